import { describe, expect, test } from 'vitest';
import { drawMap as drawWith, type MapWish, type Spot } from '../../src/picture/draw-map.ts';
import { frameNames } from '../../src/picture/frames.ts';
import { sizes } from '../../src/picture/look.ts';
import { renderPng } from '../../src/picture/render-png.ts';
import { widthOf } from '../../src/picture/wrap-text.ts';

const spot = (name: string, lat: number, lon: number, count = 1, country = 'NL'): Spot => ({
  name,
  country,
  lat,
  lon,
  count,
});
const words = { others: 'e.a.', countries: { NL: 'Nederland', DE: 'Duitsland' } };
const drawMap = (wish: Omit<MapWish, 'words'>) => drawWith({ ...wish, words });
const hague = spot('Den Haag', 52.08, 4.31, 9);
const delft = spot('Delft', 52.01, 4.36);
const groningen = spot('Groningen', 53.22, 6.57, 2);
const ghent = spot('Gent', 51.05, 3.72, 1, 'BE');
const brussels = spot('Brussel', 50.85, 4.35, 3, 'BE');
const rome = spot('Rome', 41.9, 12.5, 1, 'IT');
const sydney = spot('Sydney', -33.87, 151.2, 1, 'AU');

const draw = (spots: readonly Spot[]) => drawMap({ title: 'Waar', subtitle: 'vandaag', spots });
/** The words that stand on the map, without title and subtitle. */
const namesOn = (svg: string) => [...svg.matchAll(/paint-order="stroke">([^<]*)</g)].map(([, name]) => name);

/** Width and height of a PNG, px (PNG specification, IHDR). */
function sizeOf(png: Uint8Array): readonly [number, number] {
  const view = new DataView(png.buffer, png.byteOffset);
  return [view.getUint32(16), view.getUint32(20)];
}

