import { element } from './draw.js';
import { drawTime } from './draw-time.js';
import { parseInline, parseMarkdown } from './markdown.js';
import { allChannels, canRead, currentGuild, personOf } from './state.js';
import { words } from './words.js';

/** Opens a channel that a message mentions; `main.js` says how. */
const going = { to: () => {} };

/** From now on, `open` gets the id of a mentioned channel that somebody goes to. */
export function onMention(open) {
  going.to = open;
}

/** Text with Discord's markdown. */
export function drawMarkdown(text) {
  return parseMarkdown(text).map(drawNode);
}

/** One line of it, as in the titles of embeds and in labels: no headings, lists or quotes. */
export function drawLine(text) {
  return parseInline(text).map(drawNode);
}

/** The same as plain text, in one line. */
export function plainText(text) {
  const shown = element('div', {}, drawMarkdown(text));
  for (const block of shown.querySelectorAll('p, blockquote, small, br, li, pre')) block.append(' ');
  for (const mention of shown.querySelectorAll('discord-mention')) {
    mention.prepend(SIGNS[mention.getAttribute('type')] ?? '');
  }
  return shown.textContent.replace(/\s+/g, ' ').trim();
}

/** What skyra draws before the name of a mention. */
const SIGNS = { user: '@', role: '@', channel: '#', slash: '/' };

/**
 * Names of elements for nodes that only wrap. They are HTML's own: skyra's for bold and the like put blanks around the
 * words, and its headings would stand among the page's.
 */
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
      return drawItem(node, inner());
    case 'link':
      return drawLink(node, inner());
    case 'spoiler':
      return drawSpoiler(inner());
    case 'time':
      return drawTime(node.seconds, node.style, 'in-text');
    case 'mention':
      return drawMention(node);
    default:
      return document.createTextNode('');
  }
}

/**
 * A text that is itself an address, or holds one, does not lead elsewhere than it says: Discord leaves such a link as it
 * was written, with both addresses to see.
 */
function drawLink({ url, title, children }, inner) {
  const link = (shown) =>
    element('a', { href: url, title: title ?? null, target: '_blank', rel: 'noopener noreferrer' }, shown);
  const isAddress = children.length === 1 && children[0].type === 'text' && children[0].text === url;
  if (isAddress || !children.some(holdsLink)) return link(inner);
  return element('span', {}, '[', inner, '](', link(url), ')');
}

function holdsLink(node) {
  return node.type === 'link' || (node.children ?? []).some(holdsLink);
}

function drawItem(node, inner) {
  const mark = node.number === undefined ? (node.depth > 0 ? '◦' : '•') : `${node.number}.`;
  return element(
    'p',
    { class: `item d${node.depth}` },
    element('span', { class: 'mark' }, mark),
    element('span', {}, inner),
  );
}

/** Covered until it is pressed. */
export function drawSpoiler(inner) {
  const cover = element(
    'span',
    {
      class: 'spoiler',
      role: 'button',
      tabindex: '0',
      'aria-label': words.spoiler,
      'aria-expanded': 'false',
    },
    element('span', { class: 'covered', inert: true }, inner),
  );
  const uncover = (event) => {
    if (event.type === 'keydown' && event.key !== 'Enter' && event.key !== ' ') return;
    if (cover.classList.contains('shown')) return;
    event.preventDefault();
    cover.classList.add('shown');
    cover.firstChild.inert = false;
    for (const name of ['role', 'tabindex', 'aria-label', 'aria-expanded']) cover.removeAttribute(name);
  };
  cover.addEventListener('click', uncover);
  cover.addEventListener('keydown', uncover);
  return cover;
}

/** Discord's channel types for which skyra has a sign of their own. */
const MENTION_TYPES = { 2: 'voice', 10: 'thread', 11: 'thread', 12: 'thread', 15: 'forum' };

function drawMention({ of, id, text }) {
  if (of === 'channel') {
    const channel = allChannels().find((one) => one.id === id);
    if (!channel || !canRead(channel)) {
      return element('discord-mention', { type: 'locked' }, words.noAccess);
    }
    const go = (event) => {
      if (event.type === 'keydown' && event.key !== 'Enter') return;
      event.stopPropagation();
      going.to(id);
    };
    return element(
      'discord-mention',
      { type: MENTION_TYPES[channel.type] ?? 'channel', role: 'link', tabindex: '0', click: go, keydown: go },
      channel.name,
    );
  }
  if (of === 'user') return element('discord-mention', { type: 'user' }, personOf(id).name);
  if (of === 'role') {
    const role = currentGuild()?.roles.find((one) => one.id === id);
    return element('discord-mention', { type: 'role' }, (role?.name ?? '?').replace(/^@/, ''));
  }
  if (of === 'command') return element('discord-mention', { type: 'slash' }, text.slice(1));
  return element('discord-mention', { type: 'user' }, text.slice(1));
}
