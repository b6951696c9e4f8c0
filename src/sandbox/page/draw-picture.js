import { element } from './draw.js';
import { drawSpoiler } from './draw-markdown.js';
import { icon } from './icons.js';
import { words } from './words.js';

/** The path of a picture or file of this sandbox's own; null for one from elsewhere, which is not fetched. */
export function ownPath(url) {
  if (typeof url !== 'string') return null;
  const found = new URL(url, location.href);
  return /^\/(ephemeral-)?attachments\//.test(found.pathname) ? found.pathname : null;
}

/**
 * A picture `{ url, description, spoiler }`; in place of one from elsewhere stands a sign with a link, for nothing is
 * fetched from outside. Null without an address.
 */
export function drawPicture(media, kind = 'picture') {
  if (!media?.url) return null;
  const path = ownPath(media.url);
  const shown =
    path === null
      ? drawElsewhere(media, kind)
      : element('img', { class: kind, src: path, alt: media.description || words.picture });
  return media.spoiler ? drawSpoiler(shown) : shown;
}

function drawElsewhere({ url, description }, kind) {
  const isLink = /^https?:/.test(url);
  return element(
    isLink ? 'a' : 'span',
    {
      class: `${kind} elsewhere`,
      href: isLink ? url : null,
      target: '_blank',
      rel: 'noopener noreferrer',
      title: words.elsewhere,
      'aria-label': description || words.elsewhere,
    },
    icon('picture'),
    kind === 'thumbnail' ? null : element('span', {}, description || words.picture),
  );
}

const UNITS = ['B', 'kB', 'MB'];

/** Files that came with a message: pictures as pictures, others with their name and size. */
export function drawAttachments(attachments) {
  if (!attachments?.length) return null;
  return element(
    'discord-attachments',
    { slot: 'attachments' },
    attachments.map((one) => {
      const shown = drawAttachment(one);
      return one.filename.startsWith('SPOILER_') ? drawSpoiler(shown) : shown;
    }),
  );
}

/** Discord shows drawings (SVG) as files. */
function drawAttachment({ type, path, filename, description, size }) {
  if (!type.startsWith('image/') || type.startsWith('image/svg')) {
    return drawFile({ name: filename, path, size });
  }
  return element('discord-image-attachment', { '.url': path, '.alt': description || filename });
}

/** A file to save: `{ name, path, size }`, size in bytes or null. */
export function drawFile({ name, path, size }) {
  const step = size < 1000 ? 0 : size < 1_000_000 ? 1 : 2;
  return element('discord-file-attachment', {
    '.name': name,
    '.href': path,
    '.target': '_blank',
    '.rel': 'noopener',
    '.bytes': size === null ? '' : String(Math.round((size / 1000 ** step) * 10) / 10),
    '.bytesUnit': size === null ? '' : UNITS[step],
  });
}
