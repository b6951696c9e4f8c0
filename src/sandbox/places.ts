import type {
  APIApplicationCommandOptionChoice,
  APIEmbed,
  APIMessageTopLevelComponent,
  APIModalInteractionResponseCallbackData,
  PermissionFlagsBits,
} from 'discord-api-types/v10';
import type { Acting, As, Asking } from './acting.ts';

export type { Acting, As, Asking };

// What a test does in the servers of the sandbox: its channels, threads, members and messages. `sandbox.ts` has the rest.

/** Whom a permission is for: `bot`, `everyone`, a role's name or a member's name. */
export type Whom = 'bot' | 'everyone' | (string & {});

/** A permission by discord.js's name: `SendMessages`, `EmbedLinks`, `ManageGuild`, … */
export type PermissionName = keyof typeof PermissionFlagsBits;

/** Kinds of channel that can be made. */
export type ChannelKind = 'text' | 'announcement' | 'category' | 'voice' | 'forum';

/** How a channel is made: its kind, or that with the settings of a forum. */
export interface ChannelSettings {
  readonly kind: ChannelKind;
  /** Names of the tags that a forum's posts can have. */
  readonly tags?: readonly string[];
  /** Names of tags that only those who may manage threads give. */
  readonly moderatedTags?: readonly string[];
  /** Every post must have a tag (Discord answers 40067 to one without). Default false. */
  readonly requireTag?: boolean;
  /** Minutes after which new threads are archived: 60, 1440, 4320 or 10080. */
  readonly autoArchiveMinutes?: number;
}

/** A thread that a person starts. */
export interface ThreadSettings extends As {
  /** Default `public`; in an announcement channel every thread is one of its own kind, whatever is said. */
  readonly kind?: 'public' | 'private';
  /** The message from which it starts. In a forum not. */
  readonly from?: ShownMessage;
  /** The first message of a post in a forum, or the first thing said in another thread. In a forum default the name. */
  readonly text?: string;
  /** Names of tags of the forum. */
  readonly tags?: readonly string[];
  /** Minutes after which it is archived; default the channel's own, else 4,320. */
  readonly autoArchiveMinutes?: number;
}

/** A message as somebody in the channel sees it, at the moment of asking. */
export interface ShownMessage {
  readonly id: string;
  readonly channelId: string;
  readonly author: { readonly id: string; readonly name: string; readonly bot: boolean };
  readonly content: string;
  readonly embeds: readonly APIEmbed[];
  readonly components: readonly APIMessageTopLevelComponent[];
  /** The files that came with it; `path` is below the sandbox's address, `size` in bytes. */
  readonly attachments: readonly {
    readonly filename: string;
    readonly description: string | null;
    readonly type: string;
    readonly size: number;
    readonly path: string;
  }[];
  /** The id of the message that this one answers; null for none. */
  readonly repliesTo: string | null;
  /** Discord's message flags, a bit set. */
  readonly flags: number;
  /** Only the one who caused it sees it. */
  readonly ephemeral: boolean;
  /** The id of that one; null when everybody sees it. */
  readonly onlyFor: string | null;
  /** Story time, ms since the epoch. */
  readonly postedAt: number;
  /** Story time, ms since the epoch; null when never edited. */
  readonly editedAt: number | null;
  readonly nonce: string | null;
  readonly crossposted: boolean;
  /** Who typed or pressed what, when this message is the answer to that; else null. */
  readonly answers: {
    readonly interactionId: string;
    readonly userId: string;
    readonly command: string | null;
    /** Discord's type of that command: 1 typed, 2 on a person, 3 on a message; 1 where there is none. */
    readonly commandType: number;
  } | null;
}

/** What a person sees after typing a command, pressing a button, choosing, or sending a form. */
export interface Reply {
  /** A new message, a change of the message that was pressed, or a form (modal) to fill in. */
  readonly kind: 'message' | 'update' | 'modal';
  readonly content: string;
  readonly embeds: readonly APIEmbed[];
  readonly components: readonly APIMessageTopLevelComponent[];
  readonly ephemeral: boolean;
  /** True when the bot first said that it was thinking. */
  readonly deferred: boolean;
  /** True when the bot took the message away instead of changing it, or what said "is thinking". */
  readonly deleted: boolean;
  /** ms of real time until the bot's first answer, the thinking one included: Discord allows 3,000. */
  readonly answeredAfterMs: number;
  /** The message itself. Throws a `SandboxError` when the answer is a form, or was taken away. */
  readonly message: ShownMessage;
  /** The form. Throws a `SandboxError` when the answer is a message. */
  readonly modal: APIModalInteractionResponseCallbackData;
  /** The messages that followed the first one so far, ephemeral ones included. */
  readonly followUps: readonly ShownMessage[];
}

