import { DiscordAPIError, type REST } from 'discord.js';
import {
  type APIDMChannel,
  type APIMessage,
  PermissionFlagsBits,
  RESTJSONErrorCodes,
  Routes,
} from 'discord-api-types/v10';
import type { ChatGateway, DirectOpener, FoundPost, Place, PostReader } from '../delivery/chat-gateway.ts';
import type { Pace } from '../delivery/pace.ts';
import { createPlaceAmender, filesOf } from './amend-place.ts';
import type { ChannelDirectory } from './channels.ts';
import { openForumPost, readForum } from './forum-posts.ts';
import { cannotLook, isCrossposted, type ReadPosts, readPosts } from './read-posts.ts';
import { tellSendProblem } from './send-problem.ts';

/** What the gateway to Discord works with. */
export interface GatewayParts {
  /** From `createOutgoingRest`: one that tries again by itself could not tell what became of a message. */
  readonly rest: Pick<REST, 'post' | 'get' | 'patch' | 'delete'>;
  readonly channels: ChannelDirectory;
  /** Where the further requests of one call take their turns; without it they take none. */
  readonly pace?: Pace;
  /** The bot's own user id, known once it is logged in. */
  selfId(): string;
}

/**
 * Discord as the delivery sees it. A call that posts is one request. It sends with `enforce_nonce`, so that the outbox may
 * repeat a call whose end it does not know: within a few minutes Discord answers the second one with the first one's message.
 * In a forum there is no such thing (`openForumPost`).
 */
export function createChatGateway(parts: GatewayParts): ChatGateway & PostReader & DirectOpener {
  const { rest, channels } = parts;
  const { edit, remove } = createPlaceAmender(parts);
  const isAnnouncement = ({ kind, channelId }: Place) =>
    kind === 'channel' && channels.find(channelId)?.isAnnouncement === true;

  return {
    async send(place, post, nonce) {
      const { kind, channelId } = place;
      if (kind === 'forum') return openForumPost(rest, channels, channelId, post);
      try {
        const message = (await rest.post(Routes.channelMessages(channelId), {
          body: { ...post.body, nonce, enforce_nonce: true },
          ...filesOf(post),
        })) as APIMessage;
        const toCrosspost = isAnnouncement(place) && !isCrossposted(message);
        return { ok: true, messageId: message.id, ...(toCrosspost ? { toCrosspost } : {}) };
      } catch (error) {
        return { ok: false, problem: tellSendProblem(error) };
      }
    },

    async findSent(place, marker, since) {
      const read = await readPlace(place, since, (post) => post.marker === marker);
      if (!read.ok) return read;
      const found = read.posts.find((post) => post.marker === marker);
      if (found === undefined) return { ok: true, messageId: null };
      const { messageId, toCrosspost } = found;
      return { ok: true, messageId, ...(toCrosspost ? { toCrosspost } : {}) };
    },

    edit,
    remove,

    async crosspost({ channelId }, messageId) {
      try {
        await rest.post(Routes.channelMessageCrosspost(channelId, messageId));
        return { ok: true };
      } catch (error) {
        const isDone =
          error instanceof DiscordAPIError &&
          error.code === RESTJSONErrorCodes.ThisMessageWasAlreadyCrossposted;
        return isDone ? { ok: true } : { ok: false, problem: tellSendProblem(error) };
      }
    },

    async openDirect(userId) {
      try {
        const body = { recipient_id: userId };
        const channel = (await rest.post(Routes.userChannels(), { body })) as APIDMChannel;
        return { ok: true, channelId: channel.id };
      } catch (error) {
        return { ok: false, problem: tellSendProblem(error) };
      }
    },

    listSent: (place, since) => readPlace(place, since, () => false),
  };

  /** The bot's posts there since then, up to the one that is `enough`. */
  async function readPlace(
    place: Place,
    since: number,
    enough: (post: FoundPost) => boolean,
  ): Promise<ReadPosts> {
    const { kind, channelId, parentId } = place;
    if (kind === 'forum') return readForum(parts, channels, channelId, since, enough);
    if (kind !== 'person') {
      // Without this permission Discord answers with no messages and no error: that must not read as "not sent".
      const permissions = channels.find(channelId, parentId)?.permissions ?? 0n;
      if ((permissions & PermissionFlagsBits.ReadMessageHistory) === 0n) {
        return { ok: false, problem: cannotLook };
      }
    }
    const read = await readPosts(parts, channelId, since, enough);
    if (!read.ok || isAnnouncement(place)) return read;
    return { ok: true, posts: read.posts.map((post) => ({ ...post, toCrosspost: false })) };
  }
}
