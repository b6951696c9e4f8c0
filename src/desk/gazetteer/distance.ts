/**
 * How many letters apart two words are, a swap of neighbours counted as one (optimal string alignment, the restricted
 * Damerau distance), up to `most`; anything farther is `most + 1`. In UTF-16 units. Time grows with the shorter word
 * times `most`.
 */
export function lettersApart(a: string, b: string, most: number): number {
  if (Math.abs(a.length - b.length) > most) return most + 1;
  return align(a, b, b.length, most)?.[b.length] ?? most + 1;
}

/** The same between a word and the beginning of another that is nearest to it: what is being typed and a name. */
export function prefixApart(typed: string, name: string, most: number): number {
  if (name.length < typed.length - most) return most + 1;
  const end = Math.min(name.length, typed.length + most);
  const row = align(typed, name, end, most);
  if (row === null) return most + 1;
  let least = most + 1;
  for (let j = 0; j <= end; j++) least = Math.min(least, row[j] ?? least);
  return least;
}

// Three rows of the table of distances, used anew for every pair: a typo is looked for among thousands of names.
let rows: readonly [Uint8Array, Uint8Array, Uint8Array] = makeRows(64);

function makeRows(length: number): readonly [Uint8Array, Uint8Array, Uint8Array] {
  return [new Uint8Array(length), new Uint8Array(length), new Uint8Array(length)];
}

/** The last row of the table: how far all of `a` is from each beginning of `b` up to `end` letters; null when all are over `most`. */
function align(a: string, b: string, end: number, most: number): Uint8Array | null {
  if (end >= rows[0].length) rows = makeRows(2 * end);
  let [before, last, now] = rows;
  const far = most + 1;
  for (let j = 0; j <= end; j++) last[j] = Math.min(j, far);
  for (let i = 1; i <= a.length; i++) {
    now.fill(far, 0, end + 1);
    now[0] = Math.min(i, far);
    let least = now[0];
    // Cells farther than `most` from the diagonal cannot come back under it.
    for (let j = Math.max(1, i - most); j <= Math.min(end, i + most); j++) {
      const same = a.charCodeAt(i - 1) === b.charCodeAt(j - 1);
      let value = Math.min(
        (last[j] ?? far) + 1,
        (now[j - 1] ?? far) + 1,
        (last[j - 1] ?? far) + (same ? 0 : 1),
        far,
      );
      if (i > 1 && j > 1 && isSwapped(a, i, b, j)) value = Math.min(value, (before[j - 2] ?? far) + 1);
      now[j] = value;
      if (value < least) least = value;
    }
    if (least > most) return null;
    [before, last, now] = [last, now, before];
  }
  return last;
}

function isSwapped(a: string, i: number, b: string, j: number): boolean {
  return a.charCodeAt(i - 1) === b.charCodeAt(j - 2) && a.charCodeAt(i - 2) === b.charCodeAt(j - 1);
}
