/** Discord's channel type of a forum: nothing but posts is in it. */
const FORUM = 15;

/**
 * What the list at the left shows of a server's channels: those that hold messages or posts, each with its open
 * threads below it, newest first. The thread that is being read stays, archived or not.
 */
export function listPlaces(channels, openId) {
  return channels
    .filter((channel) => !channel.thread && [0, 2, 5, FORUM].includes(channel.type))
    .flatMap((channel) => [
      channel,
      ...threadsIn(channels, channel.id).filter((one) => !one.thread.archived || one.id === openId),
    ]);
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
