import { createShardLeases } from './crew/shard-leases.ts';
import { createSignInTurns } from './crew/sign-in-turns.ts';
import type { GuardPart } from './delivery/guard-part.ts';
import { type Parts, partsOf } from './delivery/part-of.ts';
import type { Bot } from './discord/ask-bot.ts';
import { createClient } from './discord/client.ts';
import { createGuildBook } from './discord/guild-book.ts';
import { logIn, type Tries } from './discord/log-in.ts';
import { openShardSessions, type ShardSessions } from './discord/sessions.ts';
import { shardOf } from './discord/sight.ts';
import type { Postgres } from './store/postgres.ts';

/** How often this process says that it has its shards, ms. */
const renewEvery = 3_000;

/** What sharing the gateway works with. */
export interface GatewayShareParts extends Tries {
  readonly bot: Bot;
  readonly token: string;
  readonly postgres: Postgres;
  /** This process, as no other is called. */
  readonly process: string;
  /** Shards of the bot. */
  readonly count: number;
  /** As `guardOften` gives it. */
  readonly often: GuardPart;
}

/** The part of the gateway that this process has. */
export interface GatewayShare {
  readonly sessions: ShardSessions;
  /** The parts of the servers that lie in its shards now. */
  parts(): Parts;
  /** See `ShardLeases.losses`. */
  losses(): number;
  /** Whether a server (null: direct messages) is in one of its shards, and its session has told of it. */
  isInSight(guildId: string | null): boolean;
  /** Signs out, and gives all back. */
  leave(): Promise<void>;
}

/**
 * Takes a part of the gateway, renews it from then on, and resolves once the first of its sessions is there; at once when all shards
 * are others'. Rejects as `logIn` does, as PostgreSQL does, and in words when the other processes divide the gateway in another way;
 * nothing is held then.
 */
export async function shareGateway(parts: GatewayShareParts): Promise<GatewayShare> {
  const { bot, postgres, process, count, often, signal, log } = parts;
  const leases = createShardLeases({ postgres, process, count });
  const takeTurn = createSignInTurns(postgres);
  const book = createGuildBook();
  const sessions = openShardSessions({
    bot,
    book,
    count,
    log,
    signal,
    mine: leases.now,
    signIn: (shard, attach, until) =>
      logIn({
        ...parts,
        signal: until,
        open() {
          const client = createClient(parts.apiUrl, { shard, count, takeTurn, book });
          attach(client);
          return client;
        },
      }),
  });
  let renewing: Promise<void> = Promise.resolve();
  let isLeaving = false;

  async function renew(): Promise<void> {
    if (isLeaving) return;
    await leases.renew();
    if (!isLeaving) sessions.follow();
  }

  const timer = setInterval(() => {
    renewing = often('gateway-unshared', 'Sharing the gateway with the other processes', renew);
  }, renewEvery);

  async function leave(): Promise<void> {
    if (isLeaving) return;
    isLeaving = true;
    clearInterval(timer);
    await renewing;
    await sessions.logOut();
    await leases.giveBack();
  }

  try {
    await renew();
    await Promise.race([sessions.begun(), sessions.ended.then((error) => Promise.reject(error))]);
    signal?.throwIfAborted();
  } catch (error) {
    await leave().catch(() => {});
    throw error;
  }
  return {
    sessions,
    parts: () => partsOf(leases.now(), count),
    losses: leases.losses,
    isInSight: (guildId) =>
      leases.now().has(shardOf(guildId, count)) && (guildId === null || sessions.sight.isReady(guildId)),
    leave,
  };
}
