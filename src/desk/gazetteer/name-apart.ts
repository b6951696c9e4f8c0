import { countryName } from '../../wire/countries.ts';
import { neighboursOf } from './neighbours.ts';
import { findPlaces } from './resolve.ts';
import { loadTable } from './table.ts';

/**
 * A name that `findPlaces` reads as this place alone: its own where no other place goes by it, else with its country, its
 * province or a better-known place nearby (`Bergen (Noorwegen)`, `Bergen (Limburg)`, `Serooskerke (Zierikzee)`). In Dutch.
 * Null when none of them does, or when no place of this name has the id.
 *
 * @param id Of the gazetteer.
 * @param name One of its names.
 */
export function nameApart(id: string, name: string): string | null {
  const place = findPlaces(name).find((one) => one.id === id);
  if (place === undefined) return null;
  const isAlone = (candidate: string) => {
    const [only, another] = findPlaces(candidate);
    return only?.id === id && another === undefined;
  };
  const ways = [
    name,
    `${name} (${countryName(place.country, 'nl')})`,
    ...(place.province === null ? [] : [`${name} (${place.province})`]),
  ];
  const way = ways.find(isAlone);
  if (way !== undefined) return way;
  return (
    neighboursOf(place)
      .map((neighbour) => `${name} (${neighbour})`)
      .find(isAlone) ?? null
  );
}

/** Reads beforehand what the first call of `nameApart` would read of the table, some 40 ms. */
export function prepareNamesApart(): void {
  const table = loadTable();
  table.otherNames(0);
  neighboursOf(table.place(0));
}
