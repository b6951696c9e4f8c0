// Draws the land of each frame of the maps once: node scripts/atlas/build.ts. What it writes is committed.
// Made of Natural Earth's outlines (naturalearthdata.com, public domain) as the package world-atlas brings them.
import { readFileSync, writeFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { geoPath } from 'd3-geo';
import { feature, mesh } from 'topojson-client';
import type { GeometryCollection, GeometryObject, Topology } from 'topojson-specification';
import { frameNames, frames, projectionOf } from '../../src/picture/frames.ts';

const require = createRequire(import.meta.url);
const neighbours = ['056', '208', '250', '276', '442', '528', '826'];
/**
 * What lies on each frame, and how finely its coasts are drawn. `own`: countries (ISO 3166-1 numeric) that stand out; `only`:
 * those that are drawn, where far ones would be cut at an edge that is beyond the pole.
 */
const atlases = {
  world: { file: 'countries-110m.json', digits: 0, own: [], only: null },
  europe: { file: 'countries-50m.json', digits: 0, own: [], only: null },
  benelux: { file: 'countries-10m.json', digits: 1, own: ['528', '056'], only: neighbours },
  netherlands: { file: 'countries-10m.json', digits: 1, own: ['528'], only: neighbours },
} as const;

type Countries = Topology<{ countries: GeometryCollection }>;

const drawn = Object.fromEntries(
  frameNames.map((name) => {
    const { file, digits, own, only } = atlases[name];
    const atlas = JSON.parse(readFileSync(require.resolve(`world-atlas/${file}`), 'utf8')) as Countries;
    const { countries } = atlas.objects;
    const { width, height } = frames[name];
    const projection = projectionOf(name).clipExtent([
      [-4, -4],
      [width + 4, height + 4],
    ]);
    const path = geoPath(projection).digits(digits);
    const some = (wanted: (id: string) => boolean): GeometryCollection => ({
      type: 'GeometryCollection',
      geometries: countries.geometries.filter((one) => wanted(String(one.id))),
    });
    const draw = (geometry: GeometryCollection) => path(feature(atlas, geometry)) ?? '';
    const isOwn = (id: string) => (own as readonly string[]).includes(id);
    const isDrawn = (id: string) => id !== '010' && (only === null || only.includes(id));
    const borders = mesh(
      atlas,
      countries as GeometryObject,
      (a, b) => a !== b && [a, b].every((one) => isDrawn(String((one as { id?: string }).id))),
    );
    return [
      name,
      {
        land: draw(some((id) => !isOwn(id) && isDrawn(id))),
        own: draw(some(isOwn)),
        borders: path(borders) ?? '',
      },
    ];
  }),
);
const file = new URL('../../src/picture/land.generated.json', import.meta.url);
writeFileSync(file, `${JSON.stringify(drawn, null, 1)}\n`);
