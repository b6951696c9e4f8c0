import { distance } from 'fastest-levenshtein';
import { countryName } from '../wire/countries.ts';
import { lacksMore, lettersOf } from '../wire/letter-set.ts';
import { foldWritten, type HeldCities, type HeldCity, placeKey } from './held-cities.ts';
import { nameKey } from './names.ts';
import type { CityCount } from './story-archive.ts';

/** Letters from which a typo is helped with, and from which two are. */
const oneWrong = 4;
const twoWrong = 6;

/** What counts for more than any number of stories. */
const beyondStories = 1e12;

/**
 * The cities that someone means who has typed as much, best first.
 * A name typed in full goes first; then what begins as typed in its name as shown, its signs too (`’s`: ’s-Heerenhoek),
 * or as the same short word (`st`: Sint-Petersburg); then what begins so but for signs, in that name or in another one that
 * the places know, or has a later word that does. Within each, most stories first. Where there is none: what begins so in the country or
 * region that begins as the last words do (`bergen noor`), or those that are nearest, a letter or two away.
 */
function completeCity(typed: string, cities: HeldCities): readonly HeldCity[] {
  const key = nameKey(typed);
  if (key === '') return typed.trim() === '' ? cities.all : [];
  const suggested = cities.places.suggest(typed).flatMap(({ placeId, fit }) => {
    const city = cities.get(placeKey + placeId);
    return city ? [{ city, fit }] : [];
  });
  const start = foldWritten(typed.trim());
  const scores = new Map<HeldCity, number>();
  const score = (city: HeldCity, isWhole: boolean, isAsTyped: boolean) => {
    const rank = isWhole || city.nameKey === key ? 2 : isAsTyped || city.written.startsWith(start) ? 1 : 0;
    scores.set(city, rank * beyondStories + city.stories);
  };
  for (const { city, fit } of suggested) if (fit !== 'near') score(city, fit === 'whole', fit === 'short');
  for (const city of cities.beginningWith(key)) if (!scores.has(city)) score(city, false, false);
  if (scores.size > 0) return [...scores].sort(([, a], [, b]) => b - a).map(([city]) => city);
  const within = completeWithin(typed, cities);
  if (within.length > 0) return within;
  return suggested.length > 0 ? suggested.map(({ city }) => city) : nearest(key, cities.all);
}

/**
 * The first `limit` of the cities that someone means who has typed as much (`completeCity`), as the archive gives them:
 * each with a name that tells it from the others with stories that go by its own.
 */
export function countCities(typed: string, cities: HeldCities, limit: number): readonly CityCount[] {
  return completeCity(typed, cities)
    .slice(0, limit)
    .map((city) => {
      const { name, country, stories } = city;
      const { others, apart } = city.sharing();
      const only = others.some((other) => cities.get(other) !== undefined) ? apart() : null;
      return only === null || only === name
        ? { name, country, stories }
        : { name, apart: only, country, stories };
    });
}

/** Words of the longest name that is typed with a country or region behind it, and of that (`Verenigde Arabische Emiraten`). */
const mostWords = 8;
const mostRegionWords = 3;

/** The places that begin as the first words do, and lie in what begins as those behind them do. */
function completeWithin(typed: string, cities: HeldCities): readonly HeldCity[] {
  const words = typed.split(/[\s,()]+/).filter((word) => word !== '');
  if (words.length > mostWords) return [];
  for (let at = words.length - 1; at > 0 && words.length - at <= mostRegionWords; at -= 1) {
    const region = foldWritten(words.slice(at).join(' '));
    const name = words.slice(0, at).join(' ');
    const begun = cities.places
      .suggest(name)
      .filter(({ fit }) => fit !== 'near')
      .flatMap(({ placeId }) => cities.get(placeKey + placeId) ?? []);
    const within = begun.filter((city) => liesIn(city, region));
    if (within.length > 0) return within;
  }
  return [];
}

/** Whether the folded name of a city's country, or of what tells it from its namesakes, begins so. */
function liesIn({ country, name, sharing }: HeldCity, region: string): boolean {
  const countries = country === null ? [] : [countryName(country, 'nl'), countryName(country, 'en')];
  const apart =
    sharing()
      .apart()
      ?.slice(name.length + 2) ?? '';
  return [...countries, apart].some((one) => foldWritten(one).startsWith(region));
}

function nearest(key: string, all: readonly HeldCity[]): readonly HeldCity[] {
  if (key.length < oneWrong) return [];
  const letters = lettersOf(key);
  let least = key.length < twoWrong ? 1 : 2;
  let found: HeldCity[] = [];
  for (const city of all) {
    // Each letter that it lacks, and each that it is shorter by, is one wrong at least.
    if (key.length - city.nameKey.length > least || lacksMore(letters, city.letters, least)) continue;
    const apart = lettersApart(city.nameKey, key);
    if (apart > least) continue;
    if (apart < least) found = [];
    least = apart;
    found.push(city);
  }
  return found;
}

/** How many letters must change to make what was typed of a name, or of its beginning. */
function lettersApart(name: string, typed: string): number {
  return Math.min(distance(name, typed), distance(name.slice(0, typed.length), typed));
}
