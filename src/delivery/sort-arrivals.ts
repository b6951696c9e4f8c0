import type { Arrival } from './compose.ts';
import { quietSpanAt } from './quiet-hours.ts';
import type { Subscription } from './subscription.ts';

/** How long (ms) after it came in a story still comes by itself; later (after an outage, a halt) it comes with others. */
export const atOnceWithin = 60 * 60_000;

/** What is to become of stories that came in. */
export interface SortedArrivals {
  /** Each in a message of its own, now. */
  readonly now: readonly { readonly arrival: Arrival; readonly isBreaking: boolean }[];
  /** In one digest, of a subscription that has no others. */
  readonly together: readonly Arrival[];
  /** Whether there are others, that wait until it is no longer quiet. */
  readonly waits: boolean;
}

/**
 * Sorts what came in for a subscription that has all stories, or breaking news, at once. `isQuiet`: whether these are its
 * quiet hours; `now` in ms. What came in quiet hours, or more than an hour ago, comes together; breaking news of quiet hours
 * by itself, at their end. So does all that follows up a story somebody follows, however late. A story is breaking news by its present text. Pure.
 */
export function sortArrivals(
  arrivals: readonly Arrival[],
  subscription: Subscription,
  isQuiet: boolean,
  now: number,
): SortedArrivals {
  const { mode, breaking } = subscription;
  const atOnce: { arrival: Arrival; isBreaking: boolean }[] = [];
  const together: Arrival[] = [];
  let waits = false;
  for (const arrival of arrivals) {
    const isBreaking = breaking !== null && arrival.urgency !== null && arrival.urgency <= breaking.urgency;
    if (!isBreaking && mode === 'digest') continue;
    if (isQuiet && !(isBreaking && breaking.inQuietHours)) waits = true;
    else if (mode === 'follow') atOnce.push({ arrival, isBreaking });
    else if (isBreaking && isRecent(endOfQuiet(subscription, arrival.changedAt), now)) {
      atOnce.push({ arrival, isBreaking });
    } else if (mode === 'digest') continue;
    else if (!wasQuiet(subscription, arrival.arrivedAt) && isRecent(arrival.arrivedAt, now)) {
      atOnce.push({ arrival, isBreaking });
    } else together.push(arrival);
  }
  return { now: atOnce, together, waits };
}

function isRecent(at: number, now: number): boolean {
  return at > now - atOnceWithin;
}

function wasQuiet({ quiet, timezone }: Subscription, at: number): boolean {
  return quiet !== null && quietSpanAt(quiet, timezone, at) !== null;
}

/** The moment itself, or the end of the quiet hours in which it lies. */
function endOfQuiet({ quiet, timezone }: Subscription, at: number): number {
  return quiet === null ? at : (quietSpanAt(quiet, timezone, at)?.to ?? at);
}
