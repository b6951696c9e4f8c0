import { anpa1312Reader } from './anpa1312/reader.ts';
import { decodeText } from './decode.ts';
import { feedReader } from './feed/reader.ts';
import { iptc7901Reader } from './iptc7901/reader.ts';
import type { WireCopy, WireFormat } from './item.ts';
import { newsml1Reader } from './newsml1/reader.ts';
import { newsmlG2Reader } from './newsmlg2/reader.ts';
import { ninjsReader } from './ninjs/reader.ts';
import { nitfReader } from './nitf/reader.ts';
import { looksBinary, looksLikeRecords } from './no-copy.ts';
import { pageReader } from './page/page-reader.ts';
import type { Problem } from './problem.ts';
import type { Reading, WireReader } from './reader.ts';

/**
 * The formats that Telex reads, in the order in which copy is held against them: the page comes last, because any text
 * could be one. A new format is a folder with a reader, and its line here.
 */
export const readers: readonly WireReader[] = [
  anpa1312Reader,
  iptc7901Reader,
  newsmlG2Reader,
  newsml1Reader,
  nitfReader,
  feedReader,
  ninjsReader,
  pageReader,
];

/** How much is looked at to know a format, in bytes. */
const headSize = 4_096;
const blanks = [0x09, 0x0a, 0x0d, 0x20];

/**
 * The format that these bytes certainly are (4,096 of them are looked at, from the first that is no blank); null when
 * they are none: nothing, no text, or a text of another kind: a table of values, a log. Never throws.
 */
export function detectFormat(head: Uint8Array): WireFormat | null {
  const start = head.findIndex((byte) => !blanks.includes(byte));
  const bytes = head.subarray(Math.max(0, start), Math.max(0, start) + headSize);
  if (refuse(bytes) !== null) return null;
  const format = readers.find((reader) => reader.detect(bytes))?.format ?? null;
  return format === 'page' && looksLikeRecords(decodeText(bytes)) !== null ? null : format;
}

/**
 * Reads copy in a format, or in the one that it is found to be. Copy that is no format, or has no story in it, is a
 * problem with its reason and its place. Never throws on any bytes.
 */
export function parseCopy(copy: WireCopy, format: WireFormat | 'auto'): Reading {
  const refused = refuse(copy.bytes);
  if (refused !== null) return { ok: false, problem: refused };
  const wanted = format === 'auto' ? detectFormat(copy.bytes) : format;
  const reader = readers.find((one) => one.format === wanted);
  if (reader === undefined) {
    const what = looksLikeRecords(decodeText(copy.bytes.subarray(0, headSize)));
    return {
      ok: false,
      problem: {
        code: 'unknown-format',
        message: `This is ${what === null ? 'no wire copy that Telex knows' : `${what}, and no wire copy`}. Name its format if it is.`,
        at: { line: 1 },
      },
    };
  }
  try {
    return reader.parse(copy);
  } catch (error) {
    return { ok: false, problem: failedReader(error) };
  }
}

/** A reader that threw, as a problem: it has a fault, and that must cost no other copy anything. */
export function failedReader(error: unknown): Problem {
  const reason = error instanceof Error ? `${error.name}: ${error.message}` : String(error);
  return {
    code: 'reader-failed',
    message: `Telex stumbled over this copy, which is a fault in Telex; please report it. ${reason}.`,
  };
}

function refuse(bytes: Uint8Array): Problem | null {
  if (!bytes.some((byte) => byte > 0x20 && byte !== 0x7f)) {
    return { code: 'empty-copy', message: 'There is nothing in this copy.', at: { byte: 0 } };
  }
  const found = looksBinary(bytes);
  if (found === null) return null;
  return { code: 'no-text', message: `This is ${found.what}, not wire copy.`, at: { byte: found.at } };
}
