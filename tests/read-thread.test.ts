import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { openPostgresArchive } from '../src/archive/postgres/postgres-archive.ts';
import { createSqliteArchive } from '../src/archive/sqlite-archive.ts';
import type { StoryArchive } from '../src/archive/story-archive.ts';
import { createThreadReader } from '../src/read-thread.ts';
import { openDatabase } from '../src/store/database.ts';
import { openPostgres } from '../src/store/postgres.ts';
import { makeDatabase } from './archive/make-database.ts';
import { minute, noon } from './contracts/invent-story.ts';
import { madeStory } from './story-room.ts';

const engines = {
  async SQLite() {
    const db = openDatabase(':memory:');
    return { archive: createSqliteArchive(db), close: async () => void db.close() };
  },
  async PostgreSQL() {
    const db = openPostgres(await makeDatabase());
    return { archive: await openPostgresArchive(db), close: () => db.close() };
  },
};

describe.each(Object.entries(engines))('a thread in %s', (_name, open) => {
  let archive: StoryArchive;
  let close: () => Promise<unknown>;
  beforeEach(async () => {
    const opened = await open();
    archive = opened.archive;
    close = opened.close;
  });
  afterEach(() => close());

  async function keep(name: string, follows: string | null, id?: string): Promise<string> {
    const made = madeStory(name, noon);
    const story = { ...made, id: id ?? made.id, source: id ?? made.source };
    await archive.admit([story], (item) => ({ filing: 'new', story: item, follows }), noon);
    return story.id;
  }

  test('is what a story follows up and is followed by, and the same event under another id, each once', async () => {
    const first = await keep('eerste', null);
    const second = await keep('tweede', first);
    const third = await keep('derde', second);
    const aside = await keep('zijpad', first);
    const twin = await keep('tweede', null, 'ander000000000000001');
    const after = await keep('vervolg', twin);
    await keep('los', null);
    const all = [first, second, third, aside, twin, after].toSorted();
    const asked: string[] = [];
    const { get } = archive;
    const counted = {
      ...archive,
      get(id: string) {
        asked.push(id);
        return get(id);
      },
    };
    const read = createThreadReader(counted).begin();
    for (const from of [first, third, after]) {
      const stories = await read([from], noon + minute);
      expect(stories.map(({ id }) => id).toSorted()).toEqual(all);
    }
    expect(asked.toSorted()).toEqual(all);
    expect(await read(['weg00000000000000001'], noon)).toEqual([]);
  });
});
