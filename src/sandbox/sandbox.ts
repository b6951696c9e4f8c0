import type {
  APIApplicationCommand,
  APIApplicationCommandOptionChoice,
  APIEmbed,
  APIMessageTopLevelComponent,
  APIModalInteractionResponseCallbackData,
  PermissionFlagsBits,
} from 'discord-api-types/v10';
import type { SandboxClock } from './clock.ts';
import type { FaultTimes, Held, RoutePattern } from './faults.ts';

/** How a sandbox starts. Everything has a default: `await startSandbox()` is enough for a test. */
export interface SandboxOptions {
  /** Both kinds of time, in place of `now` and the machine's: for a test that lets them pass by hand. */
  readonly clock?: SandboxClock;
  /** Story time, ms since the epoch: what messages and tokens go by. Default: the machine's clock. */
  readonly now?: () => number;
  /** TCP port on 127.0.0.1; 0 (the default) takes a free one. */
  readonly port?: number;
  /** The bot's token. Default: a new one each time. */
  readonly token?: string;
  /** `discord` (default): limits like Discord's, 50 requests a second over all routes included. `off`: none. */
  readonly rateLimits?: 'discord' | 'off';
  /** ms of real time in which an interaction must be answered. Default 3,000, as in Discord. */
  readonly answerWithinMs?: number;
  /** ms between the heartbeats that the gateway asks for. Default 41,250, as in Discord. */
  readonly heartbeatMs?: number;
  /** ms of real time after which `nextMessage`, `waitFor` and a deferred answer give up and say what they saw. Default 5,000. */
  readonly waitMs?: number;
  /** The privileged intents that the application may ask for (a bit set). Default 0: none, then such an identify closes with 4014. */
  readonly privilegedIntents?: number;
}

/** Whom a permission is for: `bot`, `everyone`, a role's name or a member's name. */
export type Whom = 'bot' | 'everyone' | (string & {});

/** A permission by discord.js's name: `SendMessages`, `EmbedLinks`, `ManageGuild`, … */
export type PermissionName = keyof typeof PermissionFlagsBits;

/** Kinds of channel that can be made. */
export type ChannelKind = 'text' | 'announcement' | 'category' | 'voice' | 'forum';

/** A message as somebody in the channel sees it, at the moment of asking. */
export interface ShownMessage {
  readonly id: string;
  readonly channelId: string;
  readonly author: { readonly id: string; readonly name: string; readonly bot: boolean };
  readonly content: string;
  readonly embeds: readonly APIEmbed[];
  readonly components: readonly APIMessageTopLevelComponent[];
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
  /** ms of real time until the bot's first answer, the thinking one included: Discord allows 3,000. */
  readonly answeredAfterMs: number;
  /** The message itself. Throws a `SandboxError` when the answer is a form. */
  readonly message: ShownMessage;
  /** The form. Throws a `SandboxError` when the answer is a message. */
  readonly modal: APIModalInteractionResponseCallbackData;
  /** The messages that followed the first one so far, ephemeral ones included. */
  readonly followUps: readonly ShownMessage[];
}

/** Who acts. Default: the member `reader`. */
export interface As {
  /** The name of a member of the guild. */
  readonly as?: string;
}

/** Values of a command's options by the option's name. Channels, roles and members by name or id. */
export type TypedOptions = Readonly<Record<string, string | number | boolean>>;

