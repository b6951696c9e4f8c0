/** Figures and letters above or below the line, as text in which none of them becomes another number. */

const raised = new Map(
  [...'0123456789+-−=()n'].map((sign, index) => [sign, [...'⁰¹²³⁴⁵⁶⁷⁸⁹⁺⁻⁻⁼⁽⁾ⁿ'][index] ?? sign]),
);
const lowered = new Map(
  [...'0123456789+-−=()'].map((sign, index) => [sign, [...'₀₁₂₃₄₅₆₇₈₉₊₋₋₌₍₎'][index] ?? sign]),
);

/** What can be squared or cubed: `m`, `km`, `dm`; seconds in `m/s`. */
const unit = /(?:^|[\s\d(/\u00A0])(?:[kdcmµ]?m|ft|in|s|inch|mi|ha)$/iu;
/** `1e`, `2de`, `3rd`, `n°`, `M<sup>me</sup>`, `™`: part of the word before it. */
const ending = /^(?:[aeo°ºª]|[\p{L}.]{2,4}|[®™©℠])$/u;
/** A mark that leads to a note: `1`, `[2]`, `3)`, `*`, `†`, `a,b`. */
const noteMark = /^[[(]?(?:\d{1,3}|[*†‡§]{1,3})(?:\s?[,–-]\s?\d{1,3})*[\])]?$/u;

/**
 * What stands in `<sup>`, as text behind `before`: an exponent in raised figures (`10³`, `m²`), the end of a word as it is
 * (`1e`), and nothing for a mark that leads to a note, since a note is no part of the text. `isLink`: it holds a link.
 */
export function writeRaised(before: string, text: string, isLink: boolean): string {
  const inner = text.trim();
  const end = before.slice(-12);
  if (inner === '' || (isLink && noteMark.test(inner))) return '';
  const isNumber = /^[+−-]?\d+$/u.test(inner);
  const isPower = isNumber && (/\d[.,]?$/.test(end) || (inner.length <= 2 && unit.test(end)));
  if (isPower) return raiseAll(inner, raised) ?? `^${inner}`;
  if (noteMark.test(inner)) return '';
  if (!/\d$/.test(end) || ending.test(inner)) return text;
  return raiseAll(inner, raised) ?? `^${inner}`;
}

/** The same for `<sub>`: `CO2` as it is usual, and behind a figure in lowered ones (`10₂`). */
export function writeLowered(before: string, text: string): string {
  const inner = text.trim();
  return /\d$/.test(before) && /^\d/.test(inner) ? (raiseAll(inner, lowered) ?? `_${inner}`) : text;
}

function raiseAll(text: string, signs: ReadonlyMap<string, string>): string | null {
  const found = [...text].map((sign) => signs.get(sign));
  return found.some((sign) => sign === undefined) ? null : found.join('');
}
