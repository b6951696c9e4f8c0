import { describe, expect, test } from 'vitest';
import { day, hour, invent, noon } from './invent-story.ts';
import type { ArchiveBench } from './story-archive-bench.ts';

/** What an archive offers the desk to judge an item against. `bench` gives the empty archive of the running test. */
export function describeCandidates(bench: () => ArchiveBench): void {
  describe('offers as candidates', () => {
    const text =
      'De waterschappen in het zuidwesten hebben samen een plan gemaakt om de dijken langs de Westerschelde in ' +
      'de komende tien jaar met anderhalve meter te verhogen.';

    async function candidateIds(...told: Parameters<typeof invent>): Promise<readonly string[]> {
      return (await bench().archive.candidates(invent(...told))).map(({ story }) => story.id);
    }

    test('a near-copy of the same days, and none of long before', async () => {
      const near = invent({ text, publishedAt: noon - day, precision: 'hour' });
      const past = invent({ text: `${text} Ooit.`, publishedAt: noon - 400 * day, precision: 'hour' });
      await bench().fileAll(
        near,
        past,
        invent({ text: 'Iets heel anders over een optocht in de binnenstad van Goes.' }),
      );
      const edited = text.replace('anderhalve', 'ruim twee').replace('komende', 'volgende');
      expect(await candidateIds({ text: edited, publishedAt: noon, precision: 'hour' })).toEqual([near.id]);
    });

    test('the first words of a text that was cut off', async () => {
      const whole = invent({ text });
      await bench().fileAll(whole);
      expect(await candidateIds({ text: text.slice(0, 60), truncated: true })).toEqual([whole.id]);
    });

    test('the same text whenever it was, also a text that the story had before', async () => {
      const story = invent({ text, publishedAt: noon - 900 * day, precision: 'year' });
      await bench().archive.file(story, 'new', noon);
      await bench().archive.file(
        { ...story, paragraphs: ['Een heel andere tekst dan er eerst stond.'] },
        'changed',
        noon,
      );
      const [found] = await bench().archive.candidates(invent({ text: text.toUpperCase() }));
      expect(found).toMatchObject({ hadText: true, story: { id: story.id, revision: 2 } });
    });

    test('the same agency key and the same headline', async () => {
      const keyed = invent({ text: 'Eerste versie.', storyKey: 'K1', version: 1 });
      const titled = invent({ text: 'Onder een kop.', headline: 'Vuur in de haven' });
      await bench().fileAll(keyed, titled);
      expect(await candidateIds({ text: 'Alles is anders.', storyKey: 'K1', version: 2 })).toEqual([
        keyed.id,
      ]);
      expect(await candidateIds({ text: 'Nieuw.', replaces: 'Vuur in de haven' })).toEqual([titled.id]);
    });

    test('every story of a slug, of its day and of the days around it', async () => {
      const slugged = (date: string, words: string) =>
        invent({ text: words, format: 'iptc7901', storyKey: `eca:${date}:verkeer` });
      const jam = slugged('2025-05-19', 'Op de ringweg staat een file.');
      const train = slugged('2025-05-19', 'De trein rijdt vandaag niet.');
      const other = invent({
        text: 'De bus rijdt.',
        format: 'iptc7901',
        storyKey: 'eca:2025-05-19:verkeer 2',
      });
      await bench().fileAll(jam, train, other);
      const kill = { paragraphs: [], format: 'iptc7901', status: 'killed' } as const;
      const ofDay = await candidateIds({ ...kill, storyKey: 'eca:2025-05-19:verkeer' });
      expect(ofDay.toSorted()).toEqual([jam.id, train.id].toSorted());
      expect(await candidateIds({ ...kill, storyKey: 'eca:2025-05-20:verkeer' })).toHaveLength(2);
      expect(await candidateIds({ ...kill, storyKey: 'eca:2025-05-18:verkeer' })).toHaveLength(2);
      expect(await candidateIds({ ...kill, storyKey: 'eca:2025-05-21:verkeer' })).toEqual([]);
      const found = await bench().archive.candidates(invent({ ...kill, storyKey: 'eca:2025-05-20:verkeer' }));
      expect(found.map(({ hadKey }) => hadKey)).toEqual([false, false]);
    });

    test('the story that says it replaces the headline, and those that evolved from the item or it from them', async () => {
      const right = invent({ text: 'Er vielen twee doden.', replaces: 'Drie doden bij brand' });
      const later = invent({ text: 'De dader is gepakt.', storyKey: 'anp:2', evolvedFrom: 'anp:1' });
      await bench().fileAll(right, later);
      expect(await candidateIds({ text: 'Oud.', headline: 'Drie doden bij brand' })).toEqual([right.id]);
      expect(await candidateIds({ text: 'Eerst.', storyKey: 'anp:1' })).toEqual([later.id]);
      expect(await candidateIds({ text: 'Daarna.', storyKey: 'anp:3', evolvedFrom: 'anp:2' })).toEqual([
        later.id,
      ]);
    });

    test('of a text that was news often, those that are nearest in time', async () => {
      const days = [0, 1, 2, 3, 4, 5, 6].map((n) => ({
        ...invent({ text, publishedAt: noon - n * day, precision: 'minute' }),
        id: `again${n}`.padEnd(20, '0'),
      }));
      await bench().fileAll(...days);
      const asked = invent({ text, publishedAt: noon - 5 * day + hour, precision: 'minute' });
      const [found] = await bench().archive.withText([asked]);
      expect(found?.map(({ id }) => id.slice(0, 6))).toEqual(['again5', 'again4', 'again6', 'again3']);
      const ids = await candidateIds({ text, publishedAt: asked.publishedAt, precision: 'minute' });
      expect(ids.slice(0, 4).map((id) => id.slice(0, 6))).toContain('again5');
    });

    test('a copy of what is under an embargo for months', async () => {
      const story = invent({ text, embargoUntil: noon + 200 * day, publishedAt: noon, precision: 'minute' });
      await bench().fileAll(story);
      expect(await candidateIds({ text: text.replace('anderhalve', 'ruim twee') })).toEqual([story.id]);
    });

    test('by their very text, for each item of a copy', async () => {
      const [one, two] = await bench().fileAll(invent({ text }), invent({ headline: 'Alleen een kop' }));
      const found = await bench().archive.withText([
        invent({ text: 'Iets heel anders.' }),
        invent({ text: text.toUpperCase() }),
        invent({}),
        invent({ headline: 'Alleen een kop', source: 'b.txt' }),
      ]);
      expect(found).toEqual([[], [one], [], [two]]);
      expect(await bench().archive.withText([])).toEqual([]);
    });

    test('a story that was killed', async () => {
      const story = invent({ text });
      await bench().fileAll(story);
      await bench().archive.file(story, 'killed', noon);
      expect(await bench().archive.candidates(invent({ text }))).toMatchObject([
        { story: { status: 'killed' } },
      ]);
    });
  });
}
