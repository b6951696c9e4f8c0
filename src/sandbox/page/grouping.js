/** Messages of one author within so many ms stand below one name (Discord's client does so for seven minutes). */
const TOGETHER = 7 * 60_000;

/**
 * What a channel shows, from top to bottom: a line with the date where a day begins, the line of new messages, and
 * messages, those that follow one of the same author without a head of their own.
 *
 * @param messages `{ id, postedAt, author: { id }, answers, repliesTo }` in order
 * @param dayOf gives the day of a time as something to compare
 * @param firstNew the id of the first message that was not read; null for none
 * @returns `{ kind: 'day', at, before }` (`before` the id of the message below it), `{ kind: 'new' }`, `{ kind: 'message', message, isFollowing }`
 */
export function layOut(messages, dayOf, firstNew) {
  const items = [];
  let last = null;
  for (const message of messages) {
    const isNewDay = last === null || dayOf(last.postedAt) !== dayOf(message.postedAt);
    if (isNewDay) items.push({ kind: 'day', at: message.postedAt, before: message.id });
    if (message.id === firstNew) items.push({ kind: 'new' });
    const isFollowing =
      !isNewDay &&
      message.id !== firstNew &&
      !message.answers?.command &&
      !message.repliesTo &&
      message.author.id === last.author.id &&
      message.ephemeral === last.ephemeral &&
      message.postedAt - last.postedAt < TOGETHER;
    items.push({ kind: 'message', message, isFollowing });
    last = message;
  }
  return items;
}

/**
 * Puts commands that wait for their answer, or got none, among `items` of `layOut`: below what was posted before they were
 * given, above what came after it. The ids of Discord run with time.
 *
 * @param waiting `{ interactionId }`s
 * @returns the items, with `{ kind: 'waiting', one }` among them
 */
export function placeWaiting(items, waiting) {
  const placed = [...items];
  for (const one of waiting) {
    const id = BigInt(one.interactionId);
    const isLater = (item) =>
      (item.kind === 'message' && BigInt(item.message.id) > id) ||
      (item.kind === 'waiting' && BigInt(item.one.interactionId) > id);
    let at = placed.findIndex(isLater);
    if (at < 0) at = placed.length;
    // A line belongs to the message below it.
    while (at < placed.length && at > 0 && ['day', 'new'].includes(placed[at - 1].kind)) at -= 1;
    placed.splice(at, 0, { kind: 'waiting', one });
  }
  return placed;
}
