import { distance } from 'fastest-levenshtein';
import { nameKey } from './names.ts';
import type { CityCount, Names } from './story-archive.ts';

/** A city or place as it is counted. */
export interface CountedCity {
  /** `p_` and the id of a place of the gazetteer, or `c_` and the key of a token that is none. */
  readonly key: string;
  readonly name: string;
  readonly country: string | null;
  readonly stories: number;
}

/** What the key of a place of the gazetteer begins with; its id follows. */
export const placeKey = 'p_';

/** Letters from which a typo is helped with, and from which two are. */
const oneWrong = 4;
const twoWrong = 6;

/**
 * The cities that someone means who has typed as much, best first. `all`: those that have stories, most first.
 * A name typed in full goes first; then what begins as typed in its name as shown, its signs too (`’s`: ’s-Heerenhoek);
 * then what begins so but for signs, in that name or in another one that `names` knows, or has a later word that does.
 * Within each, most stories first. Where there is none: those that are nearest, a letter or two away.
 */
function completeCity(typed: string, all: readonly CountedCity[], names: Names): readonly CountedCity[] {
  const key = nameKey(typed);
  if (key === '') return typed.trim() === '' ? all : [];
  const byKey = new Map(all.map((city) => [city.key, city]));
  const suggested = names
    .suggest(typed, (placeId) => byKey.get(placeKey + placeId)?.stories ?? 0)
    .flatMap(({ placeId, name }) => {
      const city = byKey.get(placeKey + placeId);
      return city ? [{ city, name }] : [];
    });
  const beginning = new Set([
    ...suggested.filter(({ name }) => begins(name, key)).map(({ city }) => city),
    ...all.filter((city) => begins(city.name, key)),
  ]);
  if (beginning.size > 0) {
    const isWhole = new Set(suggested.filter(({ name }) => nameKey(name) === key).map(({ city }) => city));
    for (const city of beginning) if (nameKey(city.name) === key) isWhole.add(city);
    const start = foldSigns(typed.trim());
    const asTyped = new Set([...beginning].filter((city) => foldSigns(city.name).startsWith(start)));
    const rank = (city: CountedCity) => (isWhole.has(city) ? 2 : asTyped.has(city) ? 1 : 0);
    return [...beginning].sort((a, b) => rank(b) - rank(a) || b.stories - a.stories);
  }
  return suggested.length > 0 ? suggested.map(({ city }) => city) : nearest(key, all);
}

/**
 * The first `limit` of `completeCity` as the archive gives them: each with a name that tells it from the others with
 * stories that go by its own.
 */
export function countCities(
  typed: string,
  all: readonly CountedCity[],
  names: Names,
  limit: number,
): readonly CityCount[] {
  const counted = new Set(all.map((city) => city.key));
  return completeCity(typed, all, names)
    .slice(0, limit)
    .map((city) => {
      const { name, country, stories } = city;
      const apart = isShared(city, counted, names)
        ? names.apart?.(city.key.slice(placeKey.length), name)
        : undefined;
      return apart == null || apart === name ? { name, country, stories } : { name, apart, country, stories };
    });
}

/** Whether another place that is counted goes by the city's name, or a token that is no place is written so. */
function isShared({ key, name }: CountedCity, counted: ReadonlySet<string>, names: Names): boolean {
  if (!key.startsWith(placeKey)) return false;
  const others = names.places(name).map((id) => placeKey + id);
  return [...others, `c_${nameKey(name)}`].some((other) => other !== key && counted.has(other));
}

function begins(name: string, key: string): boolean {
  const own = nameKey(name);
  return own.startsWith(key) || own.includes(`_${key}`);
}

/** A name without case and accents, its apostrophes of one kind. */
function foldSigns(name: string): string {
  return name
    .normalize('NFD')
    .replace(/\p{M}/gu, '')
    .replace(/[‘’ʼ`´]/g, "'")
    .toLowerCase();
}

function nearest(key: string, all: readonly CountedCity[]): readonly CountedCity[] {
  if (key.length < oneWrong) return [];
  const apart = all.map((city) => lettersApart(nameKey(city.name), key));
  const least = apart.reduce((a, b) => Math.min(a, b), key.length < twoWrong ? 1 : 2);
  return all.filter((_, i) => apart[i] === least);
}

/** How many letters must change to make what was typed of a name, or of its beginning. */
function lettersApart(name: string, typed: string): number {
  return Math.min(distance(name, typed), distance(name.slice(0, typed.length), typed));
}
