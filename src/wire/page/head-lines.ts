import { type Age, readAge, readMomentText } from '../age.ts';
import { findAgency } from '../dateline/agencies.ts';
import { isCreditLine, readCredit } from './credits.ts';

/** What a line between headline and text says. */
export interface HeadLine {
  readonly byline: string | null;
  /** The moment as it stands; `readAge` or `readMomentText` reads it. */
  readonly moment: string | null;
  readonly section: string | null;
  readonly credit: string | null;
  /** The day in a picture's code (`anp030325213`: 3 March 2025). */
  readonly codeDay: CodeDay | null;
}

/** A day as a picture's code states it. */
export interface CodeDay {
  readonly day: number;
  readonly month: number;
  readonly year: number;
}

const nothing: HeadLine = { byline: null, moment: null, section: null, credit: null, codeDay: null };
const introduced =
  /^(?:Door|Van onze|Auteur|Redactie|Geschreven door|Gepubliceerd|Geplaatst|Bijgewerkt|Laatste update|Update|Aangepast)\b(?: (?:op|door))?\s?:?\s?/i;
const updated = /\((?:Update|Bijgewerkt|Laatst gewijzigd)[: ]+([^)]+)\)/i;

/**
 * Reads a line between headline and text: `17 nov , 9:40 Zakelijk`, `door anp`, `Door ANP - 7-10-2016, 9:23
 * (Update 7-10-2016, 10:02)`, `donderdag, 6 november 2025 om 16:05`, a picture's code, a credit. Null for a line that
 * is none of these. The time of an update is the time of this version.
 */
export function readHeadLine(text: string): HeadLine | null {
  if (text.length > 120) return null;
  const ago = /^(\S.*? geleden)[\s,|·-]*(.*)$/u.exec(text);
  const age = ago === null ? null : readAge(ago[1] ?? '');
  if (ago !== null && age !== null) {
    return withMoment(text, { age, length: ago[1]?.length ?? 0 }, null);
  }
  const signed = /^(\p{Lu}[\p{L}/-]*)\s*[-–|,·•]?\s+(?=\d)/u.exec(text);
  if (signed !== null && findAgency(signed[1] ?? '') !== null) {
    const behindName = text.slice(signed[0].length);
    const at = readMomentText(behindName);
    if (at !== null) return withMoment(behindName, at, signed[1] ?? null);
  }
  const lead = introduced.exec(text);
  const behind = lead === null ? text : text.slice(lead[0].length);
  const moment = readMomentText(behind);
  if (moment !== null) return withMoment(behind, moment, null);
  if (lead !== null && !/[.!?]$/.test(text)) {
    const isByline = /^(?:door|auteur|geschreven|redactie|van onze)/i.test(lead[0]);
    const parted = /^(.{1,60}?)\s*(?:[-–|,·]\s*)(?=\S)/u.exec(behind);
    const later = parted === null ? null : readMomentText(behind.slice(parted[0].length));
    if (parted !== null && later !== null) {
      return withMoment(behind.slice(parted[0].length), later, parted[1] ?? null);
    }
    if (isByline && behind !== '' && behind.split(' ').length <= 6) return { ...nothing, byline: behind };
  }
  return isCreditLine(text) ? { ...nothing, credit: readCredit(text), codeDay: readCodeDay(text) } : null;
}

/**
 * Reads `Door ANP - 7-10-2016, 9:23 (Update …)` below or inside a text, where the name of an agency and a moment must
 * both be there; null for everything else.
 */
export function readSignature(text: string): HeadLine | null {
  if (text.length > 120 || !text.startsWith('Door ')) return null;
  const head = readHeadLine(text);
  return head?.byline != null && head.moment !== null && findAgency(head.byline) !== null ? head : null;
}

function readCodeDay(text: string): CodeDay | null {
  const match = /^anp(\d{2})(\d{2})(\d{2})\d{3}/i.exec(text);
  if (match === null) return null;
  return { day: Number(match[1]), month: Number(match[2]), year: 2000 + Number(match[3]) };
}

function withMoment(
  text: string,
  moment: { age: Age; length: number },
  byline: string | null,
): HeadLine | null {
  const found = text.slice(0, moment.length);
  const rest = text.slice(moment.length).trim();
  const update = updated.exec(rest);
  const later = update === null ? null : readMomentText(update[1] ?? '');
  if (later !== null) {
    return {
      ...nothing,
      byline,
      moment: (update?.[1] ?? '').slice(0, later.length),
    };
  }
  if (rest === '' || update !== null) return { ...nothing, byline, moment: found };
  const by = /^[|,·•–-]?\s*(door:?\s+)?(\p{L}[\p{L}.'’ /-]{1,50})$/iu.exec(rest);
  if (by !== null && (by[1] !== undefined || findAgency(by[2] ?? '') !== null)) {
    return { ...nothing, byline: byline ?? by[2] ?? null, moment: found };
  }
  // `20:18 Zakelijk` names the section; more words than that are a sentence that begins with a time.
  const section = /^[|,·-]?\s*(\p{Lu}[\p{L}&-]*(?: [\p{L}&-]+){0,2})$/u.exec(rest)?.[1];
  return section === undefined ? null : { ...nothing, byline, moment: found, section };
}

/** `Samenleving`: a word or a few between headline and text that can only name the section. */
export function looksLikeSection(text: string): boolean {
  return text.length <= 30 && /^\p{Lu}[\p{L}&/-]*(?: [\p{L}&/-]+){0,2}$/u.test(text);
}
