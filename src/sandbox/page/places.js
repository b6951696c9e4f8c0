import { drawTime, element } from './draw.js';
import { allChannels, state } from './state.js';
import { listPlaces, threadsIn } from './threads.js';
import { words } from './words.js';

/** What stands before a channel's name. */
export function signOf(channel) {
  if (channel.thread) return channel.thread.locked ? '🔒' : '🧵';
  return { 1: '@', 2: '🔊', 5: '📣', 15: '🗂' }[channel.type] ?? '#';
}

/** The name with what stands before it; of a thread with the channel in which it lies. */
export function titleOf(channel) {
  const parent = allChannels().find((one) => one.id === channel.thread?.parentId);
  const own = `${signOf(channel)} ${channel.name}`;
  return parent ? `${signOf(parent)} ${parent.name} › ${own}` : own;
}

/** The list at the left: channels with their threads, then direct messages. `open` gets the id of what was chosen. */
export function drawPlaces(guild, open) {
  const channels = listPlaces(guild?.channels ?? [], state.channelId);
  const directs = state.directs.length === 0 ? [] : [element('h2', {}, words.directs), ...state.directs];
  return [...channels, ...directs].map((one) => (one instanceof Node ? one : drawLink(one, open)));
}

function drawLink(channel, open) {
  return element(
    'button',
    {
      type: 'button',
      class: channel.thread ? 'channel thread' : 'channel',
      'aria-current': String(channel.id === state.channelId),
      click: () => open(channel.id),
    },
    element('span', { 'aria-hidden': 'true' }, signOf(channel)),
    channel.name,
  );
}

/** The posts of a forum, as a list to choose from; in place of messages, which a forum has none of. */
export function drawPosts(forum, open) {
  const posts = threadsIn(allChannels(), forum.id);
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
      words.messages(post.messages.length),
      last ? ' · ' : null,
      last ? drawTime(last.postedAt / 1000, 'R') : null,
    ),
  );
}

/** The way from a message to the thread that started from it; null when there is none. */
export function drawThreadOf(message, open) {
  const thread = allChannels().find((one) => one.id === message.id && one.thread);
  if (!thread || message.channelId === thread.id) return null;
  return element(
    'button',
    { type: 'button', class: 'to-thread', click: () => open(thread.id) },
    `🧵 ${thread.name}`,
    stateOf(thread),
    ` · ${words.messages(thread.messages.length)}`,
  );
}

function stateOf({ thread }) {
  const states = [thread.archived ? words.archived : null, thread.locked ? words.locked : null].filter(
    Boolean,
  );
  return states.length > 0 ? ` (${states.join(', ')})` : null;
}
