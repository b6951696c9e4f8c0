import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { openPostgresArchive } from '../../src/archive/postgres/postgres-archive.ts';
import { createSqliteArchive } from '../../src/archive/sqlite-archive.ts';
import type { StoryArchive } from '../../src/archive/story-archive.ts';
import { createVocabulary } from '../../src/archive/vocabulary.ts';
import type { PickedWord } from '../../src/archive/word-help.ts';
import { judge } from '../../src/desk/judge.ts';
import { knownNames } from '../../src/desk/known-names.ts';
import { openDatabase } from '../../src/store/database.ts';
import { openPostgres } from '../../src/store/postgres.ts';
import type { Story } from '../../src/wire/story.ts';
import { noon } from '../contracts/invent-story.ts';

/** Where an archive is: a file of SQLite, or a database of PostgreSQL. */
export interface TypingPlace {
  readonly engine: 'SQLite' | 'PostgreSQL';
  readonly address: string;
}

/** An archive in which what is typed is completed and mended. */
export interface TypingRoom {
  readonly archive: StoryArchive;
  /** Files stories, all of them new, as fast as may be. */
  fill(stories: readonly Story[]): Promise<void>;
  /** Makes these words known. */
  learn(words: readonly PickedWord[]): Promise<void>;
  close(): Promise<void>;
}

/** A new file for an archive, and what removes it. */
export function makeTypingFile(): { readonly place: TypingPlace; readonly remove: () => void } {
  const folder = mkdtempSync(join(tmpdir(), 'telex-bench-'));
  return {
    place: { engine: 'SQLite', address: join(folder, 'typing.db') },
    remove: () => rmSync(folder, { recursive: true }),
  };
}

/** Opens the archive there; `isTakingIn`: beside another that only asks. */
export async function openTypingRoom(place: TypingPlace, isTakingIn: boolean): Promise<TypingRoom> {
  return place.engine === 'SQLite'
    ? openSqliteRoom(place.address, isTakingIn)
    : await openPostgresRoom(place.address);
}

function openSqliteRoom(path: string, isTakingIn: boolean): TypingRoom {
  const db = openDatabase(path);
  const archive = createSqliteArchive(db, knownNames, undefined, isTakingIn ? 'taking-in' : 'all');
  const vocabulary = createVocabulary(db);
  return {
    archive,
    async fill(stories) {
      await archive.inBulk(async () => {
        for (const story of stories) await archive.file(story, 'new', noon);
      });
      await archive.settled();
    },
    async learn(words) {
      db.transaction(() => vocabulary.keep(words))();
    },
    async close() {
      db.close();
    },
  };
}

/** Stories of one copy: each transaction takes the one turn to write. */
const copySize = 50;

async function openPostgresRoom(address: string): Promise<TypingRoom> {
  const db = openPostgres(address);
  const archive = await openPostgresArchive(db, { names: knownNames });
  return {
    archive,
    async fill(stories) {
      for (let from = 0; from < stories.length; from += copySize)
        await archive.admit(stories.slice(from, from + copySize), judge, noon);
      await archive.settled();
    },
    async learn(words) {
      await db.query(
        `INSERT INTO archive_word (word, reversed, shown)
         SELECT * FROM unnest($1::text[], $2::text[], $3::text[]) ON CONFLICT DO NOTHING`,
        [
          words.map(({ word }) => word),
          words.map(({ reversed }) => reversed),
          words.map(({ shown }) => shown),
        ],
      );
      await db.query('ANALYZE archive_word');
    },
    close: () => db.close(),
  };
}
