import { readMonth } from './agency-time.ts';

/** The number of a month (1 to 12) by its whole name or its usual abbreviation; null for `market` and `decision`. */
export function readWholeMonth(word: string): number | null {
  const month = readMonth(word);
  const names =
    /^(?:jan|jän|feb|mar|mär|mrt|mrz|maa|mei|may|mai|apr|jun|jul|aug|sep|sept|oct|okt|nov|dec|dez|déc)$|(?:uar[iy]?|uari|ruar|rch|aart|ärz|ars|pril|vril|une?i?|uly|uli|uin|uillet|ust(?:us)?|oût|ember|embre|ober|obre|tober|anvier|vrier)$/i;
  return names.test(word) ? month : null;
}

const days =
  'mon tue tues wed thu thur thurs fri sat sun ma di wo do vr za zo mo mi fr sa so today tonight tomorrow vandaag vanavond ' +
  'vannacht morgen heute morgenochtend morgenmiddag morgenavond noon midnight middernacht midi minuit mitternacht mittag';
const wholeDays =
  /^(?:(?:mon|tues|wednes|thurs|fri|satur|sun)day|(?:maan|dins|woens|donder|vrij|zater|zon)dag|(?:mon|diens|donners|frei|sams|sonn)tag|sonnabend|mittwoch|(?:lun|mar|mercre|jeu|vendre|same)di|dimanche)s?$/i;
const dayWords = new Set(days.split(' '));
const linkWords = new Set(
  (
    'until till til tot bis to at on om op um am ab à au aux le la les the de het den of and en und et from vanaf after before ' +
    "voor vóór for uur uhr u h hr hrs hours hour o'clock heures heure a.m p.m pm local time lokale tijd ortszeit heure locale " +
    'amsterdamse nederlandse gmt utc mez mesz cet cest bst est edt et pt jst msk t/m strikt strict jusque jusqu'
  ).split(' '),
);

/** Whether a word is part of a moment in words: a figure, a day, a month (`21.`, `06.00`, `za`, `November`). */
export function isTimeWord(word: string): boolean {
  const bare = word.toLowerCase().replace(/^["'(]+|[.,;:!?)"'\]]+$/gu, '');
  if (/^\d/.test(bare)) return /^[\d.:/-]+(?:st|nd|rd|th|h\d*|u|z|e|t[\d:]+\S*)?$/.test(bare);
  return dayWords.has(bare) || wholeDays.test(bare) || readWholeMonth(bare) !== null;
}

/**
 * How far a text begins as a moment in words. `named`: a figure, a day or a month comes before any other word;
 * `whole`: no other word follows up to the end or the next sentence.
 */
export function measureTimeWords(text: string): { readonly named: boolean; readonly whole: boolean } {
  const tokens = text.split(/[\s(),;]+/).filter((token) => /[\p{L}\d]/u.test(token));
  let named = false;
  for (const [index, token] of tokens.entries()) {
    if (isTimeWord(token)) named = true;
    else if (!isLinkWord(token)) {
      const isNext = /[.!?]$/.test(tokens[index - 1] ?? '') && /^\p{Lu}/u.test(token);
      return { named, whole: isNext };
    }
  }
  return { named, whole: true };
}

function isLinkWord(token: string): boolean {
  const bare = token.toLowerCase().replace(/^["'(]+|[.,:!?)"'\]]+$/gu, '');
  // `jusqu'au`
  return linkWords.has(bare) || /^jusqu['’]/.test(bare);
}
