import { expect, test } from 'vitest';
import type { Digest } from '../../src/digest/digest.ts';
import { groupBriefs } from '../../src/digest/group-briefs.ts';
import type { Place } from '../../src/wire/item.ts';
import { day, eight, story } from './stories.ts';

/** A brief for each: its section, and the country that it is from. */
function digestOf(...all: readonly (readonly [section: string | null, country: string | null])[]): Digest {
  const briefs = all.map(([section, country], at) => {
    const place: Place = { id: 'p', name: 'P', country: country ?? '', province: null, lat: 0, lon: 0 };
    const places = country === null ? [] : [place];
    return {
      ...story({ id: `b${at + 1}`, section }),
      dateline: { raw: '', cities: [], agencies: [], places },
    };
  });
  return {
    topic: '',
    from: eight - day,
    to: eight,
    lead: story({ id: 'lead' }),
    briefs,
    left: { count: 0, orMore: false },
  };
}

/** Football is sport. */
const sections = ({ section }: { readonly section: string | null }) =>
  section === null ? [] : section === 'Voetbal' ? ['Voetbal', 'Sport'] : [section];
const told = (digest: Digest) => {
  const { briefs, groups = [] } = groupBriefs(digest, { sections });
  return [
    briefs.map(({ id }) => id.slice(1)).join(' '),
    ...groups.map(({ key, count }) => `${key} ${count}`),
  ];
};

const abroad = 'Buitenland';

test('briefs of a section stand together, in the order of the newest, and what is left over comes last', () => {
  const mixed = digestOf(
    ['Economie', 'NL'],
    [null, null],
    [abroad, 'FR'],
    ['Economie', 'DE'],
    [abroad, 'UA'],
    [abroad, 'JP'],
  );
  expect(told(mixed)).toEqual(['1 4 3 5 6 2', 'Economie 2', 'Buitenland 3', ' 1']);
});

test('of one section they are divided by country, and of one wide section by the narrower ones', () => {
  const foreign = (country: string) => [abroad, country] as const;
  expect(told(digestOf(...['UA', 'DE', 'UA', 'DE', 'FR', 'UA'].map(foreign)))).toEqual([
    '1 3 6 2 4 5',
    'UA 3',
    'DE 2',
    ' 1',
  ]);
  // What all of a group share is its name, the narrowest first.
  const football = ['Voetbal', abroad, 'Voetbal', abroad, 'Voetbal', abroad].map(
    (one) => [one, null] as const,
  );
  expect(told(digestOf(...football))).toEqual(['1 3 5 2 4 6', 'Voetbal 3', 'Buitenland 3']);
  const sport = (section: string) => [section, 'NL'] as const;
  expect(told(digestOf(...['Voetbal', 'Sport', 'Voetbal', 'Sport', 'Sport', 'Voetbal'].map(sport)))).toEqual([
    '1 3 6 2 4 5',
    'Voetbal 3',
    'Sport 3',
  ]);
});

test.each([
  ['there are few', digestOf(['A', null], ['A', null], ['B', null], ['B', null], ['B', null])],
  ['each would stand alone', digestOf(...[...'ABCDEF'].map((one) => [one, one] as const))],
  ['most would be left over', digestOf(...[...'AABBCDE'].map((one) => [one, null] as const))],
  ['nearly all are of one', digestOf(...[...'AAAAAAAABB'].map((one) => [one, null] as const))],
  [
    'there would be a heading every other line',
    digestOf(...[...'AABBCCDDEEFFGG'].map((one) => [one, null] as const)),
  ],
  ['nothing is known of them', digestOf(...Array.from({ length: 8 }, () => [null, null] as const))],
])('they stay one list where %s', (_, digest) => {
  expect(groupBriefs(digest, { sections })).toBe(digest);
});
