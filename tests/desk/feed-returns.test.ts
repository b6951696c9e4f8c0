import { afterEach, beforeEach, expect, test } from 'vitest';
import { createSqliteArchive } from '../../src/archive/sqlite-archive.ts';
import type { StoryArchive } from '../../src/archive/story-archive.ts';
import { fileCopy } from '../../src/desk/file-copy.ts';
import { toStory } from '../../src/desk/identity.ts';
import { type Database, openDatabase } from '../../src/store/database.ts';
import { atom, type Entry, openFeed, url } from '../intake/feed/open-feed.ts';

let db: Database;
let archive: StoryArchive;
beforeEach(() => {
  db = openDatabase(':memory:');
  archive = createSqliteArchive(db);
});
afterEach(() => db.close());

const saying = (hurt: string, more: Partial<Entry> = {}): Entry => ({
  id: 'b-1',
  link: 'https://blad.example/brand',
  title: 'Brand in loods',
  text: `GOES (ANP) - Bij een brand in een loods aan de haven zijn ${hurt} mensen gewond geraakt. De oorzaak is niet bekend.`,
  published: '2026-11-20T10:00:00Z',
  ...more,
});

/** What is held after each look at a feed of one entry, each with how many times it was filed as a change. */
async function follow(...looks: readonly (readonly Entry[])[]) {
  const feed = openFeed();
  const seen: string[] = [];
  for (const entries of looks) {
    const { items, at } = await feed.look(atom(entries));
    const stories = items.map((item) => toStory(item, { source: url, capturedAt: at }));
    await fileCopy(archive, stories, at);
    const [story] = (await archive.find({ kind: 'all' }, { limit: 5 }, at)).stories;
    const hurt = /zijn (\p{L}+) mensen/u.exec(story?.paragraphs[0] ?? '')?.[1];
    seen.push(`${story?.revision} ${hurt} ${story?.headline}`);
  }
  return seen;
}

const title = 'Brand in loods';

test('An entry that goes back to its earlier words under one time is a version, and so is what comes after', async () => {
  const [three, four, five] = [[saying('drie')], [saying('vier')], [saying('vijf')]];
  expect(await follow(three, four, three, three, four, five)).toEqual([
    `1 drie ${title}`,
    `2 vier ${title}`,
    `3 drie ${title}`,
    `3 drie ${title}`,
    `4 vier ${title}`,
    `5 vijf ${title}`,
  ]);
});

test('A headline that goes back is a version, until it has changed places too often', async () => {
  const [one, two] = [[saying('drie')], [saying('drie', { title: 'Drie gewonden' })]];
  expect(await follow(one, two, one, two, one, two, one)).toEqual([
    `1 drie ${title}`,
    '2 drie Drie gewonden',
    `3 drie ${title}`,
    '4 drie Drie gewonden',
    `5 drie ${title}`,
    `5 drie ${title}`,
    `5 drie ${title}`,
  ]);
});

test('An entry that comes again with its old time is a copy that lagged behind', async () => {
  const before = [saying('drie')];
  const after = [saying('vier', { updated: '2026-11-20T11:00:00Z' })];
  expect(await follow(before, after, before, after)).toEqual([
    `1 drie ${title}`,
    `2 vier ${title}`,
    `2 vier ${title}`,
    `2 vier ${title}`,
  ]);
});

test('An entry that stands in the feed as it was and as it is does not change places with itself', async () => {
  const both = [saying('vier'), saying('drie')];
  expect(await follow([saying('drie')], both, both, both)).toEqual([
    `1 drie ${title}`,
    `2 vier ${title}`,
    `2 vier ${title}`,
    `2 vier ${title}`,
  ]);
});

test('An entry without a time of its own that goes back is a version all the same', async () => {
  const untimed = (hurt: string) => {
    const { published: _, ...entry } = saying(hurt);
    return [entry];
  };
  expect(
    await follow(untimed('drie'), untimed('vier'), untimed('drie'), untimed('drie'), untimed('vijf')),
  ).toEqual([`1 drie ${title}`, `2 vier ${title}`, `3 drie ${title}`, `3 drie ${title}`, `4 vijf ${title}`]);
});
