import { countryName } from '../../wire/countries.ts';
import type { Place } from '../../wire/item.ts';
import { findPlaces } from './resolve.ts';
import { loadTable } from './table.ts';
import { kilometres } from './weigh.ts';

/** How near a better-known place must lie to tell a village by, in kilometres, and how many are tried. */
const near = 30;
const tried = 8;

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
    neighbours(place)
      .map((neighbour) => `${name} (${neighbour})`)
      .find(isAlone) ?? null
  );
}

/** The names of the largest places nearby, largest first. */
function neighbours(place: Place): readonly string[] {
  const table = loadTable();
  const found: { readonly name: string; readonly weight: number }[] = [];
  for (let row = 0; row < table.size; row++) {
    const kind = table.kind(row);
    if (kind === 'region' || kind === 'country') continue;
    const other = table.place(row);
    if (other.country !== place.country || other.id === place.id || kilometres(other, place) > near) continue;
    found.push({ name: other.name, weight: table.weight(row) });
  }
  return found
    .sort((a, b) => b.weight - a.weight)
    .slice(0, tried)
    .map(({ name }) => name);
}
