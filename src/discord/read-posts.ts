import type { REST } from 'discord.js';
import {
  type APIActionRowComponent,
  type APIComponentInMessageActionRow,
  type APIMessage,
  type APIMessageTopLevelComponent,
  ComponentType,
  MessageFlags,
  type RESTGetAPIChannelMessagesResult,
  Routes,
} from 'discord-api-types/v10';
import type { FoundPost, PostReader, SendProblem } from '../delivery/chat-gateway.ts';
import type { Pace } from '../delivery/pace.ts';
import { readCustomId } from './custom-id.ts';
import { readAction } from './read-menu.ts';
import { tellSendProblem } from './send-problem.ts';

/** What reading back works with. */
export interface ReadingParts {
  readonly rest: Pick<REST, 'get'>;
  /** Each request after the first of a reading waits for its turn. */
  readonly pace?: Pace;
  /** The bot's own user id, known once it is logged in. */
  selfId(): string;
}

type MessageRow = APIActionRowComponent<APIComponentInMessageActionRow>;

/** What was read: the bot's own posts, oldest first. */
export type ReadPosts = Awaited<ReturnType<PostReader['listSent']>>;

/** Messages or threads of one page. */
export const pageSize = 100;
/** Pages to look through at most: 5,000 messages, or threads. */
export const mostPages = 50;
/** Discord's epoch, 2015-01-01T00:00:00Z in ms: what snowflakes count from. */
const epoch = 1_420_070_400_000n;

/** The bot's posts in a channel since then (ms since the epoch), up to the one that is `enough`: all of them or a problem. */
export async function readPosts(
  { rest, pace, selfId }: ReadingParts,
  channelId: string,
  since: number,
  enough: (post: FoundPost) => boolean,
): Promise<ReadPosts> {
  const posts: FoundPost[] = [];
  let after = snowflakeAt(since);
  try {
    for (let page = 0; page < mostPages; page++) {
      if (page > 0) await pace?.take();
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

/** Nobody can look: not "absent". */
export const cannotLook: SendProblem = {
  code: 'missing-permissions',
  message: 'The bot cannot look what it posted in this channel: it lacks Read Message History.',
  retryable: true,
  uncertain: true,
};

/** Not "absent": what stands after the messages that were looked through is not known. */
export const lookedTooFar: SendProblem = {
  code: 'too-many-messages',
  message: `The bot did not see the end of what it posted among the first ${mostPages * pageSize} that this channel had since.`,
  retryable: true,
  uncertain: true,
};

/** What a message of ours is known by: its menu, or the button in place of one. None for a message without either. */
export function postIn(message: APIMessage): FoundPost[] {
  for (const row of rowsOf(message.components ?? [])) {
    for (const part of row.components) {
      if (!('custom_id' in part)) continue;
      const { action, args } = readCustomId(part.custom_id);
      const [marker, ...ids] = args;
      if (action !== readAction || marker === undefined) continue;
      const storyIds =
        part.type === ComponentType.StringSelect ? part.options.map((option) => option.value) : ids;
      return [{ messageId: message.id, marker, storyIds, toCrosspost: !isCrossposted(message) }];
    }
  }
  return [];
}

/** The rows of menus and buttons, those in cards too. */
function rowsOf(components: readonly APIMessageTopLevelComponent[]): readonly MessageRow[] {
  return components.flatMap((part) => {
    if (part.type === ComponentType.ActionRow) return [part];
    return part.type === ComponentType.Container
      ? part.components.filter((inner) => inner.type === ComponentType.ActionRow)
      : [];
  });
}

/** Whether a message in an announcement channel has been sent on to the servers that follow it. */
export function isCrossposted({ flags }: Pick<APIMessage, 'flags'>): boolean {
  return ((flags ?? 0) & MessageFlags.Crossposted) !== 0;
}

/** The smallest id that something made at `ms` (since the epoch) can have. */
export function snowflakeAt(ms: number): string {
  const sinceEpoch = BigInt(Math.floor(ms)) - epoch;
  return String(sinceEpoch > 0n ? sinceEpoch << 22n : 0n);
}

function later(a: string, b: string): string {
  return BigInt(a) > BigInt(b) ? a : b;
}
