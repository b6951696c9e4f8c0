import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, test } from 'vitest';
import { matchesStory } from '../../src/archive/match-story.ts';
import { plainNames } from '../../src/archive/names.ts';
import { openPostgresArchive, type PostgresArchive } from '../../src/archive/postgres/postgres-archive.ts';
import type { Judge } from '../../src/archive/story-archive.ts';
import { openPostgres, type Postgres } from '../../src/store/postgres.ts';
import type { Query } from '../../src/wire/query.ts';
import type { Story } from '../../src/wire/story.ts';
import { fillPostgres } from '../bench/fill-postgres.ts';
import { day, hour, invent, minute, noon } from '../contracts/invent-story.ts';
import { type PostgresServer, startPostgresServer } from './postgres-server.ts';

let server: PostgresServer;
let address: string;
let db: Postgres;
let archive: PostgresArchive;
beforeAll(async () => {
  server = await startPostgresServer();
});
afterAll(() => server.close());
beforeEach(async () => {
  address = await server.createDatabase();
  db = openPostgres(address);
  archive = await openPostgresArchive(db);
});
afterEach(() => db.close());

const word = (text: string): Query => ({ kind: 'word', text });
const asNew: Judge = (story, candidates) => ({
  filing: candidates.some((held) => held.story.id === story.id) ? 'known' : 'new',
  story,
  follows: null,
});
const texts = async (query: Query, limit = 100) =>
  (await archive.find(query, { limit }, noon)).stories.map((story) => story.paragraphs[0]);

/** Another process on the same database, for the time of `work`. */
async function withAnother<T>(work: (other: PostgresArchive) => Promise<T>): Promise<T> {
  const connection = openPostgres(address);
  try {
    return await work(await openPostgresArchive(connection, { countsFreshFor: 0 }));
  } finally {
    await connection.close();
  }
}

describe('Two processes on one database', () => {
  test('that take in the same copy at once keep each story once', async () => {
    const copy = Array.from({ length: 30 }, (_, i) =>
      invent({
        text: `Bericht ${i} uit de haven van Oosterhaven, met een eigen zin ${i}.`,
        cities: ['GOES'],
      }),
    );
    await withAnother(async (other) => {
      const filed = await Promise.all([archive.admit(copy, asNew, noon), other.admit(copy, asNew, noon)]);
      const filings = filed.flat().map(({ filing }) => filing);
      expect(filings.filter((filing) => filing === 'new')).toHaveLength(30);
      expect(filings.filter((filing) => filing === 'known')).toHaveLength(30);
      expect(await other.cities('goes', 5, noon)).toEqual([{ name: 'GOES', country: null, stories: 30 }]);
    });
    expect(await texts(word('haven'))).toHaveLength(30);
  });

  test('see what the other keeps, in what is found and in what is counted', async () => {
    await withAnother(async (other) => {
      expect(await other.cities('', 5, noon)).toEqual([]);
      await archive.file(invent({ text: 'Een bericht.', cities: ['GOES'] }), 'new', noon);
      expect(await other.cities('', 5, noon)).toEqual([{ name: 'GOES', country: null, stories: 1 }]);
      expect((await other.find(word('bericht'), { limit: 5 }, noon)).stories).toHaveLength(1);
    });
  });

  test('that begin on an empty database at once both have its tables', async () => {
    const empty = await server.createDatabase();
    const connections = [openPostgres(empty), openPostgres(empty)];
    const both = await Promise.all(connections.map((one) => openPostgresArchive(one)));
    await both[0]?.file(invent({ text: 'Een bericht.' }), 'new', noon);
    expect((await both[1]?.find(word('bericht'), { limit: 5 }, noon))?.stories).toHaveLength(1);
    for (const one of connections) await one.close();
  });
});

