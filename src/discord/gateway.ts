import type { REST } from 'discord.js';
import {
  type APIMessage,
  ComponentType,
  PermissionFlagsBits,
  type RESTGetAPIChannelMessagesResult,
  Routes,
} from 'discord-api-types/v10';
import type { Amended, ChatGateway, FoundPost, PostReader, SendProblem } from '../delivery/chat-gateway.ts';
import type { ChannelDirectory } from './channels.ts';
import { readCustomId } from './custom-id.ts';
import { readAction } from './read-menu.ts';
import { tellSendProblem } from './send-problem.ts';

/** What the gateway to Discord works with. */
export interface GatewayParts {
  /** From `createOutgoingRest`: one that tries again by itself could not tell what became of a message. */
  readonly rest: Pick<REST, 'post' | 'get' | 'patch' | 'delete'>;
  readonly channels: ChannelDirectory;
  /** The bot's own user id, known once it is logged in. */
  selfId(): string;
}

/** Discord's epoch, 2015-01-01T00:00:00Z in ms: what snowflakes count from. */
const epoch = 1_420_070_400_000n;
const pageSize = 100;
/** Pages to look through at most: 5,000 messages. */
const mostPages = 50;

/**
 * Discord as the delivery sees it. One call is one request. It sends with `enforce_nonce`, so that the outbox may repeat
 * a call whose end it does not know: within a few minutes Discord answers the second one with the first one's message.
 */
export function createChatGateway({ rest, channels, selfId }: GatewayParts): ChatGateway & PostReader {
  return {
    async send(channelId, post, nonce) {
      const problem = closedFor(channelId, neededToPost);
      if (problem !== null) return { ok: false, problem };
      try {
        const message = await rest.post(Routes.channelMessages(channelId), {
          body: { ...post.body, nonce, enforce_nonce: true },
        });
        return { ok: true, messageId: (message as APIMessage).id };
      } catch (error) {
        return { ok: false, problem: tellSendProblem(error) };
      }
    },

    async findSent(channelId, marker, since) {
      const read = await readPosts(channelId, since, (post) => post.marker === marker);
      if (!read.ok) return read;
      const found = read.posts.find((post) => post.marker === marker);
      return { ok: true, messageId: found?.messageId ?? null };
    },

    async edit(channelId, messageId, post) {
      const problem = closedFor(channelId, PermissionFlagsBits.ViewChannel);
      if (problem !== null) return { ok: false, problem };
      return amend(rest.patch(Routes.channelMessage(channelId, messageId), { body: post.body }));
    },
    async remove(channelId, messageId) {
      const problem = closedFor(channelId, PermissionFlagsBits.ViewChannel);
      if (problem !== null) return { ok: false, problem };
      return amend(rest.delete(Routes.channelMessage(channelId, messageId)));
    },

    listSent: (channelId, since) => readPosts(channelId, since, () => false),
  };

  /**
   * What Discord would answer where the gateway has told that the bot lacks one of these permissions: each refusal counts
   * against the bot (docs, "Invalid Request Limit"), and a channel that is closed for a week would draw one an edition.
   * Null where it may, or where nothing is known of the channel.
   */
  function closedFor(channelId: string, needed: bigint): SendProblem | null {
    const held = channels.find(channelId)?.permissions;
    if (held === undefined || (held & needed) === needed) return null;
    return (held & PermissionFlagsBits.ViewChannel) === 0n ? cannotSee : cannotPost;
  }

  /** The bot's posts since then, up to the one that is `enough`. */
  async function readPosts(
    channelId: string,
    since: number,
    enough: (post: FoundPost) => boolean,
  ): ReturnType<PostReader['listSent']> {
    // Without this permission Discord answers with no messages and no error: that must not read as "not sent".
    const permissions = channels.find(channelId)?.permissions ?? 0n;
    if ((permissions & PermissionFlagsBits.ReadMessageHistory) === 0n) {
      return { ok: false, problem: cannotLook };
    }
    const posts: FoundPost[] = [];
    let after = snowflakeAt(since);
    try {
      for (let page = 0; page < mostPages; page++) {
        const query = new URLSearchParams({ after, limit: String(pageSize) });
        const messages = (await rest.get(Routes.channelMessages(channelId), {
          query,
        })) as RESTGetAPIChannelMessagesResult;
        const own = messages.filter((message) => message.author.id === selfId());
        posts.push(...own.flatMap(postIn).reverse());
        if (messages.length < pageSize || posts.some(enough)) return { ok: true, posts };
        after = messages.map((message) => message.id).reduce(later);
      }
    } catch (error) {
      return { ok: false, problem: tellSendProblem(error) };
    }
    return { ok: false, problem: lookedTooFar };
  }
}

/** Without View Channel the others are worth nothing. */
const neededToPost =
  PermissionFlagsBits.ViewChannel | PermissionFlagsBits.SendMessages | PermissionFlagsBits.EmbedLinks;

const cannotSee = closed('missing-access', 'The bot cannot see this channel: it lacks View Channel.');
const cannotPost = closed(
  'missing-permissions',
  'The bot may not post in this channel: it lacks Send Messages or Embed Links.',
);

function closed(code: string, message: string): SendProblem {
  return { code, message, retryable: false, uncertain: false };
}

const cannotLook: SendProblem = {
  code: 'missing-permissions',
  message: 'The bot cannot look what it posted in this channel: it lacks Read Message History.',
  retryable: true,
  uncertain: true,
};

/** Not "absent": what stands after the messages that were looked through is not known. */
const lookedTooFar: SendProblem = {
  code: 'too-many-messages',
  message: `The bot did not see the end of what it posted among the first ${mostPages * pageSize} that this channel had since.`,
  retryable: true,
  uncertain: true,
};

async function amend(call: Promise<unknown>): Promise<Amended> {
  try {
    await call;
    return { ok: true };
  } catch (error) {
    return { ok: false, problem: tellSendProblem(error) };
  }
}

/** What a message of ours is known by: its menu, or the button in place of one. None for a message without either. */
function postIn(message: APIMessage): FoundPost[] {
  for (const row of message.components ?? []) {
    if (row.type !== ComponentType.ActionRow) continue;
    for (const part of row.components) {
      if (!('custom_id' in part)) continue;
      const { action, args } = readCustomId(part.custom_id);
      const [marker, ...ids] = args;
      if (action !== readAction || marker === undefined) continue;
      const storyIds =
        part.type === ComponentType.StringSelect ? part.options.map((option) => option.value) : ids;
      return [{ messageId: message.id, marker, storyIds }];
    }
  }
  return [];
}

function snowflakeAt(ms: number): string {
  const sinceEpoch = BigInt(Math.floor(ms)) - epoch;
  return String(sinceEpoch > 0n ? sinceEpoch << 22n : 0n);
}

function later(a: string, b: string): string {
  return BigInt(a) > BigInt(b) ? a : b;
}
