import type { Dispatcher } from './dispatcher.ts';
import { guardParts } from './guard-part.ts';
import { createPulse } from './pulse.ts';
import { createRound, type RoundParts } from './round.ts';

/** What the scheduler sets going. */
export interface SchedulerParts extends RoundParts {
  /** Tells the people whose subscriptions were halted, after the sending; see `createHaltTeller`. */
  readonly tellHalted: (now: number) => Promise<unknown>;
  /** Tells whoever runs the bot what is wrong with sources of copy and with the bot, beside the sending; wired in app.ts. */
  readonly tellOperator: (now: number) => Promise<unknown>;
  readonly dispatcher: Dispatcher;
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
  /** Whether sending has begun: false from a start until the first tick that found nothing left to settle. */
  hasBegun(): boolean;
  /** No further ticks; waits for the one that runs and for what is in flight. */
  stop(): Promise<void>;
}

/** A scheduler over these parts, for a process that does all of the work. It does nothing before `start` or `tick`. */
export function createScheduler(parts: SchedulerParts): Scheduler {
  const { dispatcher, report, tellHalted, tellOperator, clock = Date.now } = parts;
  const guarded = guardParts(report);
  const round = createRound(parts);
  let preparing: Promise<void> | null = null;
  let next: { now: number; readonly done: Promise<void> } | null = null;
  let hasStarted = false;
  let stopping = false;

  /** Intake and planning: one at a time. */
  function prepare(now: number): Promise<void> {
    if (stopping) return preparing ?? Promise.resolve();
    if (preparing === null) {
      preparing = round
        .make(now, (at) => void dispatch(at))
        .finally(() => {
          preparing = null;
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

  async function dispatch(now: number): Promise<void> {
    if (!round.hasBegun() || stopping) return;
    // It is one message at most, which takes its turn; sending all that is due may take long.
    const telling = guarded('operator-untold', 'Telling the operator', () => tellOperator(now));
    await guarded('sending-failed', 'Sending digests', () => dispatcher.run(now));
    if (!stopping) await guarded('halts-untold', 'Telling of what was halted', () => tellHalted(now));
    await telling;
  }

  async function send(now: number): Promise<void> {
    if (round.hasBegun() && !stopping)
      await guarded('sending-failed', 'Sending what was shared', () => dispatcher.run(now));
  }

  async function tick(now: number): Promise<void> {
    await prepare(now);
    if (!stopping) await dispatch(now);
  }

  const pulse = createPulse(async () => {
    await prepare(clock());
    // The clock again: planning may have taken its time, and the age of a nonce is reckoned from it.
    // Not waited for: a slow channel must not hold up the next minute's planning.
    void dispatch(clock());
  }, report);

  return {
    start() {
      if (hasStarted || stopping) return;
      hasStarted = true;
      pulse.start();
      // What was left behind is taken up at once, not at the next full minute.
      void tick(clock());
    },
    tick,
    send,
    hasBegun: round.hasBegun,
    async stop() {
      stopping = true;
      await pulse.stop();
      await preparing;
      await dispatcher.stop();
    },
  };
}
