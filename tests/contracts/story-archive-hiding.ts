import { describe, expect, test } from 'vitest';
import { hour, invent, noon } from './invent-story.ts';
import { type ArchiveBench, many } from './story-archive-bench.ts';

/** What an archive never shows, on any path. `bench` gives the empty archive of the running test. */
export function describeHiding(bench: () => ArchiveBench): void {
  describe('never shows', () => {
    const shown = { text: 'De dijk houdt stand.', cities: ['VLISSINGEN'], section: 'Binnenland' };
    const hidden = { text: 'De dijk is doorgebroken.', cities: ['GEHEIM'], section: 'Verborgen' };

    async function expectHidden(now: number): Promise<void> {
      expect(await bench().texts('dijk', many, now)).toEqual([shown.text]);
      expect(await bench().texts('', many, now)).toEqual([shown.text]);
      expect(await bench().texts('stad:geheim', many, now)).toEqual([]);
      expect(await bench().texts('-veerpont', many, now)).toEqual([shown.text]);
      expect((await bench().archive.cities('', 10, now)).map((city) => city.name)).toEqual(['VLISSINGEN']);
      expect((await bench().archive.sections(now)).map((section) => section.name)).toEqual(['Binnenland']);
    }

    test('a story that was killed, nor lets it come back', async () => {
      const story = invent(hidden);
      await bench().fileAll(invent(shown), story);
      await bench().archive.file(story, 'killed', noon);
      await expectHidden(noon);
      const again = await bench().archive.file(
        { ...story, paragraphs: ['De dijk is toch doorgebroken.'] },
        'changed',
        noon,
      );
      expect(again.status).toBe('killed');
      await expectHidden(noon);
      expect(await bench().archive.get(story.id)).toMatchObject({ status: 'killed' });
    });

    test('a story that was killed before it came in', async () => {
      const story = invent(hidden);
      await bench().fileAll(invent(shown));
      await bench().archive.file(story, 'killed', noon);
      await bench().archive.file(story, 'new', noon);
      await expectHidden(noon);
    });

    test('a story that is withheld, until a version lifts that', async () => {
      const story = invent({ ...hidden, status: 'withheld' });
      await bench().fileAll(invent(shown), story);
      await expectHidden(noon);
      await bench().archive.file({ ...story, status: 'usable' }, 'changed', noon);
      expect(await bench().texts('stad:geheim')).toHaveLength(1);
      expect(await bench().archive.cities('geh', 10, noon)).toEqual([
        { name: 'GEHEIM', country: null, stories: 1 },
      ]);
    });

    test('a story under embargo, until its moment', async () => {
      await bench().fileAll(invent(shown), invent({ ...hidden, embargoUntil: noon + hour }));
      await expectHidden(noon + hour - 1);
      expect(await bench().texts('dijk', many, noon + hour)).toHaveLength(2);
      expect((await bench().archive.cities('', 10, noon + hour)).map((city) => city.name).sort()).toEqual([
        'GEHEIM',
        'VLISSINGEN',
      ]);
      expect(await bench().archive.sections(noon + hour)).toHaveLength(2);
    });

    test('a story whose embargo lifted twice in the counts', async () => {
      await bench().fileAll(invent({ ...hidden, embargoUntil: noon + hour }));
      await bench().archive.file(invent(shown), 'new', noon + 2 * hour);
      expect(await bench().archive.cities('geheim', 10, noon + 3 * hour)).toEqual([
        { name: 'GEHEIM', country: null, stories: 1 },
      ]);
    });
  });
}
