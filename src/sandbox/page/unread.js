/** What has been read of each channel, by this page: the id of its last message at that moment. */
const readUpTo = new Map();
/** In the open channel: the id of the first message that came while nobody looked at the end; null for none. */
let firstNew = null;

const lastOf = (channel) => channel?.messages.at(-1)?.id ?? '';

/** All that is there when the page opens counts as read. */
export function startReading(channels) {
  for (const channel of channels) if (!readUpTo.has(channel.id)) readUpTo.set(channel.id, lastOf(channel));
}

/** Whether something stands in a channel that was not read. Ids grow with time; they are compared as numbers. */
export function isUnread(channel) {
  return isLater(lastOf(channel), readUpTo.get(channel.id) ?? '');
}

/** A channel is opened: the line of new messages goes above the first one that was not read, and all is read. */
export function openReading(channel) {
  const last = readUpTo.get(channel?.id) ?? '';
  firstNew = channel?.messages.find((one) => isLater(one.id, last))?.id ?? null;
  if (channel) readUpTo.set(channel.id, lastOf(channel));
}

/** Something came in the open channel; `isSeen` when its end is in view of somebody. */
export function keepReading(channel, message, isSeen) {
  if (!isSeen && firstNew === null) firstNew = message.id;
  readUpTo.set(channel.id, lastOf(channel));
}

/** The id of the message above which the line of new messages stands; null for none. */
export function firstUnread() {
  return firstNew;
}

function isLater(id, than) {
  return BigInt(id || 0) > BigInt(than || 0);
}
