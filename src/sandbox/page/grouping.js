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
