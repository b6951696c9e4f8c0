import { randomUUID } from 'node:crypto';
import type { Config } from './config.ts';
import { createCrewScheduler } from './crew/crew-scheduler.ts';
import { openNote } from './crew/notes.ts';
import { createSharedPace, type SharedPace } from './crew/pace-share.ts';
import { openRoundQueue } from './crew/round-queue.ts';
import { createShardLeases } from './crew/shard-leases.ts';
import { createSignInTurns } from './crew/sign-in-turns.ts';
import { crewSteps } from './crew/tables.ts';
import { guardParts } from './delivery/guard-part.ts';
import type { Ledger } from './delivery/ledger.ts';
import { mostInSecond } from './delivery/pace.ts';
import { partCount, partsOf } from './delivery/part-of.ts';
import { createPulse } from './delivery/pulse.ts';
import { createRound } from './delivery/round.ts';
import type { Scheduler, SchedulerParts } from './delivery/scheduler.ts';
import type { SubscriptionStore } from './delivery/subscription.ts';
import { askBot } from './discord/ask-bot.ts';
import { createClient } from './discord/client.ts';
import { createGuildBook } from './discord/guild-book.ts';
import { logIn, type Tries } from './discord/log-in.ts';
import { openShardSessions, type ShardSessions } from './discord/sessions.ts';
import { shardOf } from './discord/sight.ts';
import { migratePostgres, type Postgres } from './store/postgres.ts';
import type { Problem } from './wire/problem.ts';

/** What a process needs to be one of a crew. */
export interface CrewParts {
  readonly config: Pick<Config, 'discordApiUrl' | 'discordToken' | 'shards'>;
  /** The address of the database that all of them share, and the same, opened. */
  readonly address: string;
  readonly postgres: Postgres;
  readonly log: Tries['log'];
  readonly signal?: AbortSignal | undefined;
  /** How many of this process's requests count now; see `Starts`. */
  counting(): number;
  report(problem: Problem): void;
  /** ms since the epoch. */
  now(): number;
}

/** One of several processes that are one bot. */
export interface Crew {
  readonly sessions: ShardSessions;
  readonly share: SharedPace;
  /** The same ledger, of which only what is in the servers of this process's shards falls due. */
  ofShards(ledger: Ledger): Ledger;
  /** The same subscriptions, of which only those are named whose places this process sees. */
  inSight(subscriptions: SubscriptionStore): SubscriptionStore;
  /** As of `DispatcherParts`. */
  hold(): () => boolean;
  /** What planned something is to plan it again, whichever process plans next. */
  leaveAgain(): Promise<void>;
  /** As `createScheduler`, for one of several; `planAgain`: forgets what was planned, before a round. */
  openScheduler(parts: SchedulerParts & { planAgain(): void; readonly ledger: Ledger }): Scheduler;
}

/**
 * Joins the crew: signs in to the shards that fall to this process, and resolves once these have their sessions. See
 * docs/decisions/0044. Rejects as `askBot` does and as PostgreSQL does, and in words when the other processes divide the gateway in
 * another way.
 */
export async function openCrew(parts: CrewParts): Promise<Crew> {
  const { config, address, postgres, log, signal, counting, report, now } = parts;
  const tries = { apiUrl: config.discordApiUrl, token: config.discordToken, log, signal };
  await migratePostgres(postgres, 'crew', crewSteps);
  const { recommendedShards, ...bot } = await askBot(tries);
  const count = config.shards ?? roundUp(recommendedShards);
  const process = randomUUID();
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
        ...tries,
        signal: until,
        open() {
          const client = createClient(config.discordApiUrl, { shard, count, takeTurn, book });
          attach(client);
          return client;
        },
      }),
  });
  const share = createSharedPace({ postgres, process, total: mostInSecond, counting });
  const again = openNote(postgres, 'plan-again');
  /** The parts that were this process's when it looked last; what was left behind in new ones is settled. */
  let had: readonly number[] = [];

  async function renew(ledger: Ledger): Promise<void> {
    await leases.renew();
    const parts = partsOf(leases.now(), count);
    const gained = parts.filter((part) => !had.includes(part));
    if (gained.length > 0) await ledger.resume(now(), gained);
    had = parts;
    sessions.follow();
  }

  const queue = await openRoundQueue(address, (error) => report(describeQueueTrouble(error)));
  await leases.renew();
  sessions.follow();
  await Promise.race([sessions.settled(), sessions.ended.then((error) => Promise.reject(error))]);

  return {
    sessions,
    share,
    ofShards: (ledger) => ({
      ...ledger,
      due: (now, limit, besides) => ledger.due(now, limit, besides, partsOf(leases.now(), count)),
      nextTryAt: () => ledger.nextTryAt(partsOf(leases.now(), count)),
      // What was left behind is settled as shards come.
      resume: async () => 0,
    }),
    inSight: (subscriptions) => ({
      ...subscriptions,
      async all() {
        const shards = leases.now();
        return (await subscriptions.all()).filter(
          ({ guildId }) =>
            shards.has(shardOf(guildId, count)) && (guildId === null || sessions.sight.isReady(guildId)),
        );
      },
    }),
    hold() {
      const losses = leases.losses();
      return () => leases.losses() === losses;
    },
    leaveAgain: again.leave,
    openScheduler(scheduled) {
      const { ledger, tellOperator, tellHalted, lookAround, clock } = scheduled;
      return createCrewScheduler({
        pulse: (beat) => createPulse(beat, report),
        round: createRound({ ...scheduled, lookAround: async () => {} }),
        beforeRound: async () => {
          if (await again.hasNews()) scheduled.planAgain();
        },
        afterRound: tellOperator,
        async eachMinute(now) {
          await lookAround(now);
          await tellHalted(now);
        },
        dispatcher: scheduled.dispatcher,
        queue,
        pace: share,
        renew: () => renew(ledger),
        async leave() {
          await sessions.logOut();
          await leases.giveBack();
        },
        nextTryAt: () => ledger.nextTryAt(partsOf(leases.now(), count)),
        guarded: guardParts(report),
        ...(clock === undefined ? {} : { clock }),
      });
    },
  };
}

/** The number of shards that Discord recommends, as a number of which each shard has whole parts. Throws in words for more than there are parts. */
function roundUp(recommended: number): number {
  for (let count = 1; count <= partCount; count *= 2) if (count >= recommended) return count;
  throw new Error(
    `Discord recommends ${recommended} shards for this bot, and Telex divides the gateway into ${partCount} at most.`,
  );
}

function describeQueueTrouble(error: unknown): Problem {
  const message = error instanceof Error ? error.message : String(error);
  return { code: 'queue-trouble', message: `The queue of rounds on PostgreSQL is in trouble: ${message}` };
}
