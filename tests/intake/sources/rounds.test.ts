import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { bridge, eight, type Held, minute, openSourceRoom, type SourceRoom } from './source-room.ts';

let room: SourceRoom;
beforeEach(() => {
  room = openSourceRoom();
});
afterEach(() => room.close());

const down: Held = { code: 'unreachable', message: 'The server does not answer.' };

describe('A round over sources', () => {
  test('looks at each source when it is due and not before', async () => {
    room.rounds.use([room.source('harbour', () => []), room.source('market', () => [])]);
    await room.rounds.read(eight);
    await room.rounds.read(eight + 4 * minute);
    expect(room.looks).toEqual(['harbour', 'market']);
    await room.rounds.read(eight + 5 * minute);
    expect(room.looks).toHaveLength(4);
  });

  test('gives stories the section, credit and rights of their source where they have none', async () => {
    const wish = { section: 'Regio', credit: 'Havenblad', rights: 'Alleen kort' };
    room.rounds.use([room.source('harbour', () => [bridge('Goes')], wish)]);
    const { filings } = await room.rounds.read(eight);
    expect(filings.new).toBe(1);
    expect(await room.stories()).toMatchObject([wish]);
  });

  test('tells of a failure once, looks again later each time, and tells when it is over', async () => {
    let held: Held = down;
    room.rounds.use([room.source('harbour', () => held), room.source('market', () => [bridge('Goes')])]);
    const first = await room.rounds.read(eight);
    expect(first.failed).toEqual([{ source: 'harbour', problem: down }]);
    expect(first.filings.new).toBe(1);
    const again = await room.rounds.read(eight + 10 * minute);
    expect(again.failed).toEqual([]);
    expect(room.records.get('harbour')).toMatchObject({
      failuresInARow: 2,
      firstSyncedAt: null,
      nextAt: eight + 25 * minute,
    });
    held = [];
    const over = await room.rounds.read(eight + 25 * minute);
    expect(over.recovered).toEqual(['harbour']);
    expect(room.records.get('harbour')).toMatchObject({ failure: null, failuresInARow: 0 });
  });

  test('goes on without a source that takes its time, and brings what that finds in a later round', async () => {
    room.close();
    room = openSourceRoom(1);
    const slow = Promise.withResolvers<Held>();
    const market = room.source('market', () => [bridge('Goes')]);
    room.rounds.use([room.source('slow', () => slow.promise), market]);
    while (!room.kept.has('market')) await room.rounds.read(eight);
    expect((await room.rounds.read(eight + minute)).files).toBe(0);
    expect(room.looks).toEqual(['slow', 'market']);
    slow.resolve([bridge('Breda')]);
    let files = 0;
    while (files === 0) files = (await room.rounds.read(eight + 2 * minute)).files;
    expect(files).toBe(1);
  });

  test('keeps no source waiting for many that take their time: those give up their places', async () => {
    room.close();
    room = openSourceRoom(1, 1);
    const slow = Promise.withResolvers<Held>();
    const slows = Array.from({ length: 60 }, (_, i) => room.source(`slow${i}`, () => slow.promise));
    room.rounds.use([...slows, room.source('market', () => [bridge('Goes')])]);
    let files = 0;
    while (files === 0) files += (await room.rounds.read(eight)).files;
    expect(room.kept).toEqual(new Set(['market']));
    // Each is being looked at once, however many rounds there were.
    expect(room.looks).toHaveLength(61);
    slow.resolve([]);
    while (room.kept.size < 61) await room.rounds.read(eight);
    expect(room.looks).toHaveLength(61);
  });

  test('takes what stumbles over one source for that source alone', async () => {
    const broken = () => Promise.reject(new Error('no such layout'));
    room.rounds.use([room.source('broken', broken), room.source('market', () => [bridge('Goes')])]);
    const { failed, filings } = await room.rounds.read(eight);
    expect(failed).toEqual([
      {
        source: 'broken',
        problem: { code: 'look-failed', message: 'It could not be looked at: no such layout.' },
      },
    ]);
    expect(filings.new).toBe(1);
  });

  test('keeps the record of a source through a change of its settings, but not of what it is', async () => {
    room.rounds.use([room.source('harbour', () => [])]);
    await room.rounds.read(eight);
    room.rounds.use([room.source('harbour', () => [], { section: 'Regio' })]);
    await room.rounds.read(eight + minute);
    expect(room.looks).toEqual(['harbour']);
    room.rounds.use([{ ...room.source('harbour', () => []), identity: 'page elsewhere' }]);
    await room.rounds.read(eight + 2 * minute);
    expect(room.looks).toEqual(['harbour', 'harbour']);
  });

  test('looks again at once when the clock was put back', async () => {
    room.rounds.use([room.source('harbour', () => [])]);
    await room.rounds.read(eight);
    await room.rounds.read(eight - 600 * minute);
    expect(room.looks).toEqual(['harbour', 'harbour']);
  });

  test('keeps copy that cannot be read aside, the same bytes once', async () => {
    room.rounds.use([room.source('harbour', () => [' '])]);
    for (const at of [eight, eight + 5 * minute]) {
      expect((await room.rounds.read(at)).spiked).toMatchObject([{ problem: { code: 'empty-copy' } }]);
    }
    expect(await room.newsroom.log.spiked()).toHaveLength(1);
    const today = Object.values(room.records.get('harbour')?.days ?? {});
    expect(today).toEqual([
      { looks: 2, failures: 0, stories: 0, leads: 0, spiked: 2, hours: '.......0................' },
    ]);
  });
});

