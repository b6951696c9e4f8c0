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
import { type Reading, readingOf, type WireReader } from './reader.ts';
import { tellEmbargoes } from './unread-embargo.ts';
import { type DocumentRange, findXmlDocuments } from './xml-documents.ts';
import { rootOfHead } from './xml-head.ts';

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

/** Formats whose documents are XML, and of which several can stand in one file. */
const xmlFormats: readonly WireFormat[] = ['newsmlg2', 'newsml1', 'nitf', 'feed'];

/**
 * Reads copy in a format, or in the one that it is found to be; XML documents of several formats in one file each in its
 * own. Copy that is no format, or has no story in it, is a
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
  const mayBeSeveral = xmlFormats.includes(reader.format) && !isJson(copy.bytes);
  const parts = mayBeSeveral ? partByFormat(copy.bytes, reader.format) : [];
  if (parts.length < 2) return readSafely(reader, copy);
  return joinReadings(parts.map((part) => readPart(copy, part)));
}

/** A JSON Feed is a feed and no XML: the paragraphs of HTML in it are no documents. */
function isJson(bytes: Uint8Array): boolean {
  return /^\uFEFF?\s*[{[]/.test(decodeText(bytes.subarray(0, headSize)));
}

function readSafely(reader: WireReader, copy: WireCopy): Reading {
  try {
    return tellEmbargoes(reader.parse(copy), copy.capturedAt);
  } catch (error) {
    return { ok: false, problem: failedReader(error) };
  }
}

/** Documents of one format that follow one another; null for documents of which none is known. */
interface FormatRange extends DocumentRange {
  readonly format: WireFormat | null;
}

/** The XML documents of a file by their formats; the first is of `first`, whatever it looks like. */
function partByFormat(bytes: Uint8Array, first: WireFormat): readonly FormatRange[] {
  const parts: FormatRange[] = [];
  for (const [index, { from, to }] of findXmlDocuments(bytes).entries()) {
    const found = detectFormat(bytes.subarray(from, to));
    const format = index === 0 ? first : found === 'page' ? null : found;
    const last = parts.at(-1);
    if (last !== undefined && last.format === format) parts[parts.length - 1] = { ...last, to };
    else parts.push({ from, to, format });
  }
  return parts;
}

/** Reads some documents of a file; lines are counted from the file's start. */
function readPart(copy: WireCopy, { from, to, format }: FormatRange): Reading {
  const bytes = copy.bytes.subarray(from, to);
  const reader = readers.find((one) => one.format === format);
  const above = countLines(copy.bytes.subarray(0, from));
  if (reader !== undefined) return moveDown(readSafely(reader, { ...copy, bytes }), above);
  const root = rootOfHead(bytes)?.name ?? '?';
  return {
    ok: false,
    problem: {
      code: 'document-not-read',
      message: `A document in this file, <${root}>, is of no format that Telex knows, and was not read.`,
      at: { line: above + 1 },
    },
  };
}

function countLines(bytes: Uint8Array): number {
  let count = 0;
  for (let at = bytes.indexOf(0x0a); at >= 0; at = bytes.indexOf(0x0a, at + 1)) count += 1;
  return count;
}

function moveDown(reading: Reading, lines: number): Reading {
  const move = (problem: Problem): Problem =>
    problem.at?.line === undefined
      ? problem
      : { ...problem, at: { ...problem.at, line: problem.at.line + lines } };
  if (!reading.ok) return { ok: false, problem: move(reading.problem) };
  return readingOf(reading.value, (reading.problems ?? []).map(move));
}

/** The items of all, and beside them what could not be read; a problem where there is no item at all. */
function joinReadings(readings: readonly Reading[]): Reading {
  const items = readings.flatMap((one) => (one.ok ? one.value : []));
  const problems = readings.flatMap((one) => (one.ok ? (one.problems ?? []) : [one.problem]));
  const [first] = problems;
  return items.length === 0 && first !== undefined
    ? { ok: false, problem: first }
    : readingOf(items, problems);
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
