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

/** What is left of the stories that were ranked for the first page. */
export interface BestPage {
  /** The numbers of those that no page has shown yet, 100 at most, in any order. */
  readonly left: readonly number[];
  /** Below which number matches were not looked for, since the time was over; null when they were, or enough were found. */
  readonly rest: number | null;
}

const mostLeft = 100;

/** As `encodePageToken`, for pages of the best stories: some hundred characters, each number as its distance to the one before. */
export function encodeBestToken({ left, rest }: BestPage): string {
  const falling = left.toSorted((a, b) => b - a);
  const steps = falling.map((seq, i) => (i === 0 ? seq : (falling[i - 1] ?? 0) - seq).toString(36));
  return signed(`${rest === null ? '' : rest.toString(36)}.${steps.join('.')}`);
}

/** What `encodeBestToken` made a token of, newest first. Throws an `ArchiveError` (`bad-page-token`) for what no page gave. */
export function decodeBestToken(token: string): BestPage {
  const [rest = '', first, ...more] = unsigned(token).split('.');
  // Without a point it is of a page in another order.
  if (first === undefined || more.length >= mostLeft || (rest === '' && first === '')) throw badToken(token);
  const steps = first === '' && more.length === 0 ? [] : [first, ...more];
  const left: number[] = [];
  for (const step of steps) {
    const number = readNumber(step, token);
    left.push(left.length === 0 ? number : (left.at(-1) ?? 0) - number);
  }
  return { left, rest: rest === '' ? null : readNumber(rest, token) };
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
