import { element } from './draw.js';
import { drawTime } from './draw-time.js';
import { icon } from './icons.js';
import {
  allChannels,
  canRead,
  currentGuild,
  directWithBot,
  firstChannel,
  ownDirects,
  state,
} from './state.js';
import { CATEGORY, listPlaces, threadsIn } from './threads.js';
import { isUnread } from './unread.js';
import { words } from './words.js';

/** Discord's channel types by the sign before the name, and the character that stands for it in a text. */
const SIGNS = { 1: ['at', '@'], 3: ['at', '@'], 2: ['speaker', ''], 5: ['megaphone', ''], 15: ['forum', ''] };

/** What stands before a channel's name: `draw()` as a picture, `text` in a text. */
export function signOf(channel) {
  const [name, text] = channel.thread
    ? [channel.thread.locked ? 'lock' : 'thread', '']
    : (SIGNS[channel.type] ?? ['hash', '#']);
  return { draw: () => icon(name), text };
}

/** The name with what stands before it, for the head; of a thread with the channel in which it lies. */
export function drawTitle(channel) {
  const parent = allChannels().find((one) => one.id === channel.thread?.parentId);
  const own = [signOf(channel).draw(), element('span', {}, channel.name)];
  return parent
    ? [element('span', { class: 'parent' }, signOf(parent).draw(), parent.name, ' ›'), ...own]
    : own;
}

/** A server in the rail at the left edge; `open` gets the id of the channel in which it opens. */
export function drawGuild(guild, open) {
  const isOpen = guild === currentGuild();
  const initials = guild.name.split(/\s+/).map((word) => word[0]);
  const isNew = guild.channels.some((one) => one.id !== state.channelId && canRead(one) && isUnread(one));
  return element(
    'button',
    {
      type: 'button',
      class: isNew ? 'guild unread' : 'guild',
      title: guild.name,
      'aria-label': isNew ? `${guild.name}, ${words.unread}` : guild.name,
      'aria-current': isOpen ? 'true' : null,
      click: () => open(firstChannel(guild)?.id ?? ''),
    },
    initials.join('').slice(0, 3),
  );
}

/**
 * The list at the left: channels with their threads, below the category they are in, then direct messages. `open` gets
 * the id of what was chosen, `openDirect` begins the conversation with the bot.
 */
export function drawPlaces(guild, open, openDirect) {
  const drawn = listPlaces(
    (guild?.channels ?? []).filter((one) => one.type === CATEGORY || canRead(one)),
    state.channelId,
  ).map((one) => (one.type === 4 ? drawCategory(one.name) : drawLink(one, open)));
  const withBot = directWithBot();
  const others = ownDirects().filter((one) => one !== withBot);
  return [
    ...drawn,
    element('h2', { class: 'directs' }, words.directs),
    withBot ? drawLink(withBot, open) : drawUnopened(openDirect),
    ...others.map((one) => drawLink(one, open)),
  ];
}

/** The conversation with the bot is always offered, as the bot's profile offers it in Discord. */
function drawUnopened(openDirect) {
  return element(
    'button',
    {
      type: 'button',
      class: 'channel',
      'aria-label': `${state.botName}, ${words.kinds[1]}`,
      click: openDirect,
    },
    signOf({ type: 1 }).draw(),
    element('span', {}, state.botName),
  );
}

function drawCategory(name) {
  return element('h3', { class: 'category' }, name);
}

function drawLink(channel, open) {
  const isOpen = channel.id === state.channelId;
  const isNew = !isOpen && isUnread(channel);
  const kind = channel.thread ? words.thread : words.kinds[channel.type];
  return element(
    'button',
    {
      type: 'button',
      class: ['channel', channel.thread ? 'thread' : '', isNew ? 'unread' : ''].filter(Boolean).join(' '),
      'aria-current': isOpen ? 'page' : null,
      'aria-label': [channel.name, kind, isNew ? words.unread : null].filter(Boolean).join(', '),
      click: () => open(channel.id),
    },
    signOf(channel).draw(),
    element('span', {}, channel.name),
  );
}

/** The posts of a forum, as a list to choose from; in place of messages, which a forum has none of. */
export function drawPosts(forum, open) {
  const posts = threadsIn(allChannels(), forum.id).filter(canRead);
  if (posts.length === 0) return [element('p', { class: 'empty' }, words.noPosts)];
  return [
    element(
      'div',
      { class: 'posts' },
      posts.map((post) => drawPost(post, open)),
    ),
  ];
}

function drawPost(post, open) {
  const first = post.messages[0];
  const embed = first?.embeds[0];
  const last = post.messages.at(-1);
  return element(
    'button',
    { type: 'button', class: 'post', click: () => open(post.id) },
    post.thread.tags.length > 0
      ? element(
          'span',
          { class: 'tags' },
          post.thread.tags.map((tag) => element('span', { class: 'tag' }, tag)),
        )
      : null,
    element('strong', {}, post.name, stateOf(post)),
    element('span', { class: 'first' }, first?.content || embed?.title || embed?.description || ''),
    element(
      'span',
      { class: 'note' },
      words.count(post.messages.length),
      last ? ' · ' : null,
      last ? drawTime(last.postedAt / 1000, 'R') : null,
    ),
  );
}

function stateOf({ thread }) {
  const states = [thread.archived ? words.archived : null, thread.locked ? words.locked : null].filter(
    Boolean,
  );
  return states.length > 0 ? ` (${states.join(', ')})` : null;
}
