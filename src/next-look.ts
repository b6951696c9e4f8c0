import { createHash } from 'node:crypto';
import { parseSchedule } from './delivery/parse-schedule.ts';
import { compileSchedule } from './delivery/schedule.ts';

/** What is fetched is looked at each five minutes where nothing else is asked, in ms. */
const fetchedEach = 5 * 60_000;

/**
 * When a source is looked at after a look at `now` (ms) that went well: at the next slot of its schedule, in `timezone`; of
 * what has none, at the next round (`kind` folder) or after five minutes, spread by its name over the minutes: sources that
 * were set up together do not all come at once. Throws for a schedule that `checkSourceSchedule` does not take.
 */
export function createNextLook(
  {
    name,
    kind,
    schedule,
  }: { readonly name: string; readonly kind: string; readonly schedule?: string | undefined },
  timezone: string,
): (now: number) => number {
  if (schedule === undefined) {
    if (kind === 'folder') return (now) => now;
    const minute = spread(name, fetchedEach / 60_000);
    // Just before the minute: the tick that comes a moment early must not wait for another minute.
    return (now) => nextOf(now + 60_000, fetchedEach, minute * 60_000) - 5_000;
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
