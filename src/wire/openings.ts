/**
 * How lines begin, as a table: whether a line may begin with one of many words is then the price of three characters,
 * where an expression over the words tries each of them.
 */

/** A letter of the Latin alphabet is 1 to 26, whatever its case; every other ASCII character is 0. */
const classes = 27;

function classOf(code: number): number {
  const letter = (code | 0x20) - 0x60;
  return letter >= 1 && letter <= 26 ? letter : 0;
}

/**
 * A test that is false for lines which surely begin with none of `words` (small letters, a word's first three characters
 * count). True where only an expression can tell: also for lines that begin with a sign or with letters beyond ASCII. No
 * word begins with a figure.
 */
export function makeOpeningTest(words: readonly string[]): (line: string) => boolean {
  const table = new Uint8Array(classes ** 3);
  for (const word of words) {
    const [first = [], second = [], third = []] = [0, 1, 2].map((at) => classesAt(word, at));
    for (const a of first)
      for (const b of second) for (const c of third) table[(a * classes + b) * classes + c] = 1;
  }
  return (line) => {
    const first = line.charCodeAt(0);
    const a = classOf(first);
    if (a === 0) return !(first >= 0x30 && first <= 0x39);
    const second = line.charCodeAt(1);
    const third = line.charCodeAt(2);
    if (second >= 0x80 || third >= 0x80) return true;
    return table[(a * classes + classOf(second)) * classes + classOf(third)] === 1;
  };
}

/** The classes that a word's character can have; all of them behind its end, and where it is beyond ASCII. */
function classesAt(word: string, at: number): readonly number[] {
  const code = word.charCodeAt(at);
  return code < 0x80 ? [classOf(code)] : Array.from({ length: classes }, (_, index) => index);
}

/**
 * The expression for `words` at the start of a line, up to eight signs before them, in any case; and the test that spares
 * most lines the expression. `blank`: what a blank in a word stands for, as a part of an expression.
 */
export function makeOpening(words: readonly string[], blank: string): (line: string) => boolean {
  const mayOpen = makeOpeningTest(words);
  const parts = words.map((word) => word.replaceAll('.', '\\.').replaceAll(' ', blank));
  const pattern = new RegExp(`^[^\\p{L}\\d]{0,8}(?:${parts.join('|')})`, 'iu');
  return (line) => mayOpen(line) && pattern.test(line);
}
