import { element } from './draw.js';
import { drawFailed, drawMessage, summaryOf } from './draw-message.js';
import { dayOf, writePosted, writeTime } from './draw-time.js';
import { layOut, placeWaiting } from './grouping.js';
import { makeKeyedList } from './keyed.js';
import { nextByKey } from './list-keys.js';
import { signOf } from './places.js';
import {
  allChannels,
  canRead,
  isThinking,
  isTooLate,
  personOf,
  shownMessages,
  state,
  storyNow,
} from './state.js';
import { language, words } from './words.js';

/**
 * The messages of a channel in `log`, a list that is walked with the arrow keys once it has the focus.
 * @param does see `drawMessage`
 * @returns draws a channel, with the line of new messages above the one with the id `firstNew`
 */
export function makeLog(log, does) {
  const list = element('discord-messages', { 'no-background': true });
  const draw = makeKeyedList(list);
  log.addEventListener('keydown', (event) => walk(log, event));
  return (channel, firstNew) => {
    if (log.firstChild !== list || log.childNodes.length > 1) log.replaceChildren(list);
    const waiting = [...state.failed.values()].filter(
      (one) => one.channelId === channel?.id && personOf(one.userId).username === state.as,
    );
    const items = placeWaiting(layOut(shownMessages(channel), dayOf, firstNew), waiting);
    draw([beginning(channel, does.older), ...items.map((item) => asKeyed(item, does))]);
  };
}

function asKeyed(item, does) {
  if (item.kind === 'message') {
    const { message, isFollowing } = item;
    const menu = isThinking(message) ? null : does.menuOf(message);
    return {
      key: message.id,
      sign: JSON.stringify([
        message,
        isFollowing,
        language,
        writePosted(message.postedAt),
        personOf(message.author.id),
        outsideOf(message),
        menu !== null,
        isTooLate(message),
      ]),
      make: () => drawMessage(item, { ...does, menu }),
    };
  }
  if (item.kind === 'waiting') {
    const { one } = item;
    return {
      key: `i${one.interactionId}`,
      sign: language,
      make: () => drawFailed(one, personOf(state.botId)),
    };
  }
  const isDay = item.kind === 'day';
  const label = isDay ? writeTime(item.at, 'D') : words.newMessages;
  return {
    key: isDay ? `day ${item.before}` : 'new',
    sign: label,
    make: () =>
      element(
        'div',
        { class: isDay ? 'divider' : 'divider new', role: 'separator', 'aria-label': label },
        element('span', {}, label),
      ),
  };
}

/** What a message shows that does not stand in it: its thread, what it replies to, names of those it mentions. */
function outsideOf(message) {
  const thread = allChannels().find((one) => one.id === message.id && one.thread);
  const mentioned = [
    ...JSON.stringify([message.content, message.embeds, message.components]).matchAll(/<[#@]!?&?(\d+)>/g),
  ];
  const named = mentioned.map(([, id]) => {
    const channel = allChannels().find((one) => one.id === id);
    return channel ? canRead(channel) && channel.name : personOf(id).name;
  });
  return [thread?.name, thread?.thread, thread?.messages.length, named];
}

function beginning(channel, older) {
  const name = channel ? `${signOf(channel).text}${channel.name}` : '';
  return {
    key: 'beginning',
    sign: `${channel?.id} ${name} ${channel?.topic} ${channel?.hasOlder} ${state.connected} ${language}`,
    make: () => {
      if (!channel) return element('div', { class: 'beginning' }, element('p', {}, words.noChannels));
      return channel.hasOlder ? drawOlder(older) : drawBeginning(channel, name);
    },
  };
}

function drawBeginning(channel, name) {
  return element(
    'div',
    { class: 'beginning' },
    element('span', { class: 'big-sign' }, signOf(channel).draw()),
    element('h2', {}, words.welcome(name)),
    element('p', {}, channel.topic ?? words.beginning(name), ' ', state.connected ? words.empty : ''),
    state.connected ? null : element('p', { class: 'no-bot' }, words.noBot(`${location.origin}/api`)),
  );
}

/** In place of the beginning for as long as there are messages before those that are shown. */
function drawOlder(older) {
  return element(
    'div',
    { class: 'older' },
    element(
      'button',
      {
        type: 'button',
        class: 'button secondary',
        click: async (event) => {
          event.currentTarget.disabled = true;
          await older();
        },
      },
      words.older,
    ),
  );
}

/** Arrows go from message to message; what is in one is reached with Tab. */
function walk(log, event) {
  const messages = [...log.querySelectorAll('.message')];
  const isOnList = event.target === log;
  if (!isOnList && !messages.includes(event.target)) return;
  if (event.key.length === 1) return;
  const at = isOnList ? messages.length : messages.indexOf(event.target);
  const next = nextByKey(event.key, at, messages.length, []);
  if (next < 0 || (event.key === 'ArrowDown' && at >= messages.length - 1)) return;
  event.preventDefault();
  messages[isOnList && event.key === 'ArrowUp' ? messages.length - 1 : next]?.focus();
}

/** What a screen reader says of a message that comes in: who says it, and the beginning of it. */
export function spokenOf(message) {
  return `${message.author.name}: ${summaryOf(message).slice(0, 300)}`;
}

/** Midnight draws "vandaag" anew as "gisteren": what changes with the day. */
export function today() {
  return dayOf(storyNow());
}
