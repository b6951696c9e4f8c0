import { findAgency } from '../dateline/agencies.ts';
import { makeOpeningTest } from '../openings.ts';
import { findDatelineBehind } from './find-dateline.ts';

const labelled =
  /^(?:Foto(?:['’]?s|graaf|grafie)?|Beeld|Video|Illustratie|Archieffoto|Archiefbeeld|Bron|Copyright|Credits?|Tekst en foto(?:['’]s)?)\s?[:©|]/i;
/** Whether a line may begin with one of those labels, or with a picture's code. */
const mayBeLabelled = makeOpeningTest([
  'foto',
  'beeld',
  'video',
  'ill',
  'arch',
  'bron',
  'cop',
  'cred',
  'tekst',
  'anp',
]);
const labelledAgency =
  /^(?:\((?:Foto|Beeld|Bron|Video)\s?:?\s?([^()]{2,40})\)|(?:Foto|Beeld) (\p{Lu}[\p{L}/-]{1,30}))$/u;
const leadingCode = /^anp\d{6,12}(?:\s+\d{1,3})?(?=\s)/i;
const photoCode = /^anp\d{6,12}(?:\s+\d{1,3})?$/i;
const inParentheses = /^\((\p{L}[\p{L}-]*)(?:\s?[/|,]\s?[\p{L}.\s-]{2,40})?\)$/u;
const alone =
  /^(?:ANP|AFP|AP|EPA|RTR|DPA|Reuters|Belga|Novum)(?:\s?[/|]\s?[\p{L}.\s-]{2,40}| \d{4}| Foto)?$/u;

/**
 * True for a line that is no part of the text: a caption, a picture's code or a credit (`Foto: ANP`,
 * `anp030325213 1`, `© ANP 2021`, `(ANP /upday)`, `Bron: Belga`, `Volledig scherm … © …`, `ANP`).
 */
export function isCreditLine(text: string): boolean {
  if (text.length > 300) return false;
  if (/^Volledig scherm(?! \p{Ll})/u.test(text)) return true;
  const mark = text.indexOf('©');
  // Behind a sentence the mark is a credit at a paragraph's end; `findTrailingCredit` takes that off.
  if (mark >= 0 && text.length - mark <= 80 && isCaption(text.slice(0, mark).trim())) return true;
  if (text.length > 160) return false;
  if (labelled.test(text)) return !isLabelledSentence(text);
  if (photoCode.test(text) || isCaptionWithCredit(text)) return true;
  if (text.length > 50) return false;
  const agency = inParentheses.exec(text)?.[1];
  if (agency !== undefined) return findAgency(agency) !== null;
  return alone.test(text) || isLabelledAgency(text);
}

/** `Video: de brug is ook te zien op een scherm, zegt de wethouder.`: a whole sentence is text, whatever it begins with. */
function isLabelledSentence(text: string): boolean {
  return /[.!?]$/.test(text) && !text.includes('©') && text.split(' ', 9).length > 8;
}

/** `(Foto: ANP)`, `Foto ANP`. */
function isLabelledAgency(text: string): boolean {
  const [, inside, bare] = labelledAgency.exec(text) ?? [];
  return inside !== undefined || (bare !== undefined && findAgency(bare.split('/')[0] ?? '') !== null);
}

/** `De brug bij Vlake. Foto: ANP`: a caption of a few words with its credit behind it. */
function isCaptionWithCredit(text: string): boolean {
  if (!text.includes('Foto: ')) return false;
  const credit = findTrailingCredit(text);
  return credit !== null && isCaption(text.slice(0, credit));
}

/**
 * Where a story's dateline begins behind a picture's code or credit on the same line (`Foto: ANP GOES (ANP) - De …`,
 * `anp030325213 1 GOES (ANP) - De …`), in UTF-16 units; or null.
 */
export function findStoryBehindCredit(text: string): number | null {
  const label = mayBeLabelled(text) ? (labelled.exec(text) ?? leadingCode.exec(text)) : null;
  if (label === null) return null;
  const head = text.slice(0, 160);
  // The agency that the credit names is not the place: `ANP GOES (ANP) - ` begins at `GOES`.
  const signed = /^\s*(\p{Lu}[\p{L}-]*)(?:\/[\p{L}-]+)*\s+(?=\p{Lu}|['‘’]s)/u.exec(
    head.slice(label[0].length),
  );
  const isAgency = signed !== null && (signed[1] === 'EPA' || findAgency(signed[1] ?? '') !== null);
  const from = label[0].length + (isAgency ? signed[0].length : 0);
  const at = findDatelineBehind(text, from);
  return at < text.length ? at : null;
}

const signed =
  /^(?:Foto|Fotograaf|Beeld|Bron|Copyright)\s?:\s?\p{Lu}[\p{L}.-]*(?:(?:\s|\s?[/|]\s?)\p{Lu}[\p{L}.-]*){0,4}$/u;

/**
 * True for a credit where a headline could stand: a label is not enough there (`Video: dorp viert feest` is a
 * headline), a name must follow it.
 */
export function isCertainCreditLine(text: string): boolean {
  return labelled.test(text) ? signed.test(text) : isCreditLine(text);
}

/** `Autobanden.`, `De haven`: a few words, where a paragraph has a sentence. */
function isCaption(text: string): boolean {
  return text.length <= 120 && (text.split(' ').length <= 4 || !/[.!?]$/.test(text));
}

/** The credit in a credit line: `© ANP 2021` of `Volledig scherm Haven. © ANP 2021`, `Belga` of `Bron: Belga`. Null for codes. */
export function readCredit(line: string): string | null {
  if (photoCode.test(line)) return null;
  const mark = line.indexOf('©');
  if (mark >= 0) return line.slice(mark).trim();
  if (line.startsWith('Volledig scherm')) return null;
  const [, inside, bare] = labelledAgency.exec(line) ?? [];
  if (inside !== undefined || bare !== undefined) return (inside ?? bare ?? '').trim();
  const behindCaption = labelled.test(line) ? null : findTrailingCredit(line);
  if (behindCaption !== null) return readCredit(line.slice(behindCaption).trim());
  const name = line.replace(labelled, '').trim();
  return name.replace(/^\((.*)\)$/u, '$1').trim() || null;
}

const trailing =
  /(?<=[.!?…"”’'])\s+(\((\p{L}[\p{L}-]*)(?:\s?[/|,]\s?[\p{L}.-]{2,30}){0,4}\)|©\s?[^.!?]{2,50}|Bron: ?[^.!?]{2,40}|Foto: ?[^.!?]{2,50})$/u;

/**
 * Where a credit at the end of a story's last paragraph begins (`… tekst. (ANP /upday)`, `… tekst. © ANP 2021`), blanks
 * before it included, in UTF-16 units; or null.
 */
export function findTrailingCredit(paragraph: string): number | null {
  const last = paragraph.charCodeAt(paragraph.length - 1);
  if (last === 0x2e || paragraph.length < 8) return null;
  const from = Math.max(0, paragraph.length - 90);
  const match = trailing.exec(paragraph.slice(from));
  if (match === null) return null;
  const [, , agency] = match;
  return agency === undefined || findAgency(agency) !== null ? from + match.index : null;
}
