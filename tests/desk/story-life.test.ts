import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { createSqliteArchive } from '../../src/archive/sqlite-archive.ts';
import type { StoryArchive } from '../../src/archive/story-archive.ts';
import { type Database, openDatabase } from '../../src/store/database.ts';
import { hour, invent, minute, moscow, noon } from '../contracts/invent-story.ts';
import { bridge, bridgeLead, brief, fileStory, later, strike, type Told } from './invented-copy.ts';

let db: Database;
let archive: StoryArchive;
beforeEach(() => {
  db = openDatabase(':memory:');
  archive = createSqliteArchive(db);
});
afterEach(() => db.close());

const now = noon + 30 * hour;
const file = (told: Told) => fileStory(archive, invent(told), now);
const shown = async () => (await archive.find({ kind: 'all' }, { limit: 100 }, now)).stories;

/** An item of an agency: version by version under one key. */
const wire = (version: number | null, told: Told): Told => ({
  storyKey: 'ANPX-190525-041',
  version,
  format: 'newsml1',
  cities: ['OOSTERHAVEN'],
  publishedAt: noon + (version ?? 0) * minute,
  precision: 'minute',
  capturedAt: noon + (version ?? 0) * minute,
  ...told,
});

describe('The time of a story', () => {
  test('becomes more precise, also by a copy that is known', async () => {
    await file(brief(bridge, { publishedAt: noon - 2 * hour, precision: 'hour', age: '2 uur geleden' }));
    const { story, filing } = await file(
      later(bridge, { publishedAt: noon - 100 * minute, precision: 'minute', age: '40 minuten geleden' }),
    );
    expect(filing).toBe('known');
    expect(story).toMatchObject({
      publishedAt: noon - 100 * minute,
      precision: 'minute',
      age: '40 minuten geleden',
      revision: 1,
    });
  });

  test('is not moved by a later and coarser age, nor by one that is as coarse', async () => {
    await file(
      brief(bridge, { publishedAt: noon - 13 * minute, precision: 'minute', age: '13 minuten geleden' }),
    );
    for (const [publishedAt, precision] of [
      [noon - 40 * minute, 'hour'],
      [noon - 12 * minute, 'minute'],
      [noon + 20 * hour, 'day'],
    ] as const) {
      const { story } = await file(later(bridge, { publishedAt, precision, capturedAt: noon + 24 * hour }));
      expect(story).toMatchObject({
        publishedAt: noon - 13 * minute,
        precision: 'minute',
        age: '13 minuten geleden',
      });
    }
    const { story } = await file(
      later(`${bridge} Fietsers kunnen wel over de brug.`, { publishedAt: noon, precision: 'day' }),
    );
    expect(story).toMatchObject({ revision: 2, publishedAt: noon - 13 * minute, precision: 'minute' });
  });

  test("is that of the agency's newest version", async () => {
    await file(wire(1, { text: strike }));
    const { story } = await file(wire(2, { text: `${strike} De bonden overleggen zondag.` }));
    expect(story.publishedAt).toBe(noon + 2 * minute);
  });
});

