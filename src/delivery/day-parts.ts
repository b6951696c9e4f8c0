import { type DayPart, partTimes } from './schedule-vocabulary.ts';
import type { Phrase } from './schedule-words.ts';

type Time = Phrase & { readonly kind: 'time' };
const halfDay = 12 * 60;

/**
 * Reads the times of a schedule by the parts of the day that are named beside them (`'s avonds om 8` is 20:00) and takes
 * those parts away. Which times a part speaks of: those after it where a part comes before the first time, those before it
 * else. Null where that is not plain, or contradicts itself: a wrong hour is worse than a question.
 */
export function settleDayParts(phrases: readonly Phrase[]): Phrase[] | null {
  const telling = phrases.filter(({ kind }) => kind !== 'filler');
  const has = (kind: Phrase['kind']) => telling.some((phrase) => phrase.kind === kind);
  const named = telling.findIndex((phrase) => partOf(phrase) !== null);
  if (named === -1)
    return telling.every((phrase) => phrase.kind !== 'time' || isPlain(phrase)) ? telling : null;
  if (has('every')) return null;
  const first = telling.findIndex(({ kind }) => kind === 'time');
  const settled = first !== -1 && first < named ? readBefore(telling) : readAfter(telling);
  if (settled === null) return null;
  return isOtherNight(telling, settled) ? null : settled;
}

/** The part of the day that a phrase names; null for none. */
export function partOf(phrase: Phrase): DayPart | null {
  return phrase.kind === 'part' || phrase.kind === 'days' ? (phrase.part ?? null) : null;
}

/** `'s ochtends om 8 en 's avonds om 6 en 9`, `elke ochtend en avond om 8`. */
function readAfter(telling: readonly Phrase[]): Phrase[] | null {
  const settled: Phrase[] = [];
  let parts: DayPart[] = [];
  /** Whose part each day since the last time is; null for days without one. */
  let ofDays: (DayPart | null)[] = [];
  let wasTime = true;
  let isCarried = false;
  for (const phrase of telling) {
    const part = partOf(phrase);
    if (part !== null || phrase.kind === 'days') {
      if (wasTime) {
        // `maandagavond om 8, dinsdag om 10`: nobody said whether that is in the evening as well.
        isCarried = parts.length > 0 || isCarried;
        parts = [];
        ofDays = [];
      }
      wasTime = false;
    }
    if (part !== null) parts.push(part);
    if (phrase.kind === 'days') {
      ofDays.push(part);
      settled.push({ kind: 'days', days: phrase.days });
    } else if (phrase.kind === 'time') {
      wasTime = true;
      if (!agree(ofDays)) return null;
      if (parts.length === 0 && ((isCarried && isEither(phrase)) || !isPlain(phrase))) return null;
      const placed = parts.length === 0 ? [phrase] : placeIn(phrase, parts);
      if (placed === null) return null;
      settled.push(...placed);
    } else if (part === null) settled.push(phrase);
  }
  // `elke avond om 8 's avonds` says it twice; a part without a time of its own is something else.
  const isDangling = !wasTime && parts.length > 0 && telling.some(({ kind }) => kind === 'time');
  return isDangling ? null : settled;
}

/** `8 uur 's ochtends en 6 uur 's avonds`. */
function readBefore(telling: readonly Phrase[]): Phrase[] | null {
  const settled: Phrase[] = [];
  let waiting: Time[] = [];
  let last: Time | null = null;
  for (const phrase of telling) {
    const part = partOf(phrase);
    if (phrase.kind === 'days') settled.push({ kind: 'days', days: phrase.days });
    if (phrase.kind === 'time') waiting.push(phrase);
    else if (part !== null) {
      const of: Time | null = waiting.pop() ?? last;
      const placed: Time[] | null = of === null ? null : placeIn(of, [part]);
      if (placed === null) return null;
      // `6 en 8 uur 's avonds`: 6 is plain only where it is the same either way.
      for (const time of waiting) {
        const alike = placeIn(time, [part]);
        if (!isPlain(time) || (isEither(time) && alike?.[0]?.minute !== time.minute)) return null;
        settled.push(time);
      }
      settled.push(...placed);
      waiting = [];
      last = of;
    } else if (phrase.kind !== 'days') settled.push(phrase);
    if (phrase.kind !== 'time' && part === null) last = null;
  }
  if (waiting.some(isEither)) return null;
  return [...settled, ...waiting];
}

/** Days that name no part of theirs beside some that do: only a morning reads the same for all of them. */
function agree(ofDays: readonly (DayPart | null)[]): boolean {
  const hanging = new Set(ofDays.filter((part) => part !== null));
  if (hanging.size === 0) return true;
  return hanging.size === 1 && (!ofDays.includes(null) || hanging.has('morning'));
}

/** The time in each of these parts of the day; null when it lies in one of them not at all, or twice. */
function placeIn(time: Time, parts: readonly DayPart[]): Time[] | null {
  const placed: Time[] = [];
  for (const part of parts) {
    const found = readingsOf(time).filter((minute) => isWithin(minute, part));
    const [minute, ...others] = found;
    if (minute === undefined || others.length > 0) return null;
    placed.push({ kind: 'time', minute, form: 'fixed' });
  }
  return placed;
}

/** The minutes after midnight that a time may mean. */
function readingsOf({ minute, form }: Time): number[] {
  const isOfHalfDay = form === 'bare' ? minute < halfDay + 60 : minute >= 60 && minute < halfDay + 60;
  return form === 'fixed' || !isOfHalfDay ? [minute] : [minute % halfDay, (minute % halfDay) + halfDay];
}

function isWithin(minute: number, part: DayPart): boolean {
  const { from, to } = partTimes[part];
  return from < to ? minute >= from && minute < to : minute >= from || minute < to;
}

/** Whether a time needs no part of the day: `half een` is as often after noon as after midnight. */
function isPlain({ minute, form }: Time): boolean {
  return form !== 'bare' || minute === 0 || minute >= 60;
}

/** Whether it might be twelve hours later, should somebody have meant so. */
function isEither({ minute, form }: Time): boolean {
  return form === 'bare' && minute < halfDay;
}

/** `vrijdagnacht om 2 uur`: by the clock that is Saturday, and by many people's words Friday. */
function isOtherNight(telling: readonly Phrase[], settled: readonly Phrase[]): boolean {
  const isNight = telling.some((phrase) => partOf(phrase) === 'nacht' || partOf(phrase) === 'night');
  const hasDays = telling.some((phrase) => phrase.kind === 'days' && phrase.days.length < 7);
  const isEarly = settled.some((phrase) => phrase.kind === 'time' && phrase.minute < halfDay / 2);
  return isNight && hasDays && isEarly;
}
