import type { Problem } from '../wire/problem.ts';
import { guardParts } from './guard-part.ts';
import type { Ledger } from './ledger.ts';
import type { Planner } from './planner.ts';

/** What a channel had is remembered for so long: a story that comes back after that is news again. */
const keepMs = 90 * 24 * 3_600_000;
const minute = 60_000;
/** Intake and planning that take longer than this are told of, ms. */
const longPreparation = 5 * minute;

/** What a round sets going, one after the other. */
export interface RoundParts {
  /** Takes in new wire copy; wired in app.ts. `now`: ms since the epoch. */
  intake(now: number): Promise<unknown>;
  /** Whether planning and sending may begin; see `createAfterRestore`. Asked each tick until it says so. */
  readonly mayBegin: (now: number) => Promise<boolean>;
  /** Whether what is old may be forgotten by this clock; see `createClockWatch`. */
  readonly watchClock: (now: number) => Promise<boolean>;
  /** Plans what changes of the archive mean for what was posted; see `createChangeReader`. */
  readonly readChanges: (now: number) => Promise<void>;
  /** Halts and resumes subscriptions by what is known of their channels, without a request; see `createHalting`. */
  readonly lookAround: (now: number) => Promise<unknown>;
  /** Plans the stories that come at once; see `createStoryPlanner`. */
  readonly planStories: (now: number) => Promise<unknown>;
  readonly planner: Pick<Planner, 'plan'>;
  readonly ledger: Pick<Ledger, 'prune'>;
  /** Told of a part that threw; the round goes on with the parts that do not need it. */
  report(problem: Problem): void;
}

/** Intake, then what changed, then planning. */
export interface Round {
  /**
   * Makes it at `now` (ms since the epoch); `planned` is called, with the time by then, whenever something more can be sent. Never
   * rejects. Not to be called while it is at work.
   */
  make(now: number, planned: (now: number) => void): Promise<void>;
  /** Whether sending may begin: see `mayBegin`. */
  hasBegun(): boolean;
}

/** A round over these parts. */
export function createRound(parts: RoundParts): Round {
  const { intake, mayBegin, watchClock, readChanges, lookAround, planStories, planner, ledger, report } =
    parts;
  const guarded = guardParts(report);
  let begun = false;

  async function makeNow(now: number, planned: (now: number) => void): Promise<void> {
    const since = performance.now();
    await guarded('intake-failed', 'Reading new wire copy', () => intake(now));
    await guarded('restore-unsettled', 'Looking what was posted since the backup', async () => {
      begun = begun || (await mayBegin(now));
    });
    if (!begun) return;
    let mayForget = false;
    await guarded('clock-unwatched', 'Looking whether the clock is right', async () => {
      mayForget = await watchClock(now);
    });
    await guarded('changes-unread', 'Looking what changed of what was posted', () => readChanges(now));
    await guarded('halts-unlooked', 'Looking which channels can be posted in', () => lookAround(now));
    // Before the digests: what comes by itself is not repeated in them.
    await guarded('stories-unplanned', 'Planning what comes at once', () => planStories(now));
    // Sending begins with the first batch: planning all of them may take longer than sending some.
    await guarded('planning-failed', 'Planning digests', () =>
      planner.plan(now, () => planned(Math.round(now + performance.now() - since))),
    );
    if (!mayForget) return;
    await guarded('pruning-failed', 'Forgetting old editions', () => ledger.prune(now - keepMs));
  }

  return {
    async make(now, planned) {
      const watch = setTimeout(() => report(tellLong()), longPreparation).unref();
      await makeNow(now, planned);
      clearTimeout(watch);
    },
    hasBegun: () => begun,
  };
}

function tellLong(): Problem {
  return {
    code: 'tick-takes-long',
    message: `Reading wire copy and planning digests has taken more than ${longPreparation / minute} minutes; until it ends no further digest is planned.`,
  };
}
