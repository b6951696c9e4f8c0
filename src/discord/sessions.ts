import type { Client } from 'discord.js';
import type { Bot } from './ask-bot.ts';
import type { GuildBook } from './guild-book.ts';
import { isSignedIn } from './is-signed-in.ts';
import type { LoggedIn, Tries } from './log-in.ts';
import type { LogInError } from './log-in-error.ts';
import { type Sight, shardOf, sightOf } from './sight.ts';

/** The bot's sessions with Discord that this process has. */
export interface Sessions extends Bot {
  readonly sight: Sight;
  /** Does this with each client that there is, and with each that comes, before it signs in. */
  each(attach: (client: Client) => void): void;
  /** Whether all that this process is to have are there. */
  isSignedIn(): boolean;
  /** See `ConnectionWatch.ended`. */
  readonly ended: Promise<LogInError>;
  /** Signs out of all. */
  logOut(): Promise<void>;
}

/** The one session of a bot that one process is. */
export function oneSession({ client, applicationId, ended, logOut }: LoggedIn): Sessions {
  return {
    applicationId,
    selfId: client.user?.id ?? applicationId,
    rest: client.rest,
    sight: sightOf(client),
    each: (attach) => attach(client),
    isSignedIn: () => isSignedIn(client),
    ended,
    logOut,
  };
}

/** What sessions by shard work with. */
export interface ShardSessionsParts extends Pick<Tries, 'log' | 'signal'> {
  readonly bot: Bot;
  /** The servers of all clients that `signIn` makes. */
  readonly book: GuildBook;
  readonly count: number;
  /** The shards that this process has now; asked before anything is done with one. */
  mine(): ReadonlySet<number>;
  /** Signs in to one; `attach` is to be called with each client that is made for it, before it signs in. As `logIn`. */
  signIn(shard: number, attach: (client: Client) => void, signal: AbortSignal): Promise<LoggedIn>;
}

/** Sessions that come and go with the shards that this process has. */
export interface ShardSessions extends Sessions {
  /** Signs in to shards that came and out of those that went; see `settled`. */
  follow(): void;
  /** Resolves when one of the shards that this process has now has its session, or has gone; at once when there is none. */
  begun(): Promise<void>;
  /** The same for all of them. */
  settled(): Promise<void>;
}

interface Session {
  readonly leave: AbortController;
  client: Client | null;
  /** Its signing in has ended, well or not. */
  isOpen: boolean;
  readonly opening: Promise<LoggedIn | null>;
}

/** Sessions of this bot (`askBot`), none before `follow`. */
export function openShardSessions(parts: ShardSessionsParts): ShardSessions {
  const { bot, book, count, mine, signIn, signal, log } = parts;
  const sessions = new Map<number, Session>();
  const attached: ((client: Client) => void)[] = [];
  const ended = Promise.withResolvers<LogInError>();
  let isOver = false;

  const clients = () =>
    new Map(
      [...sessions].flatMap(([shard, { client }]) => (client === null ? [] : [[shard, client] as const])),
    );

  function begin(shard: number): void {
    const leave = new AbortController();
    const until = signal === undefined ? leave.signal : AbortSignal.any([leave.signal, signal]);
    const session: Session = {
      leave,
      client: null,
      isOpen: false,
      opening: signIn(
        shard,
        (client) => {
          for (const attach of attached) attach(client);
          session.client = client;
        },
        until,
      ).then(
        (loggedIn) => {
          void loggedIn.ended.then(ended.resolve);
          log.info({ shard }, 'this process has a shard of the gateway');
          session.isOpen = true;
          follow();
          return loggedIn;
        },
        (error: unknown) => {
          // It went, or Discord refuses the bot: which is told once, by what ends it.
          if (!until.aborted) ended.resolve(error as LogInError);
          session.isOpen = true;
          return null;
        },
      ),
    };
    sessions.set(shard, session);
  }

  /** What is changed there from now on nobody tells here. */
  function forget(shard: number): void {
    for (const id of [...book.ids()]) if (shardOf(id, count) === shard) book.remove(id);
  }

  /** One after the other: a turn to sign in that is taken for a shard which goes to another process is a turn lost. */
  function follow(): void {
    if (isOver) return;
    const wanted = mine();
    for (const [shard, session] of sessions) if (!wanted.has(shard)) void leave(shard, session);
    if ([...sessions.values()].some(({ isOpen }) => !isOpen)) return;
    const next = [...wanted].find((shard) => !sessions.has(shard));
    if (next !== undefined && !signal?.aborted) begin(next);
  }

  async function leave(shard: number, session: Session): Promise<void> {
    sessions.delete(shard);
    forget(shard);
    session.leave.abort(new Error('The shard is another process’s'));
    const loggedIn = await session.opening;
    if (loggedIn === null) return;
    await loggedIn.logOut();
    // What came to the last; another session may have begun meanwhile, and has told its own.
    if (!sessions.has(shard)) forget(shard);
    log.info({ shard }, 'this process has given a shard of the gateway up');
  }

  return {
    ...bot,
    sight: {
      guilds: book,
      selfId: () => bot.selfId,
      isPartial: true,
      rest: bot.rest,
      isReady(guildId) {
        const isThere = (shard: number) => sessions.get(shard)?.client?.isReady() === true;
        if (guildId !== undefined) return isThere(shardOf(guildId, count));
        return Array.from({ length: count }, (_, shard) => shard).every(isThere);
      },
    },
    each: (attach) => {
      attached.push(attach);
      for (const client of clients().values()) attach(client);
    },
    isSignedIn: () =>
      [...mine()].every((shard) => {
        const client = sessions.get(shard)?.client ?? null;
        return client !== null && isSignedIn(client);
      }),
    ended: ended.promise,
    follow,
    begun: async () => {
      if (sessions.size > 0) await Promise.race([...sessions.values()].map(({ opening }) => opening));
    },
    async settled() {
      for (;;) {
        await Promise.all([...sessions.values()].map(({ opening }) => opening));
        if ([...sessions.values()].every(({ isOpen }) => isOpen)) return;
      }
    },
    logOut: async () => {
      isOver = true;
      await Promise.all([...sessions].map(([shard, session]) => leave(shard, session)));
    },
  };
}
