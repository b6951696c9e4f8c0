import { createHash } from 'node:crypto';
import { type AnswerHeaders, headerOf } from './send-request.ts';

/** What a server is told so that it answers only with what is new. Plain JSON. */
export interface Validators {
  /** The address that they are of: after redirects it may be another than the one asked. */
  readonly url: string;
  /** Exactly as sent, `W/` and quotes included. */
  readonly etag: string | null;
  readonly lastModified: string | null;
  /** SHA-256 of the bytes that were taken in, in hexadecimal. */
  readonly hash: string;
  /** When those bytes were last sent, in ms since the epoch. */
  readonly seenAt: number;
}

/**
 * Keeps validators by source and the address that is asked. They are stored only when the copy that they are of is safe:
 * kept earlier, a crash in between would have the server say "unchanged" of copy that nobody has.
 */
export interface ValidatorStore {
  /** Null when there are none. Rejects when it cannot be known. */
  get(source: string, url: string): Promise<Validators | null>;
  set(source: string, url: string, validators: Validators): Promise<void>;
}

/** Validators for as long as the process lives. */
export function createMemoryValidators(): ValidatorStore {
  const kept = new Map<string, Validators>();
  const keyOf = (source: string, url: string) => JSON.stringify([source, url]);
  return {
    get: async (source, url) => kept.get(keyOf(source, url)) ?? null,
    set: async (source, url, validators) => {
      kept.set(keyOf(source, url), validators);
    },
  };
}

/**
 * How long a server is believed that nothing changed, in ms. Then it is asked for the whole once: some send 304 for ever
 * after a fault of theirs, and it costs one body a day.
 */
const longestBelieved = 24 * 3_600_000;

/** The headers of a conditional request for `url` (RFC 9110, section 13); none when the validators are of another address. */
export function askIfChanged(known: Validators | null, url: string, now: number): Record<string, string> {
  if (known === null || known.url !== url || now - known.seenAt > longestBelieved) return {};
  return {
    ...(known.etag === null ? {} : { 'if-none-match': known.etag }),
    ...(known.lastModified === null ? {} : { 'if-modified-since': known.lastModified }),
  };
}

/** The validators that an answer with these bytes carries. */
export function readValidators(
  url: string,
  headers: AnswerHeaders,
  bytes: Uint8Array,
  now: number,
): Validators {
  const hash = createHash('sha256').update(bytes).digest('hex');
  return { ...readTags(headers), url, hash, seenAt: now };
}

/** What is known after a 304: a tag that came with it is newer (RFC 9111, section 4.3.4). */
export function renewValidators(known: Validators, headers: AnswerHeaders): Validators {
  const { etag, lastModified } = readTags(headers);
  return { ...known, etag: etag ?? known.etag, lastModified: lastModified ?? known.lastModified };
}

/** Tags that can be sent back as they came: undici reads headers as UTF-8 and writes latin-1, so that only ASCII does. */
function readTags(headers: AnswerHeaders): Pick<Validators, 'etag' | 'lastModified'> {
  return { etag: readTag(headers, 'etag'), lastModified: readTag(headers, 'last-modified') };
}

function readTag(headers: AnswerHeaders, name: string): string | null {
  const value = headerOf(headers, name);
  return value !== null && /^[\x20-\x7e]{1,1000}$/.test(value) ? value : null;
}