describe('A story', () => {
  test('that was seen as lead stays one, with its headline and whole text', async () => {
    const lead = await file({ ...brief(bridgeLead), role: 'lead', headline: 'Brug dicht' });
    const { story } = await file(later(bridge, { role: 'brief' }));
    expect(story).toMatchObject({ id: lead.story.id, role: 'lead', headline: 'Brug dicht' });
    expect(story.paragraphs).toHaveLength(4);
  });

  test('that was a brief becomes the lead it turns out to be, under its first id', async () => {
    const first = await file(brief(bridge));
    const { story } = await file({
      ...later(bridgeLead),
      role: 'lead',
      headline: 'Brug dicht',
      publishedAt: null,
      precision: null,
    });
    expect(story).toMatchObject({ id: first.story.id, role: 'lead', revision: 2, publishedAt: noon - hour });
    expect(await shown()).toHaveLength(1);
  });

  test('gets the places that a later copy resolves', async () => {
    const text = 'Het paleis in de hoofdstad krijgt voor het eerst in een halve eeuw een nieuwe poort.';
    await file(brief(text, { cities: ['MOSKOU'] }));
    const { story, filing } = await file(later(text, { cities: ['MOSKOU'], places: [moscow] }));
    expect(filing).toBe('known');
    expect(story.dateline?.places).toEqual([moscow]);
    expect(
      (await archive.find({ kind: 'field', field: 'country', value: 'Rusland' }, { limit: 5 }, now)).stories,
    ).toHaveLength(1);
  });

  test('is followed up, not merged with, a story that repeats its background', async () => {
    const first = await file(brief(bridge));
    const { story, filing } = await file(
      later(
        'De provincie vervangt de kapotte Koningin Emmabrug, blijkt uit een brief aan de Staten. Dat kost twintig miljoen ' +
          'euro. Bij een inspectie zijn scheuren gevonden in een van de pijlers. Omrijden kan via de tunnel bij Westerdam.',
      ),
    );
    expect(filing).toBe('new');
    expect(await archive.followUps(first.story.id)).toEqual([story.id]);
  });

  test('of a template does not follow the one of the day before', async () => {
    const line = (figure: string) =>
      `De AEX-index op Beursplein 5 noteerde ${figure} procent hoger. Havenstaal was de sterkste stijger in de hoofdindex.`;
    const first = await file(brief(line('0,4'), { cities: ['AMSTERDAM'] }));
    const second = await file(
      later(line('0,9'), {
        cities: ['AMSTERDAM'],
        publishedAt: noon + 23 * hour,
        capturedAt: noon + 23 * hour,
      }),
    );
    expect(second.filing).toBe('new');
    expect(await archive.followUps(first.story.id)).toEqual([]);
  });
});

describe("An agency's versions", () => {
  test('replace each other by number, however they come in', async () => {
    const texts = ['Eerste lezing.', 'Tweede lezing, heel anders.', 'Derde lezing is het nu geworden.'];
    const filings = [];
    for (const version of [2, 1, 3, 2]) {
      filings.push(
        (await file(wire(version, { text: texts[version - 1] ?? '', capturedAt: noon + hour }))).filing,
      );
    }
    expect(filings).toEqual(['new', 'known', 'changed', 'known']);
    expect((await shown()).map((story) => story.paragraphs[0])).toEqual([texts[2]]);
  });

  test('of one number change what was corrected under it', async () => {
    await file(wire(1, { text: 'De boete is twaalf euro.' }));
    const { filing, story } = await file(
      wire(1, {
        text: 'De boete is twaalfhonderd euro.',
        signal: 'correction',
        capturedAt: noon + hour,
        publishedAt: noon + hour,
      }),
    );
    expect([filing, story.revision, story.signal]).toEqual(['changed', 2, 'correction']);
  });

  test('that are takes add to what is held, each once and in their order', async () => {
    await file(wire(1, { text: 'Eerste deel.\nNog wat.', headline: 'Staking' }));
    await file(
      wire(2, {
        text: 'Tweede deel.\nSlot.',
        takeKey: '2ND TAKE',
        subheads: [{ text: 'Vervolg', before: 0 }],
      }),
    );
    await file(
      wire(2, {
        text: 'Tweede deel.\nSlot.',
        takeKey: '2ND TAKE',
        subheads: [{ text: 'Vervolg', before: 0 }],
      }),
    );
    const [story] = await shown();
    expect(story).toMatchObject({
      headline: 'Staking',
      paragraphs: ['Eerste deel.', 'Nog wat.', 'Tweede deel.', 'Slot.'],
      subheads: [{ text: 'Vervolg', before: 2 }],
      revision: 2,
    });
  });

  test.each(['1st Add', '1stAdd', 'ADD 1'])(
    'that are takes (%s) wait for their beginning',
    async (takeKey) => {
      await file(wire(2, { text: 'Tweede deel.', takeKey }));
      await file(wire(3, { text: 'Eerste deel.', headline: 'Staking' }));
      expect((await shown())[0]).toMatchObject({
        headline: 'Staking',
        paragraphs: ['Eerste deel.', 'Tweede deel.'],
      });
    },
  );

  test('that are leads replace what is held', async () => {
    await file(wire(1, { text: 'Eerste lezing.' }));
    await file(wire(2, { text: 'Alles is anders.', takeKey: '2ND LEAD' }));
    expect((await shown())[0]?.paragraphs).toEqual(['Alles is anders.']);
  });

  test('are withheld and released', async () => {
    await file(wire(1, { text: strike }));
    await file(wire(2, { text: strike, status: 'withheld' }));
    expect(await shown()).toEqual([]);
    const { filing } = await file(wire(3, { text: strike }));
    expect(filing).toBe('changed');
    expect(await shown()).toHaveLength(1);
  });

  test("hold back a text that a page showed first, when the agency's embargo says so", async () => {
    await file(brief(strike));
    const { filing } = await file(wire(1, { text: strike, embargoUntil: now + hour }));
    expect(filing).toBe('changed');
    expect(await shown()).toEqual([]);
  });

  test("stay withheld when a page has their text: the agency's word counts", async () => {
    await file(wire(1, { text: strike, status: 'withheld' }));
    const { filing } = await file(later(strike.replace('in de hele regio', 'in de regio')));
    expect(filing).toBe('known');
    expect(await shown()).toEqual([]);
  });
});

