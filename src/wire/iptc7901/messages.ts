import { isRule } from '../clean-text.ts';
import { isNotebookStart, isNotForPublication } from '../note-words.ts';

/** One IPTC 7901 message, taken apart but not interpreted. Lines are without their line ends. */
export interface WireMessage {
  /** Letters before the sequence: the agency's service (`eca`, `bsf`). Empty when the header cannot be read. */
  readonly source: string;
  /** The digits behind them, as they stand. */
  readonly sequence: string | null;
  /** The character of the priority; null when the header cannot be read. */
  readonly priority: string | null;
  readonly category: string | null;
  /** What follows the number of words: `dpa 1888`. */
  readonly freeText: string;
  /** Lines between header and text. */
  readonly slug: readonly string[];
  /** The header block of the text: take keys, headline, byline. */
  readonly head: readonly string[];
  readonly body: readonly string[];
  /** What is for editors only. */
  readonly note: readonly string[];
  /** Lines behind the end of the text; the time of the message is among them. */
  readonly trailer: readonly string[];
  /** The message has its end mark, or, in the form without control characters, its time. */
  readonly complete: boolean;
}

/** `eca062 4 i 211 dpa 1888`: service and sequence, priority, category, words, free text. */
const header =
  /^\s*([A-Za-z]{1,8}?)\s?(\d{2,7})\s+(\S{1,2})\s+([A-Za-z]{1,4})\s+(\d{1,6})(?:\s+(\S.*?))?\s*$/;
const looseHeader =
  /^\s*([A-Za-z]{1,8}?)\s?(\d{2,7})(?:\s+(\S)(?=\s|$))?(?:\s+([A-Za-z]{1,4})(?=\s|$))?(.*)$/;
/** The time that ends a message; its words are read elsewhere. */
const timeLine = /^\s*\d{6}\s+(?:\p{L}{1,4}\s+)?\p{L}{3,9}\.?(?:\s+\d{2,4})?\s*$/u;

/** What stands about messages and says nothing: NUL, end of transmission, form feed, DEL. */
const noise = ['\0', '\x04', '\f', '\x7f'];

/** True when a line opens an IPTC 7901 message. */
export function isMessageHeader(line: string): boolean {
  return header.test(line);
}

/**
 * The messages of a text, one by one in their order. A message starts at SOH; without one it starts at a header line at
 * the top or behind the end of another message. What is broken ends at the next SOH. Linear in the text.
 */
export function* splitMessages(text: string): Generator<WireMessage> {
  for (const chunk of text.split('\x01')) {
    for (const lines of splitChunk(chunk)) {
      const message = readMessage(lines);
      if (message !== null) yield message;
    }
  }
}

/** Parts what stands between two SOH into messages that have none. */
function* splitChunk(chunk: string): Generator<readonly string[]> {
  let open: string[] = [];
  let ended = true;
  for (const line of chunk.split(/\r\n|\n|\r/)) {
    const bare = noise.reduce((kept, sign) => kept.replaceAll(sign, ''), line);
    if (open.length > 0 && ended && header.test(bare)) {
      yield open;
      open = [];
    }
    if (bare.trim() !== '') ended = timeLine.test(bare.replace('\x03', ''));
    open.push(bare);
  }
  yield open;
}

function readMessage(given: readonly string[]): WireMessage | null {
  const first = given.findIndex((line) => line.trim() !== '');
  if (first < 0) return null;
  const lines = given.slice(first);
  const stx = lines.findIndex((line) => line.includes('\x02'));
  const opening = header.exec(lines[0] ?? '') ?? (stx >= 0 ? looseHeader.exec(lines[0] ?? '') : null);
  if (opening === null && stx < 0) return null;
  const { text, trailer, ended } = cutTrailer(lines.slice(opening === null ? 0 : 1), stx >= 0);
  const parts = stx >= 0 ? partAtStx(text) : partBySlug(text);
  const { body, note } = cutNotes(parts.body);
  if (parts.head.length + body.length + note.length === 0 && parts.slug.length === 0) return null;
  return {
    source: opening?.[1] ?? '',
    sequence: opening?.[2] ?? null,
    priority: opening?.[3] ?? null,
    category: opening?.[4] ?? null,
    freeText: opening?.[6] ?? '',
    slug: parts.slug,
    head: parts.head,
    body,
    note,
    trailer,
    complete: ended,
  };
}

