import type { AgencyTime } from './agency-time.ts';
import type { Signal, Status } from './item.ts';

/** Words for "never to be shown again", whole, in take keys, notes and status fields. */
const killWords =
  /(?<![\p{L}\d])(?:kill(?:ed)?|cancel(?:l?ed|s|lation)?|cancel+ing|eliminat(?:e|ed|ion)|retract(?:ed|ion)?|withdrawn|deleted|annul(?:e|é|ée|ed|ation)|storn(?:o|iert)|vervallen|ingetrokken|intrekking)(?![\p{L}\d])/iu;

const killOrders = /^\W*(?:(?:bulletin|mandatory|urgent|nota bene|let op)\W+)*kill(?:ed)?(?!\p{L})/iu;
const killHeads = /^\W*KILL(?:ED)?\s*(?:$|[:/]|\s[-–—]\s)/u;

/** Whether a headline or a note to editors orders a kill: `KILL: Brug open`, `MANDATORY KILL. The story is withdrawn`. */
export function ordersKill(headline: string | null, note: string | null): boolean {
  return killHeads.test(headline ?? '') || killOrders.test(note ?? '');
}

const withheldWords = /^(?:withheld|withhold|with-?held|hold|on-?hold|held|suspended|draft|gesperrt)$/i;

/** Whether a take key, a note or a status says that the story is cancelled. */
export function saysKilled(text: string | null): boolean {
  return text !== null && killWords.test(text);
}

/**
 * What an agency's status word means: NewsML's `Usable`, `Withheld`, `Canceled` and `Embargoed`, G2's `stat:canceled`,
 * NITF's `management-status`. `embargoed` stands for: withheld unless a time of release can be read. An unknown word
 * is `usable`, as the formats' default is: agencies put words of their own there.
 */
export function readStatus(word: string | null): Status | 'embargoed' {
  const plain = word?.replace(/^.*:/, '').trim() ?? '';
  if (saysKilled(plain)) return 'killed';
  if (withheldWords.test(plain)) return 'withheld';
  return /^embargo/i.test(plain) ? 'embargoed' : 'usable';
}

/** What take keys, signals and notes say that an item does to an earlier one; null when they say nothing of it. */
export function readSignal(...texts: readonly (string | null)[]): Signal | null {
  const text = texts.filter((one) => one !== null).join(' ; ');
  if (/(?<!\p{L})(?:correct|corrig|rectif|berichtig|korrekt)/iu.test(text)) return 'correction';
  if (/(?<!\p{L})(?:replac|refile|vervang|ersetz|rempla|subs?(?!\p{L}))/iu.test(text)) return 'replacement';
  if (
    /(?:\d(?:st|nd|rd|th)\s?(?:ld|lead)|(?<!\p{L})(?:update|lead|writethru|urgent-?lead))(?!\p{L})/iu.test(
      text,
    )
  ) {
    return 'update';
  }
  return null;
}

/** The embargo of an item as copy gives it. */
export interface Embargo {
  readonly status: Status;
  /** ms since the epoch; null when there is none, or none that could be read. */
  readonly embargoUntil: number | null;
}

/**
 * Settles status and embargo. `given`: the copy holds an embargo; `release`: the time of it that could be read. An
 * embargo without a time that can be read fails closed: the item is withheld.
 */
export function settleEmbargo(
  status: Status | 'embargoed',
  given: boolean,
  release: AgencyTime | null,
): Embargo {
  const plain = status === 'embargoed' ? 'usable' : status;
  const embargoed = given || status === 'embargoed';
  if (!embargoed) return { status: plain, embargoUntil: null };
  if (release !== null) return { status: plain, embargoUntil: release.at };
  return { status: plain === 'usable' ? 'withheld' : plain, embargoUntil: null };
}

const embargoWords =
  /(?<!\p{L})(?:embargoed|embargo\s*[:=(]|embargo\s+(?:until|till|til|to|for|tot|bis|t\/m|jusqu|fino|hasta|op\s+\d)|(?:under|onder|strict|streng)\s+embargo|sperrfrist)/iu;
const liftedWords =
  /embargo\s+(?:is\s+|has\s+been\s+|was\s+)?(?:lifted|opgeheven|vervallen|aufgehoben|levé)/iu;

/** Whether a take key or a note to editors puts the item under an embargo, in words. */
export function saysEmbargoed(text: string | null): boolean {
  return text !== null && embargoWords.test(text) && !liftedWords.test(text);
}

const embargoLines = [
  /^\W*(?:EMBARGO(?:ED)?|SPERRFRIST)(?!\p{L})/u,
  /^\W*(?:embargo(?:ed)?\s*[:(]|embargoed(?!\p{L})|sperrfrist(?!\p{L})|(?:under|onder|strikt|streng)\s+embargo(?!\p{L}))/iu,
];

/** Whether a line above the text only puts it under an embargo: `EMBARGO tot 12 maart 06.00 uur`. It is no text. */
export function isEmbargoLine(text: string): boolean {
  return text.length <= 200 && embargoLines.some((one) => one.test(text));
}
