import type { PartJob, WorkQueue } from './work-queue.ts';
import { silentFor } from './work-queue.ts';

/** What is held counts for so long, ms, since it was last said that it is: a little less than it takes until another process has it. */
const holdsMs = (silentFor - 2) * 1_000;
/** How often it is said, ms. */
const keepEveryMs = 3_000;
/** Parts that are taken at a time: few, so that all processes come to some. */
const takenAtOnce = 8;

/** What holding parts works with. */
export interface HeldPartsParts {
  readonly queue: Pick<WorkQueue, 'callParts' | 'takeParts' | 'keep' | 'end'>;
  /** These parts are this process's from now on; what an earlier one left in them under way is to be settled. */
  taken(parts: readonly number[]): Promise<void>;
  /** Of these parts those in which nothing is due soon. */
  idleAmong(parts: readonly number[]): Promise<readonly number[]>;
  /** A clock that only goes forward, ms; `performance.now` when left out. */
  clock?(): number;
}

/** The parts of the channels that this process sends for. */
export interface HeldParts {
  /** Those that are surely this process's now. */
  now(): ReadonlySet<number>;
  /** One step: says what is held, gives back what is idle, and takes some of what nobody has. To be called each second or sooner. Rejects as PostgreSQL does. */
  step(): Promise<void>;
  /** Takes nothing more, and gives all back. */
  giveBack(): Promise<void>;
}

interface Held extends PartJob {
  keptAt: number;
}

/**
 * Parts that come from a queue and go back when nothing is due in them. A part counts as held only by a clock that goes on while
 * the process stands still: one that was stopped for ten seconds finds that it has none.
 */
export function createHeldParts(parts: HeldPartsParts): HeldParts {
  const { queue, taken, idleAmong, clock = () => performance.now() } = parts;
  const held = new Map<number, Held>();
  let keptAt = Number.NEGATIVE_INFINITY;
  let isOver = false;

  function isHeld({ keptAt: at }: Held): boolean {
    return clock() < at + holdsMs;
  }

  function now(): ReadonlySet<number> {
    return new Set([...held.values()].filter(isHeld).map(({ part }) => part));
  }

  async function keep(): Promise<void> {
    const since = clock();
    if (since < keptAt + keepEveryMs) return;
    // What lapsed may have been another's meanwhile: it is let go, and taken anew if nobody has it.
    await hand([...held.values()].filter((job) => !isHeld(job)).map(({ part }) => part));
    const jobs = [...held.values()];
    const kept = await queue.keep('part', jobs);
    keptAt = since;
    for (const job of jobs) {
      if (kept.has(job.id)) job.keptAt = since;
      else held.delete(job.part);
    }
  }

  async function letGo(numbers: readonly number[]): Promise<void> {
    const jobs = numbers.flatMap((part) => held.get(part) ?? []);
    if (jobs.length === 0) return;
    for (const { part } of jobs) held.delete(part);
    await queue.end('part', jobs);
  }

  /** To whoever comes first. */
  async function hand(numbers: readonly number[]): Promise<void> {
    await letGo(numbers);
    await queue.callParts(numbers);
  }

  async function take(): Promise<void> {
    const since = clock();
    const jobs = await queue.takeParts(takenAtOnce);
    if (jobs.length === 0) return;
    await taken(jobs.map(({ part }) => part));
    for (const job of jobs) held.set(job.part, { ...job, keptAt: since });
  }

  async function letGoIdle(): Promise<void> {
    if (held.size === 0) return;
    const idle = await idleAmong([...held.keys()]);
    if (idle.length === 0) return;
    await letGo(idle);
    // What came in between was not asked for: its part was held.
    await queue.callParts(new Set(idle).difference(new Set(await idleAmong(idle))));
  }

  return {
    now,
    async step() {
      if (isOver) return;
      await keep();
      await letGoIdle();
      await take();
    },
    async giveBack() {
      isOver = true;
      const all = [...held.keys()];
      await letGo(all);
      await queue.callParts(new Set(all).difference(new Set(await idleAmong(all))));
    },
  };
}