describe('A server that is lost', () => {
  test('is told of in words, without the password, and answers again once it is back', async () => {
    await archive.file(invent({ text: 'Een bericht.' }), 'new', noon);
    await server.stop();
    const asked = archive.find(word('bericht'), { limit: 5 }, noon);
    await expect(asked).rejects.toMatchObject({
      name: 'ArchiveError',
      code: 'unavailable',
      retryable: true,
      message: expect.stringMatching(/^The PostgreSQL server at 127\.0\.0\.1:\d+ does not answer/),
    });
    await expect(asked).rejects.not.toThrow('secret');
    await expect(archive.file(invent({ text: 'Nog een.' }), 'new', noon)).rejects.toMatchObject({
      code: 'unavailable',
    });
    await expect(archive.cities('', 5, noon)).rejects.toMatchObject({ code: 'unavailable' });
    await server.start();
    expect(await texts(word('bericht'))).toEqual(['Een bericht.']);
    await archive.file(invent({ text: 'Nog een.' }), 'new', noon);
    expect(await archive.cities('', 5, noon)).toEqual([]);
  });

  test('that does not answer is not waited for without end, and is asked on another connection next time', async () => {
    const hasty = openPostgres(address, 300);
    await expect(hasty.query('SELECT pg_sleep(60)')).rejects.toThrow('does not answer');
    expect(await hasty.query('SELECT 1 AS one')).toEqual([{ one: 1 }]);
    await hasty.close();
  });

  test('that only reads for now says so in words', async () => {
    const name = new URL(address).pathname.slice(1);
    await db.query(`ALTER DATABASE ${name} SET default_transaction_read_only = on`);
    const other = openPostgres(address);
    await expect(openPostgresArchive(other)).rejects.toMatchObject({
      code: 'unavailable',
      retryable: true,
      message: expect.stringContaining(
        'cannot do this now: cannot execute CREATE TABLE in a read-only transaction',
      ),
    });
    await other.close();
  });

  test('in the middle of a copy has kept no item by halves, and takes the copy when it is handed in again', async () => {
    const copy = Array.from({ length: 6 }, (_, i) =>
      invent({ text: `Bericht ${i} over de dijk, met een eigen zin ${i}.`, cities: ['GOES'] }),
    );
    let judged = 0;
    const broken = archive.admit(
      copy,
      (story, candidates, claimed) => {
        judged += 1;
        // The server ends while the fourth item is judged.
        if (judged === 4) void server.stop();
        return asNew(story, candidates, claimed);
      },
      noon,
    );
    await expect(broken).rejects.toMatchObject({ code: 'unavailable' });
    await server.stop();
    await server.start();
    const kept = await texts(word('dijk'));
    expect(kept.length).toBeLessThan(6);
    const cities = await archive.cities('', 5, noon);
    expect(cities[0]?.stories ?? 0).toBe(kept.length);
    await archive.admit(copy, asNew, noon);
    expect(await texts(word('dijk'))).toHaveLength(6);
    expect(await archive.cities('', 5, noon)).toEqual([{ name: 'GOES', country: null, stories: 6 }]);
  });

  test('that has ended every connection while nobody asked is asked on new ones', async () => {
    await archive.file(invent({ text: 'Een bericht.' }), 'new', noon);
    await Promise.all(Array.from({ length: 5 }, () => texts(word('bericht'))));
    const killer = openPostgres(address);
    await killer.query(
      'SELECT pg_terminate_backend(pid) FROM pg_stat_activity WHERE datname = current_database() AND pid <> pg_backend_pid()',
    );
    await killer.close();
    await archive.file(invent({ text: 'Een bericht.' }), 'known', noon);
    expect(await texts(word('bericht'))).toEqual(['Een bericht.']);
  });
});

describe('A search through years', () => {
  const rare = ['vuurtoren', 'molen', 'orgel', 'sluis', 'brug', 'veerpont'];

  /** The newest often, then ever more seldom: of about five years. */
  function make(number: number): Story {
    const nouns = rare.filter((_, i) => number % (7 * 4 ** i) === 3 * i);
    return invent({
      text: `Bericht ${number} over de ${nouns.join(' en de ') || 'dijk'} van ${number % 2 ? 'Goes' : 'Tholen'}.`,
      cities: [number % 3 ? 'GOES' : 'THOLEN'],
      publishedAt: noon - number * 20 * hour,
      precision: 'minute',
    });
  }
  const count = 2_200;

  test('finds each word, however rare and however long ago, in order and on every page', async () => {
    await fillPostgres(db, count, make);
    const stories = Array.from({ length: count }, (_, i) => make(i));
    const and = (...parts: Query[]): Query => ({ kind: 'and', parts });
    const not = (part: Query): Query => ({ kind: 'not', part });
    const asked: Query[] = [
      ...rare.map(word),
      ...rare.map((noun) => and(word(noun), { kind: 'field', field: 'city', value: 'tholen' })),
      and(word('molen'), { kind: 'time', bound: 'to', at: noon - 900 * day }),
      and(word('sluis'), not(word('goes')), { kind: 'time', bound: 'from', at: noon - 1_500 * day }),
      and(...rare.slice(0, 4).map((noun) => not(word(noun))), not(word('dijk'))),
      { kind: 'phrase', text: 'de sluis van' },
      { kind: 'or', parts: [word('veerpont'), { kind: 'phrase', text: 'de brug en de' }] },
      word('nietsvandit'),
    ];
    for (const query of asked) {
      const expected = stories
        .filter((story) =>
          matchesStory(query, { ...story, revision: 1, firstSeenAt: 0, changedAt: 0 }, plainNames),
        )
        .map(({ id }) => id);
      const found: string[] = [];
      let after: string | null | undefined;
      while (after !== null) {
        const page = await archive.find(
          query,
          after === undefined ? { limit: 40 } : { limit: 40, after },
          noon,
        );
        found.push(...page.stories.map(({ id }) => id));
        after = page.next;
      }
      expect([query, found]).toEqual([query, expected]);
    }
  });
});

