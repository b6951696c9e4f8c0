import { findAgency } from './dateline/agencies.ts';

// What a terminal or a typesetter was told in the text, signs that draw nothing, and halves of characters that JSON can
// escape. Tab and line breaks are blanks.
// biome-ignore lint/suspicious/noControlCharactersInRegex: these are what is taken out
const unseen = /[\0-\x08\x0E-\x1F\x7F\u00AD\u200B\u2060\uFEFF\p{Surrogate}]/gu;

/** Text on one line: runs of blanks as one, no-break blanks as blanks, nothing unseen, no blank at either end. */
export function cleanLine(text: string): string {
  return text
    .replace(unseen, '')
    .replace(/[\s\u0085\u00A0]+/g, ' ')
    .trim();
}

/** The same, with null for what is missing or empty. */
export function cleanOrNull(text: string | null | undefined): string | null {
  const clean = text == null ? '' : cleanLine(text);
  return clean === '' ? null : clean;
}

/** A typesetter's rule between parts of a text: `___`, `_____`, `* * * *`, `---`. */
export function isRule(text: string): boolean {
  return text.length <= 200 && /^(?:[_*=~+.•·-]\s?){3,}$/.test(text);
}

const closingWords =
  /^[^\p{L}\d]*(?:ends?|einde|ende|fin|fine|fim|nnnn|x{3,}|30|more|meer volgt)[^\p{L}\d]*$/iu;
/** No letter and no figure, of any script. */
const signs = /^[^\p{L}\p{N}]+$/u;
const initials = /^\(?\p{Ll}{2,4}(?:[/\\-]\p{Ll}{1,4}){0,7}\)?$/u;

/**
 * An agency's mark that the text is over: `==Kyodo`, `ends`, `-30-`, `/ritzau/`, `(SDA\/mf ba)`, `dpa hm bs wjh`,
 * `asl/tib/pid`, `AAP RTV ar`, `EFE`.
 */
export function isClosingMark(text: string): boolean {
  if (text.length > 48) return false;
  if (signs.test(text) || closingWords.test(text) || /^==\s*\p{L}+$/u.test(text) || initials.test(text)) {
    return true;
  }
  const [first, ...rest] = text.split(/[\s/\\()[\]]+/).filter((word) => word !== '');
  if (first === undefined || findAgency(first.replace(/\.$/, '')) === null) return false;
  return (
    rest.every((word) => /^\p{L}{1,5}\d?\.?$/u.test(word)) &&
    (rest.length > 0 || /^[^\p{L}\d]*\p{L}+[^\p{L}\d]*$/u.test(text))
  );
}

const creditLines = [
  /^(?:©|\(c\)|copyright\b)/i,
  /^\((?:reporting|writing|editing|additional reporting|compiled)\b.*\)$/i,
  /^(?:bron|source|quelle|fonte):\s*\S+(?:\s\S+){0,3}$/i,
  /^(?:foto|photo|beeld|bild):\s*\S+(?:\s\S+){0,4}$/i,
];

/** A line of credits below a text: `© ANP 2021`, `(Reporting by …; Editing by …)`, `Bron: Belga`. */
export function isCreditLine(text: string): boolean {
  return text.length <= 400 && creditLines.some((one) => one.test(text));
}

/**
 * True for a closing mark that is a plain word in small letters: `jvd`, `asl`. It signs only behind the end of a sentence;
 * behind anything else it is the last of a list or a table.
 */
export function isBareInitials(text: string): boolean {
  return /^\p{Ll}{2,4}$/u.test(text) && findAgency(text) === null && !closingWords.test(text);
}

/** `By Ann Jansen`, `Door onze verslaggever`, `Von Max Muster, dpa`: a line of its own above the text. */
export function isByline(text: string): boolean {
  if (text.length > 120 || /[.!?]$/.test(text)) return false;
  const [first, ...words] = text.split(/\s+/);
  if (!/^(?:by|door|von|par|por|di|af|av)$/i.test(first ?? '') || words.length === 0 || words.length > 14)
    return false;
  return words.every((word) => /^[\p{Lu}\d/&(,-]/u.test(word) || isBylineWord(word.replace(/[,)]$/, '')));
}

function isBylineWord(word: string): boolean {
  return bylineWords.has(word) || findAgency(word) !== null;
}

const bylineWords = new Set(
  'and en und et y e og och van de der den ten ter von zu du la le del della di da dos in our onze correspondent correspondents verslaggever redactie staff'.split(
    ' ',
  ),
);

/** A short line that says neither a sentence nor a quote's end: what a subhead looks like. */
export function looksLikeSubhead(text: string): boolean {
  return text.length <= 80 && !/[.,;:!]$/.test(text);
}
