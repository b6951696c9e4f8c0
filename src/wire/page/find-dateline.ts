import { isApostrophe, letterAt } from '../dateline/characters.ts';
import { readDateline } from '../dateline/read-dateline.ts';

/** Capitals with which a headline can end, so that a dateline behind them does not begin there. */
const acronyms = new Set(
  'VS EU VK VN NAVO WHO IMF CDA VVD PVV PVDA D66 KNVB UEFA FIFA NS KLM WK EK'.split(' '),
);

/** A line is not searched for a dateline beyond this many UTF-16 units. */
const searched = 400;

/**
 * Where a dateline that capitals or an agency vouch for begins in `line`, at `from` or behind it, glued to what stands
 * before it or not; the line's length when there is none. Indexes count UTF-16 units.
 */
export function findDatelineBehind(line: string, from: number): number {
  const limit = Math.min(line.length, searched);
  for (let i = from; i < limit; i += 1) {
    if (!beginsName(line, i)) continue;
    const before = line.charCodeAt(i - 1);
    if (before === 0x2d || before === 0x2f) continue;
    const word = /^[\p{L}\d]+/u.exec(line.slice(i, i + 20))?.[0] ?? '';
    if (acronyms.has(word.toUpperCase()) && word === word.toUpperCase()) continue;
    const reading = readDateline(line.slice(i, i + 260), 'any');
    if (reading?.certain) return i;
  }
  return line.length;
}

/** A capital behind no other capital, or the apostrophe of `'s-HEERENHOEK`. */
function beginsName(line: string, at: number): boolean {
  if (isApostrophe(line.charCodeAt(at))) return /^.s[- ]\p{Lu}/u.test(line.slice(at, at + 4));
  return letterAt(line, at) === 'upper' && letterAt(line, at - 1) !== 'upper';
}
