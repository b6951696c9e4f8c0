import { ArchiveError } from './archive-error.ts';

/**
 * The token of the page after the story with this number: short, and fit for a button's custom_id. It names a place in
 * time, not a count, so that stories which come in meanwhile neither shift nor repeat anything.
 */
export function encodePageToken(seq: number): string {
  return seq.toString(36);
}

/** The number in a token. Throws an `ArchiveError` (`bad-page-token`) for what no page gave. */
export function decodePageToken(token: string): number {
  const seq = /^-?[0-9a-z]{1,11}$/.test(token) ? Number.parseInt(token, 36) : Number.NaN;
  if (!Number.isSafeInteger(seq)) {
    throw new ArchiveError(
      'bad-page-token',
      `No page of the archive gave the token ${JSON.stringify(token)}.`,
    );
  }
  return seq;
}