describe('A story that PostgreSQL cannot hold whole in its index', () => {
  test('is found by a phrase behind the places that are kept, and by none that it does not hold', async () => {
    const much = `${'de bal '.repeat(400)}${'woord '.repeat(17_000)}de hulp goederen staan hier aan het einde`;
    await archive.file(invent({ text: much }), 'new', noon);
    await archive.file(invent({ text: 'De hulp is er, goederen niet.' }), 'new', noon);
    const held = async (query: Query) => (await texts(query)).map((text = '') => text.length > 100);
    expect(await held({ kind: 'phrase', text: 'hulp goederen' })).toEqual([true]);
    expect(await held(word('hulpgoederen'))).toEqual([true]);
    expect(await held({ kind: 'phrase', text: 'goederen hulp' })).toEqual([]);
    expect(await held({ kind: 'not', part: word('hulpgoederen') })).toEqual([false]);
    expect(await held({ kind: 'not', part: word('goederenhulp') })).toEqual([true, false]);
  });

  test('is found by words that differ only far behind, and by the last of very many', async () => {
    const long = 'x'.repeat(3_000);
    await archive.file(invent({ text: `Een ${long}a.` }), 'new', noon);
    const vast = Array.from({ length: 2_500 }, (_, i) => `w${i.toString(36).padStart(400, 'q')}`);
    await archive.file(invent({ text: `${vast.join(' ')} slotwoord` }), 'new', noon);
    const sizes = async (query: Query) => (await texts(query)).map((text = '') => text.length);
    expect(await sizes(word(`${long}a`))).toEqual([3_006]);
    expect(await sizes(word(`${long}b`))).toEqual([]);
    expect(await sizes({ kind: 'not', part: word(`${long}b`) })).toHaveLength(2);
    expect(await sizes(word('slotwoord'))).toHaveLength(1);
    expect(await sizes({ kind: 'not', part: word('slotwoord') })).toEqual([3_006]);
    expect(await sizes({ kind: 'not', part: word('elders') })).toHaveLength(2);
  });
});

describe('Upkeep', () => {
  test('makes an index of another analysis again, in steps, and loses nothing', async () => {
    const copy = Array.from({ length: 120 }, (_, i) =>
      invent({
        text: `Bericht ${i} over hulpgoederen.`,
        publishedAt: noon - i * minute,
        precision: 'minute',
      }),
    );
    await archive.admit(copy, (story) => ({ filing: 'new', story, follows: null }), noon);
    await archive.file(invent({ text: 'Ingetrokken bericht over hulpgoederen.' }), 'killed', noon);
    await archive.settled();
    // As an earlier Telex left it: other words in the index, none of the vocabulary, no note of the analysis or of making
    // the index again (which this one's own upkeep leaves when the first story is there before its first look).
    await db.query("UPDATE story SET terms = 'all_ oude woorden'::tsvector WHERE status = 'usable'");
    await db.query('DELETE FROM archive_word');
    await db.query("DELETE FROM archive_state WHERE key IN ('analysis', 'target', 'below')");
    await withAnother(async (other) => {
      await other.settled();
      expect(await texts(word('goederen'), 100)).toHaveLength(100);
      expect(await texts(word('woorden'))).toEqual([]);
      expect(await texts(word('ingetrokken'))).toEqual([]);
      expect(await other.suggest(word('hulpgoedren'), noon)).toEqual(word('hulpgoederen'));
    });
  });

  test('lets grams go by which no near-copy can be looked up any more, and keeps the others', async () => {
    const text =
      'De dijken langs de Westerschelde worden de komende tien jaar met anderhalve meter verhoogd.';
    for (const ago of [600 * day, 300 * day, day]) {
      const story = invent({
        text: `${text} ${ago / day} dagen.`,
        publishedAt: noon - ago,
        precision: 'day',
      });
      await archive.file(story, 'new', noon);
    }
    const periods = async () => (await db.query('SELECT DISTINCT period FROM story_gram')).length;
    expect(await periods()).toBe(3);
    await archive.admit([], () => expect.fail('there is nothing to judge'), noon);
    await archive.settled();
    expect(await periods()).toBe(2);
  });
});
