import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { createSqliteArchive } from '../../src/archive/sqlite-archive.ts';
import type { StoryArchive } from '../../src/archive/story-archive.ts';
import { type Database, openDatabase } from '../../src/store/database.ts';
import { hour, invent, minute, noon } from '../contracts/invent-story.ts';
import { bridge, fileStory, type Told } from './invented-copy.ts';

let db: Database;
let archive: StoryArchive;
beforeEach(() => {
  db = openDatabase(':memory:');
  archive = createSqliteArchive(db);
});
afterEach(() => db.close());

const now = noon + 30 * hour;
const key = 'https://blad.example/brug';

/** The entry of a feed as it was read so many minutes after noon. */
const entry = (after: number, headline: string, more: Told = {}): Told => ({
  text: bridge,
  headline,
  role: 'lead',
  format: 'feed',
  storyKey: key,
  credit: 'Blad',
  source: 'https://blad.example/feed',
  publishedAt: noon - hour,
  precision: 'minute',
  capturedAt: noon + after * minute,
  ...more,
});

async function file(...all: readonly Told[]) {
  const filings: string[] = [];
  let id = '';
  for (const told of all) {
    const filed = await fileStory(archive, invent(told), now);
    filings.push(filed.filing);
    id = filed.story.id;
  }
  const story = await archive.get(id);
  return { filings, headline: story?.headline, revision: story?.revision };
}

const changed = { filings: ['new', 'changed', 'changed'], headline: 'Brug half open', revision: 3 };

describe('A headline that changes over one text', () => {
  test('is a version of its own under the time that the source left as it was', async () => {
    const all = [entry(0, 'Brug dicht'), entry(15, 'Brug open'), entry(30, 'Brug half open')];
    expect(await file(...all)).toEqual(changed);
    // What was read once is read again: a copy of a folder, a look that was not kept.
    expect(await file(...all)).toEqual({ ...changed, filings: ['known', 'known', 'known'] });
  });

  test('is one under later times too, in whatever order the versions come', async () => {
    const later = (after: number) => ({ publishedAt: noon + after * minute });
    const all = [
      entry(0, 'Brug dicht', later(0)),
      entry(15, 'Brug open', later(15)),
      entry(30, 'Brug half open', later(30)),
    ];
    expect(await file(...all)).toEqual(changed);
    expect(await file(...all)).toEqual({ ...changed, filings: ['known', 'known', 'known'] });
  });

  test('stands when an older version comes late', async () => {
    const older = { publishedAt: noon - 2 * hour, source: 'old/feed.xml' };
    expect(await file(entry(0, 'Brug open'), entry(15, 'Brug dicht', older))).toEqual({
      filings: ['new', 'known'],
      headline: 'Brug open',
      revision: 1,
    });
    expect(await file(entry(-15, 'Brug kapot'))).toMatchObject({
      filings: ['known'],
      headline: 'Brug open',
    });
  });

  test('is one in files of one source, where their own times say which is the later', async () => {
    const inFile = (name: string, after: number) => ({ source: name, publishedAt: noon + after * minute });
    expect(
      await file(entry(0, 'Brug dicht', inFile('a.xml', 0)), entry(15, 'Brug open', inFile('b.xml', 9))),
    ).toMatchObject({ filings: ['new', 'changed'], headline: 'Brug open' });
    expect(await file(entry(30, 'Brug stuk', inFile('c.xml', 9)))).toMatchObject({
      filings: ['known'],
      headline: 'Brug open',
    });
  });

  test('is no change in other capitals and signs', async () => {
    expect(await file(entry(0, 'Brug dicht'), entry(15, 'BRUG DICHT!'))).toMatchObject({
      filings: ['new', 'known'],
      revision: 1,
    });
  });

  const others: readonly (readonly [string, Told])[] = [
    ["another feed's", { source: 'https://krant.example/feed', credit: 'Krant', publishedAt: noon }],
    ["another source's under a key of its own", { storyKey: 'https://krant.example/1', credit: 'Krant' }],
    ["a page's", { format: 'page', storyKey: null, source: 'page.txt', credit: null }],
  ];
  test.each(others)('is none when it is %s', async (_, told) => {
    expect(await file(entry(0, 'Brug dicht'), entry(15, 'Kort', told))).toMatchObject({
      filings: ['new', 'known'],
      headline: 'Brug dicht',
      revision: 1,
    });
  });
});
