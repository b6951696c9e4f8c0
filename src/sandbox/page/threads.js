/** Discord's channel type of a forum: nothing but posts is in it. */
const FORUM = 15;
/** Discord's channel type of a category. */
export const CATEGORY = 4;

/**
 * What the list at the left shows of a server's channels: those that hold messages or posts, first the ones in no
 * category, then each category that has any, followed by what is in it. Below a channel its open threads, newest first;
 * the thread that is being read stays, archived or not.
 */
export function listPlaces(channels, openId) {
  const shown = channels.filter((one) => !one.thread && [0, 2, 5, FORUM].includes(one.type));
  const withThreads = (channel) => [
    channel,
    ...threadsIn(channels, channel.id).filter((one) => !one.thread.archived || one.id === openId),
  ];
  const categories = channels.filter((one) => one.type === CATEGORY);
  const isIn = (category) => (one) => one.categoryId === category.id;
  const loose = shown.filter((one) => !categories.some((category) => isIn(category)(one)));
  return [
    ...loose.flatMap(withThreads),
    ...categories
      .filter((category) => shown.some(isIn(category)))
      .flatMap((category) => [category, ...shown.filter(isIn(category)).flatMap(withThreads)]),
  ];
}

/** The threads in a channel, archived ones too; the one in which something was last said comes first. */
export function threadsIn(channels, channelId) {
  const last = (thread) => thread.messages.at(-1)?.postedAt ?? 0;
  return channels
    .filter((one) => one.thread?.parentId === channelId)
    .reverse()
    .sort((a, b) => last(b) - last(a));
}

/** True for a forum. */
export function isForum(channel) {
  return channel?.type === FORUM;
}
