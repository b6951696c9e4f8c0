import { expect, test } from 'vitest';
import { createSqliteArchive } from '../../src/archive/sqlite-archive.ts';
import { fileCopy } from '../../src/desk/file-copy.ts';
import { foresee } from '../../src/desk/foresee.ts';
import { openDatabase } from '../../src/store/database.ts';
import type { Story } from '../../src/wire/story.ts';
import { invent } from '../contracts/invent-story.ts';
import { now, sent } from './desk-bench.ts';
import { bridge, fire } from './invented-copy.ts';

const open = () => createSqliteArchive(openDatabase(':memory:'));
const dyke =
  'De dijk bij Oosterhaven wordt opgehoogd. Dat heeft het waterschap gisteravond besloten na lang beraad.';

/** Copies of all kinds: new, again, longer, withdrawn, dead, another, and a version and a kill within one copy. */
const copies: readonly (readonly Story[])[] = [
  [invent(sent(1, 1, { text: bridge, headline: 'Brug dicht' }))],
  [invent(sent(1, 1, { text: bridge, headline: 'Brug dicht', source: 'b.txt' }))],
  [invent(sent(2, 2, { text: `${bridge} Het verkeer rijdt om.`, headline: 'Brug dicht' }))],
  [invent(sent(3, 3, { paragraphs: [], headline: null, status: 'killed' }))],
  [invent(sent(4, 4, { text: bridge, headline: 'Brug dicht' }))],
  [
    invent(sent(1, 5, { text: fire, headline: 'Brand', storyKey: 'anp:2' })),
    invent(sent(2, 6, { text: `${fire} Niemand raakte gewond.`, headline: 'Brand', storyKey: 'anp:2' })),
    invent(sent(1, 6, { text: dyke, headline: 'Dijk', storyKey: 'anp:3' })),
    invent(sent(2, 7, { paragraphs: [], headline: null, storyKey: 'anp:3', status: 'killed' })),
  ],
  [invent(sent(1, 8, { paragraphs: [], headline: null, storyKey: 'anp:4', status: 'killed' }))],
];

test('what is foreseen is what becomes of a copy, and nothing is kept by looking', async () => {
  const archive = open();
  for (const copy of copies) {
    const foreseen = await foresee(archive, copy);
    expect(await foresee(archive, copy)).toEqual(foreseen);
    const filed = await fileCopy(archive, copy, now);
    expect(foreseen.map((one) => one?.filing)).toEqual(filed.map(({ filing }) => filing));
  }
});

test('a kill is foreseen with what it withdraws, and a version of what is dead as dead', async () => {
  const archive = open();
  const [first, , , kill, late] = copies.map(([item]) => item as Story);
  await fileCopy(archive, [first as Story], now);
  expect(await foresee(archive, [kill as Story])).toMatchObject([
    { filing: 'killed', ends: [{ headline: 'Brug dicht', status: 'usable' }], isDead: false },
  ]);
  await fileCopy(archive, [kill as Story], now);
  expect(await foresee(archive, [kill as Story, late as Story])).toMatchObject([
    { filing: 'known', ends: [] },
    { filing: 'known', ends: [], isDead: true },
  ]);
});

test('of very many stories the first are looked up, and every kill', async () => {
  const stories = Array.from({ length: 400 }, (_, at) =>
    invent(
      sent(1, 1, {
        storyKey: `anp:${at}`,
        ...(at === 399
          ? { paragraphs: [], headline: null, status: 'killed' as const }
          : { text: `${bridge} Nummer ${at}.`, headline: `Brug ${at}` }),
      }),
    ),
  );
  const foreseen = await foresee(open(), stories);
  expect(foreseen.filter((one) => one !== null)).toHaveLength(300);
  expect(foreseen[399]).toMatchObject({ filing: 'killed' });
  expect(foreseen[398]).toBeNull();
});
