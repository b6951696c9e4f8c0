import type { FeedEntry } from '../../wire/feed/decode.ts';
import type { SeenEntry } from './feed-memory.ts';

/** So many earlier forms of an entry are remembered; what is older than that is taken for new. */
const mostEarlier = 8;
/** So often an entry that goes back is believed: a site that tries two headlines by turns would bring a version at every look. */
const mostReturns = 3;

/** An entry as it was seen now. */
export interface Noted {
  /** What is to be remembered of it. */
  readonly seen: SeenEntry;
  /** It went back to what it had been, and that says nothing: a cache lags behind, or it goes to and fro. */
  readonly isIdle: boolean;
}

/**
 * Notes an entry in a look at `now` (ms), `held`: what was remembered of it. Where it went back to what it had been (a
 * figure that was corrected and then withdrawn) and its own time does not tell, the look is its time, since the desk takes
 * words that it had before for an old version; and so it is with each change after that.
 */
export function noteReturn(seen: SeenEntry, held: SeenEntry | undefined, now: number): Noted {
  if (held === undefined) return { seen, isIdle: false };
  const { earlier = [], returns = 0, revisedAt } = held;
  if (held.hash === seen.hash)
    return { seen: { ...seen, earlier, returns, ...given(revisedAt) }, isIdle: false };
  const forms = [...earlier.filter((one) => one !== held.hash), held.hash].slice(-mostEarlier);
  const isReturn = earlier.includes(seen.hash);
  // A cache that lags behind brings the feed as it was, times and all.
  const isStale = (seen.said ?? Number.POSITIVE_INFINITY) < (held.said ?? Number.NEGATIVE_INFINITY);
  if (isReturn && (isStale || returns >= mostReturns)) {
    return { seen: { ...seen, earlier: forms, returns, ...given(revisedAt) }, isIdle: true };
  }
  const isRevised = isReturn || revisedAt !== undefined;
  const remembered = { ...seen, earlier: forms, returns: returns + (isReturn ? 1 : 0) };
  return { seen: { ...remembered, ...given(isRevised ? now : undefined) }, isIdle: false };
}

/** The entry with the time at which it was seen to be revised, where there is one; of that and its own the later counts. */
export function stampRevised(entry: FeedEntry, { revisedAt }: SeenEntry, own: number | null): FeedEntry {
  if (revisedAt === undefined || (own !== null && own >= revisedAt)) return entry;
  return { ...entry, updated: new Date(revisedAt).toISOString() };
}

function given(revisedAt: number | undefined): Pick<SeenEntry, 'revisedAt'> {
  return revisedAt === undefined ? {} : { revisedAt };
}
