import type { Result } from '../wire/problem.ts';
import { compileSchedule, type Slots } from './schedule.ts';
import type { Subscription } from './subscription.ts';

/** Schedules kept at most; thousands of subscriptions share a handful. */
const capacity = 10_000;

/** What a subscription says of its times. */
type Timing = Pick<Subscription, 'schedule' | 'timezone' | 'quiet'>;

interface Known {
  readonly slots: Slots;
  /** The slot that holds from `from` until just before `until`; both null at the ends of time. */
  from: number | null;
  until: number | null;
  asked: boolean;
  /** The slot before `of`, once it was asked for. */
  prior: { readonly of: number; readonly slot: number | null } | null;
}

/** The slot before a moment, remembered by schedule, timezone and quiet hours. */
export interface SlotMemo {
  /** The last slot at or before `at` (ms since the epoch), null when there is none; a problem for no schedule. */
  latest(timing: Timing, at: number): Result<number | null>;
  /** As `latest`, for the slot before `slot`. */
  before(timing: Timing, slot: number): Result<number | null>;
}

/**
 * Croner takes about 100 µs for a slot; asking it for each of 100,000 subscriptions each minute would take ten
 * seconds. The answer for one schedule holds until its next slot, so it is asked once a slot and schedule.
 */
export function createSlotMemo(): SlotMemo {
  const known = new Map<string, Known>();

  function find(timing: Timing): Result<Known> {
    const { schedule, timezone, quiet } = timing;
    const key = `${timezone} ${quiet?.from ?? ''}-${quiet?.to ?? ''} ${schedule}`;
    const held = known.get(key);
    if (held !== undefined) return { ok: true, value: held };
    const read = compileSchedule(schedule, timezone, quiet);
    if (!read.ok) return read;
    if (known.size >= capacity) known.clear();
    const fresh: Known = { slots: read.value, from: null, until: null, asked: false, prior: null };
    known.set(key, fresh);
    return { ok: true, value: fresh };
  }

  return {
    latest(timing, at) {
      const found = find(timing);
      if (!found.ok) return found;
      const entry = found.value;
      const holds =
        entry.asked &&
        (entry.from === null || entry.from <= at) &&
        (entry.until === null || at < entry.until);
      // Without a slot before it, a moment says nothing about earlier ones, but those have none either.
      if (!holds) {
        entry.from = entry.slots.previous(at);
        entry.until = entry.slots.next(at);
        entry.asked = true;
      }
      return { ok: true, value: entry.from };
    },
    before(timing, slot) {
      const found = find(timing);
      if (!found.ok) return found;
      const entry = found.value;
      if (entry.prior?.of !== slot) entry.prior = { of: slot, slot: entry.slots.previous(slot - 1) };
      return { ok: true, value: entry.prior.slot };
    },
  };
}
