import { randomUUID } from 'node:crypto';
import type { Config } from './config.ts';
import { type CrewCount, countMissing } from './crew/count-missing.ts';
import { createCrewScheduler } from './crew/crew-scheduler.ts';
import { openNote } from './crew/notes.ts';
import { createSharedPace, type SharedPace } from './crew/pace-share.ts';
import { openRoundQueue } from './crew/round-queue.ts';
import { crewSteps } from './crew/tables.ts';
import { guardOften, guardParts } from './delivery/guard-part.ts';
import type { Ledger } from './delivery/ledger.ts';
import { mostInSecond } from './delivery/pace.ts';
import { partCount } from './delivery/part-of.ts';
import { createPulse } from './delivery/pulse.ts';
import { createRound } from './delivery/round.ts';
import type { Scheduler, SchedulerParts } from './delivery/scheduler.ts';
import type { SubscriptionStore } from './delivery/subscription.ts';
import { askBot } from './discord/ask-bot.ts';
import type { Tries } from './discord/log-in.ts';
import type { ShardSessions } from './discord/sessions.ts';
import { shareGateway } from './share-gateway.ts';
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

/** What the scheduler of one of several works with. */
export interface CrewSchedule extends SchedulerParts {
  readonly ledger: Ledger;
  /** Each minute, also where another process makes the round. `now`: ms since the epoch. */
  beat(now: number): void;
  /** Before a round, when any process took something back: what was planned is looked through anew. */
  forgetPlanned(): void;
}

/** One of several processes that are one bot. */
export interface Crew {
  readonly sessions: ShardSessions;
  readonly share: SharedPace;
  /** How many processes there are, and are missing. Rejects as PostgreSQL does. */
  count(): Promise<CrewCount>;
  /** The same ledger, of which only what is in the servers of this process's shards falls due. */
  ofShards(ledger: Ledger): Ledger;
  /** The same subscriptions, of which only those are named whose places this process sees. */
  inSight(subscriptions: SubscriptionStore): SubscriptionStore;
  /** As of `DispatcherParts`. */
  hold(): () => boolean;
  /** Something was taken back and is to be planned again, whichever process plans next. Never rejects. */
  leaveAgain(): Promise<void>;
  /** As `createScheduler`, for one of several. */
  openScheduler(parts: CrewSchedule): Scheduler;
}

/**
 * Joins the crew: signs in to the shards that fall to this process, and resolves once the first of these has its session. See
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
  const often = guardOften(report);
  const gateway = await shareGateway({ ...tries, bot, postgres, process, count, often });
  const { sessions } = gateway;
  const queue = await openRoundQueue(address, (error) => report(describeQueueTrouble(error))).catch(
    async (error: unknown) => {
      await gateway.leave();
      throw error;
    },
  );
  const share = createSharedPace({ postgres, process, total: mostInSecond, counting });
  const again = openNote(postgres, 'plan-again');

  /** The parts in which was settled what others left behind, since shards were lost so often. */
  let settled: readonly number[] = [];
  let losses = 0;

  async function takeUp(ledger: Ledger): Promise<void> {
    if (gateway.losses() !== losses) settled = [];
    losses = gateway.losses();
    const parts = gateway.parts();
    const gained = parts.filter((part) => !settled.includes(part));
    if (gained.length > 0) await ledger.resume(now(), gained);
    settled = parts;
  }

  return {
    sessions,
    share,
    count: () => countMissing(postgres),
    ofShards: (ledger) => ({
      ...ledger,
      due: (now, limit, besides) => ledger.due(now, limit, besides, gateway.parts()),
      nextTryAt: () => ledger.nextTryAt(gateway.parts()),
      // What was left behind is settled as shards come.
      resume: async () => 0,
    }),
    inSight: (subscriptions) => ({
      ...subscriptions,
      all: async () => (await subscriptions.all()).filter(({ guildId }) => gateway.isInSight(guildId)),
    }),
    hold() {
      const losses = gateway.losses();
      return () => gateway.losses() === losses;
    },
    leaveAgain: () => often('again-unsaid', 'Saying what is to be planned again', again.leave),
    openScheduler(scheduled) {
      const { ledger, tellOperator, tellHalted, lookAround, clock } = scheduled;
      return createCrewScheduler({
        pulse: (beat) => createPulse(beat, report),
        round: createRound({ ...scheduled, lookAround: async () => {} }),
        beforeRound: async () => {
          if (await again.hasNews()) scheduled.forgetPlanned();
        },
        afterRound: tellOperator,
        async eachMinute(now, isWell) {
          if (isWell) scheduled.beat(now);
          await lookAround(now);
          await tellHalted(now);
        },
        dispatcher: scheduled.dispatcher,
        queue,
        pace: share,
        takeUp: () => takeUp(ledger),
        leave: gateway.leave,
        nextTryAt: () => ledger.nextTryAt(gateway.parts()),
        guarded: guardParts(report),
        often,
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
