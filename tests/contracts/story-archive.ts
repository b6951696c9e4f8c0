import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { parseQuery } from '../../src/archive/parse-query.ts';
import type { FindOptions, Judge, StoryArchive } from '../../src/archive/story-archive.ts';
import type { Query } from '../../src/wire/query.ts';
import type { ArchivedStory } from '../../src/wire/story.ts';
import { day, hour, invent, minute, moscow, noon, vlissingen } from './invent-story.ts';

/** An archive with its keeping; `reopen` closes it and opens what it kept. */
export interface HeldArchive {
  readonly archive: StoryArchive;
  reopen(): Promise<StoryArchive>;
  close(): Promise<void>;
}

const all: Query = { kind: 'all' };
const many: FindOptions = { limit: 100 };

/** What every engine of `StoryArchive` does. `open` gives an empty one. */
export function describeStoryArchive(name: string, open: () => Promise<HeldArchive>): void {
  describe(`${name} as a StoryArchive`, () => {
    let held: HeldArchive;
    let archive: StoryArchive;

    beforeEach(async () => {
      held = await open();
      archive = held.archive;
    });
    afterEach(() => held.close());

    async function texts(typed: string, options: FindOptions = many, now = noon): Promise<readonly string[]> {
      const query = parseQuery(typed, noon, 'Europe/Amsterdam');
      if (!query.ok) throw new Error(query.problem.message);
      const { stories } = await archive.find(query.value, options, now);
      return stories.map((story) => story.paragraphs[0] ?? '');
    }

    async function fileAll(...stories: ReturnType<typeof invent>[]): Promise<ArchivedStory[]> {
      const filed = [];
      for (const story of stories) filed.push(await archive.file(story, 'new', noon));
      return filed;
    }

    describe('keeps', () => {
      test('a story with all that it says, and gives it back by its id', async () => {
        const story = invent({
          text: 'De brug bij Oosterhaven gaat dicht.\nOmwonenden zijn boos.',
          cities: ['VLISSINGEN'],
          agencies: ['ANP', 'RTR'],
          places: [vlissingen],
          headline: 'Brug dicht',
          section: 'Binnenland',
          subheads: [{ text: 'Boos', before: 1 }],
          age: '1 uur geleden',
          publishedAt: noon - hour,
          precision: 'hour',
          keywords: ['brug', 'verkeer'],
          urgency: 4,
          storyKey: 'ANPX-190525-001',
          version: 2,
        });
        await archive.file(story, 'new', noon);
        expect(await archive.get(story.id)).toEqual({
          ...story,
          revision: 1,
          firstSeenAt: noon,
          changedAt: noon,
        });
        expect(await archive.get('nosuchstorynosuchsto')).toBeNull();
      });

      test('what it kept when it is opened again', async () => {
        const [story] = await fileAll(
          invent({ text: 'Het veer naar Breskens vaart weer.', cities: ['VLISSINGEN'] }),
        );
        archive = await held.reopen();
        expect(await archive.get(story?.id ?? '')).toEqual(story);
        expect(await texts('veer')).toHaveLength(1);
        expect(await archive.cities('vli', 5, noon)).toEqual([
          { name: 'VLISSINGEN', country: null, stories: 1 },
        ]);
      });

      test('every text of a story, the current one found and the earlier ones not', async () => {
        const first = invent({
          text: 'Bij de brand vielen twee gewonden.',
          publishedAt: noon - hour,
          precision: 'minute',
        });
        const second = {
          ...first,
          paragraphs: ['Bij de brand vielen drie slachtoffers.'],
          capturedAt: noon + minute,
        };
        await archive.file(first, 'new', noon);
        const after = await archive.file(second, 'changed', noon + minute);
        expect(after).toMatchObject({
          id: first.id,
          revision: 2,
          firstSeenAt: noon,
          changedAt: noon + minute,
        });
        expect(
          (await archive.revisions(first.id)).map((story) => [story.revision, story.paragraphs[0]]),
        ).toEqual([
          [1, 'Bij de brand vielen twee gewonden.'],
          [2, 'Bij de brand vielen drie slachtoffers.'],
        ]);
        expect(await texts('gewonden')).toEqual([]);
        expect(await texts('slachtoffers', many, noon + minute)).toHaveLength(1);
        expect(await texts('')).toHaveLength(1);
      });

      test('nothing new of a story that is known, but for what was learned besides its text', async () => {
        const story = invent({
          text: 'De trein rijdt weer.',
          publishedAt: noon - 2 * hour,
          precision: 'hour',
        });
        await archive.file(story, 'new', noon);
        const finer = { ...story, publishedAt: noon - 95 * minute, precision: 'minute' as const };
        const after = await archive.file(finer, 'known', noon + hour);
        expect(after).toMatchObject({ revision: 1, changedAt: noon, publishedAt: noon - 95 * minute });
        expect(await archive.revisions(story.id)).toHaveLength(1);
        expect(await texts('', { limit: 5, from: noon - 96 * minute })).toHaveLength(1);
      });

      test('the first capture as the time of a story that has no other, whichever copy came in first', async () => {
        const late = invent({ text: 'De molen draait weer na een jaar van herstel.', capturedAt: noon });
        await archive.file(late, 'new', noon + day);
        expect(await archive.get(late.id)).toMatchObject({ firstSeenAt: noon });
        await archive.file({ ...late, capturedAt: noon - day }, 'known', noon + day);
        expect(await archive.get(late.id)).toMatchObject({ firstSeenAt: noon - day });
        expect(await texts('', { limit: 5, to: noon - hour }, noon + day)).toHaveLength(1);
      });

      test('all items of a copy or none', async () => {
        const good = invent({ text: 'Eerste bericht.' });
        const bad = invent({ text: 'Tweede bericht.' });
        const judge: Judge = (item) => {
          if (item.id === bad.id) throw new Error('the judge fell ill');
          return { filing: 'new', story: item, follows: null };
        };
        await expect(archive.admit([good, bad], judge, noon)).rejects.toThrow('the judge fell ill');
        expect(await archive.get(good.id)).toBeNull();
        expect(await texts('')).toEqual([]);
      });

      test('what the judge says, with the items before it among the candidates and their ids claimed', async () => {
        const text =
          'De gemeenteraad van Oosterhaven stemt vanavond over de nieuwe sporthal aan de rand van het dorp.';
        const first = invent({ text });
        const second = invent({ text: `${text} De stemming begint om acht uur.` });
        const seen: { candidates: string[]; claimed: string[] }[] = [];
        const filed = await archive.admit(
          [first, second],
          (item, candidates, claimed) => {
            seen.push({ candidates: candidates.map(({ story }) => story.id), claimed: [...claimed] });
            return candidates.length === 0
              ? { filing: 'new', story: item, follows: null }
              : { filing: 'changed', story: { ...item, id: first.id }, follows: null };
          },
          noon,
        );
        expect(filed.map(({ filing, story }) => [filing, story.id])).toEqual([
          ['new', first.id],
          ['changed', first.id],
        ]);
        expect(seen).toEqual([
          { candidates: [], claimed: [] },
          { candidates: [first.id], claimed: [first.id] },
        ]);
      });

      test('which story follows which', async () => {
        const first = invent({ text: 'De staking begint.' });
        const second = invent({ text: 'De staking is voorbij.' });
        await archive.admit([first], (story) => ({ filing: 'new', story, follows: null }), noon);
        await archive.admit([second], (story) => ({ filing: 'new', story, follows: first.id }), noon);
        expect(await archive.followUps(first.id)).toEqual([second.id]);
        expect(await archive.followUps(second.id)).toEqual([]);
      });
    });

    describe('never shows', () => {
      const shown = { text: 'De dijk houdt stand.', cities: ['VLISSINGEN'], section: 'Binnenland' };
      const hidden = { text: 'De dijk is doorgebroken.', cities: ['GEHEIM'], section: 'Verborgen' };

      async function expectHidden(now: number): Promise<void> {
        expect(await texts('dijk', many, now)).toEqual([shown.text]);
        expect(await texts('', many, now)).toEqual([shown.text]);
        expect(await texts('stad:geheim', many, now)).toEqual([]);
        expect(await texts('-veerpont', many, now)).toEqual([shown.text]);
        expect((await archive.cities('', 10, now)).map((city) => city.name)).toEqual(['VLISSINGEN']);
        expect((await archive.sections(now)).map((section) => section.name)).toEqual(['Binnenland']);
      }

      test('a story that was killed, nor lets it come back', async () => {
        const story = invent(hidden);
        await fileAll(invent(shown), story);
        await archive.file(story, 'killed', noon);
        await expectHidden(noon);
        const again = await archive.file(
          { ...story, paragraphs: ['De dijk is toch doorgebroken.'] },
          'changed',
          noon,
        );
        expect(again.status).toBe('killed');
        await expectHidden(noon);
        expect(await archive.get(story.id)).toMatchObject({ status: 'killed' });
      });

      test('a story that was killed before it came in', async () => {
        const story = invent(hidden);
        await fileAll(invent(shown));
        await archive.file(story, 'killed', noon);
        await archive.file(story, 'new', noon);
        await expectHidden(noon);
      });

      test('a story that is withheld, until a version lifts that', async () => {
        const story = invent({ ...hidden, status: 'withheld' });
        await fileAll(invent(shown), story);
        await expectHidden(noon);
        await archive.file({ ...story, status: 'usable' }, 'changed', noon);
        expect(await texts('stad:geheim')).toHaveLength(1);
        expect(await archive.cities('geh', 10, noon)).toEqual([
          { name: 'GEHEIM', country: null, stories: 1 },
        ]);
      });

      test('a story under embargo, until its moment', async () => {
        await fileAll(invent(shown), invent({ ...hidden, embargoUntil: noon + hour }));
        await expectHidden(noon + hour - 1);
        expect(await texts('dijk', many, noon + hour)).toHaveLength(2);
        expect((await archive.cities('', 10, noon + hour)).map((city) => city.name).sort()).toEqual([
          'GEHEIM',
          'VLISSINGEN',
        ]);
        expect(await archive.sections(noon + hour)).toHaveLength(2);
      });

      test('a story whose embargo lifted twice in the counts', async () => {
        await fileAll(invent({ ...hidden, embargoUntil: noon + hour }));
        await archive.file(invent(shown), 'new', noon + 2 * hour);
        expect(await archive.cities('geheim', 10, noon + 3 * hour)).toEqual([
          { name: 'GEHEIM', country: null, stories: 1 },
        ]);
      });
    });

    describe('finds', () => {
      test('words whatever their case, accents and ending', async () => {
        await fileAll(
          invent({ text: 'Oekraïense brandweerlieden blussen huizen in de haven.' }),
          invent({ text: 'Een muziekfeest in het dorp.' }),
        );
        expect(await texts('OEKRAIENSE')).toHaveLength(1);
        expect(await texts('huis')).toHaveLength(1);
        expect(await texts('havens')).toHaveLength(1);
        expect(await texts('huis dorp')).toHaveLength(0);
      });

      test('the headline, subheads, dateline and keywords as well as the text', async () => {
        await fileAll(
          invent({
            headline: 'Kop van jut',
            text: 'Gewone tekst.\nNog een alinea.',
            subheads: [{ text: 'Tussenkopje', before: 1 }],
            cities: ['MOSKOU'],
            keywords: ['gasprijs'],
          }),
        );
        for (const typed of ['jut', 'tussenkopje', 'moskou', 'gasprijs', 'alinea']) {
          expect([typed, (await texts(typed)).length]).toEqual([typed, 1]);
        }
      });

      test('a phrase only where its very words stand side by side', async () => {
        await fileAll(
          invent({ text: 'De grote hulp kwam laat. Er was hulp.' }),
          invent({ text: 'Hulp is groot nieuws.' }),
          invent({ text: 'Het dorp is grote\nhulp gewend.' }),
        );
        expect(await texts('"grote hulp"')).toEqual(['De grote hulp kwam laat. Er was hulp.']);
        expect(await texts('hulp -"grote hulp"')).toHaveLength(2);
        expect(await texts('"groot nieuws" OR "grote hulp"')).toHaveLength(2);
      });

      test('all phrases of a page although most that share its stems have others', async () => {
        for (let i = 0; i < 200; i += 1) {
          await archive.file(
            invent({ text: `${i % 40 === 7 ? 'Grote schepen' : 'Groot schip'} nummer ${i} vaart uit.` }),
            'new',
            noon,
          );
        }
        expect(await texts('"grote schepen"', { limit: 3 })).toHaveLength(3);
        expect(await texts('"grote schepen"')).toHaveLength(5);
      });

      test('one of two, and not what is excluded', async () => {
        await fileAll(
          invent({ text: 'Voetbal in Zeeland.' }),
          invent({ text: 'Schaatsen in Friesland.' }),
          invent({ text: 'Voetbal in Friesland.' }),
        );
        expect(await texts('voetbal OR schaatsen')).toHaveLength(3);
        expect(await texts('friesland -voetbal')).toEqual(['Schaatsen in Friesland.']);
        expect(await texts('-voetbal')).toEqual(['Schaatsen in Friesland.']);
        expect(await texts('-(voetbal friesland)')).toHaveLength(2);
        expect(await texts('(voetbal OR schaatsen) -zeeland friesland')).toHaveLength(2);
      });

      test('a city by its token as it stands in the copy and by the place that it is', async () => {
        await fileAll(
          invent({ text: 'Een.', cities: ['MOSKOU'] }),
          invent({ text: 'Twee.', cities: ['MOSCOW', 'KYIV'], places: [moscow] }),
          invent({ text: 'Over Moskou, uit Den Haag.', cities: ['DEN HAAG'] }),
        );
        expect(await texts('stad:moskou')).toEqual(['Een.', 'Twee.']);
        expect(await texts('stad:kyiv')).toEqual(['Twee.']);
        expect(await texts('stad:"den haag"')).toHaveLength(1);
        expect(await texts('stad:den')).toEqual([]);
        expect(await texts('stad:moskou -stad:kyiv')).toEqual(['Een.']);
      });

      test('country and province through the place, section and agency as the copy has them', async () => {
        await fileAll(
          invent({
            text: 'Een.',
            cities: ['MOSKOU'],
            places: [moscow],
            section: 'Buitenland',
            agencies: ['ANP', 'RTR'],
          }),
          invent({ text: 'Twee.', cities: ['VLISSINGEN'], places: [vlissingen], section: 'Binnenland' }),
        );
        for (const typed of [
          'land:rusland',
          'land:RU',
          'country:russia',
          'sectie:buitenland',
          'bureau:rtr',
        ]) {
          expect([typed, await texts(typed)]).toEqual([typed, ['Een.']]);
        }
        for (const typed of ['provincie:zeeland', 'land:nederland', 'bureau:anp -bureau:rtr']) {
          expect([typed, await texts(typed)]).toEqual([typed, ['Twee.']]);
        }
      });

      test('by time, to the millisecond, in options and in the query, alone and inside other parts', async () => {
        for (const [i, ago] of [3 * day, 2 * day, day, hour].entries()) {
          await archive.file(
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
        expect(await texts('', { limit: 9, from: noon - 2 * day, to: noon - day })).toEqual(['Bericht 1.']);
        expect(await texts('', { limit: 9, from: noon - 2 * day + 1 })).toEqual(['Bericht 3.', 'Bericht 2.']);
        expect(await texts('bericht sinds:gisteren')).toEqual(['Bericht 3.', 'Bericht 2.']);
        expect(await texts('tot:zaterdag')).toEqual(['Bericht 1.', 'Bericht 0.']);
        expect(await texts('-sinds:gisteren')).toEqual(['Bericht 1.', 'Bericht 0.']);
        expect(await texts('sinds:2u OR (sectie:b tot:vrijdag)')).toEqual(['Bericht 3.', 'Bericht 0.']);
        expect(await texts('sinds:vandaag tot:gisteren')).toEqual([]);
      });

      test('newest first by news time, whenever they came in; of one moment in the order of the copy', async () => {
        const at = (text: string, ago: number) =>
          invent({ text, publishedAt: noon - ago, precision: 'minute' });
        await fileAll(
          at('Twee uur.', 2 * hour),
          at('Een A.', hour),
          at('Een B.', hour),
          at('Drie uur.', 3 * hour),
        );
        expect(await texts('')).toEqual(['Een A.', 'Een B.', 'Twee uur.', 'Drie uur.']);
        expect(await texts('uur OR een')).toEqual(['Een A.', 'Een B.', 'Twee uur.', 'Drie uur.']);
      });

      test('page by page, with nothing twice and nothing left out while new stories come in', async () => {
        for (let i = 0; i < 25; i += 1) {
          await archive.file(
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
          const found = await archive.find(
            query,
            after === null ? { limit: 10 } : { limit: 10, after },
            noon,
          );
          seen.push(...found.stories.map((story) => story.paragraphs[0] ?? ''));
          after = found.next;
          pages += 1;
          await archive.file(
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

      test('no next page when the last story fills this one', async () => {
        await fileAll(invent({ text: 'Een.' }), invent({ text: 'Twee.' }));
        expect((await archive.find(all, { limit: 2 }, noon)).next).toBeNull();
        expect((await archive.find(all, { limit: 1 }, noon)).next).not.toBeNull();
      });

      test('a page token short enough for a button, and refuses one that no page gave', async () => {
        await fileAll(invent({ text: 'Een.' }), invent({ text: 'Twee.' }));
        const { next } = await archive.find(all, { limit: 1 }, noon);
        expect(next).toMatch(/^[0-9a-z]{1,20}$/);
        for (const after of ['', 'x y', "1' OR 1=1", '-', 'zzzzzzzzzzzzzzzzzzzz']) {
          await expect(archive.find(all, { limit: 1, after }, noon)).rejects.toMatchObject({
            code: 'bad-page-token',
          });
        }
      });

      test('nothing, and breaks on nothing, in text that would be syntax elsewhere', async () => {
        await fileAll(invent({ text: 'Een gewoon bericht.' }));
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
            const { stories } = await archive.find({ kind, text }, many, noon);
            expect([text, stories.length]).toEqual([text, 0]);
          }
          await archive.find({ kind: 'field', field: 'city', value: text }, many, noon);
        }
        expect(await texts('bericht')).toHaveLength(1);
      });
    });

    describe('counts', () => {
      test('cities by what was typed, most stories first, with the country of those that are places', async () => {
        await fileAll(
          invent({ text: 'Een.', cities: ['MOSKOU'], places: [moscow] }),
          invent({ text: 'Twee.', cities: ['MOSKOU'], places: [moscow] }),
          invent({ text: 'Drie.', cities: ['MOERDIJK'] }),
          invent({ text: 'Vier.', cities: ['DEN HAAG'] }),
          invent({ text: 'Vijf.', cities: ['KYIV', 'MOSCOW'], places: [moscow] }),
        );
        expect(await archive.cities('mo', 10, noon)).toEqual([
          { name: 'Moskou', country: 'RU', stories: 3 },
          { name: 'MOERDIJK', country: null, stories: 1 },
          { name: 'MOSCOW', country: null, stories: 1 },
        ]);
        expect((await archive.cities('haag', 10, noon)).map((city) => city.name)).toEqual(['DEN HAAG']);
        expect(await archive.cities('mo', 1, noon)).toHaveLength(1);
        expect(await archive.cities('', 3, noon)).toHaveLength(3);
        expect(await archive.cities('%', 3, noon)).toHaveLength(3);
      });

      test('a story once when it changes, and no more when its city changes', async () => {
        const story = invent({ text: 'De zaak dient in Breda.', cities: ['BREDA'], section: 'Binnenland' });
        await archive.file(story, 'new', noon);
        const moved = invent({ text: 'De zaak dient in Tilburg.', cities: ['TILBURG'], section: 'Regio' });
        await archive.file({ ...moved, id: story.id }, 'changed', noon);
        expect((await archive.cities('', 10, noon)).map((city) => [city.name, city.stories])).toEqual([
          ['TILBURG', 1],
        ]);
        expect(await archive.sections(noon)).toEqual([{ name: 'Regio', stories: 1 }]);
      });

      test('sections, most stories first', async () => {
        await fileAll(
          invent({ text: 'Een.', section: 'Sport' }),
          invent({ text: 'Twee.', section: 'Buitenland' }),
          invent({ text: 'Drie.', section: 'Buitenland' }),
          invent({ text: 'Vier.' }),
        );
        expect(await archive.sections(noon)).toEqual([
          { name: 'Buitenland', stories: 2 },
          { name: 'Sport', stories: 1 },
        ]);
      });
    });

    describe('offers as candidates', () => {
      const text =
        'De waterschappen in het zuidwesten hebben samen een plan gemaakt om de dijken langs de Westerschelde in ' +
        'de komende tien jaar met anderhalve meter te verhogen.';

      async function candidateIds(...told: Parameters<typeof invent>): Promise<readonly string[]> {
        return (await archive.candidates(invent(...told))).map(({ story }) => story.id);
      }

      test('a near-copy of the same days, and none of long before', async () => {
        const near = invent({ text, publishedAt: noon - day, precision: 'hour' });
        const past = invent({ text: `${text} Ooit.`, publishedAt: noon - 400 * day, precision: 'hour' });
        await fileAll(
          near,
          past,
          invent({ text: 'Iets heel anders over een optocht in de binnenstad van Goes.' }),
        );
        const edited = text.replace('anderhalve', 'ruim twee').replace('komende', 'volgende');
        expect(await candidateIds({ text: edited, publishedAt: noon, precision: 'hour' })).toEqual([near.id]);
      });

      test('the first words of a text that was cut off', async () => {
        const whole = invent({ text });
        await fileAll(whole);
        expect(await candidateIds({ text: text.slice(0, 60), truncated: true })).toEqual([whole.id]);
      });

      test('the same text whenever it was, also a text that the story had before', async () => {
        const story = invent({ text, publishedAt: noon - 900 * day, precision: 'year' });
        await archive.file(story, 'new', noon);
        await archive.file(
          { ...story, paragraphs: ['Een heel andere tekst dan er eerst stond.'] },
          'changed',
          noon,
        );
        const [found] = await archive.candidates(invent({ text: text.toUpperCase() }));
        expect(found).toMatchObject({ hadText: true, story: { id: story.id, revision: 2 } });
      });

      test('the same agency key and the same headline', async () => {
        const keyed = invent({ text: 'Eerste versie.', storyKey: 'K1', version: 1 });
        const titled = invent({ text: 'Onder een kop.', headline: 'Vuur in de haven' });
        await fileAll(keyed, titled);
        expect(await candidateIds({ text: 'Alles is anders.', storyKey: 'K1', version: 2 })).toEqual([
          keyed.id,
        ]);
        expect(await candidateIds({ text: 'Nieuw.', replaces: 'Vuur in de haven' })).toEqual([titled.id]);
      });

      test('a story that was killed', async () => {
        const story = invent({ text });
        await fileAll(story);
        await archive.file(story, 'killed', noon);
        expect(await archive.candidates(invent({ text }))).toMatchObject([{ story: { status: 'killed' } }]);
      });
    });
  });
}
