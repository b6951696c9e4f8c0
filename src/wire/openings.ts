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
 * word begins with a figure. The test looks at the line's start, or at index `at`.
 */
export function makeOpeningTest(words: readonly string[]): (line: string, at?: number) => boolean {
  const table = new Uint8Array(classes ** 3);
  for (const word of words) {
    const [first = [], second = [], third = []] = [0, 1, 2].map((at) => classesAt(word, at));
    for (const a of first)
      for (const b of second) for (const c of third) table[(a * classes + b) * classes + c] = 1;
  }
  return (line, at = 0) => {
    const first = line.charCodeAt(at);
    const a = classOf(first);
    if (a === 0) return !(first >= 0x30 && first <= 0x39);
    const second = line.charCodeAt(at + 1);
    const third = line.charCodeAt(at + 2);
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
 * Whether a line begins with one of `words`, in any case, behind as many signs as `signs` says (a quantifier); most lines
 * are spared the expression. `blank`: what a blank in a word stands for, as a part of an expression.
 */
export function makeOpening(
  words: readonly string[],
  blank: string,
  signs = '{0,8}',
): (line: string) => boolean {
  const mayOpen = makeOpeningTest(words);
  const parts = words.map((word) => word.replaceAll('.', '\\.').replaceAll(' ', blank));
  const pattern = new RegExp(`^[^\\p{L}\\d]${signs}(?:${parts.join('|')})`, 'iu');
  return (line) => mayOpen(line) && pattern.test(line);
}
