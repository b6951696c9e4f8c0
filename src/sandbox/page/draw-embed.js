import { colourOf, element } from './draw.js';
import { drawLine, drawMarkdown } from './draw-markdown.js';
import { drawPicture, ownPath } from './draw-picture.js';
import { drawPosted } from './draw-time.js';
import { placeFields } from './embed-fields.js';

/**
 * An embed. The frame, author, fields and footer are skyra's; title, names of fields and pictures stand in its slots,
 * since skyra takes a title as plain words only and gives every picture the same English name.
 *
 * @param attachments those of the message: a picture among them has its description from there
 */
export function drawEmbed(embed, attachments) {
  const described = (media) => ({ ...media, description: describe(media, attachments) });
  const thumbnail = drawPicture(described(embed.thumbnail), 'thumbnail');
  thumbnail?.setAttribute('slot', 'footer');
  return element(
    'discord-embed',
    {
      slot: 'embeds',
      '.color': colourOf(embed.color) ?? undefined,
      '.provider': embed.provider?.name,
      '.authorName': embed.author?.name,
      '.authorUrl': linkOf(embed.author?.url),
      '.authorImage': ownPath(embed.author?.icon_url) ?? undefined,
    },
    embed.title ? drawTitle(embed) : null,
    embed.description
      ? element('discord-embed-description', { slot: 'description' }, drawMarkdown(embed.description))
      : null,
    embed.fields?.length > 0 ? drawFields(embed.fields) : null,
    thumbnail,
    embed.image
      ? element('div', { slot: 'footer', class: 'embed-image' }, drawPicture(described(embed.image)))
      : null,
    drawFooter(embed),
  );
}

function describe(media, attachments) {
  const path = ownPath(media?.url);
  return media?.description || attachments.find((one) => one.path === path)?.description;
}

function drawTitle({ title, url }) {
  const href = linkOf(url);
  const shown = drawLine(title);
  return element(
    'div',
    { slot: 'description', class: 'embed-title' },
    href ? element('a', { href, target: '_blank', rel: 'noopener noreferrer' }, shown) : shown,
  );
}

function linkOf(url) {
  return typeof url === 'string' && /^https?:/.test(url) ? url : undefined;
}

function drawFields(fields) {
  return element(
    'discord-embed-fields',
    { slot: 'fields' },
    placeFields(fields).map(({ field, place }) =>
      element(
        'discord-embed-field',
        { class: `field ${place}` },
        element('div', { class: 'field-name' }, drawLine(field.name)),
        element('div', { class: 'field-value' }, drawMarkdown(field.value)),
      ),
    ),
  );
}

function drawFooter(embed) {
  const time = embed.timestamp ? drawPosted(Date.parse(embed.timestamp)) : null;
  if (!embed.footer && !time) return null;
  return element(
    'discord-embed-footer',
    { slot: 'footer', '.footerImage': ownPath(embed.footer?.icon_url) ?? undefined },
    element('span', {}, embed.footer?.text, embed.footer && time ? ' • ' : null, time),
  );
}