/** What a person can do in a channel, and what stands in it. */
export interface SandboxChannel {
  readonly id: string;
  readonly name: string;
  /** Null for a direct-message channel. */
  readonly guildId: string | null;
  /** What was posted, oldest first: no ephemeral messages, none that still say "is thinking". */
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
  typed(command: string, options?: TypedOptions, who?: As): Promise<Reply>;
  /** What Discord would offer below the option while this much of it has been typed; `filled` are the other options so far. */
  autocomplete(
    command: string,
    option: string,
    text: string,
    who?: As & { readonly filled?: TypedOptions },
  ): Promise<readonly APIApplicationCommandOptionChoice[]>;
  /** Presses the button with this custom_id. Rejects with a `SandboxError` when it is not there or disabled. */
  press(message: Reply | ShownMessage, customId: string, who?: As): Promise<Reply>;
  /** Chooses these values (or names of channels, roles, members) in the select with this custom_id. */
  choose(
    message: Reply | ShownMessage,
    customId: string,
    values: readonly string[],
    who?: As,
  ): Promise<Reply>;
  /** Fills in and sends the form that a reply showed: values by the custom_id of its inputs. */
  submitModal(shown: Reply, values: Readonly<Record<string, string>>, who?: As): Promise<Reply>;
  /** A person's own message. */
  says(text: string, who?: As): ShownMessage;
  /** Grants in this channel, whatever the roles say. The bot is told over the gateway. */
  allow(whom: Whom, ...permissions: PermissionName[]): void;
  /** Takes away in this channel, whatever the roles say. The bot is told over the gateway. */
  deny(whom: Whom, ...permissions: PermissionName[]): void;
  /** Deletes the channel; the bot is told over the gateway. */
  delete(): void;
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
}

/** A Discord server. */
export interface SandboxGuild {
  readonly id: string;
  readonly name: string;
  /** By its name, with or without `#`. Throws a `SandboxError` when there is none. */
  channel(name: string): SandboxChannel;
  /** By username. Throws a `SandboxError` when there is none. */
  member(name: string): SandboxMember;
  addChannel(name: string, kind?: ChannelKind): SandboxChannel;
  addMember(name: string, options?: { locale?: string; roles?: readonly string[] }): SandboxMember;
  addRole(name: string, permissions?: readonly PermissionName[]): { readonly id: string };
  /** Sets what a role (or `everyone`) may do in the whole server. */
  permit(role: string, permissions: readonly PermissionName[]): void;
  /** Throws the bot out: GUILD_DELETE, and 50001 or 10004 from then on. */
  kickBot(): void;
  /** Invites it again: GUILD_CREATE. */
  inviteBot(): void;
}

/** One request as the bot made it and as it was answered. */
export interface SandboxRequest {
  readonly method: string;
  /** From `/channels` on, with the query. */
  readonly path: string;
  /** As Discord's documentation writes it: `POST /channels/{channel_id}/messages`; `unknown` when there is none. */
  readonly route: string;
  /** The JSON body; undefined when there was none. */
  readonly body: unknown;
  /** The HTTP status of the answer; 0 when the connection was dropped instead. */
  readonly status: number;
  /** The JSON body of the answer; undefined when there was none. */
  readonly answer: unknown;
  /** Story time, ms since the epoch. */
  readonly at: number;
}

/** What happened in the sandbox, for `waitFor` and for the page. */
export type SandboxEvent =
  | { readonly kind: 'message-posted' | 'message-edited'; readonly message: ShownMessage }
  | { readonly kind: 'message-deleted'; readonly channelId: string; readonly messageId: string }
  | { readonly kind: 'request'; readonly request: SandboxRequest }
  | {
      readonly kind: 'gateway';
      readonly what: 'opened' | 'ready' | 'resumed' | 'closed';
      /** `[which, how many]` shards; null before identify. */
      readonly shard: readonly [number, number] | null;
    }
  | { readonly kind: 'commands'; readonly guildId: string | null }
  | {
      readonly kind: 'interaction';
      readonly what: 'sent' | 'deferred' | 'answered' | 'failed';
      readonly interactionId: string;
      readonly channelId: string;
      readonly userId: string;
      /** The command as typed, or the custom_id. */
      readonly of: string;
    }
  | { readonly kind: 'world'; readonly guildId: string | null };