/** A file that a person attaches to a command or a form. */
export interface AttachedFile {
  readonly name: string;
  /** Text goes as UTF-8. */
  readonly bytes: Uint8Array | string;
  /** A media type; when left out, what Discord says of text: `text/plain; charset=utf-8`. */
  readonly type?: string;
}

/** Values of a command's options by the option's name. Channels, roles and members by name or id. */
export type TypedOptions = Readonly<Record<string, string | number | boolean | AttachedFile>>;

/**
 * What is filled in in an input of a form: text, a file, or what is chosen in a select (values or labels of its options, else names
 * or ids of channels, roles, members). Several choices or files are a list; an empty one, or `''`, empties what the form had filled in.
 */
export type FormValue = string | AttachedFile | readonly (string | AttachedFile)[];

/** What is filled in in a form, by the custom_id of its inputs; what is left out stays as the form has it, defaults included. */
export type FormValues = Readonly<Record<string, FormValue>>;

/** What a person can do in a channel, and what stands in it. */
export interface SandboxChannel {
  readonly id: string;
  readonly name: string;
  /** Null for a direct-message channel. */
  readonly guildId: string | null;
  /** What was posted, oldest first: no ephemeral messages, none that still say "is thinking", no notices of threads. */
  readonly messages: readonly ShownMessage[];
  /**
   * The next message here that the bot posted of its own accord (not as an answer to an interaction) and that no
   * earlier `nextMessage()` gave; one that was posted already counts. Rejects with a `SandboxError` after `waitMs`
   * (real time), saying what was seen instead.
   */
  nextMessage(waitMs?: number): Promise<ShownMessage>;
  /** The message with this id, ephemeral ones included. Throws a `SandboxError` when there is none. */
  message(id: string): ShownMessage;
  /**
   * Types a slash command (`/nieuws stad`) as a person would. Checked as Discord's client does before anything is
   * sent: a command that is not there, a person who may not use it, a missing or wrong option reject with a
   * `SandboxError`. Resolves to the answer, after "is thinking" to the final one. Rejects when the bot did not
   * answer in time.
   */
  typed(command: string, options?: TypedOptions, who?: Asking): Promise<Reply>;
  /**
   * Uses a command of the menu "Apps" of a message (Discord's command type 3), by its name in the person's language or its own.
   * As `typed` otherwise.
   */
  useOnMessage(command: string, message: Reply | ShownMessage, who?: Asking): Promise<Reply>;
  /** The same of a person (type 2): a member by name. */
  useOnMember(command: string, member: string, who?: Asking): Promise<Reply>;
  /** What Discord would offer below the option while this much of it has been typed; `filled` are the other options so far. */
  autocomplete(
    command: string,
    option: string,
    text: string,
    who?: As & { readonly filled?: TypedOptions },
  ): Promise<readonly APIApplicationCommandOptionChoice[]>;
  /**
   * Presses the button with this custom_id. Rejects with a `SandboxError` when it is not there or disabled, and when this
   * person does not see the channel or the message.
   */
  press(message: Reply | ShownMessage, customId: string, who?: Acting): Promise<Reply>;
  /** Chooses these values (or names of channels, roles, members) in the select with this custom_id. */
  choose(
    message: Reply | ShownMessage,
    customId: string,
    values: readonly string[],
    who?: Acting,
  ): Promise<Reply>;
  /**
   * Fills in and sends the form that a reply showed, as the one to whom it was shown: values by the custom_id of its inputs.
   * Once: after an answer it is gone (`SandboxError`); one to which none came can be sent again.
   */
  submitModal(shown: Reply, values: FormValues, who?: Asking): Promise<Reply>;
  /** A person's own message. Throws a `SandboxError` where they may not write, and for one that Discord's client does not send. */
  says(text: string, who?: As): ShownMessage;
  /** Grants in this channel, whatever the roles say. The bot is told over the gateway. */
  allow(whom: Whom, ...permissions: PermissionName[]): void;
  /** Takes away in this channel, whatever the roles say. The bot is told over the gateway. */
  deny(whom: Whom, ...permissions: PermissionName[]): void;
  /** Gives it another name; the bot is told over the gateway. */
  rename(name: string): void;
  /** Deletes it with its threads; the bot is told over the gateway. */
  delete(): void;
  /** The threads in it, posts of a forum too, archived ones included, oldest first. */
  readonly threads: readonly SandboxThread[];
  /** The newest thread of this name. Throws a `SandboxError` when there is none. */
  thread(name: string): SandboxThread;
  /**
   * A person starts a thread, in a forum a post. Throws a `SandboxError` where none can be, and a `DiscordRefusal`
   * where Discord would refuse: a second thread of one message (160004), too many threads (160006).
   */
  startThread(name: string, settings?: ThreadSettings): SandboxThread;
}

