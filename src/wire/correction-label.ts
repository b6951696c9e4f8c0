import { makeOpeningTest } from './openings.ts';

/** A headline behind the word that says that it is a corrected one. */
export interface PartedCorrection {
  readonly notes: readonly string[];
  /** The headline, in UTF-16 units. */
  readonly start: number;
  readonly end: number;
}

const label =
  /^[^\p{L}\d]{0,4}(?:correctie|rectificatie|gecorrigeerd|gerectificeerd|correction|corrected|korrektur|berichtigung)[^\p{L}\d]{0,4}[:)\]*–—-][^\p{L}\d"'“„‘«]*(?=["'“„‘«]?[\p{Lu}\d])/iu;

const mayBeLabel = makeOpeningTest(
  'correctie;rectificatie;gecorrigeerd;gerectificeerd;korrektur;berichtigung'.split(';'),
);

/**
 * Takes `CORRECTIE:` off a headline: what stands behind it begins with a capital or a figure and ends as no sentence
 * does. Null for every other text, also for a note (`Correctie: in een eerder bericht stond …`).
 */
export function partCorrection(text: string): PartedCorrection | null {
  const match = mayBeLabel(text) ? label.exec(text.slice(0, 60)) : null;
  if (match === null || text.length > 180 || /[.,;:]["'”’»)\]]*$/.test(text)) return null;
  // The capital of a case-blind expression is any letter.
  if (!/^["'“„‘«]?[\p{Lu}\d]/u.test(text.slice(match[0].length))) return null;
  return { notes: [text.slice(0, match[0].length).trim()], start: match[0].length, end: text.length };
}
