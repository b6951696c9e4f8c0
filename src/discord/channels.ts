import { DiscordAPIError } from 'discord.js';
import {
  type APIChannel,
  ChannelFlags,
  ChannelType,
  RESTJSONErrorCodes,
  Routes,
} from 'discord-api-types/v10';
import type { PlaceKind } from '../delivery/subscription.ts';
import { type ForumTag, type HeldChannel, type HeldGuild, readChannel } from './held-guild.ts';
import { channelIn, isThreadType, permissionsIn } from './held-permissions.ts';
import type { Sight } from './sight.ts';

/** What the bot knows of a channel or thread that it can see. */
export interface SeenChannel {
  /** Null for a thread that is archived and that nobody asked for since the start. */
  readonly name: string | null;
  readonly guildId: string;
  /** What kind of place it is for posts; null for what takes none (voice, a category, …). */
  readonly place: Exclude<PlaceKind, 'person'> | null;
  /** Whether other servers can follow it. */
  readonly isAnnouncement: boolean;
  /** The bot's permissions in it, as Discord's bit set; in a thread those of the channel that it lies in. */
  readonly permissions: bigint;
  /** The channel in which a thread lies; else null. */
  readonly parentId: string | null;
  /** Whether it is a thread in which only those post who may manage threads; false also where nobody told. */
  readonly isLocked: boolean;
  /** A forum's; none elsewhere. */
  readonly tags: readonly ForumTag[];
  /** Whether a forum wants a tag on each post. */
  readonly wantsTag: boolean;
}

/** The channels and threads that the bot can see. */
export interface ChannelDirectory {
  /**
   * From what the gateway told: no request is made. Null for a channel that the bot cannot see or that is not in a server it
   * is in. Discord tells of no archived thread: with `parentId`, that of a thread, what holds for it is known all the same.
   */
  find(channelId: string, parentId?: string | null): SeenChannel | null;
  /**
   * The same, asking Discord for what the gateway did not tell of: an archived thread that somebody chooses. Its name is
   * remembered. Null when Discord does not show it; rejects with discord.js's errors when it does not answer.
   */
  ask(channelId: string): Promise<SeenChannel | null>;
}

/** Names of archived threads that are remembered; the oldest go. */
const mostNames = 1_000;

/** The directory over what is seen of servers. */
export function createChannelDirectory({ guilds: book, selfId, rest }: Sight): ChannelDirectory {
  const names = new Map<string, string>();

  function held(channelId: string): SeenChannel | null {
    const guild = book.guildOf(channelId);
    const channel = guild === null ? null : channelIn(guild, channelId);
    return guild === null || channel === null ? null : describe(guild, channel, selfId());
  }

  return {
    find(channelId, parentId = null) {
      if (book.guildOf(channelId) !== null) return held(channelId);
      const seen = parentId === null ? null : held(parentId);
      if (seen === null) return null;
      return threadIn(seen, parentId, names.get(channelId) ?? null);
    },

    async ask(channelId) {
      if (book.guildOf(channelId) !== null) return held(channelId);
      const told = (await rest.get(Routes.channel(channelId)).catch(nullWhenUnseen)) as APIChannel | null;
      const guild = told !== null && 'guild_id' in told ? book.get(told.guild_id ?? '') : null;
      if (told === null || guild === null) return null;
      const channel = readChannel(told, selfId());
      if (names.size >= mostNames) names.delete(names.keys().next().value ?? '');
      names.set(channel.id, channel.name);
      return describe(guild, channel, selfId());
    },
  };
}

/** The kind of place that a channel of Discord's type is; null where no digests can be posted. */
export function placeOfType(type: ChannelType): PlaceKind | null {
  switch (type) {
    case ChannelType.GuildText:
    case ChannelType.GuildAnnouncement:
      return 'channel';
    case ChannelType.PublicThread:
    case ChannelType.PrivateThread:
    case ChannelType.AnnouncementThread:
      return 'thread';
    case ChannelType.GuildForum:
      return 'forum';
    default:
      return null;
  }
}

function describe(guild: HeldGuild, channel: HeldChannel, selfId: string): SeenChannel | null {
  const permissions = permissionsIn(guild, channel, selfId);
  // A thread whose channel is gone or hidden has none.
  if (permissions === null) return null;
  const { name, type, tags, parentId, flags, isLocked } = channel;
  const seen = {
    name,
    guildId: guild.id,
    permissions,
    isAnnouncement: type === ChannelType.GuildAnnouncement,
    parentId: null,
    isLocked: false,
    tags: [],
    wantsTag: false,
  };
  if (isThreadType(type)) return { ...threadIn(seen, parentId, name), isLocked };
  switch (type) {
    case ChannelType.GuildText:
    case ChannelType.GuildAnnouncement:
      return { ...seen, place: 'channel' };
    case ChannelType.GuildForum:
      return { ...seen, place: 'forum', tags, wantsTag: (flags & ChannelFlags.RequireTag) !== 0 };
    default:
      return { ...seen, place: null };
  }
}

function threadIn(
  { guildId, permissions }: Pick<SeenChannel, 'guildId' | 'permissions'>,
  parentId: string | null,
  name: string | null,
): SeenChannel {
  const place = 'thread';
  return {
    name,
    guildId,
    place,
    isAnnouncement: false,
    permissions,
    parentId,
    isLocked: false,
    tags: [],
    wantsTag: false,
  };
}

const unseenCodes: ReadonlySet<unknown> = new Set([
  RESTJSONErrorCodes.UnknownChannel,
  RESTJSONErrorCodes.MissingAccess,
]);

function nullWhenUnseen(error: unknown): null {
  if (error instanceof DiscordAPIError && unseenCodes.has(error.code)) return null;
  throw error;
}
