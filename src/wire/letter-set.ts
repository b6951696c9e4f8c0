/**
 * Which letters a folded word has, a bit each, all but a to z one bit together. Of two words that are a few typos apart one
 * lacks as few of the other's letters: that is known at once, while counting the typos takes a hundred times as long.
 */
export function lettersOf(word: string): number {
  let letters = 0;
  for (let at = 0; at < word.length; at += 1) {
    const letter = word.charCodeAt(at) - 97;
    letters |= 1 << (letter >= 0 && letter < 26 ? letter : 26);
  }
  return letters;
}

/** Whether more than `most` of some letters are not among others; both as `lettersOf` gives them. */
export function lacksMore(letters: number, others: number, most: number): boolean {
  let lacking = letters & ~others;
  for (let left = most; left > 0; left -= 1) lacking &= lacking - 1;
  return lacking !== 0;
}
