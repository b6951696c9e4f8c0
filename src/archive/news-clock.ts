/**
 * Numbers that run with news time: the second, then a place within it. At the same second what comes first has the
 * higher number, so that newest-first keeps the order of a page. 4,096 places a second keep the numbers close together,
 * which keeps the index small (it stores differences), and within what a JavaScript number holds until the year 69,000.
 */
const placesPerSecond = 4_096;

/** How far, in seconds, a number may lie before its story's second when that was full. */
const spill = 600;

/** The last second that has a number; a time beyond it (copy can say anything) counts as that. */
const lastSecond = Math.floor(Number.MAX_SAFE_INTEGER / placesPerSecond) - 1_000;

function secondOf(newsAt: number): number {
  return Math.min(lastSecond, Math.max(-lastSecond, Math.floor(newsAt / 1_000)));
}

/**
 * Where a story of this news time (ms) gets its number: in the first of these ranges, [from, to), newest second first,
 * that has a place left. The free number in one is `freeNumber`.
 */
export function* numberRanges(newsAt: number): Generator<{ readonly from: number; readonly to: number }> {
  for (let second = secondOf(newsAt); ; second -= 1) {
    const from = second * placesPerSecond;
    yield { from, to: from + placesPerSecond };
  }
}

/** The second of news time that a number is of. */
export function secondOfNumber(seq: number): number {
  return Math.floor(seq / placesPerSecond);
}

/** The number that is free in a range of which `taken` is the lowest one that is taken, null when none is; null when it is full. */
export function freeNumber(
  range: { readonly from: number; readonly to: number },
  taken: number | null,
): number | null {
  if (taken === null) return range.to - 1;
  return taken > range.from ? taken - 1 : null;
}

/** Whether `seq` still stands at this news time (ms), or the story has to move. */
export function isAtNewsTime(seq: number, newsAt: number): boolean {
  return secondOfNumber(seq) === secondOf(newsAt);
}

/** The numbers, [from, to), among which every story of news time [from, to) ms lies, and few others. */
export function seqRange(from: number, to: number): { readonly from: number; readonly to: number } {
  return {
    from: (secondOf(from) - spill) * placesPerSecond,
    to: (secondOf(to) + 1) * placesPerSecond,
  };
}

/** Numbers of one span: six days. */
const spanWidth = 2 ** 31;

/** The span in which the story with this number lies: every story is in the index with the mark of its own. */
export function spanOf(seq: number): number {
  return Math.floor(seq / spanWidth);
}

/** The lowest number of a span. */
export function spanStart(span: number): number {
  return span * spanWidth;
}

/** The mark of a span, which holds no sign: FTS5 would read it as syntax. */
export function spanMark(span: number): string {
  return span < 0 ? `t_b${-span}` : `t_${span}`;
}
