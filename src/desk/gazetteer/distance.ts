/**
 * How many letters apart two words are, a swap of neighbours counted as one (optimal string alignment, the restricted
 * Damerau distance), up to `most`; anything farther is `most + 1`. In UTF-16 units. Time grows with the shorter word
 * times `most`.
 */
export function lettersApart(a: string, b: string, most: number): number {
  if (Math.abs(a.length - b.length) > most) return most + 1;
  let before = new Uint8Array(b.length + 1);
  let last = new Uint8Array(b.length + 1);
  let now = new Uint8Array(b.length + 1);
  const far = most + 1;
  for (let j = 0; j <= b.length; j++) last[j] = Math.min(j, far);
  for (let i = 1; i <= a.length; i++) {
    now.fill(far);
    now[0] = Math.min(i, far);
    let least = now[0];
    // Cells farther than `most` from the diagonal cannot come back under it.
    for (let j = Math.max(1, i - most); j <= Math.min(b.length, i + most); j++) {
      const same = a.charCodeAt(i - 1) === b.charCodeAt(j - 1) ? 0 : 1;
      let value = Math.min((last[j] ?? far) + 1, (now[j - 1] ?? far) + 1, (last[j - 1] ?? far) + same, far);
      if (
        i > 1 &&
        j > 1 &&
        a.charCodeAt(i - 1) === b.charCodeAt(j - 2) &&
        a.charCodeAt(i - 2) === b.charCodeAt(j - 1)
      ) {
        value = Math.min(value, (before[j - 2] ?? far) + 1);
      }
      now[j] = value;
      least = Math.min(least, value);
    }
    if (least > most) return far;
    [before, last, now] = [last, now, before];
  }
  return Math.min(last[b.length] ?? far, far);
}
