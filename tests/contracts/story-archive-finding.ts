import { describe, expect, test } from 'vitest';
import type { Query } from '../../src/wire/query.ts';
import { day, hour, invent, minute, moscow, noon, vlissingen } from './invent-story.ts';
import { type ArchiveBench, many } from './story-archive-bench.ts';

const all: Query = { kind: 'all' };

/** What an archive finds, and in which order. `bench` gives the empty archive of the running test. */
export function describeFinding(bench: () => ArchiveBench): void {
  describe('finds', () => {
    test('words whatever their case, accents and ending', async () => {
      await bench().fileAll(
        invent({ text: 'Oekraïense brandweerlieden blussen huizen in de haven.' }),
        invent({ text: 'Een muziekfeest in het dorp.' }),
      );
      expect(await bench().texts('OEKRAIENSE')).toHaveLength(1);
      expect(await bench().texts('huis')).toHaveLength(1);
      expect(await bench().texts('havens')).toHaveLength(1);
      expect(await bench().texts('huis dorp')).toHaveLength(0);
    });

    test('the headline, subheads, dateline and keywords as well as the text', async () => {
      await bench().fileAll(
        invent({
          headline: 'Kop van jut',
          text: 'Gewone tekst.\nNog een alinea.',
          subheads: [{ text: 'Tussenkopje', before: 1 }],
          cities: ['MOSKOU'],
          keywords: ['gasprijs'],
        }),
      );
      for (const typed of ['jut', 'tussenkopje', 'moskou', 'gasprijs', 'alinea']) {
        expect([typed, (await bench().texts(typed)).length]).toEqual([typed, 1]);
      }
    });

    test('a phrase only where its very words stand side by side', async () => {
      await bench().fileAll(
        invent({ text: 'De grote hulp kwam laat. Er was hulp.' }),
        invent({ text: 'Hulp is groot nieuws.' }),
        invent({ text: 'Het dorp is grote\nhulp gewend.' }),
      );
      expect(await bench().texts('"grote hulp"')).toEqual(['De grote hulp kwam laat. Er was hulp.']);
      expect(await bench().texts('hulp -"grote hulp"')).toHaveLength(2);
      expect(await bench().texts('"groot nieuws" OR "grote hulp"')).toHaveLength(2);
    });

    test('all phrases of a page although most that share its stems have others', async () => {
      for (let i = 0; i < 200; i += 1) {
        await bench().archive.file(
          invent({ text: `${i % 40 === 7 ? 'Grote schepen' : 'Groot schip'} nummer ${i} vaart uit.` }),
          'new',
          noon,
        );
      }
      expect(await bench().texts('"grote schepen"', { limit: 3 })).toHaveLength(3);
      expect(await bench().texts('"grote schepen"')).toHaveLength(5);
    });

    test('a compound by its parts and written apart, and not by what only looks like a part', async () => {
      await bench().fileAll(
        invent({ text: 'De noodhulpgoederen staan klaar.' }),
        invent({ text: 'De brandweer bluste een schuurbrand in Noord-Holland.' }),
      );
      for (const typed of ['hulp', 'noodhulp', 'hulpgoederen', 'goederen', 'noodhulp goederen'])
        expect([typed, (await bench().texts(typed)).length]).toEqual([typed, 1]);
      for (const typed of ['schuur', 'brand', 'schuur brand', 'noordholland', 'noord holland'])
        expect([typed, (await bench().texts(typed)).length]).toEqual([typed, 1]);
      for (const typed of ['weer', 'oed', 'noord-brand'])
        expect([typed, (await bench().texts(typed)).length]).toEqual([typed, 0]);
      expect(await bench().texts('-hulp')).toHaveLength(1);
      expect(await bench().texts('"hulp goederen"')).toEqual([]);
    });

    test('a compound by the name that it begins with, which no dictionary knows', async () => {
      await bench().fileAll(
        invent({ text: 'Het Wibowakamp telt af voor de Wibowaverkiezing.' }),
        invent({ text: 'De Wibowaanse pers zwijgt.' }),
      );
      expect(await bench().texts('wibowa')).toEqual(['Het Wibowakamp telt af voor de Wibowaverkiezing.']);
      expect(await bench().texts('-wibowa')).toEqual(['De Wibowaanse pers zwijgt.']);
    });

    test('two words written apart where a compound is sought', async () => {
      await bench().fileAll(
        invent({ text: 'Er zijn hulp goederen onderweg.' }),
        invent({ text: 'Na de hulp.\nGoederen zijn er niet.' }),
      );
      expect(await bench().texts('hulpgoederen')).toEqual(['Er zijn hulp goederen onderweg.']);
    });

    test('one of two, and not what is excluded', async () => {
      await bench().fileAll(
        invent({ text: 'Voetbal in Zeeland.' }),
        invent({ text: 'Schaatsen in Friesland.' }),
        invent({ text: 'Voetbal in Friesland.' }),
      );
      expect(await bench().texts('voetbal OR schaatsen')).toHaveLength(3);
      expect(await bench().texts('friesland -voetbal')).toEqual(['Schaatsen in Friesland.']);
      expect(await bench().texts('-voetbal')).toEqual(['Schaatsen in Friesland.']);
      expect(await bench().texts('-(voetbal friesland)')).toHaveLength(2);
      expect(await bench().texts('(voetbal OR schaatsen) -zeeland friesland')).toHaveLength(2);
    });

    test('a city by its token as it stands in the copy and by the place that it is', async () => {
      await bench().fileAll(
        invent({ text: 'Een.', cities: ['MOSKOU'] }),
        invent({ text: 'Twee.', cities: ['MOSCOW', 'KYIV'], places: [moscow] }),
        invent({ text: 'Over Moskou, uit Den Haag.', cities: ['DEN HAAG'] }),
      );
      expect(await bench().texts('stad:moskou')).toEqual(['Een.', 'Twee.']);
      expect(await bench().texts('stad:kyiv')).toEqual(['Twee.']);
      expect(await bench().texts('stad:"den haag"')).toHaveLength(1);
      expect(await bench().texts('stad:den')).toEqual([]);
      expect(await bench().texts('stad:moskou -stad:kyiv')).toEqual(['Een.']);
    });

    test('country and province through the place, section and agency as the copy has them', async () => {
      await bench().fileAll(
        invent({
          text: 'Een.',
          cities: ['MOSKOU'],
          places: [moscow],
          section: 'Buitenland',
          agencies: ['ANP', 'RTR'],
        }),
        invent({ text: 'Twee.', cities: ['VLISSINGEN'], places: [vlissingen], section: 'Binnenland' }),
      );
      for (const typed of ['land:rusland', 'land:RU', 'country:russia', 'sectie:buitenland', 'bureau:rtr']) {
        expect([typed, await bench().texts(typed)]).toEqual([typed, ['Een.']]);
      }
      for (const typed of ['provincie:zeeland', 'land:nederland', 'bureau:anp -bureau:rtr']) {
        expect([typed, await bench().texts(typed)]).toEqual([typed, ['Twee.']]);
      }
    });

    test('by time, to the millisecond, in options and in the query, alone and inside other parts', async () => {
      for (const [i, ago] of [3 * day, 2 * day, day, hour].entries()) {
        await bench().archive.file(
          invent({
            text: `Bericht ${i}.`,
            publishedAt: noon - ago,
            precision: 'minute',
            section: i % 2 ? 'A' : 'B',
          }),
          'new',
          noon,
        );
      }
      expect(await bench().texts('', { limit: 9, from: noon - 2 * day, to: noon - day })).toEqual([
        'Bericht 1.',
      ]);
      expect(await bench().texts('', { limit: 9, from: noon - 2 * day + 1 })).toEqual([
        'Bericht 3.',
        'Bericht 2.',
      ]);
      expect(await bench().texts('bericht sinds:gisteren')).toEqual(['Bericht 3.', 'Bericht 2.']);
      expect(await bench().texts('tot:zaterdag')).toEqual(['Bericht 1.', 'Bericht 0.']);
      expect(await bench().texts('-sinds:gisteren')).toEqual(['Bericht 1.', 'Bericht 0.']);
      expect(await bench().texts('sinds:2u OR (sectie:b tot:vrijdag)')).toEqual(['Bericht 3.', 'Bericht 0.']);
      expect(await bench().texts('sinds:vandaag tot:gisteren')).toEqual([]);
    });

    test('newest first by news time, whenever they came in; of one moment in the order of the copy', async () => {
      const at = (text: string, ago: number) =>
        invent({ text, publishedAt: noon - ago, precision: 'minute' });
      await bench().fileAll(
        at('Twee uur.', 2 * hour),
        at('Een A.', hour),
        at('Een B.', hour),
        at('Drie uur.', 3 * hour),
      );
      expect(await bench().texts('')).toEqual(['Een A.', 'Een B.', 'Twee uur.', 'Drie uur.']);
      expect(await bench().texts('uur OR een')).toEqual(['Een A.', 'Een B.', 'Twee uur.', 'Drie uur.']);
    });

    test('page by page, with nothing twice and nothing left out while new stories come in', async () => {
      for (let i = 0; i < 25; i += 1) {
        await bench().archive.file(
          invent({
            text: `Ouder bericht nummer ${i}.`,
            publishedAt: noon - i * minute,
            precision: 'minute',
          }),
          'new',
          noon,
        );
      }
      const seen: string[] = [];
      let after: string | null = null;
      let pages = 0;
      do {
        const query: Query = { kind: 'word', text: 'bericht' };
        const found = await bench().archive.find(
          query,
          after === null ? { limit: 10 } : { limit: 10, after },
          noon,
        );
        seen.push(...found.stories.map((story) => story.paragraphs[0] ?? ''));
        after = found.next;
        pages += 1;
        await bench().archive.file(
          invent({
            text: `Nieuwer bericht ${pages}.`,
            publishedAt: noon + pages * minute,
            precision: 'minute',
          }),
          'new',
          noon,
        );
      } while (after !== null);
      expect(pages).toBe(3);
      expect(seen).toEqual(Array.from({ length: 25 }, (_, i) => `Ouder bericht nummer ${i}.`));
    });

    test('the best first when that is asked for, page by page, whatever comes in meanwhile', async () => {
      const at = (ago: number, text: string, headline: string | null = null) =>
        invent({ text, headline, publishedAt: noon - ago * minute, precision: 'minute' });
      await bench().fileAll(
        at(1, 'Een optocht.\nOok de dijk komt even ter sprake.'),
        at(2, 'De dijk.\nDe dijk moet hoger, want de dijk is zwak.', 'Zorgen om dijk'),
        at(3, 'De dijk is af.\nMeer niet.'),
        at(4, 'Het water.\nNog meer water.', 'Dijkbewaking begint'),
      );
      const query: Query = {
        kind: 'and',
        parts: [
          { kind: 'word', text: 'dijk' },
          { kind: 'not', part: { kind: 'word', text: 'trein' } },
        ],
      };
      const seen: string[] = [];
      let after: string | null = null;
      do {
        const options = { limit: 1, order: 'best' } as const;
        const found = await bench().archive.find(
          query,
          after === null ? options : { ...options, after },
          noon,
        );
        seen.push(...found.stories.map((story) => story.paragraphs[0] ?? ''));
        after = found.next;
        expect(after ?? 'a.a').toMatch(/^[0-9a-z.]{1,40}$/);
        await bench().fileAll(at(0, `De dijk, de dijk ${seen.length}.`, 'De dijk'));
      } while (after !== null);
      expect(seen).toEqual(['De dijk.', 'Het water.', 'De dijk is af.', 'Een optocht.']);
      for (const token of ['', 'a', 'a.b.c', '-1.a', 'a.', '.a', 'a b.c']) {
        await expect(
          bench().archive.find(query, { limit: 1, order: 'best', after: token }, noon),
        ).rejects.toMatchObject({ code: 'bad-page-token' });
      }
    });

    test('no next page when the last story fills this one', async () => {
      await bench().fileAll(invent({ text: 'Een.' }), invent({ text: 'Twee.' }));
      expect((await bench().archive.find(all, { limit: 2 }, noon)).next).toBeNull();
      expect((await bench().archive.find(all, { limit: 1 }, noon)).next).not.toBeNull();
    });

    test('a page token short enough for a button, and refuses one that no page gave', async () => {
      await bench().fileAll(invent({ text: 'Een.' }), invent({ text: 'Twee.' }));
      const { next } = await bench().archive.find(all, { limit: 1 }, noon);
      expect(next).toMatch(/^[0-9a-z]{1,20}$/);
      for (const after of ['', 'x y', "1' OR 1=1", '-', 'zzzzzzzzzzzzzzzzzzzz']) {
        await expect(bench().archive.find(all, { limit: 1, after }, noon)).rejects.toMatchObject({
          code: 'bad-page-token',
        });
      }
    });

    test('nothing, and breaks on nothing, in text that would be syntax elsewhere', async () => {
      await bench().fileAll(invent({ text: 'Een gewoon bericht.' }));
      for (const text of [
        '"',
        "'; DROP TABLE story; --",
        'NEAR(a b)',
        '*',
        'words : x',
        'all_',
        '^a',
        'a"b',
        '\0',
      ]) {
        for (const kind of ['word', 'phrase'] as const) {
          const { stories } = await bench().archive.find({ kind, text }, many, noon);
          expect([text, stories.length]).toEqual([text, 0]);
        }
        await bench().archive.find({ kind: 'field', field: 'city', value: text }, many, noon);
      }
      expect(await bench().texts('bericht')).toHaveLength(1);
    });
  });
}
