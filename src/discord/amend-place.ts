import { DiscordAPIError, type RawFile, type REST } from 'discord.js';
import { PermissionFlagsBits, RESTJSONErrorCodes, Routes } from 'discord-api-types/v10';
import type { Amended, ChatGateway, Place, Post } from '../delivery/chat-gateway.ts';
import type { ChannelDirectory } from './channels.ts';
import { sayPlainly } from './say.ts';
import { tellSendProblem } from './send-problem.ts';

/** What changing and deleting messages works with. */
export interface AmendingParts {
  readonly rest: Pick<REST, 'patch' | 'delete'>;
  readonly channels: ChannelDirectory;
}

/**
 * Changes and deletes the bot's messages wherever they stand. In an archived thread nothing can be changed: it is opened for
 * that, and one of the bot's own, a post in a forum, is archived again.
 */
export function createPlaceAmender({ rest, channels }: AmendingParts): Pick<ChatGateway, 'edit' | 'remove'> {
  /** Does it in a thread, which is opened first when Discord refuses it since the thread is archived. */
  async function inThread(threadId: string, isOwn: boolean, work: () => Promise<void>): Promise<void> {
    try {
      await work();
    } catch (error) {
      if (!hasCode(error, RESTJSONErrorCodes.InvalidActionOnArchivedThread)) throw error;
      await rest.patch(Routes.channel(threadId), { body: { archived: false } });
      await work();
      // For tidiness only: it is archived by itself as well.
      if (isOwn) await rest.patch(Routes.channel(threadId), { body: { archived: true } }).catch(() => {});
    }
  }

  /** The thread's name as well; also where somebody deleted the message, since a name may hold a headline. */
  async function withName(threadId: string, name: string | null, change: Promise<unknown>): Promise<void> {
    const gone = await change.then(
      () => null,
      (error: unknown) => {
        if (hasCode(error, RESTJSONErrorCodes.UnknownMessage)) return error;
        throw error;
      },
    );
    if (name !== null) await rest.patch(Routes.channel(threadId), { body: { name } });
    if (gone !== null) throw gone;
  }

  async function removeForumPost(forumId: string, threadId: string): Promise<void> {
    const held = channels.find(forumId)?.permissions ?? 0n;
    if ((held & PermissionFlagsBits.ManageThreads) !== 0n) {
      try {
        await rest.delete(Routes.channel(threadId));
        return;
      } catch (error) {
        if (!hasCode(error, RESTJSONErrorCodes.MissingPermissions)) throw error;
      }
    }
    // In both languages: nobody knows any more in which one it was posted.
    const name = (['nl', 'en'] as const).map((one) => sayPlainly(one, 'thread.withdrawn')).join(' / ');
    const route = Routes.channelMessage(threadId, threadId);
    await inThread(threadId, true, () => withName(threadId, name, rest.delete(route)));
  }

  return {
    edit: (place, messageId, { body, thread, files = [] }) => {
      const channelId = channelOf(place, messageId);
      const patch = () =>
        rest.patch(Routes.channelMessage(channelId, messageId), { body, ...filesOf({ files }) });
      const work = () => withName(channelId, thread?.name ?? null, patch());
      return told(isThread(place) ? inThread(channelId, place.kind === 'forum', work) : work());
    },
    remove: (place, messageId) => {
      const { kind, channelId } = place;
      if (kind === 'forum') return told(removeForumPost(channelId, messageId));
      const work = async () => void (await rest.delete(Routes.channelMessage(channelId, messageId)));
      return told(isThread(place) ? inThread(channelId, false, work) : work());
    },
  };
}

/** The files of a post as discord.js's REST takes them; nothing without any. */
export function filesOf({ files = [] }: Pick<Post, 'files'>): { files?: RawFile[] } {
  if (files.length === 0) return {};
  return { files: files.map(({ name, bytes }) => ({ name, data: Buffer.from(bytes) })) };
}

/** The channel in which a message stands: in a forum its own thread, which has its id. */
function channelOf({ kind, channelId }: Place, messageId: string): string {
  return kind === 'forum' ? messageId : channelId;
}

function isThread({ kind }: Place): boolean {
  return kind === 'forum' || kind === 'thread';
}

function hasCode(error: unknown, code: number): boolean {
  return error instanceof DiscordAPIError && error.code === code;
}

async function told(call: Promise<unknown>): Promise<Amended> {
  try {
    await call;
    return { ok: true };
  } catch (error) {
    return { ok: false, problem: tellSendProblem(error) };
  }
}
