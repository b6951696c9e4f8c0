import { DiscordAPIError, type REST } from 'discord.js';
import {
  type APIMessage,
  type APIThreadChannel,
  PermissionFlagsBits,
  type RESTGetAPIChannelThreadsArchivedPublicResult,
  type RESTGetAPIGuildThreadsResult,
  RESTJSONErrorCodes,
  Routes,
} from 'discord-api-types/v10';
import type { FoundPost, Post, SendProblem, Sent } from '../delivery/chat-gateway.ts';
import type { ChannelDirectory, SeenChannel } from './channels.ts';
import { filesOf } from './post-files.ts';
import {
  cannotLook,
  lookedTooFar,
  mostPages,
  pageSize,
  postIn,
  type ReadingParts,
  type ReadPosts,
  snowflakeAt,
} from './read-posts.ts';
import { tellSendProblem } from './send-problem.ts';

/**
 * Posts in a forum: opens a thread with this message in it. The endpoint knows no nonce, so that each call that Discord
 * carries out makes a thread: after an uncertain one only `readForum` tells. The id of the first message is that of its thread.
 */
export async function openForumPost(
  rest: Pick<REST, 'post'>,
  channels: ChannelDirectory,
  forumId: string,
  { body, thread, ...post }: Post,
): Promise<Sent> {
  if (thread === undefined) return { ok: false, problem: nameless };
  const forum = channels.find(forumId);
  const tags = forum === null ? thread.tags : tagsThatFit(thread.tags, forum);
  if (forum?.wantsTag && tags.length === 0) return { ok: false, problem: tagMissing };
  try {
    const opened = await rest.post(Routes.threads(forumId), {
      body: { name: thread.name, applied_tags: tags, message: body },
      ...filesOf(post),
    });
    return { ok: true, messageId: (opened as APIThreadChannel).id };
  } catch (error) {
    return { ok: false, problem: tellSendProblem(error) };
  }
}

/** Those of the tags that the forum still has and that the bot may give. */
function tagsThatFit(tags: readonly string[], forum: SeenChannel): readonly string[] {
  const mayModerate = (forum.permissions & PermissionFlagsBits.ManageThreads) !== 0n;
  const given = forum.tags.filter((tag) => mayModerate || !tag.isModerated).map(({ id }) => id);
  return tags.filter((id) => given.includes(id));
}

/**
 * The bot's posts in a forum since then (ms since the epoch), up to the one that is `enough`: all of them or a problem. They are
 * its own threads there, open and archived, whose first message carries a marker.
 */
export async function readForum(
  { rest: unpaced, pace, selfId }: ReadingParts,
  channels: ChannelDirectory,
  forumId: string,
  since: number,
  enough: (post: FoundPost) => boolean,
): Promise<ReadPosts> {
  const forum = channels.find(forumId);
  if (forum === null || (forum.permissions & PermissionFlagsBits.ReadMessageHistory) === 0n) {
    return { ok: false, problem: cannotLook };
  }
  const rest = inTurn(unpaced, pace);
  const first = BigInt(snowflakeAt(since));
  const isOurs = (thread: APIThreadChannel) =>
    thread.parent_id === forumId && thread.owner_id === selfId() && BigInt(thread.id) >= first;
  const active = () => listActive(rest, forum.guildId);
  const archived = () => listArchived(rest, forumId, since);
  const looked = new Set<string>();
  const posts: FoundPost[] = [];
  try {
    // The open ones again at the end: one that was archived at the first look may have been opened before the second.
    for (const list of [active, archived, active]) {
      const threads = await list();
      if (threads === null) return { ok: false, problem: lookedTooFar };
      for (const { id } of threads.filter(isOurs)) {
        if (looked.has(id)) continue;
        looked.add(id);
        const post = await readStarter(rest, id);
        if (post === null) continue;
        posts.push(post);
        if (enough(post)) return { ok: true, posts };
      }
    }
  } catch (error) {
    return { ok: false, problem: tellSendProblem(error) };
  }
  const inOrder = posts.toSorted((a, b) => (BigInt(a.messageId) < BigInt(b.messageId) ? -1 : 1));
  return { ok: true, posts: inOrder };
}

/** Requests of which each but the first waits for its turn. */
function inTurn(rest: ReadingParts['rest'], pace: ReadingParts['pace']): ReadingParts['rest'] {
  let isFirst = true;
  return {
    async get(...request) {
      if (!isFirst) await pace?.take();
      isFirst = false;
      return rest.get(...request);
    },
  };
}

async function listActive(
  rest: ReadingParts['rest'],
  guildId: string,
): Promise<readonly APIThreadChannel[] | null> {
  const { threads } = (await rest.get(Routes.guildActiveThreads(guildId))) as RESTGetAPIGuildThreadsResult;
  return threads as APIThreadChannel[];
}

/** What was archived since then, which all is that was opened since and archived; null when there is no end to it. */
async function listArchived(
  rest: ReadingParts['rest'],
  forumId: string,
  since: number,
): Promise<readonly APIThreadChannel[] | null> {
  const found = new Map<string, APIThreadChannel>();
  let before: string | null = null;
  for (let page = 0; page < mostPages; page++) {
    const query = new URLSearchParams({
      limit: String(pageSize),
      ...(before === null ? {} : { before }),
    });
    const { threads, has_more: isMore } = (await rest.get(Routes.channelThreads(forumId, 'public'), {
      query,
    })) as RESTGetAPIChannelThreadsArchivedPublicResult;
    const known = found.size;
    for (const thread of threads as APIThreadChannel[]) found.set(thread.id, thread);
    const last = Date.parse((threads.at(-1) as APIThreadChannel)?.thread_metadata?.archive_timestamp ?? '');
    if (!isMore || last < since) return [...found.values()];
    // A page of threads that were archived in one moment: it cannot be turned.
    if (Number.isNaN(last) || found.size === known) return null;
    // With those of the last moment once more, since the page may have ended between them.
    before = new Date(last + 1).toISOString();
  }
  return null;
}

/** The first message of a thread, which has the thread's id; null when it is not there or not of ours. */
async function readStarter(rest: ReadingParts['rest'], threadId: string): Promise<FoundPost | null> {
  try {
    const message = (await rest.get(Routes.channelMessage(threadId, threadId))) as APIMessage;
    const [post] = postIn(message);
    return post === undefined ? null : { ...post, toCrosspost: false };
  } catch (error) {
    const isGone =
      error instanceof DiscordAPIError &&
      (error.code === RESTJSONErrorCodes.UnknownMessage || error.code === RESTJSONErrorCodes.UnknownChannel);
    if (isGone) return null;
    throw error;
  }
}

const tagMissing: SendProblem = {
  code: 'tag-missing',
  message: 'The forum wants a tag on each post, and those that were chosen for it are no longer there.',
  retryable: false,
  uncertain: false,
};

const nameless: SendProblem = {
  code: 'refused',
  message: 'A post in a forum needs a name, and this one was made for a channel.',
  retryable: false,
  uncertain: false,
};
