import type { APIApplicationCommand } from 'discord-api-types/v10';
import type { SandboxClock } from './clock.ts';
import type { DeskTools } from './desk-tools.ts';
import type { FaultTimes, Held, RoutePattern } from './faults.ts';
import type { SandboxChannel, SandboxGuild, SandboxMember, ShownMessage } from './places.ts';
import type { RateScope } from './rate-limits.ts';
import type { SandboxState } from './saved-state.ts';

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
  /**
   * True: no second, wherever it begins, holds more than 50 requests (answers to interactions aside), even with
   * `rateLimits: 'off'`. Default false: seconds follow one another, as most clients count them.
   */
  readonly strictGlobal?: boolean;
  /** ms of real time in which an interaction must be answered. Default 3,000, as in Discord. */
  readonly answerWithinMs?: number;
  /** ms between the heartbeats that the gateway asks for. Default 41,250, as in Discord. */
  readonly heartbeatMs?: number;
  /** ms of real time after which `nextMessage`, `waitFor` and a deferred answer give up and say what they saw. Default 5,000. */
  readonly waitMs?: number;
  /** The privileged intents that the application may ask for (a bit set). Default 0: none, then such an identify closes with 4014. */
  readonly privilegedIntents?: number;
  /** Begins with what a sandbox held when it was saved, its token too; else with the server "Redactie". */
  readonly state?: SandboxState;
  /** What people can do from the page's panel beyond the sandbox itself. Default: nothing. */
  readonly tools?: DeskTools;
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
  /** What says "is thinking" came; with its answer it is `message-posted`. */
  | { readonly kind: 'message-thinking'; readonly message: ShownMessage }
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
      /** Discord's interaction type: 2 a command, 3 a component, 5 a form. */
      readonly type: number;
      /** Deferred so that a message says the bot is thinking; not when one will be changed. */
      readonly isThinking: boolean;
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
  /**
   * Another server, with a channel `algemeen`, an owner and a `reader`; the bot is in it unless told otherwise. That reader is
   * somebody of its own, unless one who is somewhere else already is brought in instead.
   */
  addGuild(name: string, options?: { bot?: boolean; reader?: SandboxMember }): SandboxGuild;
  /** Direct messages between these people (by their names, wherever they are a member), in which the bot is not. */
  directBetween(...people: readonly string[]): SandboxChannel;
  /** Everything that it holds, as JSON can keep it: for `startSandbox({ state })`. Gateway sessions and open interactions are not in it. */
  save(): SandboxState;
  /** The commands that the bot registered: global ones, or those of a guild. */
  commands(guildId?: string): readonly APIApplicationCommand[];
  /** Every request so far, oldest first (the last 5,000). */
  readonly requests: readonly SandboxRequest[];
  /** Requests to routes that the sandbox does not have: a test can demand that there are none. */
  readonly unknownRequests: readonly SandboxRequest[];
  /** Answers of 401, 403 or 429 (other than scope `shared`) in the last 10 minutes of story time; Discord bans at 10,000. */
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
  /**
   * Answers with this status (default 500; below 400 only with a `body`) instead of doing it; `afterEffect` does it first and answers wrongly. Like the other
   * faults it throws a `SandboxError` for a route that the sandbox has not.
   */
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
  /**
   * A 429 with this `retry_after` (seconds of real time). `user` (default) is the bot's own limit on the route, `shared`
   * one that others share (it does not count as invalid), `global` that of all routes together.
   */
  limit(
    route: RoutePattern,
    fault: FaultTimes & { readonly retryAfter: number; readonly scope?: RateScope },
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
