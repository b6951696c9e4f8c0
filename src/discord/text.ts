/**
 * Text from outside on its way to Discord: cleaned for plain places (labels, footers, choices), escaped for places
 * that read markdown (content, titles, descriptions, field values), and cut where a reader would cut it.
 * Lengths are in UTF-16 code units, which is never less than what Discord counts.
 */

/**
 * What marks that something was left out. Before it stands a blank, as Dutch writes it after a whole word, and one that
 * no line breaks at.
 */
const ellipsis = '…';
const mark = `\u00a0${ellipsis}`;

/** Characters that nobody sees and that turn or hide text: soft hyphen, zero-width blanks, direction overrides. */
const unseen = /[\u00ad\u061c\u180e\u200b\u200e\u200f\u202a-\u202e\u2060-\u2064\u2066-\u206f\ufeff]/g;

/** Blanks that are not one blank, nor one at which no line may break: most text has none. */
const unlikeBlank = /[\p{Cc}\s]{2,}|(?![ \u00a0])[\p{Cc}\s]/gu;

/**
 * One line of plain text: control characters, line ends and runs of blanks become one blank, invisible characters go,
 * half surrogate pairs become U+FFFD. Joiners stay, since emoji and some scripts need them, and so do blanks at which no
 * line may break.
 */
export function cleanText(text: string): string {
  return text.toWellFormed().replace(unseen, '').replace(unlikeBlank, ' ').trim();
}

/**
 * Text as Discord's markdown shows it letter for letter: nothing in it is a mention, a timestamp, an emoji code, a
 * link, a heading, a list, a quote or any other format, at the start of a line or within one.
 * Takes anything, gives one line. A backslash takes the meaning of any ASCII punctuation mark that follows it.
 */
