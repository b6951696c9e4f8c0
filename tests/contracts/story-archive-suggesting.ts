import { describe, expect, test } from 'vitest';
import { formatQuery } from '../../src/archive/format-query.ts';
import { parseQuery } from '../../src/archive/parse-query.ts';
import { hour, invent, noon } from './invent-story.ts';
import type { ArchiveBench } from './story-archive-bench.ts';

/** What an archive asks back when it finds nothing. `bench` gives the empty archive of the running test. */
export function describeSuggesting(bench: () => ArchiveBench): void {
  describe('suggests', () => {
    async function suggested(typed: string, now = noon): Promise<string | null> {
      const query = parseQuery(typed, noon, 'Europe/Amsterdam');
      if (!query.ok) throw new Error(query.problem.message);
      const other = await bench().archive.suggest(query.value, now);
      return other === null ? null : formatQuery(other);
    }

    test.each([
      ['hulpgoedren', 'hulpgoederen'],
      ['hulpgoedreen gaza', 'hulpgoederen gaza'],
      ['ulpgoederen', 'hulpgoederen'],
      ['oekrainse', 'oekraïense'],
      ['gaza stad:vlisingen', 'gaza stad:VLISSINGEN'],
      ['(hulpgoedren OR xyzzy) -regen', '(hulpgoederen OR xyzzy) -regen'],
      ['gaza sectie:"Het Wda"', 'gaza sectie:"Het Wad"'],
    ])('for %j %j', async (typed, other) => {
      await bench().fileAll(
        invent({ text: 'Oekraïense hulpgoederen voor Gaza.', cities: ['VLISSINGEN'], section: 'Het Wad' }),
        invent({ text: 'Het regent.', cities: ['GOES'] }),
      );
      expect(await suggested(typed)).toBe(other);
    });

    test('nothing when all words are known, none is near, or it would not help', async () => {
      await bench().fileAll(invent({ text: 'Hulp voor Gaza.' }), invent({ text: 'Regen in Zeeland.' }));
      expect(await suggested('gaza zeeland')).toBeNull();
      expect(await suggested('xylofoonconcert')).toBeNull();
      expect(await suggested('zeelnad gaza')).toBeNull();
      expect(await suggested('"zeelnad"')).toBeNull();
      expect(await suggested('gzaa')).toBeNull();
    });

    test('no word that only a story which may not be shown has', async () => {
      const killed = invent({ text: 'Het geheimzinnige plan.' });
      await bench().fileAll(
        killed,
        invent({ text: 'Een verzwegen akkoord.', embargoUntil: noon + hour }),
        invent({ text: 'Gewoon nieuws.' }),
      );
      expect(await suggested('geheimzinige')).toBe('geheimzinnige');
      await bench().archive.file(killed, 'killed', noon);
      expect(await suggested('geheimzinige')).toBeNull();
      expect(await suggested('verzwgen')).toBeNull();
      expect(await suggested('verzwgen', noon + hour)).toBe('verzwegen');
    });
  });
}
