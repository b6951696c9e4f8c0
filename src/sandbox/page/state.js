import { keepPlace, lastPlace } from './settings.js';

/** What the page knows: the sandbox's state, which channel is open, who acts. */
export const state = {
  guilds: [],
  directs: [],
  botId: '',
  botName: '',
  /** Whether a bot is connected; what there is to say when none is stands at a channel's beginning. */
  connected: true,
  /** Story time minus this machine's time, ms. */
  ahead: 0,
  guildId: '',
  channelId: lastPlace.channelId ?? '',
  as: lastPlace.as ?? 'reader',
  /** Commands that got no answer, by id of the interaction. */
  failed: new Map(),
  /** Ids of messages for one person that this person has put away. */
  dismissed: new Set(lastPlace.dismissed ?? []),
};

/** Story time of now, ms since the epoch. */
export function storyNow() {
  return Date.now() + state.ahead;
}

/** Fetches everything anew. */
export async function loadState() {
  const response = await fetch('/sandbox/state');
  const { now, ...rest } = await response.json();
  const before = allChannels();
  Object.assign(state, rest);
  for (const channel of allChannels()) keepOlder(channel, before);
  // In another sandbox at this address the same ids may be others' messages.
  const ids = new Set(allChannels().flatMap((channel) => channel.messages.map((message) => message.id)));
  state.dismissed = new Set([...state.dismissed].filter((id) => ids.has(id)));
  state.ahead = now - Date.now();
  const guild = currentGuild();
  state.guildId = guild?.id ?? '';
  if (guild && !guild.members.some((member) => member.username === state.as)) {
    state.as = guild.members.find((member) => !member.bot)?.username ?? '';
  }
  leaveClosed();
}

/** Of a conversation the name is that of whom it is with. */
function nameDirects() {
  const me = actingPerson()?.id;
  for (const direct of state.directs) {
    direct.name = direct.names.filter((_, index) => direct.people[index] !== me).join(', ');
  }
}

/** The conversation of the acting person with the bot; undefined before it was opened. */
export function directWithBot() {
  return ownDirects().find((channel) => channel.people.includes(state.botId));
}

/** Goes elsewhere when the open channel is gone or not for the one who acts. */
function leaveClosed() {
  nameDirects();
  if (!canRead(currentChannel())) state.channelId = firstChannel(currentGuild())?.id ?? '';
}

/** What was fetched of older messages stays when everything is fetched anew, which brings only the last ones. */
function keepOlder(channel, before) {
  const was = before.find((one) => one.id === channel.id);
  const first = channel.messages[0];
  if (!was || !first || !channel.hasOlder) return;
  const older = was.messages.filter((message) => BigInt(message.id) < BigInt(first.id));
  // Only when nothing is between them: who was away long begins at the end again.
  if (!was.messages.some((message) => message.id === first.id)) return;
  channel.messages.unshift(...older);
  channel.hasOlder = was.hasOlder;
}

/** Fetches the messages before those that are known of the open channel. */
export async function loadOlder() {
  const channel = currentChannel();
  const { messages, hasOlder } = await act('older', { before: channel.messages[0]?.id });
  const known = new Set(channel.messages.map((one) => one.id));
  channel.messages.unshift(...messages.filter((one) => !known.has(one.id)));
  channel.hasOlder = hasOlder;
}

/** Opens a channel, in whichever server it is. */
export function goTo(channelId) {
  state.channelId = channelId;
  const guild = state.guilds.find((one) => one.channels.some((channel) => channel.id === channelId));
  if (guild) state.guildId = guild.id;
  keep();
}

/** Puts away a message that one person sees, for good in this tab. */
export function dismiss(message) {
  state.dismissed.add(message.id);
  keep();
}

function keep() {
  const { channelId, as, dismissed } = state;
  keepPlace({ channelId, as, dismissed: [...dismissed] });
}

/** Acts as somebody else from now on. */
export function become(username) {
  state.as = username;
  leaveClosed();
  keep();
}

/** Does something in the open channel as the chosen person; throws an Error with the sandbox's words, its `code`, the `field` it is about and the `action`. */
export async function act(action, body = {}) {
  const response = await fetch(`/sandbox/${action}`, {
    method: 'POST',
    headers: { 'content-type': 'application/json' },
    body: JSON.stringify({ channelId: state.channelId, as: state.as, ...body }),
  }).catch((error) => {
    throw Object.assign(error, { code: 'offline', action });
  });
  const answer = await response.json().catch(() => ({}));
  if (!response.ok) {
    const error = new Error(answer.error ?? response.statusText);
    throw Object.assign(error, { code: answer.code, field: answer.field, action });
  }
  return answer;
}

/** The open server; the first one when none is. */
export function currentGuild() {
  return state.guilds.find((guild) => guild.id === state.guildId) ?? state.guilds[0];
}

/** The open channel. */
export function currentChannel() {
  return allChannels().find((channel) => channel.id === state.channelId);
}

/** Channels of all servers, with their threads, then direct messages. */
export function allChannels() {
  return [...state.guilds.flatMap((guild) => guild.channels), ...state.directs];
}

/** A person by id, wherever they are a member. */
export function personOf(id) {
  for (const guild of state.guilds) {
    const member = guild.members.find((one) => one.id === id);
    if (member) return member;
  }
  return { id, name: '?', username: '?', bot: false, colour: null };
}

/** The person who acts, as a member of the open server. */
export function actingPerson() {
  return currentGuild()?.members.find((member) => member.username === state.as);
}

/** The direct messages of the acting person. */
export function ownDirects() {
  return state.directs.filter(canRead);
}

/** What the acting person sees of a channel: what is for others alone is not there, nor what they put away. */
export function shownMessages(channel) {
  const me = actingPerson()?.id;
  return (channel?.messages ?? []).filter(
    (message) => (!message.ephemeral || message.onlyFor === me) && !state.dismissed.has(message.id),
  );
}

/** Discord's flag of a message that says "is thinking", and how long (ms of the story) the bot may do so. */
const LOADING = 1 << 7;
const THINKS_FOR = 15 * 60_000;

/** Whether a message is still to become the answer. */
export function isThinking({ flags }) {
  return (flags & LOADING) !== 0;
}

/** Whether that can no longer come: the bot's time is over. */
export function isTooLate(message) {
  return isThinking(message) && storyNow() - message.postedAt >= THINKS_FOR;
}

/** Whether the acting person sees this channel, thread or conversation. */
export function canRead(channel) {
  return (channel?.may?.read ?? channel?.people ?? []).includes(actingPerson()?.id);
}

/** Whether they may write in it. */
export function canWrite(channel) {
  return (channel?.may?.write ?? channel?.people ?? []).includes(actingPerson()?.id);
}

/** The channel of a server that opens when none was chosen. */
export function firstChannel(guild) {
  return guild?.channels.find((channel) => isText(channel) && canRead(channel));
}

/** True for a channel that holds messages, threads aside. */
export function isText(channel) {
  return [0, 1, 2, 3, 5].includes(channel.type);
}
