import type { FollowRoom } from '../commands/follow-room.ts';
import type { ChatGateway, DirectOpener } from './delivery/chat-gateway.ts';
import { createThreadReader, type ThreadArchive } from './read-thread.ts';

/** What following works with. `gateway`: one that halts what Discord refuses (`guardGateway`). */
export interface FollowingParts extends DirectOpener {
  readonly archive: ThreadArchive;
  readonly gateway: Pick<ChatGateway, 'send'>;
}

/** A second greeting within so long is the first one, ms. */
const greetsAnew = 10 * 60_000;

/** What commands need to have a story followed. */
export function openFollowing({ archive, gateway, openDirect }: FollowingParts): FollowRoom {
  const threads = createThreadReader(archive);
  return {
    threadOf: (storyId, now) => threads.begin()([storyId], now),
    openDirect,
    async greet({ id, place, channelId, parentId }, { content = '', embeds, components }, now) {
      const body = { content, embeds, components, allowed_mentions: { parse: [] } };
      // A nonce begins with the subscription's id, as a delivery's does. What arrived lately is not sent again.
      const nonce = `${id}-volg${Math.floor(now / greetsAnew).toString(36)}`;
      const sent = await gateway.send({ kind: place, channelId, parentId }, { body }, nonce);
      return sent.ok || sent.problem.uncertain ? null : sent.problem;
    },
  };
}
