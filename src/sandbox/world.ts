import type { APIEmbed, APIMessageTopLevelComponent } from 'discord-api-types/v10';
import { ChannelMap } from './channel-map.ts';

/** A person or a bot. */
export interface UserRecord {
  readonly id: string;
  username: string;
  displayName: string | null;
  readonly bot: boolean;
  /** The language of this person's Discord. */
  locale: string;
  /** Whether direct messages of bots are let in. */
  acceptsDirectMessages: boolean;
  /** Whether this person has installed the application for themselves. */
  hasApp: boolean;
}

/** Permissions are bit sets written as decimal numbers, as in Discord's JSON. */
export interface RoleRecord {
  readonly id: string;
  name: string;
  permissions: string;
  position: number;
  color: number;
  mentionable: boolean;
  /** A bot's own role: made when it joins, gone when it leaves. */
  readonly managedBy: string | null;
}

/** Somebody's membership of a guild. */
export interface MemberRecord {
  readonly userId: string;
  /** Role ids, without the guild's own (everyone). */
  roles: string[];
  /** ms since the epoch. */
  readonly joinedAt: number;
  nick: string | null;
}

/** `type` 0: a role, 1: a member. */
export interface OverwriteRecord {
  readonly id: string;
  readonly type: 0 | 1;
  allow: string;
  deny: string;
}

/** What a channel is when it is a thread, which a post in a forum is too. Moments in ms since the epoch, story time. */
export interface ThreadRecord {
  readonly ownerId: string;
  readonly createdAt: number;
  archived: boolean;
  locked: boolean;
  /** Discord's `archive_timestamp`: when it was opened, archived or given another `autoArchiveMinutes`. */
  archiveChangedAt: number;
  /** From here `autoArchiveMinutes` run. */
  activeAt: number;
  autoArchiveMinutes: number;
  /** Whether members may bring in others; only for private threads. */
  invitable: boolean;
  /** Ids of tags of the forum. */
  tags: string[];
  /** Without the first one and those that were deleted. */
  messageCount: number;
  /** The same with those that were deleted. */
  totalSent: number;
  /** By user: when they joined. */
  readonly members: Map<string, number>;
}

/** A tag of a forum. */
export interface TagRecord {
  readonly id: string;
  readonly name: string;
  /** Only for those who may manage threads. */
  readonly moderated: boolean;
}

/** A channel of a guild, a thread in one, or direct messages. */
export interface ChannelRecord {
  readonly id: string;
  /**
   * Discord's channel type: 0 text, 1 direct messages, 2 voice, 4 category, 5 announcement, 15 forum; 10, 11, 12 an
   * announcement, public, private thread.
   */
  readonly type: number;
  /** Null for direct messages. */
  readonly guildId: string | null;
  name: string;
  topic: string | null;
  position: number;
  /** The category; of a thread the channel in which it lies. */
  parentId: string | null;
  /** None for a thread: there those of its channel go. */
  overwrites: OverwriteRecord[];
  /** Discord's channel flags, a bit set. */
  flags: number;
  /** What a forum's posts can be tagged with. */
  tags: TagRecord[];
  /** Minutes that a client proposes for new threads; null for none. */
  autoArchiveMinutes: number | null;
  /** Slow mode: seconds that people wait between two messages (0: none), bots never; noted only. */
  slowModeSeconds?: number;
  /** The same for new threads in it. */
  threadSlowModeSeconds?: number;
  readonly thread: ThreadRecord | null;
  /** The person at the other end of direct messages with the bot. */
  readonly recipientId: string | null;
  /** Who is in direct messages between people, in which the bot is not; null for all else. */
  readonly people: readonly string[] | null;
  lastMessageId: string | null;
}

/** A Discord server. */
export interface GuildRecord {
  readonly id: string;
  name: string;
  readonly ownerId: string;
  readonly roles: Map<string, RoleRecord>;
  readonly members: Map<string, MemberRecord>;
  preferredLocale: string;
  /** True while this server is in an outage of its own: see `Sandbox.guild.goDown`. */
  isDown: boolean;
}

/** Which interaction a message answers. */
export interface AnswerRecord {
  readonly interactionId: string;
  readonly userId: string;
  /** Discord's interaction type: 2 a command, 3 a component, 5 a form. */
  readonly type: number;
  /** `nieuws stad` for a command; null for a component or form. */
  readonly command: string | null;
  /** Discord's type of that command; 1 where there is none. */
  readonly commandType: number;
  /** For a component: the message on which it stands; else null. */
  readonly interactedMessageId: string | null;
}

/** A file of a message. */
export interface AttachmentRecord {
  readonly id: string;
  readonly filename: string;
  readonly contentType: string;
  readonly description: string | null;
  readonly bytes: Uint8Array;
}