/** Parts the text from what follows ETX; without control characters the time is the last line. */
function cutTrailer(
  lines: readonly string[],
  hasStx: boolean,
): { text: readonly string[]; trailer: readonly string[]; ended: boolean } {
  const etx = lines.findIndex((line) => line.includes('\x03'));
  if (etx >= 0) {
    const [before = '', ...behind] = (lines[etx] ?? '').split('\x03');
    return {
      text: [...lines.slice(0, etx), before],
      trailer: [behind.join(''), ...lines.slice(etx + 1)],
      ended: true,
    };
  }
  let last = lines.length - 1;
  while (last >= 0 && (lines[last] ?? '').trim() === '') last -= 1;
  if (last < 0 || !timeLine.test(lines[last] ?? '')) return { text: lines, trailer: [], ended: false };
  return { text: lines.slice(0, last), trailer: [lines[last] ?? ''], ended: !hasStx || last > 0 };
}

interface Parts {
  readonly slug: readonly string[];
  readonly head: readonly string[];
  readonly body: readonly string[];
}

function partAtStx(lines: readonly string[]): Parts {
  const at = lines.findIndex((line) => line.includes('\x02'));
  const [before = '', ...behind] = (lines[at] ?? '').split('\x02');
  const slug = [...lines.slice(0, Math.max(0, at)), before].filter((line) => line.trim() !== '');
  return { slug, ...partHead([behind.join(''), ...lines.slice(at + 1)], true) };
}

/** Without STX the slug ends with a slash on one of the first lines, or is the first of them. */
function partBySlug(lines: readonly string[]): Parts {
  const filled = lines.map((line, index) => ({ line, index })).filter(({ line }) => line.trim() !== '');
  const slashed = filled.slice(0, 3).findIndex(({ line }) => line.trim().endsWith('/'));
  const slug = filled.slice(0, Math.max(0, slashed) + 1);
  const end = slug.at(-1)?.index ?? -1;
  return { slug: slug.map(({ line }) => line), ...partHead(lines.slice(end + 1), false) };
}

/**
 * Parts the header block from the text: unbroken lines of which the last ends with ` =`. Without that mark the block is
 * what stands on STX's own line, or the first line where a blank line follows it.
 */
function partHead(
  lines: readonly string[],
  hasStx: boolean,
): { head: readonly string[]; body: readonly string[] } {
  const start = lines.findIndex((line) => line.trim() !== '');
  if (start < 0) return { head: [], body: [] };
  let end = start;
  for (; end < lines.length && (lines[end] ?? '').trim() !== ''; end += 1) {
    if (/(?:^|\s)=\s*$/.test(lines[end] ?? '')) {
      return { head: lines.slice(start, end + 1), body: lines.slice(end + 1) };
    }
  }
  if (hasStx && start === 0) return { head: lines.slice(0, 1), body: lines.slice(1) };
  const stands = end === start + 1 && end < lines.length && !/^\s{2}/.test(lines[start] ?? '');
  return stands
    ? { head: lines.slice(start, end), body: lines.slice(end) }
    : { head: [], body: lines.slice(start) };
}

/**
 * Parts the body from the notebook, which is dropped, and from what is for editors only. A marker with which the body
 * begins is left to who reads the text: the story can stand below it.
 */
function cutNotes(lines: readonly string[]): { body: readonly string[]; note: readonly string[] } {
  const first = lines.findIndex((line) => line.trim() !== '');
  const marker = lines.findIndex((line, index) => index > first && isNotForPublication(line.trim()));
  const notebook = lines.findIndex(isNotebookStart);
  const ends = [marker, notebook, lines.length].filter((index) => index >= 0);
  const end = Math.min(...ends);
  const below =
    marker >= 0 ? [behindColon(lines[marker] ?? ''), ...lines.slice(marker + 1)] : lines.slice(end);
  return { body: lines.slice(0, end), note: below.filter((line) => !isRule(line.trim())) };
}

/** What a marker's own line says to editors. */
function behindColon(line: string): string {
  return /[:：]\s*(\S.*)$/su.exec(line)?.[1] ?? '';
}
