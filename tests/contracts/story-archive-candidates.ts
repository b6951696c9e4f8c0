import { describe, expect, test } from 'vitest';
import { day, invent, noon } from './invent-story.ts';
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