/** A running sandbox: a small Discord on 127.0.0.1. */
export interface Sandbox {
  /** For `DISCORD_API_URL` and discord.js's `rest.api`: `http://127.0.0.1:PORT/api`. */
  readonly url: string;
  /** The page to look at in a browser: `http://localhost:PORT/`. */
  readonly page: string;
  readonly port: number;
  /** The bot's token, for `DISCORD_TOKEN`. */
  readonly token: string;
  /** The application's id, which is the bot user's id too. */
  readonly applicationId: string;
  /** The server in which everything happens by default: "Redactie". */
  readonly guild: SandboxGuild;
  /** Same as `guild.channel(name)`. */
  channel(name: string): SandboxChannel;
  /** Same as `guild.member(name)`. */
  member(name: string): SandboxMember;
  /** Another server, with a channel `algemeen`, an owner and a `reader`; the bot is in it unless told otherwise. */
  addGuild(name: string, options?: { bot?: boolean }): SandboxGuild;
  /** The commands that the bot registered: global ones, or those of a guild. */
  commands(guildId?: string): readonly APIApplicationCommand[];
  /** Every request so far, oldest first (the last 5,000). */
  readonly requests: readonly SandboxRequest[];
  /** Requests to routes that the sandbox does not have: a test can demand that there are none. */
  readonly unknownRequests: readonly SandboxRequest[];
  /** Answers of 401, 403 or 429 (other than scope `shared`) in the last 10 minutes; Discord bans at 10,000. */
  readonly invalidRequests: number;
  /** True while at least one gateway session is identified and connected. */
  readonly connected: boolean;
  /**
   * The first event from now on for which `matches` is true. Rejects with a `SandboxError` after `waitMs` (real time)
   * that lists the events seen instead. `what` is the name of the thing in that message: `waitFor('a digest', …)`.
   */
  waitFor(what: string, matches: (event: SandboxEvent) => boolean, waitMs?: number): Promise<SandboxEvent>;
  /** Resolves when the bot is identified on the gateway (at once when it is already). */
  ready(waitMs?: number): Promise<void>;
  /** Calls `listener` for every event until the function that comes back is called. */
  onEvent(listener: (event: SandboxEvent) => void): () => void;
  /** Answers with this status (default 500) instead of doing it; `afterEffect` does it first and answers wrongly. */
  fail(
    route: RoutePattern,
    fault?: FaultTimes & {
      readonly status?: number;
      readonly body?: unknown;
      readonly afterEffect?: boolean;
    },
  ): void;
  /** Answers later by `ms` of real time. */
  slow(route: RoutePattern, fault: FaultTimes & { readonly ms: number }): void;
  /** Drops the connection: before the request took effect, or after it (the answer is lost). */
  drop(route: RoutePattern, fault: FaultTimes & { readonly when: 'before' | 'after' }): void;
  /**
   * Holds the next request on this route, before it takes effect or after it and before its answer, until released:
   * the moment to look, or to kill the program that waits for the answer.
   */
  hold(route: RoutePattern, when: 'before' | 'after'): Held;
  /** A 429 with this `retry_after` (seconds of real time). */
  limit(
    route: RoutePattern,
    fault: FaultTimes & { readonly retryAfter: number; readonly scope?: 'user' | 'global' | 'shared' },
  ): void;
  /** Ends all faults and lets go of what is held. */
  heal(): void;
  /**
   * Takes Discord down. `unreachable` (default): the port is closed, connections are refused. `outage`: every call
   * gets 503, the gateway too; the page stays up.
   */
  down(how?: 'unreachable' | 'outage'): Promise<void>;
  /** Brings it up again, on the same port; messages, commands and gateway sessions are as they were. */
  up(): Promise<void>;
  /**
   * Breaks the gateway connections. `drop` (default): cut without a word; `reconnect`: op 7; `invalid`: op 9 without
   * resume, so that the bot identifies anew; a number: closed with that code.
   */
  dropGateway(how?: 'drop' | 'reconnect' | 'invalid' | number): void;
  /** Stops everything and frees the port. */
  close(): Promise<void>;
}
