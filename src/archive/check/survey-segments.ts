import type { Database } from '../../store/database.ts';

/**
 * What FTS5's own check does not look at (https://sqlite.org/fts5.html, fts5_index.c): whether each page on which a word
 * begins can be reached by words, and whether the record of each story's size can be one. Throws what SQLite throws.
 */
export function surveySegments(db: Database): readonly string[] {
  const reached = new Set(
    db.prepare("SELECT segid || ' ' || (pgno >> 1) FROM story_index_idx").pluck().all() as string[],
  );
  // A page's number: its segment from bit 37 on, then whether it is none of words, 31 bits of place; of pages that hold only
  // what was deleted the segment is above 65,535. Bytes 3 and 4 say where the list of words that begin there would be.
  const pages = db
    .prepare(
      `SELECT id >> 37 AS segment, id & 0x7fffffff AS page, length(block) AS size, hex(substr(block, 3, 2)) AS words
       FROM story_index_data WHERE id > 10 AND (id >> 31) & 63 = 0 AND id >> 37 < 65536 ORDER BY id`,
    )
    .all() as { segment: number; page: number; size: number; words: string }[];
  const faults: string[] = [];
  let segment = 0;
  for (const page of pages) {
    // What a merge has cut short begins in the middle: its first page is the one that is read when no other is right.
    const isFirst = page.segment !== segment && page.page > 1;
    segment = page.segment;
    const beginsWord = Number.parseInt(page.words, 16) < page.size;
    if (beginsWord && !isFirst && !reached.has(`${page.segment} ${page.page}`))
      faults.push(`page ${page.page} of segment ${page.segment} of the full-text index cannot be reached`);
  }
  return faults;
}

/** Numbers of stories whose size in the index is not the one that it should be. `sizeOf`: tokens in both columns. */
export function readSizes(db: Database): ReadonlyMap<number, string> {
  const rows = db
    .prepare(
      "SELECT id, CASE WHEN typeof(origin) = 'integer' AND origin > 0 THEN hex(sz) ELSE '' END FROM story_index_docsize",
    )
    .raw()
    .all() as [number, string][];
  return new Map(rows);
}

/** A story's size as FTS5 keeps it: the number of words and that of marks, each as a varint, in hexadecimal. */
export function writeSize(words: string, marks: string): string {
  return [words, marks]
    .map((tokens) => varint(tokens.split(' ').filter((token) => token !== '').length))
    .join('');
}

/** https://sqlite.org/fileformat2.html#varint: seven bits a byte, the highest first. */
function varint(count: number): string {
  const bytes = [count & 0x7f];
  for (let rest = count >>> 7; rest > 0; rest >>>= 7) bytes.unshift((rest & 0x7f) | 0x80);
  return Buffer.from(bytes).toString('hex').toUpperCase();
}
