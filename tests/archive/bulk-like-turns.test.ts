import { expect, test } from 'vitest';
import { eachPacked } from '../../src/archive/gram-pack.ts';
import { createSqliteArchive, type SqliteArchive } from '../../src/archive/sqlite-archive.ts';
import { fileCopy } from '../../src/desk/file-copy.ts';
import { type Database, openDatabase } from '../../src/store/database.ts';
import type { Story } from '../../src/wire/story.ts';
import { invent, minute, noon } from '../contracts/invent-story.ts';
import { now, sent, slugged } from '../desk/desk-bench.ts';
import { eventPairs } from '../desk/event-pairs.ts';
import { bridge, bridgeLead, fire, strike, summit } from '../desk/invented-copy.ts';
import { otherPairs } from '../desk/other-pairs.ts';
import { resends } from '../desk/resends.ts';
import { templatePairs } from '../desk/template-pairs.ts';

/** Stories before a bulk has its filter and its thread. */
const enough = 1_100;

/** News of the same minutes, some with figures alone to tell them apart. */
const fillers = Array.from({ length: enough }, (_, n) =>
  invent({
    headline: n % 3 === 0 ? `Raad van dorp ${n} bijeen` : null,
    text: `De raad van dorp${n % 700} sprak over brug${n * 7}, sluis${n * 13} en het havenhoofd van ${n}.`,
    cities: [`DORP${n % 40}`],
    section: n % 5 === 0 ? 'Binnenland' : null,
    publishedAt: noon - (enough - n) * minute,
    precision: 'minute',
  }),
);

/** Versions, embargoes, kills, before and behind what they are of. */
const lives: readonly Story[] = [
  sent(1, 0, { text: bridge, storyKey: 'k1' }),
  sent(2, 1, { text: bridgeLead, storyKey: 'k1' }),
  sent(1, 0, { text: bridge, storyKey: 'k1' }),
  sent(1, 2, { text: summit, storyKey: 'k2', embargoUntil: noon + 999 * minute }),
  sent(2, 3, { text: summit, storyKey: 'k2', status: 'killed' }),
  sent(2, 3, { storyKey: 'k3', status: 'killed' }),
  sent(1, 2, { text: fire, storyKey: 'k3' }),
  slugged(1, { text: strike, slug: 'bus' }),
  slugged(3, { text: `${strike} Dat meldt de bond.`, slug: 'bus' }),
].map(invent);

/** Copies in the order in which they come in: pairs apart, each story of a pair in a copy of its own. */
function mixedCopies(): readonly (readonly Story[])[] {
  const pairs = [...resends, ...otherPairs, ...eventPairs, ...templatePairs];
  const held = pairs.map((pair) => [invent(pair.held)]);
  const items = pairs.map((pair) => [invent(pair.item)]);
  const few = (from: number, to: number) =>
    Array.from({ length: Math.ceil((to - from) / 40) }, (_, i) =>
      fillers.slice(from + i * 40, Math.min(to, from + (i + 1) * 40)),
    );
  return [
    ...held,
    ...few(0, 1_060),
    ...items,
    ...lives.map((story) => [story]),
    ...few(1_060, enough),
    // Again: what is there is known.
    ...few(900, 1_100),
    ...held,
    ...lives.toReversed().map((story) => [story]),
  ];
}

async function takeAll(archive: SqliteArchive) {
  const filings: string[] = [];
  for (const copy of mixedCopies()) {
    for (const { story, filing } of await fileCopy(archive, copy, now)) filings.push(`${story.id} ${filing}`);
  }
  return filings;
}

/** All that the archive has written, in an order of its own; grams as the last that was said of each story. */
function readAll(db: Database) {
  db.exec("CREATE VIRTUAL TABLE temp.written USING fts5vocab (main, 'story_index', 'instance')");
  const rows = (table: string) =>
    db
      .prepare(`SELECT * FROM ${table}`)
      .raw()
      .all()
      .map((row) => JSON.stringify(row))
      .sort();
  const grams = new Map<string, readonly number[]>();
  const packs = db.prepare('SELECT period, stories FROM gram_pack ORDER BY id').all() as readonly {
    readonly period: number;
    readonly stories: Buffer;
  }[];
  for (const { period, stories } of packs)
    eachPacked(stories, (seq, some) => {
      grams.set(`${period} ${seq}`, [...some]);
    });
  const tables = ['story', 'story_revision', 'story_key', 'story_text', 'story_change', 'archive_word'];
  return {
    ...Object.fromEntries([...tables, 'temp.written'].map((table) => [table, rows(table)])),
    // By how many changes a count came to what it is may differ.
    tally: rows('(SELECT kind, key, name, country, stories FROM tally WHERE stories <> 0)'),
    grams: [...grams].filter(([, some]) => some.length > 0).sort(),
  };
}

test('a bulk keeps just what the same copy comes to turn by turn', async () => {
  const [turns, bulk] = [openDatabase(':memory:'), openDatabase(':memory:')];
  const [inTurns, inBulk] = [createSqliteArchive(turns), createSqliteArchive(bulk)];
  const filings = await takeAll(inTurns);
  expect(await inBulk.inBulk(() => takeAll(inBulk))).toEqual(filings);
  for (const what of ['new', 'changed', 'known', 'killed'])
    expect(filings.some((filing) => filing.endsWith(what))).toBe(true);
  const [ofTurns, ofBulk] = [readAll(turns), readAll(bulk)];
  expect(ofBulk).toEqual(ofTurns);
  expect(Object.values(ofTurns).filter((rows) => rows.length === 0)).toEqual([]);
  for (const db of [turns, bulk]) db.close();
});
