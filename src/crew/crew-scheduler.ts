import type { Dispatcher } from '../delivery/dispatcher.ts';
import type { GuardPart } from '../delivery/guard-part.ts';
import type { Pulse } from '../delivery/pulse.ts';
import type { Round } from '../delivery/round.ts';
import type { Scheduler } from '../delivery/scheduler.ts';
import type { HeldParts } from './held-parts.ts';
import type { SharedPace } from './pace-share.ts';
import type { HeldJob, WorkQueue } from './work-queue.ts';

const minute = 60_000;
/** How often it is looked for work, ms: so long something that another process planned may wait before it is begun. */
const stepEvery = 500;
/** How often a share of the pace is asked for, and a round said to be at work, ms. */
const renewEvery = 1_000;
const keepRoundEvery = 3_000;
/** Parts with something new in them are asked for at most so often while a round plans, ms. */
const callEvery = 250;

/** What the scheduler of a crew sets going. */
export interface CrewSchedulerParts {
  /** Each minute of whoever's clock it is; `beat` of it is this scheduler's. */
  pulse(beat: () => Promise<void>): Pulse;
  readonly round: Round;
  /** Before each round: what other processes left to be planned again. */
  beforeRound(): Promise<unknown>;
  /** After the planning of a round, by the process that made it; `now` in ms since the epoch. */
  afterRound(now: number): Promise<unknown>;
  /** What each process does by itself each minute, for the servers that it sees. */
  eachMinute(now: number): Promise<unknown>;
  readonly dispatcher: Dispatcher;
  readonly queue: WorkQueue;
  readonly parts: HeldParts;
  readonly pace: Pick<SharedPace, 'ask'>;
  /** The parts of the channels in which something is due soon. */
  dueParts(now: number): Promise<readonly number[]>;
  readonly guarded: GuardPart;
  /** ms since the epoch; the machine's clock when left out. */
  clock?(): number;
}

/**
 * A scheduler for one of several processes on one ledger. Each minute all of them ask for a round, and one makes it: it takes copy in
 * and plans, and asks for the parts of the channels in which something is due. Each sends for the parts that it holds, by its
 * share of the pace. A process that dies or stands still loses round and parts to the others. See docs/decisions/0044.
 */
export function createCrewScheduler(parts: CrewSchedulerParts): Scheduler {
  const { round, dispatcher, queue, pace, dueParts, guarded, clock = Date.now } = parts;
  let making: Promise<void> | null = null;
  let stepping: Promise<void> | null = null;
  let sending: Promise<void> | null = null;
  let timer: NodeJS.Timeout | null = null;
  let askedAt = Number.NEGATIVE_INFINITY;
  let stopping = false;

  function callDue(now: number): Promise<void> {
    return guarded('work-uncalled', 'Asking the other processes to send', async () => {
      await queue.callParts(await dueParts(now));
    });
  }

  async function makeRound(job: HeldJob): Promise<void> {
    const keep = setInterval(() => {
      void guarded('round-unkept', 'Saying that the round is at work', () => queue.keep('round', [job]));
    }, keepRoundEvery);
    let calledAt = Number.NEGATIVE_INFINITY;
    const now = clock();
    await guarded('crew-unheard', 'Hearing what other processes took back', parts.beforeRound);
    await round.make(now, (at) => {
      if (performance.now() < calledAt + callEvery) return;
      calledAt = performance.now();
      void callDue(at).then(step);
    });
    if (round.hasBegun()) {
      await callDue(clock());
      await guarded('round-unended', 'What follows a round', () => parts.afterRound(now));
    }
    clearInterval(keep);
    await guarded('round-unended', 'Saying that the round is over', () => queue.end('round', [job]));
  }

  /** Looks for work once: for parts to send for, and for a round to make. */
  function step(): Promise<void> {
    if (stopping) return Promise.resolve();
    stepping ??= guarded('crew-out-of-step', 'Sharing the work with the other processes', stepOnce).finally(
      () => {
        stepping = null;
      },
    );
    return stepping;
  }

  async function stepOnce(): Promise<void> {
    if (making === null) {
      const job = await queue.takeRound();
      if (job !== null) {
        making = makeRound(job).finally(() => {
          making = null;
        });
      }
    }
    await parts.parts.step();
    const isBusy = parts.parts.now().size > 0;
    if (performance.now() >= askedAt + renewEvery || (isBusy && sending === null)) {
      askedAt = performance.now();
      await pace.ask(isBusy || sending !== null);
    }
    if (isBusy) void dispatch();
  }

  function dispatch(): Promise<void> {
    if (stopping) return sending ?? Promise.resolve();
    // Joins a run that is at work: what came since is looked at too.
    const run = guarded('sending-failed', 'Sending digests', () => dispatcher.run(clock())).finally(() => {
      if (sending === run) sending = null;
    });
    sending = run;
    return run;
  }

  async function beat(): Promise<void> {
    const now = clock();
    await guarded('round-uncalled', 'Asking for a round', () =>
      queue.callRound(Math.floor(now / minute) * minute),
    );
    await step();
    await guarded('minute-failed', 'What each process does each minute', () => parts.eachMinute(now));
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
    async send(now) {
      if (stopping) return;
      await callDue(now);
      await step();
      await sending;
    },
    async stop() {
      stopping = true;
      if (timer !== null) clearInterval(timer);
      await pulse.stop();
      await stepping;
      await making;
      await dispatcher.stop();
      await guarded('crew-unleft', 'Giving back what this process has', async () => {
        await parts.parts.giveBack();
        await pace.ask(false);
      });
      await queue.close();
    },
  };
}
