import { about, longMonths, numbers, readAge, readMonth, unitOf } from './age.ts';

const inFigures = new RegExp(
  `^(?:\\d{1,4}|${about.trimEnd()}(?: \\d{0,4})?)$|^(?:${about})?\\d{1,4} (\\S*)(?: (\\S*))?$`,
);

/** Ages in small letters as they stand: with one of these letters a line of text does not begin. */
const inWords = [
  ...['ongeveer', 'circa', 'bijna', 'zojuist', 'zonet', 'gisteren', 'eergisteren', 'vandaag'],
  ...[...numbers.keys()].flatMap((number) => [...unitOf.keys()].map((unit) => `${number} ${unit} geleden`)),
];

const clock = /^\d{1,2}[.:]\d?$/;
const relative = /^(?:vandaag|gisteren|eergisteren),? (?:o|om|om )?(?:\d{1,2}(?:[.:]\d?)?)?$/;
/** `8 jun`, `17 nov ,`, `3 maart 202`, `17 nov , 9:4`. */
const date =
  /^\d{1,2} (\p{Ll}{1,9})(\.?(?: (?:\d{1,3}|(?:\d{4})? ?,? ?(?:om )?(?:\d{1,2}(?:[.:]\d?)?)?))?)$/u;

/**
 * True for the beginning of an age that the end of the copy cuts off: `9 uur gelede`, `47 mi`, `1`, `9:3`,
 * `ongeveer 2 u`, `zojui`, `gisteren 22:`, `8 jun`. `line` is the last line; a whole age is none.
 */
export function isCutAge(line: string): boolean {
  const text = line.replace(/[\s\u00a0\u202f]+/g, ' ').trim();
  if (text === '' || text.length > 40 || readAge(text) !== null) return false;
  if (clock.test(text) || relative.test(text)) return true;
  if (inWords.some((word) => word.startsWith(text))) return true;
  const match = inFigures.exec(text);
  if (match !== null) {
    const [, unit, geleden] = match;
    if (unit === undefined) return true;
    const isUnit =
      geleden === undefined ? startsUnit(unit) : unitOf.has(unit) && 'geleden'.startsWith(geleden);
    if (isUnit) return true;
  }
  return isCutDate(text);
}

function startsUnit(letters: string): boolean {
  for (const name of unitOf.keys()) if (name.startsWith(letters)) return true;
  return false;
}

/** A month that may go on (`8 jun` of `8 juni`), or a date whose year or time has begun. */
function isCutDate(text: string): boolean {
  const [, month, rest] = date.exec(text) ?? [];
  if (month === undefined || rest === undefined) return false;
  if (rest === '') return longMonths.some((name) => name !== month && name.startsWith(month));
  return readMonth(month) > 0 && !/^\.?(?: \d{4})?$/.test(rest);
}
