/**
 * The words of the index beside those of `storyTerms`, whose shape they share: they hold a `_`, as marks do, and no mark
 * begins so.
 */
export const lexemes = {
  /** A story of which not every place of every word could be kept. */
  notWhole: 'x_long',
  /** A story of which not every word could be kept: found by everything, to be read. */
  notAll: 'x_vast',
  /** What no story has. */
  none: 'x_none',
};

/**
 * Stretches of news time by which a search is kept to the newest stories: every story carries one of each kind. In units
 * of `seq`, of which there are 4,096 a second (news-clock.ts): six days, and 97.
 */
export const spans = [
  { kind: 'd', width: 2 ** 31 },
  { kind: 'm', width: 2 ** 35 },
] as const;

/** The word that the stories carry whose number lies in the span with this index: `floor(seq / width)`. */
export function spanLexeme(kind: string, index: number): string {
  return `x${kind}_${index}`;
}

/** UTF-16 units of the longest word that is kept whole; PostgreSQL keeps 2,046 bytes of one. */
const longest = 500;

/** The word as it is kept. */
function cutLexeme(token: string): string {
  return token.length > longest ? token.slice(0, longest) : token;
}

/** Whether all of a word is kept. */
export function isKeptWhole(token: string): boolean {
  return token.length <= longest;
}

/**
 * A word as `tsvector` and `tsquery` read it: inside quotes nothing but the quote and the backslash means anything
 * (https://www.postgresql.org/docs/current/datatype-textsearch.html).
 */
export function quoteLexeme(token: string): string {
  return `'${cutLexeme(token).replaceAll('\\', '\\\\').replaceAll("'", "''")}'`;
}
