import { type Database, isToRead } from '../../store/database.ts';
import type { StoryTerms } from '../story-terms.ts';

/** FTS5 cuts a longer token, bytes. */
const longestToken = 32_768;

/** What the full-text index holds of each story, as one number made of its words and where they stand. */
export interface IndexDigests {
  /** Whether the index holds just this of the story with this number. */
  holds(seq: number, terms: StoryTerms): boolean;
}

/** Reads the whole index, some million entries a second; `onRead` is told how many have been. Throws what SQLite throws. */
export function readIndexDigests(db: Database, onRead: (entries: number) => void): IndexDigests {
  const digests = new Map<number, number>();
  openVocabulary(db);
  try {
    const entries = db.prepare('SELECT term, doc, col, "offset" FROM temp.story_index_terms').raw();
    let last = '';
    let hash = 0;
    let read = 0;
    for (const entry of entries.iterate()) {
      const [term, doc, column, offset] = entry as [string, number, string, number];
      if (term !== last) hash = hashTerm(term);
      last = term;
      digests.set(doc, (digests.get(doc) ?? 0) + mix(hash, column === 'words' ? 0 : 1, offset));
      read += 1;
      if (read % 1_000_000 === 0) onRead(read);
    }
  } finally {
    withWriting(db, () => db.exec('DROP TABLE temp.story_index_terms'));
  }
  return { holds: (seq, terms) => digests.get(seq) === digestOf(terms) };
}

/** https://sqlite.org/fts5.html#the_fts5vocab_virtual_table_module; of this connection only, nothing in the file. */
function openVocabulary(db: Database): void {
  withWriting(db, () =>
    db.exec('CREATE VIRTUAL TABLE temp.story_index_terms USING fts5vocab(main, story_index, instance)'),
  );
}

function withWriting(db: Database, work: () => void): void {
  const isRead = isToRead(db);
  if (isRead) db.pragma('query_only = OFF');
  try {
    work();
  } finally {
    if (isRead) db.pragma('query_only = ON');
  }
}

function digestOf({ words, marks }: StoryTerms): number {
  return digestColumn(words, 0) + digestColumn(marks, 1);
}

function digestColumn(tokens: string, column: number): number {
  let sum = 0;
  tokens
    .split(' ')
    .filter((token) => token !== '')
    .forEach((token, offset) => {
      const isLong = token.length * 3 > longestToken && Buffer.byteLength(token) > longestToken;
      const term = isLong ? Buffer.from(token).subarray(0, longestToken).toString() : token;
      sum += mix(hashTerm(term), column, offset);
    });
  return sum;
}

/** 32 bits, FNV-1a over UTF-16. */
function hashTerm(term: string): number {
  let hash = 0x811c_9dc5;
  for (let i = 0; i < term.length; i += 1) hash = Math.imul(hash ^ term.charCodeAt(i), 0x0100_0193);
  return hash;
}

/** 32 bits of a word at one place: sums of them are the same in whatever order they are read. */
function mix(hash: number, column: number, offset: number): number {
  let mixed = Math.imul(hash ^ Math.imul(offset * 2 + column + 1, 0x9e37_79b1), 0x85eb_ca6b);
  mixed = Math.imul(mixed ^ (mixed >>> 13), 0xc2b2_ae35);
  return (mixed ^ (mixed >>> 16)) >>> 0;
}