describe('What a new source held already', () => {
  const towns = ['Goes', 'Breda', 'Delft'];
  const all = () => towns.map((town) => bridge(town));

  test.each([
    ['latest', { news: ['Nieuws uit Goes'], past: ['Nieuws uit Breda', 'Nieuws uit Delft'] }],
    ['backfill', { news: [], past: ['Nieuws uit Breda', 'Nieuws uit Delft', 'Nieuws uit Goes'] }],
    ['skip', { news: [], past: [] }],
  ] as const)('floods no channel: %s', async (firstSync, expected) => {
    let held = all();
    room.rounds.use([room.source('harbour', () => held, { firstSync })]);
    await room.rounds.read(eight);
    expect(await room.filed()).toEqual(expected);
    // Nothing changes while the source holds the same, and what comes after is news.
    held = [...all(), bridge('Zwolle')];
    await room.rounds.read(eight + 5 * minute);
    expect(await room.filed()).toEqual({ ...expected, news: [...expected.news, 'Nieuws uit Zwolle'] });
  });

  test('is past also when the first look failed halfway and is done again', async () => {
    let held: Held = down;
    room.rounds.use([room.source('harbour', () => held, { firstSync: 'backfill' })]);
    await room.rounds.read(eight);
    held = all();
    await room.rounds.read(eight + 10 * minute);
    expect((await room.filed()).news).toEqual([]);
  });

  test('becomes news when it gets a newer text, and when another source sends it', async () => {
    let held = all();
    const backfill = room.source('harbour', () => held, { firstSync: 'backfill' });
    room.rounds.use([backfill]);
    await room.rounds.read(eight);
    held = [bridge('Goes', ' De bouw begint in mei en duurt twee jaar. Het oude pontje vaart zolang door.')];
    await room.rounds.read(eight + 5 * minute);
    expect((await room.filed()).news).toEqual(['Nieuws uit Goes']);
    const wire = { ...room.source('wire', () => [bridge('Breda')]), hasPast: false };
    room.rounds.use([backfill, wire]);
    await room.rounds.read(eight + 6 * minute);
    expect((await room.filed()).news).toEqual(['Nieuws uit Breda', 'Nieuws uit Goes']);
  });

  test('does not make past what is news already', async () => {
    const wire = { ...room.source('wire', () => [bridge('Breda')]), hasPast: false };
    room.rounds.use([wire]);
    await room.rounds.read(eight);
    room.rounds.use([wire, room.source('harbour', () => all(), { firstSync: 'backfill' })]);
    await room.rounds.read(eight + minute);
    expect((await room.filed()).news).toEqual(['Nieuws uit Breda']);
  });
});
