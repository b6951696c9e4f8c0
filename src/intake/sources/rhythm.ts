import { dateOf, noHours, type SourceRecord } from './record.ts';

const hour = 3_600_000;
const day = 24 * hour;
/** What is known of a source is of the four weeks before its last story. */
const daysKnown = 28;
/** Of fewer days nobody can say how its weeks are. */
const daysAtLeast = 14;

/** What is counted by: hours of the week, for what comes often, and days of the week, for what comes at no hour of its own. */
const scales = [
  { hours: 1, slots: 168 },
  { hours: 24, slots: 7 },
] as const;

/**
 * How unlikely (minus the natural logarithm of its chance) a silence must be at least. Three hours, or days, in which something
 * came each week until now are as much.
 */
const unlikelyEnough = 6.2;
/** A source that was silent before, as unlikely as that was, is quiet when it is so much more unlikely now … */
const beyondBefore = 2.5;
/** … but a silence of five times as much as is asked of a regular source is one whatever was before. */
const unlikelyEver = 5 * unlikelyEnough;

/** In an hour or day: something came (1), nothing did (0), or nobody looked (null). */
type Seen = 0 | 1 | null;

/**
 * Whether nothing has come for longer than goes with the source's own rhythm: an hour of the week, or a day, in which something
 * came in most weeks counts for much, one in which nothing ever came for nothing, and so does one in which nobody looked. Null
 * while too little is known to say. `now` in ms.
 *
 * Each hour's chance is that of the four weeks before the last story, so that a long silence does not become normal by itself. Chances
 * are those of single hours: stories that come in bunches count once. That they are not independent of each other, and not well known from
 * four weeks, shows in the silences of those weeks, which are judged in the same way, each week by the others.
 */
export function isBeyondRhythm(record: SourceRecord, now: number): boolean | null {
  if (record.lastStoryAt === null) return null;
  const lastDay = Math.floor(record.lastStoryAt / day);
  // Whole days, the first of which is left out of what is counted by hours.
  const firstDay = lastDay - daysKnown;
  const hours = seenByHour(record, firstDay, Math.floor(now / day) + 1);
  const daysLooked = range(0, daysKnown + 1).filter((i) => hours.slice(i * 24, i * 24 + 24).some(isLooked));
  if (daysLooked.length < daysAtLeast) return null;
  return scales.some(({ hours: size, slots }) => {
    const seen = size === 1 ? hours : inBins(hours, size);
    const first = (firstDay * 24) / size;
    const end = Math.floor((record.lastStoryAt as number) / (size * hour)) + 1 - first;
    const past = seen.slice(Math.max(0, end - (daysKnown * 24) / size), end);
    const pastFirst = first + end - past.length;
    const chances = createChances(past, pastFirst, slots);
    const bound = Math.min(
      Math.max(unlikelyEnough, beyondBefore * longestBefore(past, pastFirst, chances)),
      unlikelyEver,
    );
    let unlikely = 0;
    // What is not over yet may still bring something.
    for (const i of range(end, Math.floor(now / (size * hour)) - first)) {
      if (seen[i] === 0) unlikely += chances.ofNothing(first + i);
    }
    return unlikely >= bound;
  });
}

interface Chances {
  /** How unlikely it is that nothing comes in this bin. `known`: what did come, of one that is part of what is known. */
  ofNothing(at: number, known?: 0 | 1): number;
}

function createChances(past: readonly Seen[], first: number, slots: number): Chances {
  const looked = new Array<number>(slots).fill(0);
  const came = new Array<number>(slots).fill(0);
  for (const [i, one] of past.entries()) {
    if (one === null) continue;
    const slot = (first + i) % slots;
    looked[slot] = (looked[slot] ?? 0) + 1;
    came[slot] = (came[slot] ?? 0) + one;
  }
  return {
    ofNothing(at, known) {
      const slot = at % slots;
      const n = (looked[slot] ?? 0) - (known === undefined ? 0 : 1);
      const k = (came[slot] ?? 0) - (known ?? 0);
      // The estimate of Jeffreys: of four times in four weeks nobody can say more than that it is likely.
      return k === 0 || n < 2 ? 0 : -Math.log(1 - (k + 0.5) / (n + 1));
    },
  };
}

/** How unlikely the least likely silence was in what is known. */
function longestBefore(past: readonly Seen[], first: number, chances: Chances): number {
  let longest = 0;
  let current = 0;
  for (const [i, one] of past.entries()) {
    if (one === 0) current += chances.ofNothing(first + i, 0);
    if (one === 1) current = 0;
    longest = Math.max(longest, current);
  }
  return longest;
}

/** From the first of these days (since the epoch) to before the last, an hour each. */
function seenByHour({ days }: SourceRecord, first: number, end: number): Seen[] {
  const seen: Seen[] = [];
  for (let one = first; one < end; one += 1) {
    const marks = days[dateOf(one * day)]?.hours ?? noHours;
    for (let i = 0; i < marks.length; i += 1) seen.push(marks[i] === '1' ? 1 : marks[i] === '0' ? 0 : null);
  }
  return seen;
}

function inBins(hours: readonly Seen[], size: number): Seen[] {
  return range(0, hours.length / size).map((bin) => {
    const own = hours.slice(bin * size, (bin + 1) * size);
    return own.includes(1) ? 1 : own.includes(0) ? 0 : null;
  });
}

function isLooked(one: Seen | undefined): boolean {
  return one === 0 || one === 1;
}

function range(from: number, to: number): number[] {
  return Array.from({ length: Math.max(0, to - from) }, (_, i) => from + i);
}
