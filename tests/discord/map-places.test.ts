import { expect, test } from 'vitest';
import { countPlaces } from '../../src/discord/map-places.ts';
import { drawMap } from '../../src/picture/draw-map.ts';
import { story } from '../digest/stories.ts';

const place = (name: string, country: string) => ({
  id: name,
  name,
  country,
  province: null,
  lat: 52,
  lon: 5,
});
const from = (id: string, ...places: readonly ReturnType<typeof place>[]) => {
  const made = story({ id, from: 'GOES (ANP)' });
  return { ...made, dateline: made.dateline && { ...made.dateline, places } };
};
const [goes, kyiv] = [place('Goes', 'NL'), place('Kyiv', 'UA')];

test('a story of two places is counted at each of them, and once among the stories of both', () => {
  const counted = countPlaces(
    [from('a', goes, kyiv), from('b', kyiv), from('c', kyiv), from('d')],
    (name) => name,
  );
  const spots = counted.spots();
  expect(spots.map(({ name, count }) => [name, count])).toEqual([
    ['Kyiv', 3],
    ['Goes', 1],
  ]);
  const [there, here] = spots.map((spot) => counted.storiesAt([spot]));
  expect([there, here, counted.storiesAt(spots), counted.unplaced()]).toEqual([3, 1, 3, 1]);
});

test('of what is not on a map only the places of stories that are on it nowhere are told', () => {
  const moscow = place('Moskou', 'RU');
  const counted = countPlaces(
    [from('a', goes, kyiv), from('b', kyiv), from('c', moscow, kyiv)],
    (name) => name,
  );
  const onMap = counted.spots().filter(({ country }) => country === 'NL');
  const told = (spots: ReturnType<typeof counted.spots>) => spots.map(({ name, count }) => [name, count]);
  expect(told(counted.spotsWithout(onMap))).toEqual([
    ['Kyiv', 2],
    ['Moskou', 1],
  ]);
  expect(told(counted.spotsWithout(counted.spots()))).toEqual([]);
});

test('places under one mark have the number of different stories, and one story of three places is one', () => {
  const near = ['Yerseke', 'Kruiningen'].map((name) => place(name, 'NL'));
  const draw = (...stories: readonly ReturnType<typeof from>[]) => {
    const counted = countPlaces(stories, (name) => name);
    const { svg } = drawMap({
      title: 'Waar',
      subtitle: (shown) => `${counted.storiesAt(shown)} in al`,
      spots: counted.spots(),
      words: { others: 'e.a.', countries: {} },
    });
    return {
      marks: [...svg.matchAll(/>(\d+)<\/text>/g)].map(([, number]) => number),
      told: /\d+ in al/.exec(svg)?.[0],
    };
  };
  expect(draw(from('a', goes, ...near))).toEqual({ marks: [], told: '1 in al' });
  expect(draw(from('a', goes, ...near), from('b', goes, ...near), from('c', goes))).toEqual({
    marks: ['3'],
    told: '3 in al',
  });
});

test('the order of stories of the same places makes no other map', () => {
  const stories = [from('a', goes, kyiv), from('b', kyiv, place('Moskou', 'RU')), from('c', goes, kyiv)];
  const sharedOf = (given: typeof stories) =>
    countPlaces(given, (name) => name)
      .spots()
      .toSorted((a, b) => (a.name < b.name ? -1 : 1));
  expect(sharedOf(stories.toReversed())).toEqual(sharedOf(stories));
});
