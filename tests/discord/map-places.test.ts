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
