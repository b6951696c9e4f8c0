/** What the page knows: the sandbox's state, which channel is open, who acts. */
export const state = {
  guilds: [],
  directs: [],
  botId: '',
  /** Story time minus this machine's time, ms. */
  ahead: 0,
  guildId: '',
  channelId: '',
  as: 'reader',
  /** Interactions that wait for an answer, or got none, by id. */
  pending: new Map(),
};

/** Story time of now, ms since the epoch. */
export function storyNow() {
  return Date.now() + state.ahead;
}

/** Fetches everything anew. */
export async function loadState() {
  const response = await fetch('/sandbox/state');
  const { now, ...rest } = await response.json();
  Object.assign(state, rest);
  state.ahead = now - Date.now();
  const guild = currentGuild();
  state.guildId = guild?.id ?? '';
  if (!currentChannel()) state.channelId = guild?.channels.find(isText)?.id ?? '';
  if (guild && !guild.members.some((member) => member.username === state.as)) {
    state.as = guild.members.find((member) => !member.bot)?.username ?? '';
  }
}

/** Does something in the open channel as the chosen person; throws an Error with the sandbox's words. */
export async function act(action, body = {}) {
  const response = await fetch(`/sandbox/${action}`, {
    method: 'POST',
    headers: { 'content-type': 'application/json' },
    body: JSON.stringify({ channelId: state.channelId, as: state.as, ...body }),
  });
  const answer = await response.json();
  if (!response.ok) throw new Error(answer.error ?? response.statusText);
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

/** True for a channel that holds messages, threads aside. */
export function isText(channel) {
  return [0, 1, 2, 5].includes(channel.type);
}