describe('a map of the news', () => {
  test.each([
    ['netherlands', [hague, groningen]],
    ['benelux', [hague, spot('Charleroi', 50.41, 4.44, 1, 'BE')]],
    ['europe', [hague, rome]],
    ['world', [hague, sydney]],
  ] as const)('is of the nearest piece of the earth that holds all: %s', (frame, spots) => {
    const map = draw(spots);
    expect(map.frame).toBe(frame);
    expect(map.shown).toEqual(spots);
    expect(map.beyond).toEqual([]);
  });

  test('says which places lie outside the frame that was asked for', () => {
    const map = drawMap({ title: 'Waar', subtitle: '', spots: [hague, rome, sydney], frame: 'europe' });
    expect(map.shown).toEqual([hague, rome]);
    expect(map.beyond).toEqual([sydney]);
  });

  test('writes the names beside the marks, and how many stories are from there', () => {
    const { svg } = draw([hague, groningen]);
    expect(namesOn(svg)).toEqual(['Den Haag', 'Groningen']);
    expect(svg).toContain('>9</text>');
    expect(svg).toContain('>2</text>');
  });

  test('puts places that would hide each other under one mark, and says so', () => {
    const { svg } = draw([hague, delft, ghent, brussels]);
    expect(namesOn(svg)).toContain('Den Haag e.a.');
    expect(svg).toContain('>10</text>');
  });

  test('calls a mark by the place with most stories where most of it is from, or by the country when none has more', () => {
    const frankfurt = spot('Frankfurt', 50.11, 8.68, 3, 'DE');
    const dutch = [
      spot('Arnhem', 51.98, 5.91, 2),
      spot('Utrecht', 52.09, 5.12, 2),
      spot('Nijmegen', 51.84, 5.85),
    ];
    expect(namesOn(draw([frankfurt, sydney, ...dutch]).svg)).toContain('Nederland e.a.');
    expect(namesOn(draw([frankfurt, sydney, ...dutch, hague]).svg)).toContain('Den Haag e.a.');
    expect(namesOn(draw([sydney, ...dutch]).svg)).toContain('Nederland');
  });

  test('marks no place across the border of the countries that it is a map of', () => {
    const map = drawMap({
      title: '',
      subtitle: (shown) => `alleen ${shown.map(({ name }) => name)}`,
      spots: [hague, brussels],
      frame: 'netherlands',
    });
    expect(map.beyond).toEqual([brussels]);
    expect(map.svg).toContain('>alleen Den Haag</text>');
    expect(draw([hague, brussels]).frame).toBe('benelux');
  });

  test('leaves out names for which there is no room, and no mark', () => {
    const crowd = Array.from({ length: 60 }, (_, at) =>
      spot(`Langedorpsnaam-${at}`, 51.2 + 0.04 * at, 4.2 + 0.3 * (at % 9)),
    );
    const { svg } = draw(crowd);
    const names = namesOn(svg);
    expect(names.length).toBeGreaterThan(1);
    expect(names.length).toBeLessThan(60);
    expect(svg.match(/<circle/g)?.length).toBeGreaterThan(names.length);
  });

  test('keeps the seas of every frame dark: its land does not cover the whole', async () => {
    for (const frame of frameNames) {
      const { svg } = drawMap({ title: '', subtitle: '', spots: [], frame });
      const land = svg.match(/<path d="([^"]*)" fill="#34465a"/)?.[1] ?? '';
      expect([frame, land.length > 500]).toEqual([frame, true]);
      expect([frame, /M-4,-4|M-4,\d+L-4,-4/.test(land)]).toEqual([frame, false]);
    }
  });

  test('has a name or a number that can be read on every mark, and every number within its circle', () => {
    const crowd = Array.from({ length: 40 }, (_, at) =>
      spot(`Langedorpsnaam-${at}`, 51.2 + 0.05 * at, 4.2 + 0.3 * (at % 9), at % 3 === 0 ? 2 : 1),
    );
    for (const spots of [crowd, [...crowd, spot('Den Haag', 52.08, 4.31, 98_765)]]) {
      const { svg } = draw(spots);
      const marks = svg.match(/<circle/g)?.length ?? 0;
      const numbers = [
        ...svg.matchAll(/ r="([\d.]+)"[^>]*\/><text[^>]*font-size="([\d.]+)"[^>]*>(\d+)</g),
      ].map(([, radius, size, number = '']) => ({ radius: Number(radius), size: Number(size), number }));
      expect(numbers.length + namesOn(svg).length).toBeGreaterThanOrEqual(marks);
      for (const { radius, size, number } of numbers) {
        expect(size).toBe(sizes.mark);
        expect(widthOf(number, size, 'bold') / 2).toBeLessThan(radius - 3);
      }
    }
  });

  test('takes any name: what would be markup is text', async () => {
    const { svg } = draw([spot('<A & "B">\u0000', 52, 5)]);
    expect(namesOn(svg)).toEqual(['&lt;A &amp; &quot;B&quot;&gt;']);
    expect((await renderPng(svg)).length).toBeGreaterThan(0);
  });

  test('draws no mark over another, also where marks grow into each other', () => {
    const near = [
      spot('Frankfurt', 50.11, 8.68, 2, 'DE'),
      spot('Rotterdam', 51.92, 4.48),
      spot('Utrecht', 52.09, 5.12),
    ];
    const spots = [
      ...near,
      hague,
      delft,
      brussels,
      groningen,
      spot('Moskou', 55.75, 37.6),
      spot('Gaza', 31.5, 34.46),
    ];
    for (const isLow of [true, undefined]) {
      const { svg } = drawMap({ title: '', subtitle: '', spots, ...(isLow && { isLow }) });
      const marks = [...svg.matchAll(/<circle cx="([-\d.]+)" cy="([-\d.]+)" r="([\d.]+)"/g)].map((one) =>
        one.slice(1).map(Number),
      );
      const apart = marks.flatMap(([x = 0, y = 0, r = 0], at) =>
        marks.slice(at + 1).map(([x2 = 0, y2 = 0, r2 = 0]) => Math.hypot(x - x2, y - y2) - r - r2),
      );
      expect(Math.min(...apart)).toBeGreaterThan(0);
      const numbers = [...svg.matchAll(/fill="#241500">(\d+)</g)].map(([, number]) => Number(number));
      expect(numbers.reduce((sum, one) => sum + one, 0) + marks.length - numbers.length).toBe(
        spots.reduce((sum, one) => sum + one.count, 0),
      );
    }
  });

  test('always writes the name of where most of the news is, however many lie around it', () => {
    const around = Array.from({ length: 24 }, (_, at) =>
      spot(`Buurt${at}`, 52.2 + 0.3 * Math.sin(at / 3.82), 5.3 + 0.5 * Math.cos(at / 3.82)),
    );
    const { svg } = draw([spot('Amersfoort aan de Eem', 52.2, 5.3, 30), ...around, groningen]);
    expect(namesOn(svg)[0]).toMatch(/^Amersfoort aan de Eem/);
  });

  test('above a digest is the band in which the news is, with every mark and name in it', () => {
    const heightOf = (svg: string) => Number(/height="(\d+)"/.exec(svg)?.[1]) - 124;
    const low = (...spots: readonly Spot[]) => drawMap({ title: 'Waar', subtitle: 'nu', spots, isLow: true });
    const frame = 900;
    expect(heightOf(draw([hague, delft, groningen]).svg)).toBe(frame);
    // South, north, and both ends of it.
    for (const spots of [[hague, delft], [groningen], [spot('Maastricht', 50.85, 5.69), groningen]]) {
      const { svg, shown } = low(...spots);
      const height = heightOf(svg);
      expect(shown).toEqual(spots);
      expect([height >= 400, height <= frame]).toEqual([true, true]);
      const ys = [
        ...svg.matchAll(/<(?:circle[^>]*cy|text[^>]* y)="([-\d.]+)"[^>]*(?:fill="#ffb340"|paint-order)/g),
      ];
      expect(ys.length).toBeGreaterThan(1);
      for (const [, y] of ys) expect([Number(y) > 0, Number(y) < height]).toEqual([true, true]);
    }
    expect(heightOf(low(groningen).svg)).toBe(400);
  });

  test('is a PNG of under 300 kB, as large as the frame and its title', async () => {
    const { svg } = draw([hague, groningen, rome, sydney]);
    const png = await renderPng(svg);
    expect(sizeOf(png)).toEqual([1000, 624]);
    expect(png.length).toBeLessThan(300_000);
  });
});
