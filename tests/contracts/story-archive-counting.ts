import { describe, expect, test } from 'vitest';
import { invent, moscow, noon } from './invent-story.ts';
import type { ArchiveBench } from './story-archive-bench.ts';

/** What an archive counts for autocomplete. `bench` gives the empty archive of the running test. */
export function describeCounting(bench: () => ArchiveBench): void {
  describe('counts', () => {
    test('cities by what was typed, most stories first, with the country of those that are places', async () => {
      await bench().fileAll(
        invent({ text: 'Een.', cities: ['MOSKOU'], places: [moscow] }),
        invent({ text: 'Twee.', cities: ['MOSKOU'], places: [moscow] }),
        invent({ text: 'Drie.', cities: ['MOERDIJK'] }),
        invent({ text: 'Vier.', cities: ['DEN HAAG'] }),
        invent({ text: 'Vijf.', cities: ['KYIV', 'MOSCOW'], places: [moscow] }),
      );
      expect(await bench().archive.cities('mo', 10, noon)).toEqual([
        { name: 'Moskou', country: 'RU', stories: 3 },
        { name: 'MOERDIJK', country: null, stories: 1 },
        { name: 'MOSCOW', country: null, stories: 1 },
      ]);
      expect((await bench().archive.cities('haag', 10, noon)).map((city) => city.name)).toEqual(['DEN HAAG']);
      expect(await bench().archive.cities('mo', 1, noon)).toHaveLength(1);
      expect(await bench().archive.cities('', 3, noon)).toHaveLength(3);
      expect(await bench().archive.cities('%', 3, noon)).toEqual([]);
    });

    test('a story once when it changes, and no more when its city changes', async () => {
      const story = invent({ text: 'De zaak dient in Breda.', cities: ['BREDA'], section: 'Binnenland' });
      await bench().archive.file(story, 'new', noon);
      const moved = invent({ text: 'De zaak dient in Tilburg.', cities: ['TILBURG'], section: 'Regio' });
      await bench().archive.file({ ...moved, id: story.id }, 'changed', noon);
      expect((await bench().archive.cities('', 10, noon)).map((city) => [city.name, city.stories])).toEqual([
        ['TILBURG', 1],
      ]);
      expect(await bench().archive.sections(noon)).toEqual([{ name: 'Regio', stories: 1 }]);
    });

    test('sections, most stories first', async () => {
      await bench().fileAll(
        invent({ text: 'Een.', section: 'Sport' }),
        invent({ text: 'Twee.', section: 'Buitenland' }),
        invent({ text: 'Drie.', section: 'Buitenland' }),
        invent({ text: 'Vier.' }),
      );
      expect(await bench().archive.sections(noon)).toEqual([
        { name: 'Buitenland', stories: 2 },
        { name: 'Sport', stories: 1 },
      ]);
    });
  });
}
