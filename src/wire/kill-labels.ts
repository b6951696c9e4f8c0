import { makeOpeningTest } from './openings.ts';

/** What is left of a text without a label around it, in UTF-16 units: from `start` up to `end`. */
export interface Unlabelled {
  readonly start: number;
  readonly end: number;
}

const alerts = '(?:bulletin|mandatory|urgent|full|final|story|item|obligatoire|kill)';
/** Words for a kill that news in small letters has too: in capitals they label what stands beside them. */
const capitals =
  'KILLED|KILL AND REPLACE|STORNO|STORNIERT|STORNIERUNG|INGETROKKEN|VERVALLEN|VERVALT|INTREKKING|CANCELL?ED|CANCELLATION|WITHDRAWN?|' +
  'WITHDRAWAL|RETRACTED|RETRACTION|ZURÜCKGEZOGEN|RÜCKZUG|ANNULÉE?|ANNULATION|RETIRÉE?|[EÉ]LIMINATION';
/** Words that in parentheses say nothing else, in capitals or not. */
const inBrackets =
  '(?:bericht |story |meldung )?(?:kill|storno|stornierung|storniert|killed|cancelled|withdrawn|retracted|ingetrokken|vervallen|vervalt|zurückgezogen)';

/** Labels before a headline, an order whatever follows: `KILL: …`, `(KILL) …`, `Mandatory kill: …`, `KILL KILL KILL …`. */
const heads = [
  new RegExp(
    `^[^\\p{L}\\d]*(?:(?:${alerts}\\s+){0,3}kill(?:\\s+(?:story|item|notice))?\\s*(?:$|[:/]|[.!](?=\\s)|[*>]{1,3}(?=\\s|$)|\\s[-–—]\\s)` +
      `|(?<=[([])\\s*${inBrackets}\\s*[)\\]])`,
    'iu',
  ),
  /^[^\p{L}\d]*KILL(?:[\s,!*-]+KILL)+(?![\p{L}\d])/u,
  // `MANDATORY KILL Brug open`, `KILL Brug open`, `KILL-Brug`: capitals, and a word behind them that has them not.
  /^\W*(?:(?:BULLETIN|MANDATORY|URGENT|STORY)\s+)*KILL(?:\s+(?:STORY|ITEM|AND\s+REPLACE))?(?:\s+|-)(?=\p{Lu}\p{Ll})/u,
  /^[^\p{L}\d]*(?:INGETROKKEN|STORNO|RETRACTED|ZURÜCKGEZOGEN)\s+(?=["'“„‘]?\p{Lu}\p{Ll})/u,
  // In small letters only before what begins as a headline does: `Ingetrokken: vergunning van haven` is news.
  /^[^\p{L}\d]*(?:[Bb]ericht |[Mm]eldung )?(?:[Ii]ngetrokken|[Zz]urückgezogen|[Vv]ervallen\.|[Kk]illed\.)(?:\s?:|[.!])?\s+(?<=[:.!]\s+)(?=["'“„‘]?\p{Lu})/u,
];
/** Words that news begins with as well: in capitals, before a sign, above a headline that is not in capitals. */
const labels = new RegExp(
  `^[^\\p{L}\\d]*(?:${capitals})(?:\\s?:|[.!](?=\\s)|\\s?/|\\s?[*>]{1,3}|\\s[-–—]\\s|\\s*$)(?!\\s*\\d)`,
  'u',
);
/** Labels behind a headline: `Brug open (INGETROKKEN)`, `Brug open - INGETROKKEN`. */
const tails = [
  new RegExp(`\\s*[([]\\s*${inBrackets}\\s*[)\\]][^\\p{L}\\d]*$`, 'iu'),
  new RegExp(`(?<=\\p{Ll}\\S?)\\s*(?:\\s[-–—|/]|[*:]{1,3})\\s*(?:KILL|${capitals})[^\\p{L}\\d]*$`, 'u'),
];
/** How those labels begin. */
const mayBeLabel = makeOpeningTest(
  'kill;bulletin;mandatory;urgent;full;final;story;item;obligatoire;bericht;meldung;storno;ingetrokken;vervallen;intrekking;cancel;withdrawn;retracted;zurück;rück;annul;retir;elimin;élimin'.split(
    ';',
  ),
);
const stems = /kill|stor|inge|verv|intr|canc|withd|retr|zur|rück|annul|retir|limin/i;

/** No label stands further from a text's beginning or its end, in UTF-16 units. */
const reach = 60;

/**
 * Finds a label that takes back the text which it stands before: `KILL: …`, `STORNO: …`, `INGETROKKEN: …`. What is left
 * may be nothing. Null without one. Constant time.
 */
export function cutKillLabel(text: string): Unlabelled | null {
  if (!mayBeLabel(text)) return null;
  const head = text.slice(0, reach);
  if (!stems.test(head)) return null;
  const end = text.length;
  // What a label stands before is looked at too.
  for (const one of heads) {
    const match = one.exec(head);
    if (match !== null) return { start: skipSigns(text, match[0].length), end };
  }
  const label = labels.exec(head);
  if (label === null) return null;
  const start = skipSigns(text, label[0].length);
  const rest = text.slice(start, start + 300);
  const counts =
    /^[^\p{L}\d]*(?:STORN|INGETROKKEN)/u.test(head) || rest === '' || rest !== rest.toUpperCase();
  return counts ? { start, end } : null;
}

/** The same of a label behind a headline. */
export function cutKillTail(headline: string): Unlabelled | null {
  // It ends in a parenthesis or another sign, or in a capital.
  const last = headline.charCodeAt(headline.length - 1);
  if ((last >= 0x61 && last <= 0x7a) || (last >= 0x30 && last <= 0x39)) return null;
  const from = Math.max(0, headline.length - reach);
  const tail = headline.slice(from);
  if (!stems.test(tail)) return null;
  for (const one of tails) {
    const match = one.exec(tail);
    if (match !== null && from + match.index > 0) return { start: 0, end: from + match.index };
  }
  return null;
}

/** Index of the first character at or behind `from` that a headline or a text can begin with. */
function skipSigns(text: string, from: number): number {
  return from + (/^[^\p{L}\d"'“„‘«(]*/u.exec(text.slice(from, from + 20))?.[0].length ?? 0);
}
