import type { Dispatcher } from '../delivery/dispatcher.ts';
import type { GuardPart } from '../delivery/guard-part.ts';
import type { Pulse } from '../delivery/pulse.ts';
import type { Round } from '../delivery/round.ts';
import type { Scheduler } from '../delivery/scheduler.ts';
import type { SharedPace } from './pace-share.ts';
import type { HeldRound, RoundQueue } from './round-queue.ts';

const minute = 60_000;
/** How often it is looked for work, ms: so long something that another process planned may wait before it is begun. */
const stepEvery = 500;
/** How often a share of the pace is asked for, and a round said to be at work, ms. */
const askEvery = 1_000;
const keepRoundEvery = 3_000;

/** What the scheduler of a crew sets going. */
export interface CrewSchedulerParts {
  /** A pulse each minute, whose beat is this scheduler's. */
  pulse(beat: () => Promise<void>): Pulse;
  readonly round: Round;
  /** Before a round, by the process that makes it: what other processes took back is to be planned again. */
  beforeRound(): Promise<unknown>;
  /** After a round, by the same. `now`: ms since the epoch. */
  afterRound(now: number): Promise<unknown>;
  /** What each process does each minute for the servers that it sees. `isWell`: false where it has not been able to look for work for a minute. */
  eachMinute(now: number, isWell: boolean): Promise<unknown>;
  readonly dispatcher: Dispatcher;
  readonly queue: RoundQueue;
  readonly pace: Pick<SharedPace, 'ask' | 'end'>;
  /** Takes up what others left behind in the shards that this process has by now. */
  takeUp(): Promise<unknown>;
  /** Gives back what it has of the gateway. */
  leave(): Promise<unknown>;
  /** When the next thing falls due in the channels that this process sends for, ms since the epoch; null when nothing is open. */
  nextTryAt(): Promise<number | null>;
  readonly guarded: GuardPart;
  /** The same for what is done every second. */
  readonly often: GuardPart;
  /** ms since the epoch; the machine's clock when left out. */
  clock?(): number;
}

/**
 * A scheduler for one of several processes on one ledger. Each minute all of them ask for a round, and one makes it: it takes copy in
 * and plans. Each sends what is due in the servers of its shards, by its share of the pace. A process that dies or stands still loses
 * both to the others. See docs/decisions/0044.
 */
export function createCrewScheduler(parts: CrewSchedulerParts): Scheduler {
  const { round, dispatcher, queue, pace, nextTryAt, guarded, often, clock = Date.now } = parts;
  let making: Promise<void> | null = null;
  let stepping: Promise<void> | null = null;
  let seeking: Promise<void> | null = null;
  /** When it was last looked for work and the server answered, by a clock that only goes forward, ms. */
  let steppedAt = performance.now();
  let sending: Promise<void> | null = null;
  let timer: NodeJS.Timeout | null = null;
  let askedAt = Number.NEGATIVE_INFINITY;
  let hadWork = false;
  let stopping = false;

  async function makeRound(held: HeldRound): Promise<void> {
    const keep = setInterval(() => {
      void often('round-unkept', 'Saying that the round is at work', () => queue.keep(held));
    }, keepRoundEvery);
    const now = clock();
    await guarded('crew-unheard', 'Hearing what other processes took back', parts.beforeRound);
    await round.make(now, () => void step());
    if (round.hasBegun()) {
      await guarded('round-unended', 'What follows a round', () => parts.afterRound(now));
    }
    clearInterval(keep);
    await guarded('round-unended', 'Saying that the round is over', () => queue.end(held));
  }

  /** Looks for work once: for what is due, and beside it for a round to make, so that a queue that does not answer holds up no post. */
  function step(): Promise<void> {
    if (stopping) return Promise.resolve();
    stepping ??= sendStep().finally(() => {
      stepping = null;
    });
    seeking ??= roundStep().finally(() => {
      seeking = null;
    });
    return Promise.all([stepping, seeking]).then(() => {});
  }

  async function roundStep(): Promise<void> {
    await often('queue-silent', 'Asking for a round to make', async () => {
      const held = making === null ? await queue.take() : null;
      if (held === null) return;
      making = makeRound(held).finally(() => {
        making = null;
      });
    });
  }

  async function sendStep(): Promise<void> {
    const now = performance.now();
    await often('crew-out-of-step', 'Sharing the work with the other processes', async () => {
      await parts.takeUp();
      const next = await nextTryAt();
      const hasWork = sending !== null || (next !== null && next <= clock());
      if (hasWork !== hadWork || now >= askedAt + askEvery) {
        askedAt = now;
        hadWork = hasWork;
        await pace.ask(hasWork);
      }
      if (hasWork) void dispatch();
      steppedAt = performance.now();
    });
  }

  /** Joins a run that is at work: what came since is looked at too. */
  function dispatch(): Promise<void> {
    if (stopping) return sending ?? Promise.resolve();
    const run = guarded('sending-failed', 'Sending digests', () => dispatcher.run(clock())).finally(() => {
      if (sending === run) sending = null;
    });
    sending = run;
    return run;
  }

  async function beat(): Promise<void> {
    const now = clock();
    await guarded('round-uncalled', 'Asking for a round', () =>
      queue.call(Math.floor(now / minute) * minute),
    );
    await step();
    const isWell = performance.now() < steppedAt + minute;
    await guarded('minute-failed', 'What each process does each minute', () => parts.eachMinute(now, isWell));
  }

  const pulse = parts.pulse(beat);

  return {
    start() {
      if (timer !== null || stopping) return;
      timer = setInterval(() => void step(), stepEvery);
      pulse.start();
      void beat();
    },
    async tick() {
      await beat();
      await making;
      await step();
      await sending;
    },
    // Others send though this process has made no round.
    hasBegun: () => true,
    async send() {
      await step();
      await sending;
    },
    async stop() {
      stopping = true;
      if (timer !== null) clearInterval(timer);
      await pulse.stop();
      await stepping;
      await seeking;
      await making;
      const stopped = dispatcher.stop();
      pace.end();
      await stopped;
      await guarded('crew-unleft', 'Giving back a share of the pace', () => pace.ask(false));
      await guarded('crew-unleft', 'Giving back shards of the gateway', parts.leave);
      await queue.close();
    },
  };
}
