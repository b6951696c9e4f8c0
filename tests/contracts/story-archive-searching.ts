import fc from 'fast-check';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { matchesStory } from '../../src/archive/match-story.ts';
import { plainNames } from '../../src/archive/names.ts';
import { parseQuery } from '../../src/archive/parse-query.ts';
import type { Judge, StoryArchive } from '../../src/archive/story-archive.ts';
import type { Query } from '../../src/wire/query.ts';
import { type ArchivedStory, newsTime, type Story } from '../../src/wire/story.ts';
import { anyCharacter } from '../any-character.ts';
import { hour, invent, moscow, noon, vlissingen } from './invent-story.ts';
import type { HeldArchive } from './story-archive-bench.ts';

const nouns = [
  'brug',
  'bruggen',
  'huis',
  'huizen',
  'dijk',
  'haven',
  'café',
  'cafe',
  'trein',
  'Noord-Holland',
  'eu',
  'top',
  'eutop',
];
const cities = [['MOSKOU'], ['KYIV', 'MOSKOU'], ['DEN HAAG'], ['VLISSINGEN'], []];

const leaf: fc.Arbitrary<Query> = fc.oneof(
  fc.constantFrom(...nouns).map((text): Query => ({ kind: 'word', text })),
  fc.tuple(fc.constantFrom(...nouns), fc.constantFrom(...nouns)).map(
    ([a, b]): Query => ({
      kind: 'phrase',
      text: `${a} bij de ${b}`,
    }),
  ),
  fc
    .constantFrom('de bruggen', 'ligt huizen', 'nummer 7', 'kop over', '!')
    .map((text): Query => ({ kind: 'phrase', text })),
  fc.record({
    kind: fc.constant('field' as const),
    field: fc.constantFrom(
      'city' as const,
      'section' as const,
      'agency' as const,
      'country' as const,
      'province' as const,
    ),
    value: fc.constantFrom(
      'moskou',
      'den haag',
      'kyiv',
      'Binnenland',
      'rtr',
      'rusland',
      'nederland',
      'zeeland',
      '"',
    ),
  }),
  fc.record({
    kind: fc.constant('time' as const),
    bound: fc.constantFrom('from' as const, 'to' as const),
    at: fc.integer({ min: noon - 31 * hour, max: noon + hour }),
  }),
  fc.constant<Query>({ kind: 'all' }),
);
const { query } = fc.letrec<{ query: Query }>((tie) => ({
  query: fc.oneof(
    { maxDepth: 4 },
    leaf,
    fc.array(tie('query'), { minLength: 1, maxLength: 3 }).map((parts): Query => ({ kind: 'and', parts })),
    fc.array(tie('query'), { minLength: 1, maxLength: 3 }).map((parts): Query => ({ kind: 'or', parts })),
    tie('query').map((part): Query => ({ kind: 'not', part })),
  ),
}));

/** That an engine finds what matches and nothing else, whatever is asked. `open` gives an empty archive; `runs`: how many
 * questions of each kind are made up. */
export function describeSearching(name: string, open: () => Promise<HeldArchive>, runs: number): void {
  describe(`${name}, searched`, () => {
    let heldArchive: HeldArchive;
    let archive: StoryArchive;
    const held: ArchivedStory[] = [];

    beforeAll(async () => {
      const stories: Story[] = [];
      heldArchive = await open();
      archive = heldArchive.archive;
      for (let i = 0; i < 120; i += 1) {
        const pick = (n: number) => nouns[(i * 7 + n * (1 + (i % 5))) % nouns.length] ?? '';
        const city = cities[i % cities.length] ?? [];
        const story = invent({
          text: `De ${pick(0)} bij de ${pick(1)} is nummer ${i}.\nAchter de ${pick(2)} ligt ${pick(3)}.`,
          headline: i % 3 === 0 ? `Kop over ${pick(4)}` : null,
          ...(city.length > 0
            ? { cities: city, places: i % 2 ? [city[0] === 'VLISSINGEN' ? vlissingen : moscow] : [] }
            : {}),
          agencies: i % 4 ? ['ANP'] : ['ANP', 'RTR'],
          section: i % 2 ? 'Binnenland' : 'Buitenland',
          publishedAt: noon - (i % 30) * hour,
          precision: 'hour',
        });
        stories.push(story);
      }
      const judge: Judge = (story) => ({ filing: 'new', story, follows: null });
      held.push(...(await archive.admit(stories, judge, noon)).map(({ story }) => story));
    });
    afterAll(() => heldArchive.close());

    test('the index finds exactly what matches, newest first, for any query', async () => {
      const sizes = new Set<number>();
      await fc.assert(
        fc.asyncProperty(
          query,
          fc.integer({ min: 1, max: 40 }),
          fc.boolean(),
          async (asked, limit, isHurried) => {
            const options = { limit, ...(isHurried && { mostTime: 0 }) };
            const expected = held
              .filter((story) => matchesStory(asked, story, plainNames))
              .sort((a, b) => newsTime(b) - newsTime(a) || held.indexOf(a) - held.indexOf(b))
              .map((story) => story.id);
            const found: string[] = [];
            let after: string | null | undefined;
            while (after !== null) {
              const page = await archive.find(
                asked,
                after === undefined ? options : { ...options, after },
                noon,
              );
              found.push(...page.stories.map((story) => story.id));
              after = page.next;
            }
            expect(found).toEqual(expected);
            sizes.add(expected.length);
          },
        ),
        { numRuns: runs },
      );
      expect(sizes.size).toBeGreaterThan(runs / 10);
    });

    test('nothing that a person can type is syntax to the index', async () => {
      const typed = fc.oneof(
        fc.string({ unit: anyCharacter, maxLength: 40 }),
        fc
          .array(
            fc.constantFrom(
              '"',
              "'",
              '*',
              '^',
              '(',
              ')',
              ':',
              '+',
              '-',
              'NEAR',
              'OR',
              'AND',
              'NOT',
              '{',
              '}',
              'words',
              'brug',
              ';',
              '--',
            ),
            {
              maxLength: 12,
            },
          )
          .map((parts) => parts.join(' ')),
        fc
          .array(
            fc.constantFrom('"', "'", '*', '^', ':', '+', 'NEAR(', 'words', 'brug', 'all_', '\0', ';--', '‘'),
            { maxLength: 12 },
          )
          .map((parts) => parts.join('')),
      );
      await fc.assert(
        fc.asyncProperty(typed, async (text) => {
          const read = parseQuery(text, noon, 'Europe/Amsterdam');
          const queries: Query[] = [
            { kind: 'word', text },
            { kind: 'phrase', text },
            { kind: 'not', part: { kind: 'field', field: 'city', value: text } },
            ...(read.ok ? [read.value] : []),
          ];
          for (const asked of queries) {
            const { stories } = await archive.find(asked, { limit: 100 }, noon);
            for (const story of stories) expect(matchesStory(asked, story, plainNames)).toBe(true);
          }
          await archive.cities(text, 10, noon);
        }),
        { numRuns: runs },
      );
    });
  });
}
