import { ArchiveError } from './archive-error.ts';

/**
 * The token of the page after the story with this number: short, and fit for a button's custom_id. It names a place in
 * time, not a count, so that stories which come in meanwhile neither shift nor repeat anything.
 */
export function encodePageToken(seq: number): string {
  return signed(seq.toString(36));
}

/** The number in a token. Throws an `ArchiveError` (`bad-page-token`) for what no page gave. */
export function decodePageToken(token: string): number {
  return readNumber(unsigned(token), token);
}

/** A place among ranked stories: how many came before, of those that were there when the first page was asked for. */
export interface BestPage {
  /** The number of the newest story that was ranked then. */
  readonly newest: number;
  readonly from: number;
}

/** As `encodePageToken`, for pages of the best stories. */
export function encodeBestToken({ newest, from }: BestPage): string {
  return signed(`${from.toString(36)}.${newest.toString(36)}`);
}

/** What `encodeBestToken` made a token of. Throws an `ArchiveError` (`bad-page-token`) for what no page gave. */
export function decodeBestToken(token: string): BestPage {
  const [from = '', newest = '', ...more] = unsigned(token).split('.');
  if (more.length > 0 || from.startsWith('-')) throw badToken(token);
  return { from: readNumber(from, token), newest: readNumber(newest, token) };
}

/** Two characters at the end that follow from the others: a word, or a token that was copied in part, is none. */
function signed(text: string): string {
  const sum = [...text].reduce((sum, letter) => (sum * 37 + letter.charCodeAt(0)) % 1_291, 7);
  return text + sum.toString(36).padStart(2, '0');
}

/** The token without its end. Throws an `ArchiveError` where that does not follow. */
function unsigned(token: string): string {
  const text = token.slice(0, -2);
  if (signed(text) !== token) throw badToken(token);
  return text;
}

function readNumber(text: string, token: string): number {
  const number = /^-?[0-9a-z]{1,11}$/.test(text) ? Number.parseInt(text, 36) : Number.NaN;
  if (!Number.isSafeInteger(number)) throw badToken(token);
  return number;
}

function badToken(token: string): ArchiveError {
  return new ArchiveError(
    'bad-page-token',
    `No page of the archive gave the token ${JSON.stringify(token)}.`,
  );
}
