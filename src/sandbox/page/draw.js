import { parseMarkdown } from './markdown.js';
import { allChannels, currentGuild, personOf, storyNow } from './state.js';
import { language, words } from './words.js';

/**
 * Makes an element. Text goes in as text nodes only: nothing that a message holds can become markup.
 * `attributes` with a function become listeners, others attributes; null and false leave one out.
 */
export function element(name, attributes = {}, ...children) {
  const made = document.createElement(name);
  for (const [key, value] of Object.entries(attributes)) {
    if (typeof value === 'function') made.addEventListener(key, value);
    else if (value !== null && value !== false && value !== undefined)
      made.setAttribute(key, value === true ? '' : value);
  }
  made.append(...children.flat().filter((child) => child !== null && child !== undefined));
  return made;
}

/** Text with Discord's markdown. */
export function drawMarkdown(text) {
  return parseMarkdown(text).map(drawNode);
}

/** Names of elements for nodes that only wrap. */
const WRAPS = {
  bold: ['strong'],
  italic: ['em'],
  underline: ['u'],
  strike: ['s'],
  paragraph: ['p'],
  quote: ['blockquote'],
  subtext: ['small', { class: 'subtext' }],
};

function drawNode(node) {
  const inner = () => (node.children ?? []).map(drawNode);
  const wrap = WRAPS[node.type];
  if (wrap) return element(wrap[0], wrap[1] ?? {}, inner());
  switch (node.type) {
    case 'text':
      return document.createTextNode(node.text);
    case 'break':
      return element('br');
    case 'code':
      return element('code', {}, node.text);
    case 'codeblock':
      return element('pre', {}, element('code', {}, node.text));
    case 'heading':
      return element(
        'p',
        { class: `heading h${node.level}`, role: 'heading', 'aria-level': String(node.level + 2) },
        inner(),
      );
    case 'item':
      return element('p', { class: `item d${node.depth}` }, inner());
    case 'link':
      return element('a', { href: node.url, target: '_blank', rel: 'noopener noreferrer' }, inner());
    case 'spoiler':
      return element(
        'button',
        {
          type: 'button',
          class: 'spoiler',
          title: words.spoiler,
          click: (event) => event.currentTarget.classList.add('shown'),
        },
        inner(),
      );
    case 'time':
      return drawTime(node.seconds, node.style, 'in-text');
    case 'mention':
      return element('span', { class: 'mention' }, nameOfMention(node));
    default:
      return document.createTextNode('');
  }
}

function nameOfMention({ of, id, text }) {
  if (of === 'user') return `@${personOf(id).name}`;
  if (of === 'channel') return `#${allChannels().find((channel) => channel.id === id)?.name ?? '?'}`;
  if (of === 'role') return `@${currentGuild()?.roles.find((role) => role.id === id)?.name ?? '?'}`;
  return text;
}

const STYLES = {
  t: { timeStyle: 'short' },
  T: { timeStyle: 'medium' },
  d: { dateStyle: 'short' },
  D: { dateStyle: 'long' },
  f: { dateStyle: 'long', timeStyle: 'short' },
  F: { dateStyle: 'full', timeStyle: 'short' },
  s: { dateStyle: 'short', timeStyle: 'short' },
  S: { dateStyle: 'short', timeStyle: 'medium' },
};

/** A `<t:…>`: in the reader's own zone; relative ones are kept right by `refreshTimes`. */
export function drawTime(seconds, style, kind = null) {
  const date = new Date(seconds * 1000);
  if (Number.isNaN(date.getTime())) return document.createTextNode('?');
  const full = new Intl.DateTimeFormat(language, STYLES.F).format(date);
  const shown =
    style === 'R'
      ? relative(seconds * 1000)
      : new Intl.DateTimeFormat(language, STYLES[style] ?? STYLES.f).format(date);
  return element(
    'time',
    {
      class: kind,
      datetime: date.toISOString(),
      title: full,
      'data-relative': style === 'R' ? seconds : null,
    },
    shown,
  );
}

/** Writes all relative times anew: "3 minuten geleden". */
export function refreshTimes() {
  for (const time of document.querySelectorAll('time[data-relative]')) {
    time.textContent = relative(Number(time.dataset.relative) * 1000);
  }
}

const UNITS = [
  ['year', 31_536_000_000],
  ['month', 2_592_000_000],
  ['day', 86_400_000],
  ['hour', 3_600_000],
  ['minute', 60_000],
  ['second', 1000],
];

function relative(at) {
  const difference = at - storyNow();
  const [unit, ms] = UNITS.find(([, size]) => Math.abs(difference) >= size) ?? UNITS.at(-1);
  return new Intl.RelativeTimeFormat(language, { numeric: 'auto' }).format(Math.round(difference / ms), unit);
}

/** An embed. */
export function drawEmbed(embed) {
  const box = element('article', { class: 'embed' });
  if (typeof embed.color === 'number')
    box.style.borderInlineStartColor = `#${embed.color.toString(16).padStart(6, '0')}`;
  const title = embed.title ? drawMarkdown(embed.title) : null;
  box.append(
    ...[
      embed.author
        ? element('p', { class: 'embed-author' }, linked(embed.author.url, embed.author.name))
        : null,
      title ? element('div', { class: 'embed-title' }, embed.url ? linked(embed.url, title) : title) : null,
      embed.description ? element('div', { class: 'embed-text' }, drawMarkdown(embed.description)) : null,
      embed.fields?.length > 0 ? element('div', { class: 'fields' }, embed.fields.map(drawField)) : null,
      drawPicture(embed.image),
      drawFooter(embed),
    ].filter(Boolean),
  );
  return box;
}

function drawField(field) {
  return element(
    'div',
    { class: field.inline ? 'field inline' : 'field' },
    element('div', { class: 'field-name' }, drawMarkdown(field.name)),
    element('div', { class: 'field-value' }, drawMarkdown(field.value)),
  );
}

function drawFooter(embed) {
  const time = embed.timestamp ? drawTime(Date.parse(embed.timestamp) / 1000, 's') : null;
  if (!embed.footer && !time) return null;
  return element('p', { class: 'embed-footer' }, [
    embed.footer?.text,
    embed.footer && time ? ' • ' : null,
    time,
  ]);
}

/** Pictures of this sandbox's own attachments are shown; others only named, for nothing is fetched from outside. */
export function drawPicture(image) {
  if (!image?.url) return null;
  const url = new URL(image.url, location.href);
  if (!url.pathname.startsWith('/attachments/')) {
    return element('p', { class: 'picture' }, '🖼 ', linked(image.url, words.picture));
  }
  return element('img', { class: 'picture', src: url.pathname, alt: words.picture });
}

function linked(url, content) {
  const isLink = typeof url === 'string' && /^https?:/.test(url);
  return isLink
    ? element('a', { href: url, target: '_blank', rel: 'noopener noreferrer' }, content)
    : element('span', {}, content);
}