/** A thread, or a post in a forum. What a person does with it, they do as somebody who may. */
export interface SandboxThread extends SandboxChannel {
  readonly kind: 'public' | 'private' | 'announcement';
  readonly archived: boolean;
  readonly locked: boolean;
  /** The names of its tags, in the order in which they were given. */
  readonly tags: readonly string[];
  /** The names of who is in it. */
  readonly members: readonly string[];
  /** Archives it; the bot is told over the gateway. A new message opens it again, unless it is locked. */
  archive(): void;
  /** Opens it again. */
  unarchive(): void;
  /** Locks it: only who may manage threads writes in it (160005), or opens it when it is archived as well (50083). */
  lock(): void;
  unlock(): void;
  /** Brings somebody in: `bot`, or a member by name. */
  addMember(whom: string): void;
}

/** Somebody in the guild. */
export interface SandboxMember {
  readonly id: string;
  readonly name: string;
  /** The language of this person's Discord, as Discord names it: `nl`, `en-US`. */
  readonly locale: string;
  /** The direct messages between this person and the bot. */
  readonly directMessages: SandboxChannel;
  /** Lets the bot's direct messages in (the default) or keeps them out (then Discord answers 50007). */
  acceptDirectMessages(accept: boolean): void;
  /**
   * Installs the application for this person (a user install), or takes it away again: commands made for that
   * (`integration_types` with 1) are theirs in every server and conversation, whether the bot is there or not.
   */
  installApp(has?: boolean): void;
}

/** A Discord server. */
export interface SandboxGuild {
  readonly id: string;
  readonly name: string;
  /** By its name, with or without `#`. Throws a `SandboxError` when there is none. */
  channel(name: string): SandboxChannel;
  /** By username. Throws a `SandboxError` when there is none. */
  member(name: string): SandboxMember;
  /** A new channel, below the others; text when nothing is said. */
  addChannel(name: string, kind?: ChannelKind | ChannelSettings): SandboxChannel;
  /** Somebody new by this name, or somebody who is in another server already. Who is here stays as they are. */
  addMember(
    who: string | SandboxMember,
    options?: { locale?: string; roles?: readonly string[] },
  ): SandboxMember;
  addRole(name: string, permissions?: readonly PermissionName[]): { readonly id: string };
  /** Sets what a role (or `everyone`) may do in the whole server. */
  permit(role: string, permissions: readonly PermissionName[]): void;
  /** Gives somebody a role: `bot`, or a member by name. The bot is told of its own roles, of others' with the intent. */
  giveRole(whom: string, role: string): void;
  /** Takes a role from somebody. */
  takeRole(whom: string, role: string): void;
  /** Deletes a role; who had it has it no longer. */
  removeRole(role: string): void;
  /** The language that the server is set to, such as `en-US`; `nl` at first. The bot gets GUILD_UPDATE. */
  setLocale(locale: string): void;
  /** Throws the bot out: GUILD_DELETE, and 50001 or 10004 from then on. */
  kickBot(): void;
  /** Invites it again: GUILD_CREATE. */
  inviteBot(): void;
  /**
   * An outage of this server alone: the bot gets GUILD_DELETE with `unavailable`, hears nothing of what happens in it,
   * and its requests there are answered with 503.
   */
  goDown(): void;
  /** The outage is over: GUILD_CREATE, with everything as it is now. */
  comeUp(): void;
}
