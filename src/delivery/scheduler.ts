import { createTask, type ScheduledTask } from 'node-cron';
import type { Problem } from '../wire/problem.ts';
import type { Dispatcher } from './dispatcher.ts';
import type { Ledger } from './ledger.ts';
import type { Planner } from './planner.ts';

/** What a channel had is remembered for so long: a story that comes back after that is news again. */
const keepMs = 90 * 24 * 3_600_000;
const minute = 60_000;
/** Intake and planning that take longer than this are told of, ms. */
const longPreparation = 5 * minute;

/** What the scheduler sets going. */
export interface SchedulerParts {
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
  /** Tells the people whose subscriptions were halted, after the sending; see `createHaltTeller`. */
  readonly tellHalted: (now: number) => Promise<unknown>;
  /** Tells whoever runs the bot what is wrong with sources of copy, beside the sending; wired in app.ts. */
  readonly tellOperator: (now: number) => Promise<unknown>;
  /** Plans the stories that come at once; see `createStoryPlanner`. */
  readonly planStories: (now: number) => Promise<unknown>;
  readonly planner: Pick<Planner, 'plan'>;
  readonly ledger: Pick<Ledger, 'prune'>;
  readonly dispatcher: Dispatcher;
  /** Told of a part that threw; the tick goes on with the parts that do not need it. */
  report(problem: Problem): void;
  /** ms since the epoch, for the ticks of the scheduler itself; the machine's clock when left out. */
  clock?(): number;
}

/** The heartbeat: intake, then what changed, then planning, then sending. */
export interface Scheduler {
  /** Ticks each minute from now on. */
  start(): void;
  /**
   * One tick at `now` (ms since the epoch): resolves when copy is in, editions are planned and what was due has been
   * tried. Never rejects. While one tick prepares, further ones become one more, at the last `now` that was given.
   */
  tick(now: number): Promise<void>;
  /**
   * Sends what is due at `now` (ms since the epoch), without reading or planning: for what somebody waits for. Resolves when it
   * has been tried, and at once while sending may not begin. Never rejects.
   */
  send(now: number): Promise<void>;
  /** No further ticks; waits for the one that runs and for what is in flight. */
  stop(): Promise<void>;
}

/** A scheduler over these parts. It does nothing before `start` or `tick`. */
export function createScheduler(parts: SchedulerParts): Scheduler {
  const { intake, mayBegin, readChanges, planStories, planner, ledger, dispatcher, report } = parts;
  const { watchClock, lookAround, tellHalted, tellOperator, clock = Date.now } = parts;
  let task: ScheduledTask | null = null;
  let watch: NodeJS.Timeout | null = null;
  /** When the preparation at work began, on the clock that only goes forward, ms; null: none, or told of. */
  let busySince: number | null = null;
  let preparing: Promise<void> | null = null;
  let next: { now: number; readonly done: Promise<void> } | null = null;
  let stopping = false;
  let begun = false;

  async function guarded(code: string, what: string, work: () => Promise<unknown>): Promise<void> {
    try {
      await work();
    } catch (error) {
      const message = error instanceof Error ? error.message : String(error);
      report({ code, message: `${what} failed and is tried again at the next tick: ${message}` });
    }
  }

  /** Intake and planning: one at a time. */
  function prepare(now: number): Promise<void> {
    if (stopping) return preparing ?? Promise.resolve();
    if (preparing === null) {
      busySince = performance.now();
      preparing = prepareNow(now).finally(() => {
        preparing = null;
        busySince = null;
      });
      return preparing;
    }
    if (next !== null) {
      next.now = now;
      return next.done;
    }
    const done: Promise<void> = preparing.then(() => {
      const last = next?.now ?? now;
      next = null;
      return prepare(last);
    });
    next = { now, done };
    return done;
  }

  async function prepareNow(now: number): Promise<void> {
    const since = performance.now();
    // Sending begins with the first batch: planning all of them may take longer than sending some.
    const planned = () => void dispatch(Math.round(now + performance.now() - since));
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
    await guarded('planning-failed', 'Planning digests', () => planner.plan(now, planned));
    if (!mayForget) return;
    await guarded('pruning-failed', 'Forgetting old editions', () => ledger.prune(now - keepMs));
  }

  async function dispatch(now: number): Promise<void> {
    if (!begun || stopping) return;
    // It is one message at most, which takes its turn; sending all that is due may take long.
    const telling = guarded('operator-untold', 'Telling the operator of sources', () => tellOperator(now));
    await guarded('sending-failed', 'Sending digests', () => dispatcher.run(now));
    if (!stopping) await guarded('halts-untold', 'Telling of what was halted', () => tellHalted(now));
    await telling;
  }

  async function send(now: number): Promise<void> {
    if (begun && !stopping)
      await guarded('sending-failed', 'Sending what was shared', () => dispatcher.run(now));
  }

  async function tick(now: number): Promise<void> {
    await prepare(now);
    if (!stopping) await dispatch(now);
  }

  /** node-cron is the pulse only; which slots are due is the planner's question (see docs/decisions/0011). */
  function beginPulse(): ScheduledTask {
    const pulse = createTask(
      '* * * * *',
      async () => {
        await prepare(clock());
        // The clock again: planning may have taken its time, and the age of a nonce is reckoned from it.
        // Not waited for: a slow channel must not hold up the next minute's planning.
        void dispatch(clock());
      },
      {
        name: 'telex-tick',
        noOverlap: true,
        // A busy machine that comes to it late in the minute ticks late; by default the minute would be left out.
        missedExecutionTolerance: minute - 1_000,
        suppressMissedWarning: true,
        logger: silent,
      },
    );
    void pulse.start();
    return pulse;
  }

  /**
   * Looks each minute, by a timer that no clock moves, whether the pulse can still be trusted. node-cron sleeps until
   * its next minute by the machine's clock: when that clock is set back, it would stand still until then.
   */
  function watchPulse(): NodeJS.Timeout {
    let before = Date.now();
    const timer = setInterval(() => {
      const now = Date.now();
      if (now < before) {
        void task?.destroy();
        task = beginPulse();
        report({
          code: 'clock-set-back',
          message: `The clock of this machine was set back, from ${new Date(before).toISOString()} to ${new Date(now).toISOString()}; ticks go on by the new one.`,
        });
      }
      before = now;
      if (busySince !== null && performance.now() - busySince > longPreparation) {
        busySince = null;
        report({
          code: 'tick-takes-long',
          message: `Reading wire copy and planning digests has taken more than ${longPreparation / minute} minutes; until it ends no further digest is planned.`,
        });
      }
    }, minute);
    return timer.unref();
  }

  return {
    start() {
      if (task !== null || stopping) return;
      task = beginPulse();
      watch = watchPulse();
      // What was left behind is taken up at once, not at the next full minute.
      void tick(clock());
    },
    tick,
    send,
    async stop() {
      stopping = true;
      if (watch !== null) clearInterval(watch);
      await task?.destroy();
      await preparing;
      await dispatcher.stop();
    },
  };
}

/** node-cron's own remarks (a tick that overlaps or came late) say nothing that the ledger does not mend. */
const silent = { info() {}, warn() {}, error() {}, debug() {} };
