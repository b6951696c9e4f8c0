import { createHash } from 'node:crypto';
import { parseSchedule } from './delivery/parse-schedule.ts';
import { compileSchedule } from './delivery/schedule.ts';
import { chooseNextTry } from './intake/http/next-try.ts';
import { noPace } from './intake/http/read-pace.ts';
import type { OpenSource } from './intake/sources/rounds.ts';
import type { SourceSettings } from './intake/sources/settings.ts';

const minute = 60_000;
/** What is fetched is looked at each five minutes where nothing else is asked, in ms. */
const fetchedEach = 5 * minute;

/** An address that is gone for good is tried again after so long all the same, in ms: somebody may have put it back. */
const goneFor = 7 * 24 * 3_600_000;
/** The first time it says so it is asked once more, in ms: a server may stumble into any answer. */
const goneTwice = 3_600_000;

type NextLook = OpenSource['nextLook'];
type Scheduled = Pick<SourceSettings, 'name' | 'kind' | 'schedule'>;

/**
 * When a source is looked at after a look at `now` (ms): at the next slot of its schedule, in `timezone`; of what has none,
 * at the next round (a folder) or after five minutes. Later when the source asks for it, and when looks fail: see
 * `chooseNextTry`. Throws for a schedule that `checkSourceSchedule` does not take.
 */
export function createNextLook(settings: Scheduled, timezone: string, random = Math.random): NextLook {
  const nextSlot = slotsOf(settings, timezone);
  if (settings.kind === 'folder') return (now) => nextSlot(now);
  return (now, failures, { lasts, notBefore }) =>
    chooseNextTry(
      now,
      {
        interval: nextSlot(now) - now,
        failures,
        lasts: failures === 0 ? null : lasts,
        pace: { ...noPace, retryAt: notBefore },
        ttl: null,
      },
      random,
    ) ?? now + (failures === 1 ? goneTwice : goneFor);
}

/** The moments at which a source is looked at when all is well: the first after the one that is given. */
function slotsOf({ name, kind, schedule }: Scheduled, timezone: string): (now: number) => number {
  if (schedule === undefined) {
    if (kind === 'folder') return (now) => now;
    // Spread by name: sources that were set up together do not all come at once. A little before the minute, since the
    // tick that comes a moment early must not wait for the next.
    const offset = spread(name, fetchedEach / minute) * minute - 5_000;
    return (now) => nextOf(now + minute, fetchedEach, offset);
  }
  const read = parseSchedule(schedule, 'en');
  if (!read.ok) throw new Error(read.problem.message);
  const compiled = compileSchedule(read.value.cron, timezone);
  if (!compiled.ok) throw new Error(compiled.problem.message);
  const slots = compiled.value;
  return (now) => slots.next(now) ?? Number.MAX_SAFE_INTEGER;
}

/** What is wrong with a source's schedule, in words; null when nothing is. */
export function checkSourceSchedule(schedule: string): string | null {
  const read = parseSchedule(schedule, 'en');
  return read.ok ? null : read.problem.message;
}

/** The first moment after `now` that lies `offset` after a whole multiple of `every`; all in ms. */
function nextOf(now: number, every: number, offset: number): number {
  return Math.floor((now - offset) / every + 1) * every + offset;
}

function spread(name: string, over: number): number {
  return createHash('sha256').update(name).digest().readUInt32BE(0) % over;
}
