/** How much longer (ms) than its neighbours a request may be under way to where it is counted. */
const onTheWayMs = 30;
/** What left before an answer, to whatever, came back has arrived so long after that, ms: who answers counts. */
const countedAfterMs = 2;
/** Answers take as long each where half of them take no more than this longer than the shortest, ms. */
const alikeMs = 30;
/** So many answers tell how long one takes at least, and whether all take about as long. */
const mostSpans = 50;
/** Where no answer came for so long and then two within so little, ms, all stood still: what left meanwhile as well as the answers. */
const stillForMs = 30;
const togetherMs = 3;

/** A request on its way; ms. */
export interface Travel {
  leftAt: number | null;
  /** The latest moment at which it arrives or has arrived; `Infinity` while it has not left. */
  arrivesBy: number;
  /** An answer has come since it left. */
  isHeard: boolean;
}

/** What answers tell of when requests arrive. */
export interface Travels {
  begin(): Travel;
  left(travel: Travel, at: number): void;
  /** Its answer has begun at that moment, or there will be none. */
  ended(travel: Travel, at: number, isAnswered: boolean, all: readonly Travel[]): void;
  /** Whether the last fifty took about as long each. */
  areAlike(): boolean;
}

/** Nothing is known yet. When a request arrives nobody tells: this is what can be told, see docs/decisions/0041. */
export function createTravels(): Travels {
  const spans: number[] = [];
  let areAlike = true;
  /** The last two answers. */
  let before = Number.NaN;
  let last = Number.NaN;

  /** Of one whose answer has begun: where answers take about as long each, they tell of one that was held up for longer. */
  function noteSpan(travel: Travel, leftAt: number, at: number): void {
    spans.push(at - leftAt);
    if (spans.length > mostSpans) spans.shift();
    const sorted = spans.toSorted((a, b) => a - b);
    const [least = at - leftAt] = sorted;
    areAlike = (sorted[sorted.length >> 1] ?? least) - least <= alikeMs;
    // However alike answers are, what part of the time was the way there differs from one to the next.
    if (areAlike) travel.arrivesBy = Math.max(travel.arrivesBy, at - least);
  }

  /** An answer, to whatever: what left before it is there; where all stood still until now, it may have come only now. */
  function hear(at: number, all: readonly Travel[]): void {
    const since = at - last <= togetherMs && last - before >= stillForMs ? before : Number.POSITIVE_INFINITY;
    [before, last] = [last, at];
    for (const one of all) {
      if (one.leftAt === null) continue;
      if (!one.isHeard) one.arrivesBy = Math.min(one.arrivesBy, at + countedAfterMs);
      one.isHeard = true;
      if (one.leftAt >= since) one.arrivesBy = Math.max(one.arrivesBy, at);
    }
  }

  return {
    begin: () => ({ leftAt: null, arrivesBy: Number.POSITIVE_INFINITY, isHeard: false }),
    left(travel, at) {
      travel.leftAt = at;
      travel.arrivesBy = at + onTheWayMs;
    },
    ended(travel, at, isAnswered, all) {
      travel.arrivesBy = Math.min(travel.arrivesBy, at);
      if (travel.leftAt !== null) noteSpan(travel, travel.leftAt, at);
      if (isAnswered) hear(at, all);
    },
    areAlike: () => areAlike,
  };
}
