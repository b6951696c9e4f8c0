import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { createSqliteArchive } from '../../src/archive/sqlite-archive.ts';
import type { StoryArchive } from '../../src/archive/story-archive.ts';
import { fileCopy } from '../../src/desk/file-copy.ts';
import { type Database, openDatabase } from '../../src/store/database.ts';
import { invent, minute, noon } from '../contracts/invent-story.ts';
import { eventPairs } from './event-pairs.ts';
import { fileStory, type Pair } from './invented-copy.ts';
import { otherPairs } from './other-pairs.ts';
import { resends } from './resends.ts';
import { templatePairs } from './template-pairs.ts';

const differentPairs = [...templatePairs, ...otherPairs, ...eventPairs];

let db: Database;
let archive: StoryArchive;
beforeEach(() => {
  db = openDatabase(':memory:');
  archive = createSqliteArchive(db);
});
afterEach(() => db.close());

/** Files both items of a pair, and a bystander that must never be touched. */
async function filePair({ held, item }: Pair) {
  const now = noon + 400 * 24 * 60 * minute;
  const bystander = invent({
    text: 'In de dierentuin van Noorderdijk is een okapi geboren. Moeder en kind maken het goed.',
  });
  await fileStory(archive, bystander, now);
  const first = await fileStory(archive, invent(held), now);
  const second = await fileStory(archive, invent(item), now);
  expect(await archive.revisions(bystander.id)).toHaveLength(1);
  return { first, second, now };
}

describe('One story', () => {
  test.each(resends)('$name: $filing', async (resend) => {
    const { first, second, now } = await filePair(resend);
    expect({ id: second.story.id, filing: second.filing }).toEqual({
      id: first.story.id,
      filing: resend.filing,
    });
    expect(await archive.revisions(first.story.id)).toHaveLength(resend.filing === 'known' ? 1 : 2);
    const again = await fileStory(archive, invent(resend.item), now);
    expect({ id: again.story.id, filing: again.filing }).toEqual({ id: first.story.id, filing: 'known' });
    const firstAgain = await fileStory(archive, invent(resend.held), now);
    expect({ id: firstAgain.story.id, filing: firstAgain.filing }).toEqual({
      id: first.story.id,
      filing: 'known',
    });
  });
});

describe('Two stories', () => {
  test.each(differentPairs)('$name', async (pair) => {
    const { first, second, now } = await filePair(pair);
    expect(second.filing).toBe('new');
    expect(second.story.id).not.toBe(first.story.id);
    expect((await fileStory(archive, invent(pair.held), now)).filing).toBe('known');
    expect((await fileStory(archive, invent(pair.item), now)).filing).toBe('known');
  });

  test.each(differentPairs)('$name, the other way round', async ({ name, held, item }) => {
    const { first, second } = await filePair({ name, held: item, item: held });
    expect(second.filing).toBe('new');
    expect(second.story.id).not.toBe(first.story.id);
  });
});

describe('One copy', () => {
  test('holds as many stories as items, however alike they are', async () => {
    const items = differentPairs.flatMap(({ held, item }) => [held, item]);
    const stories = items
      .filter(
        (told, i) =>
          items.findIndex(({ text, headline }) => text === told.text && headline === told.headline) === i,
      )
      .map((told) =>
        invent({
          ...told,
          source: 'one.txt',
          capturedAt: noon,
          publishedAt: noon - minute,
          precision: 'minute',
        }),
      );
    expect(stories.length).toBeGreaterThan(40);
    const filed = await fileCopy(archive, stories, noon);
    expect(filed.filter(({ filing }) => filing !== 'new')).toEqual([]);
    const again = await fileCopy(archive, stories, noon + minute);
    expect(again.filter(({ filing }) => filing !== 'known')).toEqual([]);
    expect(again.map(({ story }) => story.id)).toEqual(filed.map(({ story }) => story.id));
  });

  test.each(eventPairs)('beside another on a later page: $name', async ({ held, item }) => {
    const now = noon + 400 * 24 * 60 * minute;
    // Times by which the other rules would let them be one.
    const at = (told: typeof held, source: string) =>
      invent({ ...told, source, publishedAt: noon - minute, precision: 'minute', capturedAt: noon });
    for (const [one, two] of [
      [held, item],
      [item, held],
    ] as const) {
      const place = `${one.text}`;
      const [first] = await fileCopy(archive, [at(one, `1 ${place}`)], now);
      const page = [at(two, `2 ${place}`), at(one, `2 ${place}`)];
      const filed = await fileCopy(archive, page, now);
      expect(filed[1]).toMatchObject({ filing: 'known', story: { id: first?.story.id } });
      expect(filed[0]?.story.id).not.toBe(first?.story.id);
    }
  });

  test('holds as many stories as items when it is handed in piece by piece', async () => {
    const pair = resends.find(({ name }) => name === 'a toll that rose within hours');
    if (pair === undefined) throw new Error('The re-sends hold a toll that rose.');
    const piece = (told: typeof pair.held) => invent({ ...told, source: 'one.txt', capturedAt: noon });
    await fileStory(archive, piece(pair.held), noon);
    expect((await fileStory(archive, piece(pair.item), noon)).filing).toBe('new');
  });

  test('does not change a story that another item of it became', async () => {
    const pair = resends.find(({ name }) => name === 'a toll that rose within hours');
    if (pair === undefined) throw new Error('The re-sends hold a toll that rose.');
    const first = await fileStory(archive, invent(pair.held), noon);
    // The same story by its headline, so that no text speaks for it; then the update that would join it on another page.
    const filed = await fileCopy(
      archive,
      [
        invent({
          ...pair.held,
          source: 'two.txt',
          text: `${pair.held.text} En dat was nog niet alles, zo bleek.`,
        }),
        invent({ ...pair.item, source: 'two.txt' }),
      ],
      noon,
    );
    expect(filed[0]?.story.id).toBe(first.story.id);
    expect(filed[1]?.filing).toBe('new');
  });

  test('holds a brief that only repeats the lead as that lead', async () => {
    const [resend] = resends.filter(({ name }) => name === 'the brief of a lead that is held');
    const lead = invent({ ...resend?.held, source: 'one.txt' });
    const brief = invent({ ...resend?.item, source: 'one.txt' });
    const filed = await fileCopy(archive, [lead, brief], noon);
    expect(filed.map(({ filing, story }) => [filing, story.id, story.role])).toEqual([
      ['new', lead.id, 'lead'],
      ['known', lead.id, 'lead'],
    ]);
  });
});
