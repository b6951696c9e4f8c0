import { type GeoProjection, geoConicConformal, geoMercator, geoNaturalEarth1 } from 'd3-geo';

/** The pieces of the earth that a map can show, from the nearest to the whole. */
export const frameNames = ['netherlands', 'benelux', 'europe', 'world'] as const;
/** One of them. */
export type FrameName = (typeof frameNames)[number];

/** A piece of the earth and the size at which it is drawn, in pixels. */
interface Frame {
  readonly width: number;
  readonly height: number;
  /** Its corners in degrees: west, south, east, north. */
  readonly box: readonly [number, number, number, number];
  /** ISO 3166-1 alpha-2 of those that it is a map of, where it shows parts of others too; null for all that lies within the box. */
  readonly countries: readonly string[] | null;
}

/** Tall enough to be read on a phone, where a picture is some 350 points wide. */
export const frames: Readonly<Record<FrameName, Frame>> = {
  netherlands: { width: 800, height: 900, box: [3.3, 50.72, 7.25, 53.58], countries: ['NL'] },
  benelux: { width: 800, height: 1000, box: [2.5, 49.47, 7.25, 53.58], countries: ['NL', 'BE'] },
  europe: { width: 900, height: 900, box: [-11, 35, 37, 68], countries: null },
  world: { width: 1000, height: 500, box: [-180, -57, 180, 84], countries: null },
};

/** Room around the box, in pixels. */
const margin = 24;

/** From degrees to pixels of this frame. */
export function projectionOf(name: FrameName): GeoProjection {
  const { width, height, box } = frames[name];
  const [west, south, east, north] = box;
  // The edges of the box in steps: on a curved map its middle may reach further than its corners.
  const steps = Array.from({ length: 25 }, (_, step) => step / 24);
  const points = steps.flatMap((share) => {
    const lon = west + share * (east - west);
    const lat = south + share * (north - south);
    return [
      [lon, south],
      [lon, north],
      [west, lat],
      [east, lat],
    ];
  });
  return bare(name).fitExtent(
    [
      [margin, margin],
      [width - margin, height - margin],
    ],
    { type: 'MultiPoint', coordinates: points },
  );
}

function bare(name: FrameName): GeoProjection {
  if (name === 'world') return geoNaturalEarth1();
  if (name === 'europe') return geoConicConformal().parallels([40, 62]).rotate([-13, 0]);
  return geoMercator();
}

/** Whether this spot (degrees, ISO 3166-1 alpha-2) belongs on the frame: within its box, and in a country that it is a map of. */
export function isWithin(
  name: FrameName,
  { lat, lon, country }: { readonly lat: number; readonly lon: number; readonly country: string },
): boolean {
  const { box, countries } = frames[name];
  const [west, south, east, north] = box;
  if (countries !== null && !countries.includes(country)) return false;
  return lon >= west && lon <= east && lat >= south && lat <= north;
}
