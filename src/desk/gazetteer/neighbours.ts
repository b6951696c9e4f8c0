import type { Place } from '../../wire/item.ts';
import { loadTable, type Table } from './table.ts';
import { kilometres } from './weigh.ts';

/** How near a better-known place must lie to tell a village by, in kilometres, and how many are given. */
const near = 30;
const mostGiven = 8;

/** Kilometres of a degree of latitude, a little too few: what is looked at first is then a little too wide. */
const degree = 110;

/** Where the places of the table lie, by row. */
interface Positions {
  readonly lats: Float64Array;
  readonly lons: Float64Array;
}

let positions: Positions | null = null;

/** The names of the largest places of the same country nearby, largest first; no region. Lays out where all lie at the first call (some 30 ms). */
export function neighboursOf(place: Place): readonly string[] {
  const table = loadTable();
  positions ??= layOut(table);
  const { lats, lons } = positions;
  const high = near / degree;
  const wide = high / Math.max(0.01, Math.cos((place.lat * Math.PI) / 180));
  const found: { readonly name: string; readonly weight: number }[] = [];
  for (let row = 0; row < lats.length; row += 1) {
    if (Math.abs((lats[row] ?? 0) - place.lat) > high) continue;
    const apart = Math.abs((lons[row] ?? 0) - place.lon);
    if (Math.min(apart, 360 - apart) > wide) continue;
    const kind = table.kind(row);
    if (kind === 'region' || kind === 'country') continue;
    const other = table.place(row);
    if (other.country !== place.country || other.id === place.id || kilometres(other, place) > near) continue;
    found.push({ name: other.name, weight: table.weight(row) });
  }
  return found
    .sort((a, b) => b.weight - a.weight)
    .slice(0, mostGiven)
    .map(({ name }) => name);
}

function layOut(table: Table): Positions {
  const lats = new Float64Array(table.size);
  const lons = new Float64Array(table.size);
  for (let row = 0; row < table.size; row += 1) {
    const { lat, lon } = table.place(row);
    lats[row] = lat;
    lons[row] = lon;
  }
  return { lats, lons };
}
