import { readAge } from '../../wire/age.ts';
import { readDateline } from '../../wire/dateline/read-dateline.ts';
import { type DomElement, type DomNode, nextInside, nextOutside } from './dom.ts';
import { isPlainAge, readMoment } from './moments.ts';

/** A part of a line: a text, or the moment that stood in it. */
export interface LinePart {
  readonly kind: 'text' | 'moment';
  readonly text: string;
}

const figures = '(?:(?:ongeveer|circa|bijna|ruim) )?\\d{1,4} ?\\p{L}{1,8}\\.? geleden';
const agesInLine = new RegExp(`(?<![\\p{L}\\d])(?:${figures}|zojuist|zonet)`, 'giu');
/** Behind one of these the next story can begin, or an age stands. */
const ended = /(?:^|[.!?…|·•]["'”’»)]*)\s*$/u;
/** No headline says in minutes or hours how long ago it was; a murder can be of 20 years ago. */
const fresh = '(?:(?:ongeveer|circa|bijna|ruim) )?\\d{1,4} ?(?:seconden|minuut|minuten|min\\.?|uur) geleden';
const any = '\\d{1,4} ?\\p{L}{1,8}\\.? geleden';
const label = '(?:(?:gepubliceerd|geplaatst|bijgewerkt)\\s?:?\\s?)?';
const ageAbove = new RegExp(
  `^(${label}(?:${fresh}(?=\\s*\\p{Lu})|${any}(?=\\s?[|·•–]\\s)))[\\s|·•–-]*`,
  'iu',
);
const ageBehind = new RegExp(
  `(?:^|\\s|(?<=\\p{Ll}))[|·•–(-]?\\s?(${label}${fresh}|(?<=[|·•–(]\\s?)${label}${any})\\)?$`,
  'iu',
);

/**
 * A line of running text, parted where an age ends a story: an age behind a sentence's end, with the next story's dateline
 * behind it (`… gewond.13 minuten geledenKYIV (ANP/RTR) - …`), and one at the end of a line that begins with a dateline.
 */
export function partAtAges(line: string): readonly LinePart[] {
  if (!/geleden|zojuist|zonet/i.test(line)) return [{ kind: 'text', text: line }];
  const parts: LinePart[] = [];
  let from = 0;
  for (const match of line.matchAll(agesInLine)) {
    const [age] = match;
    const before = line.slice(from, match.index).trim();
    const behind = line.slice(match.index + age.length, match.index + age.length + 200).trimStart();
    if (!ended.test(before) || readAge(age) === null) continue;
    const isNext = readDateline(behind)?.certain === true;
    const isLast = behind === '' && before !== '' && readDateline(before.slice(0, 200))?.certain === true;
    if (!isNext && !isLast) continue;
    if (before !== '') parts.push({ kind: 'text', text: before });
    parts.push({ kind: 'moment', text: age });
    from = match.index + age.length;
  }
  const rest = line.slice(from).trim();
  if (rest !== '') parts.push({ kind: 'text', text: rest });
  return parts;
}

/**
 * A headline without the age that stands in its element, above it or behind it: `13 minuten geleden Konvooi bereikt stad`.
 * `Dader moord 20 jaar geleden gepakt` and `Moord van 20 jaar geleden` stay as they are.
 */
export function cutHeadlineAge(text: string): { readonly text: string; readonly age: string | null } {
  if (!/geleden/i.test(text)) return { text, age: null };
  const found = ageAbove.exec(text) ?? ageBehind.exec(text);
  const rest =
    found === null ? '' : (text.slice(0, found.index) + text.slice(found.index + found[0].length)).trim();
  return rest === '' ? { text, age: null } : { text: rest, age: found?.[1] ?? null };
}

/** Where an inline element stands in its line. */
interface Spot {
  /** The line's text above it, and whether all of that is a link. */
  readonly before: string;
  readonly isBehindLink: boolean;
  /** True for a node that ends the line. */
  endsLine(node: DomNode): boolean;
}

/**
 * The moment that an inline element as a whole is, where it stands between stories and not in a sentence: behind a sentence's end, a
 * link or nothing, with nothing or a capital behind it; or last in its line. Null where it does not.
 */
export function momentBetween(
  element: DomElement,
  text: string,
  spot: Spot,
  root: DomElement,
  capturedAt: number,
): string | null {
  const isTime = element.localName === 'time';
  const moment = readMoment(text, isTime ? element.getAttribute('datetime') : null, capturedAt);
  if (moment === null || !(isTime || isPlainAge(moment))) return null;
  const behind = textBehind(element, root, spot.endsLine);
  const isOpen = spot.isBehindLink || ended.test(spot.before);
  if (behind === '') return isOpen || !isTime ? moment : null;
  return isOpen && /^[\p{Lu}\d'‘’"“„«([|·•]/u.test(behind) ? moment : null;
}

/** The first text behind an element in its line; empty where the line ends. */
function textBehind(element: DomElement, root: DomElement, endsLine: (node: DomNode) => boolean): string {
  for (let node = nextOutside(element, root); node !== null; node = nextInside(node, root)) {
    if (endsLine(node)) return '';
    const text = node.nodeType === 3 ? (node.nodeValue ?? '').slice(0, 400).trim() : '';
    if (text !== '') return text;
  }
  return '';
}
