import type { Database } from '../store/database.ts';

/**
 * Where FTS5 keeps which segments stand on which level, and what the record has behind its first four bytes when it is of an
 * index like ours (`FTS5_STRUCTURE_V2`); each segment is eight numbers then, its first and last page the second and third.
 * https://sqlite.org/src/file/ext/fts5/fts5_index.c
 */
const recordId = 10;
const recordMark = 0xff00_0001;
const recordHead = 8;
const numbersOfSegment = 8;

/** FTS5 has no more (`FTS5_MAX_LEVEL`, `FTS5_MAX_SEGMENT`). */
const mostLevels = 64;
const mostSegments = 2_000;

/** Segments of one level from which it is merged into the next (`usermerge`, FTS5's own): there they are four times as large. */
const segmentsPerMerge = 4;

/** No segment, none of them merging. */
const emptyLevel = Buffer.from([0, 0]);

/** A level as it stands in the record. */
interface Level {
  /** True while its segments are being merged: what comes of them is the last segment of the next level. */
  readonly isMerging: boolean;
  /** Pages that its segments have on average; 0 without any. */
  readonly pages: number;
  readonly bytes: Buffer;
}

/**
 * Puts the segments of the index on levels that go by their size. A bulk begins on the lowest level with segments of some
 * hundred pages, a bot's turn with one of a single page; FTS5 merges whole levels, and would write all of a million stories
 * again for three segments of twenty pages, and once more on each level above, while what comes in piles up behind that.
 * Nothing is done but to put empty levels in between. To be called before this connection has used the index: FTS5 remembers
 * the record until another connection writes. Throws what SQLite throws.
 */
export function spreadLevels(db: Database): void {
  const read = db.prepare<[number]>('SELECT block FROM story_index_data WHERE id = ?').pluck();
  // Nobody writes FTS5's own tables by mistake.
  db.unsafeMode(true);
  try {
    const write = db.prepare<[Buffer, number]>('UPDATE story_index_data SET block = ? WHERE id = ?');
    db.transaction(() => {
      const spread = spreadRecord(read.get(recordId));
      if (spread !== null) write.run(spread, recordId);
    }).immediate();
  } finally {
    db.unsafeMode(false);
  }
}

/** The record with empty levels put in; null where none is wanted, and for a record that is not understood. */
function spreadRecord(record: unknown): Buffer | null {
  if (!Buffer.isBuffer(record) || record.length < recordHead || record.readUInt32BE(4) !== recordMark)
    return null;
  const [count, afterCount] = readNumber(record, recordHead);
  const [segments, afterSegments] = readNumber(record, afterCount);
  if (count > mostLevels || segments > mostSegments) return null;
  const [, begin] = readNumber(record, afterSegments);
  const placed: Buffer[] = [];
  let at = begin;
  let wasMerging = false;
  for (let read = 0; read < count; read += 1) {
    const level = readLevel(record, at);
    if (level === null) return null;
    at += level.bytes.length;
    while (!wasMerging && placed.length < levelOf(level.pages)) placed.push(emptyLevel);
    placed.push(level.bytes);
    wasMerging = level.isMerging;
  }
  if (at !== record.length || placed.length === count || placed.length > mostLevels) return null;
  const head = [record.subarray(0, recordHead), Buffer.from([placed.length])];
  return Buffer.concat([...head, record.subarray(afterCount, begin), ...placed]);
}

/** The level on which segments of so many pages come to stand where each began as one page. */
function levelOf(pages: number): number {
  return pages < 1 ? 0 : Math.floor(Math.log(pages) / Math.log(segmentsPerMerge));
}

function readLevel(record: Buffer, from: number): Level | null {
  const [merging, afterMerging] = readNumber(record, from);
  const [segments, begin] = readNumber(record, afterMerging);
  if (segments > mostSegments) return null;
  let at = begin;
  let pages = 0;
  for (let segment = 0; segment < segments; segment += 1) {
    const numbers: number[] = [];
    while (numbers.length < numbersOfSegment) {
      const [number, end] = readNumber(record, at);
      numbers.push(number);
      at = end;
    }
    const [, first = 0, last = 0] = numbers;
    pages += last - first + 1;
  }
  return {
    isMerging: merging > 0,
    pages: segments === 0 ? 0 : pages / segments,
    bytes: record.subarray(from, at),
  };
}

/** A number and where it ends (https://sqlite.org/fileformat2.html#varint); 0 behind the record's end. */
function readNumber(record: Buffer, at: number): readonly [value: number, end: number] {
  let value = 0;
  for (let end = at + 1; end < at + 9; end += 1) {
    const byte = record[end - 1] ?? 0;
    value = value * 128 + (byte & 0x7f);
    if (byte < 0x80) return [value, end];
  }
  return [value * 256 + (record[at + 8] ?? 0), at + 9];
}