export function escapeText(text: string): string {
  return (
    cleanText(text)
      .replace(/[\\*_~`|<>@[\]]/g, '\\$&')
      // Headings, lists and small print count at the start of a line only, and what we are given may end up there.
      .replace(/^[#+-]/, '\\$&')
      .replace(/^(\d+)([.)])/, '$1\\$2')
      // `https://…` becomes a link and `:name:` an emoji.
      .replace(/:(?=\/\/|[^\s:]+:)/g, '\\:')
      // Discord shows a card for an invite such as discord.gg/… without any scheme before it.
      .replace(/(?<=\.\p{L}{2,})\//gu, '\\/')
  );
}

/** Text in bold, escaped; nothing when there is no text. */
export function bold(text: string): string {
  const escaped = escapeText(text);
  return escaped === '' ? '' : `**${escaped}**`;
}

const sentences = new Intl.Segmenter('nl', { granularity: 'sentence' });
const words = new Intl.Segmenter('nl', { granularity: 'word' });
const characters = new Intl.Segmenter('nl', { granularity: 'grapheme' });

/** A full stop after one of these ends no sentence, whatever Unicode's rules make of it. */
const abbreviation =
  /(?:^|[\s(])(?:\p{Lu}|dr|drs|ds|ing|ir|mr|mrs|ms|prof|st|jl|nr|o\.a|ca|dhr|mevr|mw|vs)\.$/iu;

/** Characters beyond what can fit that are looked at, to see how a word or sentence at the limit goes on. */
const slack = 8;
/** Where no word fits, so many characters of one say more than none. */
const leastOfWord = 20;
/** A text in which no sentence ends within so many characters counts as one. */
const longestSentence = 2_000;

/** How the length of text is counted: `plainLength`, or `escapedLength` for text on its way into markdown. */
export type Measure = (text: string) => number;

/** The length of text as it stands. */
const plainLength: Measure = (text) => text.length;

/** The length of text once escaped. */
export const escapedLength: Measure = (text) => escapeText(text).length;

/**
 * As much of `text` as measures at most `max`: all of it; else up to the last sentence that fits, when that is at
 * least half of what fits; else with ` …` up to the last comma, when that is at least two thirds, or up to the last word
 * that does not leave an article or a preposition hanging. A word that does not fit is left out, and cut only where it is all that there is; text without blanks (Japanese, say) is cut between the words that Unicode finds in it.
 */
export function cutText(
  text: string,
  max: number,
  measure: Measure = plainLength,
): { readonly text: string; readonly whole: boolean } {
  const all = cleanText(text);
  if (isWithin(all, max, measure)) return { text: all, whole: true };
  const clean = all.slice(0, max + slack);
  const end = endWithin(clean, max, (start) => measure(withMark(start)));
  const sentence = sentenceEndWithin(clean, end, max, measure);
  if (sentence > 0) return { text: clean.slice(0, sentence), whole: false };
  if (end === 0) {
    const cut = max < leastOfWord ? 0 : characterEndWithin(clean, max, (start) => measure(start + ellipsis));
    return { text: max >= 1 ? clean.slice(0, cut) + ellipsis : '', whole: false };
  }
  return { text: withMark(clean.slice(0, pauseWithin(clean, end))), whole: false };
}

/**
 * All of `text` in parts that measure at most `max` each, cut after sentences or words. A single word that measures
 * more than `max` is cut between characters (graphemes), since here nothing may be lost.
 */
export function splitText(text: string, max: number, measure: Measure = plainLength): string[] {
  const parts: string[] = [];
  let rest = cleanText(text);
  while (!isWithin(rest, max, measure)) {
    const head = rest.slice(0, max + slack);
    const byWord = endWithin(head, max, measure);
    const bySentence = sentenceEndWithin(head, byWord, max, measure);
    const end = bySentence || byWord || characterEndWithin(rest, max, measure);
    parts.push(rest.slice(0, end).trimEnd());
    rest = rest.slice(end).trimStart();
  }
  return rest === '' ? parts : [...parts, rest];
}

/** The first sentence of a text, or all of it when it holds but one. Plain text in, the same out, cleaned. */
export function firstSentence(text: string): string {
  const clean = cleanText(text);
  return clean.slice(0, sentenceEndsIn(clean.slice(0, longestSentence))[0] ?? clean.length);
}

/** Characters at the end of a text without blanks that are looked at to find its last word. */
const lastWords = 100;

/**
 * The text without its last word, with ` …` in its place; `''` when it holds but one. In a script without blanks the
 * last word is the one that Unicode finds. Plain text in, the same out, cleaned.
 */
export function dropLastWord(text: string): string {
  const clean = cleanText(text);
  const blank = clean.lastIndexOf(' ');
  const kept = blank > 0 ? clean.slice(0, blank) : '';
  if (kept !== '' || !/[\p{sc=Han}\p{sc=Hira}\p{sc=Kana}\p{sc=Thai}]/u.test(clean)) {
    return kept === '' ? '' : withMark(kept);
  }
  const tail = clean.slice(-lastWords);
  const last = [...words.segment(tail)].at(-1)?.index ?? 0;
  const start = clean.slice(0, clean.length - tail.length + last);
  return start === '' ? '' : withMark(start);
}

/** Whether all of a text fits. No measure gives less than the text's own length, so most long texts need no measuring. */
function isWithin(text: string, max: number, measure: Measure): boolean {
  return text.length <= max && measure(text) <= max;
}

/** A beginning with the mark that more follows; a comma or a dash left hanging goes. */
function withMark(start: string): string {
  const kept = start.replace(/(?:[,;:]| [–—-])+$/u, '');
  return kept === '' ? ellipsis : kept + mark;
}

/** Words that ask for more, figures among them (`1,2 miljard`): a text does not end with them. */
const hanging =
  /(?<=\S) (?:de|het|een|in|op|van|met|te|tot|en|of|om|aan|bij|voor|door|naar|over|uit|dat|die|als|the|an?|on|at|to|and|or|with|for|from|by|that|\d[\d.,]*)$/i;

/** Where to stop at or before `end`: after the last comma in the last third, else before words that ask for more. */
function pauseWithin(text: string, end: number): number {
  const start = text.slice(0, end);
  const comma = Math.max(...[', ', '; ', ': ', ' – '].map((pause) => start.lastIndexOf(pause)));
  if (comma >= (end * 2) / 3) return comma;
  let kept = start;
  while (hanging.test(kept)) kept = kept.replace(hanging, '');
  return kept.length;
}

/** Where the last word ends with which the beginning still fits; 0 when not even the first word fits. */
function endWithin(text: string, max: number, measure: Measure): number {
  const blanks = [...text.matchAll(/ /g)].map((match) => match.index);
  const byBlank = lastFitting(blanks, text, max, measure);
  if (byBlank > 0) return byBlank;
  // No word that stands between blanks fits: scripts without blanks have words all the same.
  const head = text.slice(0, max + 1);
  return lastFitting(
    [...words.segment(head)].map((word) => word.index),
    text,
    max,
    measure,
  );
}

/** The last of `ends` (ascending) up to which the text fits, by halving; 0 for none. */
function lastFitting(ends: readonly number[], text: string, max: number, measure: Measure): number {
  let found = 0;
  let low = 0;
  let high = ends.length - 1;
  while (low <= high) {
    const middle = (low + high) >> 1;
    const end = ends[middle] ?? 0;
    if (measure(text.slice(0, end)) <= max) {
      found = end;
      low = middle + 1;
    } else {
      high = middle - 1;
    }
  }
  return found;
}

/** Where the last sentence ends that fits and makes up half of `atMost` characters or more; 0 for none. */
function sentenceEndWithin(text: string, atMost: number, max: number, measure: Measure): number {
  // The last sentence may end just past the last word that fits with its mark, which takes two characters.
  const ends = sentenceEndsIn(text.slice(0, atMost + 4));
  return ends.findLast((end) => end >= atMost / 2 && measure(text.slice(0, end)) <= max) ?? 0;
}

/** Where sentences end that others follow, ascending. */
function sentenceEndsIn(text: string): number[] {
  return [...sentences.segment(text)]
    .map(({ index, segment }) => index + segment.trimEnd().length)
    .filter((end) => text[end] === ' ' && endsSentence(text.slice(Math.max(0, end - 20), end)));
}

/** Whether a text stops where a sentence may: plain text, cleaned. */
export function endsSentence(text: string): boolean {
  return /[.!?]["'”’»)]*$/u.test(text) && !abbreviation.test(text);
}

/** Where the last character ends that fits; one character at least, so that splitting comes to an end. */
function characterEndWithin(text: string, max: number, measure: Measure): number {
  let end = 0;
  for (const { index, segment } of characters.segment(text.slice(0, max + 100))) {
    if (end > 0 && measure(text.slice(0, index + segment.length)) > max) break;
    end = index + segment.length;
  }
  return end;
}