describe('A kill', () => {
  test('takes the story from sight for good, with every key and copy of it', async () => {
    await file(brief(strike));
    await file(wire(1, { text: strike }));
    await file(wire(1, { text: strike, storyKey: 'OTHER-7' }));
    const { filing } = await file(wire(2, { paragraphs: [], storyKey: 'OTHER-7', status: 'killed' }));
    expect(filing).toBe('killed');
    expect(await shown()).toEqual([]);
    for (const told of [
      wire(3, { text: `${strike} Toch.` }),
      brief(strike),
      later(strike.slice(0, 90), { truncated: true }),
    ]) {
      expect((await file(told)).filing).toBe('known');
    }
    expect(await shown()).toEqual([]);
  });

  test('keeps the text for the desk, and its reason', async () => {
    const { story } = await file(wire(1, { text: strike }));
    await file(wire(2, { paragraphs: [], status: 'killed', editorNote: 'Bron trok het in.' }));
    expect(await archive.get(story.id)).toMatchObject({
      status: 'killed',
      editorNote: 'Bron trok het in.',
      paragraphs: [strike],
    });
  });

  test('of what was never held keeps out what comes after it', async () => {
    await file(wire(2, { paragraphs: [], status: 'killed' }));
    expect((await file(wire(1, { text: strike }))).filing).toBe('known');
    expect(await shown()).toEqual([]);
  });
});

describe('A key that a slug makes', () => {
  const take = (told: Told): Told => ({
    ...wire(null, told),
    format: 'iptc7901',
    storyKey: 'eca:2025-05-19:verkehr',
  });
  const toll = 'De tol op de ringweg gaat in juli met vijf procent omhoog, zegt de beheerder van de weg.';
  const crash = 'Bij een botsing tussen twee bussen in het centrum zijn elf reizigers licht gewond geraakt.';

  test('does not make one story of two that share nothing else: neither is lost', async () => {
    const first = await file(take({ text: toll, headline: 'Tol omhoog' }));
    const second = await file(take({ text: crash, headline: 'Bussen botsen' }));
    expect([first.filing, second.filing]).toEqual(['new', 'new']);
    expect(second.story.id).not.toBe(first.story.id);
  });

  test('joins a later lead, and a text that changed in part', async () => {
    const first = await file(take({ text: toll, headline: 'Tol omhoog' }));
    const lead = await file(take({ text: crash, headline: 'Toch niet', takeKey: '2ND LEAD' }));
    expect(lead.story.id).toBe(first.story.id);
    const update = await file(take({ text: `${toll} Vrachtwagens betalen meer.`, headline: 'Tol stijgt' }));
    expect(update.story.id).toBe(first.story.id);
  });

  test('joins a kill, which has no text', async () => {
    const first = await file(take({ text: toll, headline: 'Tol omhoog' }));
    const kill = await file(take({ paragraphs: [], status: 'killed' }));
    expect(kill).toMatchObject({ filing: 'killed', story: { id: first.story.id, status: 'killed' } });
  });
});
