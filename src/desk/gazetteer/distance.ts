/**
 * How many letters apart two words are, a swap of neighbours counted as one (optimal string alignment, the restricted
 * Damerau distance), up to `most`; anything farther is `most + 1`. In UTF-16 units. Time grows with the letters that the
 * words begin with in common, and fourfold with each of `most`, which is two or three.
 */
export function lettersApart(a: string, b: string, most: number): number {
  if (Math.abs(a.length - b.length) > most) return most + 1;
  return apartFrom(a, 0, b, 0, most, false);
}

/** The same between a word and the beginning of another that is nearest to it: what is being typed and a name. */
export function prefixApart(typed: string, name: string, most: number): number {
  if (name.length < typed.length - most) return most + 1;
  return apartFrom(typed, 0, name, 0, most, true);
}

/**
 * How far the rest of `a` from `i` is from the rest of `b` from `j`, or from the nearest beginning of it. Where two letters
 * are one, leaving them so is never worse; where they are not, each of the four ways to mend them is tried.
 */
function apartFrom(a: string, i: number, b: string, j: number, most: number, isBeginning: boolean): number {
  let at = i;
  let to = j;
  while (at < a.length && to < b.length && a.charCodeAt(at) === b.charCodeAt(to)) {
    at += 1;
    to += 1;
  }
  const isEndOfA = at === a.length;
  const isEndOfB = to === b.length;
  if (isEndOfA && (isBeginning || isEndOfB)) return 0;
  if (most === 0) return 1;
  let least = most;
  if (!isEndOfA && !isEndOfB) {
    least = apartFrom(a, at + 1, b, to + 1, least - 1, isBeginning);
    if (least > 0 && isSwapped(a, at, b, to))
      least = Math.min(least, apartFrom(a, at + 2, b, to + 2, least - 1, isBeginning));
  }
  if (least > 0 && !isEndOfA) least = Math.min(least, apartFrom(a, at + 1, b, to, least - 1, isBeginning));
  if (least > 0 && !isEndOfB) least = Math.min(least, apartFrom(a, at, b, to + 1, least - 1, isBeginning));
  return least + 1;
}

function isSwapped(a: string, i: number, b: string, j: number): boolean {
  return (
    i + 1 < a.length &&
    j + 1 < b.length &&
    a.charCodeAt(i) === b.charCodeAt(j + 1) &&
    a.charCodeAt(i + 1) === b.charCodeAt(j)
  );
}
