import type { Problem } from '../wire/problem.ts';
import type { Ledger } from './ledger.ts';

const minute = 60_000;
const day = 24 * 60 * minute;
/** A clock that goes on by more than this from one tick to the next may be wrong, ms; so may the one that a start finds. */
const farAhead = day;
/** One that goes back by less (it is kept right by the network) says the same as before, ms. */
const slack = 5 * minute;
/** How long (ms) a clock has to go steadily before anything is forgotten by it. */
const steadyFor = day;
/** When it was seen last is written down this often, ms. */
const writesEvery = 10 * minute;

/** What is remembered of the clock over a restart, in ms since the epoch by that clock. */
interface ClockRecord {
  readonly at: number;
  readonly steadySince: number;
}

/** What watching works with. */
export interface ClockWatchParts {
  /** A Keyv namespace of its own. */
  readonly store: { get(key: string): Promise<unknown>; set(key: string, value: unknown): Promise<unknown> };
  readonly ledger: Pick<Ledger, 'forgetAhead'>;
  /** The clock went back: what planners remember was learnt by the wrong one. */
  wentBack(): void;
  report(problem: Problem): void;
}

/**
 * Watches the clock that ticks go by. Gives a function to be called with each tick, at `now` (ms since the epoch), which tells
 * whether what is old may be forgotten: only by a clock that has gone steadily for a day, so that one that was once far ahead
 * costs no memory of what was posted. When it went back, editions of what is the future again are forgotten, which brings
 * them at their time; what was posted stays known. Rejects as the store and the ledger do.
 */
export function createClockWatch(parts: ClockWatchParts): (now: number) => Promise<boolean> {
  const { store, ledger, wentBack, report } = parts;
  let known: ClockRecord | null = null;
  let written = Number.NEGATIVE_INFINITY;

  async function keep(record: ClockRecord): Promise<void> {
    const isNew = record.steadySince !== known?.steadySince || Math.abs(record.at - written) >= writesEvery;
    if (isNew) await store.set('clock', record);
    if (isNew) written = record.at;
    known = record;
  }

  return async (now) => {
    const before = known ?? ((await store.get('clock')) as ClockRecord | undefined) ?? null;
    if (before === null) {
      await keep({ at: now, steadySince: now });
      return false;
    }
    const gone = now - before.at;
    if (gone < -slack) {
      await ledger.forgetAhead(now);
      wentBack();
      report({ code: 'clock-went-back', message: sayBack(before.at, now) });
    }
    if (gone > farAhead) report({ code: 'clock-went-ahead', message: sayAhead(before.at, now) });
    const isSteady = gone >= -slack && gone <= farAhead;
    const steadySince = isSteady ? before.steadySince : now;
    await keep({ at: now, steadySince });
    return now - steadySince >= steadyFor;
  };
}

function sayBack(from: number, to: number): string {
  return `The clock went back from ${iso(from)} to ${iso(to)}. Digests for times that come again are made again, of what is new by then; nothing that was posted is posted twice.`;
}

function sayAhead(from: number, to: number): string {
  return `The last look at what is due was at ${iso(from)}, and now the clock says ${iso(to)}. If Telex did not stand still for so long, the clock is wrong. For a day nothing of what was posted is forgotten, so that it can be put right.`;
}

function iso(ms: number): string {
  return new Date(ms).toISOString();
}
