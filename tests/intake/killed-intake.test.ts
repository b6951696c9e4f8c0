import { execFile } from 'node:child_process';
import { mkdirSync, mkdtempSync, rmSync, utimesSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { noFilings } from '../../src/intake/take-in.ts';
import { openDatabase } from '../../src/store/database.ts';
import { readOnce } from './read-once.ts';

const script = fileURLToPath(new URL('./intake-process.ts', import.meta.url));
const before = Date.parse('2026-03-10T07:00:00+01:00') / 1_000;
const topics = ['kaas', 'molens', 'pontjes', 'dijken', 'kerken', 'fietsen', 'tulpen'];

/** A page of 200 stories: four parts. */
const page = `Brug dicht\n${Array.from({ length: 200 }, (_, i) => {
  const topic = topics[i % topics.length];
  return `GOES (ANP) - Verslag ${i * 7919} over ${topic} uit wijk ${i * 104729} noemt ${i} feiten; nummer ${i ** 3} telt.\n${1 + (i % 50)} minuten geleden\n`;
}).join('')}`;

describe('a process killed while it takes in a file', () => {
  let home: string;
  let folder: string;
  let whole: ReturnType<typeof holdings>;
  beforeAll(async () => {
    home = mkdtempSync(join(tmpdir(), 'telex-'));
    folder = join(home, 'wire');
    mkdirSync(folder);
    writeFileSync(join(folder, 'a.txt'), page);
    utimesSync(join(folder, 'a.txt'), before, before);
    await readOnce(folder, join(home, 'whole.sqlite'));
    whole = holdings('whole.sqlite');
  });
  afterAll(() => rmSync(home, { recursive: true }));

  /** Reads the folder into this database in a process of its own; the signal by which that ended. */
  function readAndDie(database: string, words: readonly string[]): Promise<string | null> {
    return new Promise((resolve) => {
      execFile(process.execPath, [script, folder, join(home, database), ...words], (error) =>
        resolve((error?.signal as string | undefined) ?? null),
      );
    });
  }
  /** What the archive holds of each story, and which files count as read. */
  function holdings(database: string) {
    const db = openDatabase(join(home, database));
    const stories = db.prepare('SELECT id, revision, status FROM story ORDER BY id').all();
    const files = db.prepare('SELECT path, size FROM intake_file').all();
    db.close();
    return { stories, files };
  }

  test.each([
    ['after its first part', ['1', 'after']],
    ['in the middle of a part', ['2', 'during']],
    ['as a bot, while its thread takes in', ['20', 'beside']],
    ['after its last part, before the file is marked as read', ['4', 'after']],
  ])('%s: the next one reads it again; nothing is lost and nothing is there twice', async (_, words) => {
    expect(whole.stories.length).toBeGreaterThan(190);
    const database = `killed-${words.join('-')}.sqlite`;
    expect(await readAndDie(database, words)).toBe('SIGKILL');
    const left = holdings(database);
    expect(left.files).toEqual([]);
    expect(left.stories.length).toBeGreaterThan(0);

    const filings = await readOnce(folder, join(home, database));
    expect(holdings(database)).toEqual(whole);
    expect(filings.known).toBeGreaterThanOrEqual(left.stories.length);
    expect(filings.changed).toBe(0);
    expect(await readOnce(folder, join(home, database))).toEqual(noFilings());
  });
});
