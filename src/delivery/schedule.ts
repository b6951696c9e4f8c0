import { Cron, CronPattern } from 'croner';
import type { Result } from '../wire/problem.ts';
import { quietSpanAt } from './quiet-hours.ts';
import type { QuietHours } from './subscription.ts';

/** What stands between the cron expressions of one schedule. */
const separator = ' ; ';
/** Editions of one subscription are at least this far apart, in minutes. */
export const closestMinutes = 5;

/** A schedule in one timezone, ready to be asked for its slots. All moments in ms since the epoch. */
export interface Slots {
  /** The first slot after `after`; null when there is none any more. */
  next(after: number): number | null;
  /** The last slot at or before `at`; null when there is none. */
  previous(at: number): number | null;
}

/** The cron expressions of a schedule, each of five fields. */
export function cronsOf(schedule: string): string[] {
  return schedule
    .split(';')
    .map((part) => part.trim().replace(/\s+/g, ' '))
    .filter((part) => part !== '');
}

/** Several cron expressions as one schedule: it is due when one of them is. */
export function joinCrons(crons: readonly string[]): string {
  return [...new Set(crons)].join(separator);
}

/** The hours and minutes of a cron expression of five fields, each ascending. Throws when it is none. */
export function clockOf(cron: string): { readonly minutes: number[]; readonly hours: number[] } {
  const pattern = new CronPattern(cron, undefined, { mode: '5-part' });
  return { minutes: marked(pattern.minute), hours: marked(pattern.hour) };
}

function marked(bits: readonly number[]): number[] {
  return bits.flatMap((bit, i) => (bit ? [i] : []));
}

/**
 * Croner treats the change of the clock as Vixie cron does: a wildcard hour runs on through it in real time, a fixed
 * hour comes once a day, at the first moment there is when it was skipped. It takes an hour field with a step for a
 * wildcard; a schedule that names hours means each of them once, so steps are written out first.
 */
function spellOut(cron: string): string {
  const { minutes, hours } = clockOf(cron);
  if (hours.length === 24) return cron.replace(/^(\S+) \S+/, '$1 *');
  return cron.replace(/^\S+ \S+/, `${minutes.join(',')} ${hours.join(',')}`);
}

/**
 * Reads a schedule in the form that is kept: cron expressions of five fields, with ` ; ` between them. What falls in quiet
 * hours comes once, at their end. Problems: `bad-timezone`, `bad-schedule`.
 */
export function compileSchedule(
  schedule: string,
  timezone: string,
  quiet: QuietHours | null = null,
): Result<Slots> {
  if (!isTimezone(timezone)) {
    return {
      ok: false,
      problem: {
        code: 'bad-timezone',
        message: `"${timezone}" is not a timezone. Name one such as Europe/Amsterdam.`,
      },
    };
  }
  const expressions = cronsOf(schedule);
  try {
    const crons = expressions.map(
      (cron) =>
        new Cron(spellOut(cron), { timezone, mode: '5-part', fixedTimeRule: 'no-wildcard', paused: true }),
    );
    if (crons.length > 0) {
      const slots = slotsOf(crons);
      return { ok: true, value: quiet === null ? slots : keepQuiet(slots, quiet, timezone) };
    }
  } catch {
    // Croner throws on whatever is no expression; its words are about its own parts, so the answer below is ours.
  }
  return {
    ok: false,
    problem: {
      code: 'bad-schedule',
      message: `"${schedule}" is not a schedule. A working one: 0 8 * * * (every day at 8:00).`,
    },
  };
}

function slotsOf(crons: readonly Cron[]): Slots {
  const times = (dates: readonly (Date | null | undefined)[]) =>
    dates.flatMap((date) => (date ? [date.getTime()] : []));
  return {
    next: (after) => {
      const found = times(crons.map((cron) => cron.nextRun(new Date(after))));
      return found.length === 0 ? null : Math.min(...found);
    },
    previous: (at) => {
      // Croner looks strictly before its reference.
      const found = times(crons.map((cron) => cron.previousRuns(1, new Date(at + 1))[0]));
      return found.length === 0 ? null : Math.max(...found);
    },
  };
}

/** The same slots, those in quiet hours as one at the end of each span. */
function keepQuiet(slots: Slots, quiet: QuietHours, timezone: string): Slots {
  const spanAt = (at: number) => quietSpanAt(quiet, timezone, at);
  return {
    next(after) {
      const last = slots.previous(after);
      const waiting = last === null ? null : spanAt(last);
      if (waiting !== null && waiting.to > after) return waiting.to;
      const next = slots.next(after);
      return next === null ? null : (spanAt(next)?.to ?? next);
    },
    previous(at) {
      for (let slot = slots.previous(at); slot !== null; ) {
        const span = spanAt(slot);
        if (span === null) return slot;
        if (span.to <= at) return span.to;
        slot = slots.previous(span.from - 1);
      }
      return null;
    },
  };
}

/** True for an IANA name that this machine knows; offsets such as +02:00 are none, they miss the summer time. */
export function isTimezone(name: string): boolean {
  try {
    new Intl.DateTimeFormat('en', { timeZone: name });
    return /^[A-Za-z]/.test(name);
  } catch {
    return false;
  }
}

/**
 * The next `count` slots after `after`, ascending, ms since the epoch; fewer when the schedule ends.
 * Throws a RangeError for a schedule or timezone that is none.
 */
export function nextSlots(
  schedule: string,
  timezone: string,
  after: number,
  count: number,
  quiet: QuietHours | null = null,
): number[] {
  const slots = compiled(schedule, timezone, quiet);
  const found: number[] = [];
  for (let slot = slots.next(after); slot !== null && found.length < count; slot = slots.next(slot)) {
    found.push(slot);
  }
  return found;
}

/** As `compileSchedule`, throwing a RangeError with the problem's words. */
export function compiled(schedule: string, timezone: string, quiet: QuietHours | null = null): Slots {
  const read = compileSchedule(schedule, timezone, quiet);
  if (!read.ok) throw new RangeError(read.problem.message);
  return read.value;
}
