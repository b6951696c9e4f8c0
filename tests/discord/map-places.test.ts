import { expect, test } from 'vitest';
import { countPlaces } from '../../src/discord/map-places.ts';
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