/** A message, ephemeral ones included. */
export interface MessageRecord {
  readonly id: string;
  readonly channelId: string;
  readonly authorId: string;
  /** Discord's message type: 0 by itself, 6 tells of a pin, 18 tells of a thread, 19 a reply, 20 the answer to a command, 21 begins a thread. */
  readonly type: number;
  content: string;
  embeds: APIEmbed[];
  components: APIMessageTopLevelComponent[];
  attachments: AttachmentRecord[];
  /** Discord's message flags, a bit set. */
  flags: number;
  readonly tts: boolean;
  pinned: boolean;
  /** ms since the epoch; null while it is not. */
  pinnedAt: number | null;
  /** Whom it mentions. */
  mentions: { users: string[]; roles: string[]; everyone: boolean };
  /** ms since the epoch. */
  readonly createdAt: number;
  editedAt: number | null;
  readonly nonce: string | number | null;
  /** The one person who sees it; null for everybody. */
  readonly onlyFor: string | null;
  readonly answers: AnswerRecord | null;
  /** The message that this one answers; of type 18 the thread, of type 21 the message from which the thread started. */
  readonly repliesTo: string | null;
}

/** A registered command, as the bot described it plus what Discord adds. */
export interface CommandRecord {
  readonly id: string;
  /** Null for a global command. */
  readonly guildId: string | null;
  readonly type: number;
  version: string;
  body: Record<string, unknown> & { name: string };
}

/** Which message was made with a nonce, and when (ms since the epoch). */
export interface NonceRecord {
  readonly messageId: string;
  readonly at: number;
}

/**
 * Everything that this Discord holds: plain records in maps, so that it can be saved and loaded whole. Reading only;
 * what changes it and tells the bot is in `changes.ts` and its like (docs/sandbox.md, "How it is built").
 */
export interface World {
  readonly applicationId: string;
  /** The application's own name. */
  readonly applicationName: string;
  readonly users: Map<string, UserRecord>;
  readonly guilds: Map<string, GuildRecord>;
  readonly channels: ChannelMap;
  /** By id, in the order of making. */
  readonly messages: Map<string, MessageRecord>;
  readonly commands: Map<string, CommandRecord>;
  /** What people attached to commands and forms, by id. */
  readonly attached: Map<string, AttachmentRecord>;
  /** By author and nonce, for `enforce_nonce`. */
  readonly nonces: Map<string, NonceRecord>;
  /** By channel: when (ms since the epoch) messages older than an hour were edited. */
  readonly oldEdits: Map<string, readonly number[]>;
}

/** An empty world with the bot's user in it. */
export function makeWorld(applicationId: string, botName: string): World {
  const bot: UserRecord = {
    id: applicationId,
    username: botName,
    displayName: null,
    bot: true,
    locale: 'en-US',
    acceptsDirectMessages: false,
    hasApp: false,
  };
  return {
    applicationId,
    applicationName: botName,
    users: new Map([[applicationId, bot]]),
    guilds: new Map(),
    channels: new ChannelMap(),
    messages: new Map(),
    commands: new Map(),
    attached: new Map(),
    nonces: new Map(),
    oldEdits: new Map(),
  };
}

/** The guild's channels, without the threads in them, in the order in which Discord shows them. */
export function channelsOf(world: World, guildId: string): ChannelRecord[] {
  return world.channels
    .inGuild(guildId)
    .filter((channel) => channel.thread === null)
    .sort((a, b) => a.position - b.position);
}

/** A channel that is a thread. */
export type ThreadChannel = ChannelRecord & { readonly thread: ThreadRecord };

/** True for a thread, which a post in a forum is too. */
export function isThread(channel: ChannelRecord): channel is ThreadChannel {
  return channel.thread !== null;
}

/** The guild's threads, archived ones included, oldest first. */
export function threadsOf(world: World, guildId: string): ThreadChannel[] {
  return world.channels.inGuild(guildId).filter(isThread);
}

/** The channel's messages, oldest first, ephemeral ones included. */
export function messagesOf(world: World, channelId: string): MessageRecord[] {
  return [...world.messages.values()].filter((message) => message.channelId === channelId);
}

/** True for a message that nobody wrote: it tells of a pin (6) or a thread (18), or stands at the head of one (21). */
export function isNotice(message: MessageRecord): boolean {
  return message.type === 6 || message.type === 18 || message.type === 21;
}

/** True when the bot is a member of the guild. */
export function botIsIn(world: World, guildId: string): boolean {
  return world.guilds.get(guildId)?.members.has(world.applicationId) ?? false;
}
