// `npm run bench -- picture`: how long a picture takes, and how large it is, beside an empty picture of the same size: what the
// rasteriser and the packing of a PNG take by themselves.
import { drawMap } from '../../src/picture/draw-map.ts';
import { drawTrend } from '../../src/picture/draw-trend.ts';
import { type FrameName, frameNames, frames } from '../../src/picture/frames.ts';
import { renderPng } from '../../src/picture/render-png.ts';
import { report, withVersion } from './report.ts';

const rounds = 15;

/** Spots of chance, the same in each run, all within the frame. */
function makeSpots(frame: FrameName, count: number) {
  let seed = 7;
  const random = () => {
    seed = (seed * 16_807) % 2_147_483_647;
    return seed / 2_147_483_647;
  };
  const [west, south, east, north] = frames[frame].box;
  return Array.from({ length: count }, (_, at) => ({
    name: `Plaatsnaam ${at}`,
    country: 'NL',
    lon: west + random() * (east - west),
    lat: south + random() * (north - south),
    count: 1 + Math.floor(random() ** 4 * 60),
  }));
}

/** The middle of several runs, by the clock and by processor time (all threads), ms; and the bytes of the PNG. */
async function measure(draw: () => string) {
  const runs: { clock: number; processor: number }[] = [];
  let bytes = 0;
  for (let round = 0; round < rounds; round++) {
    const begun = performance.now();
    const used = process.cpuUsage();
    bytes = (await renderPng(draw())).length;
    const { user, system } = process.cpuUsage(used);
    runs.push({ clock: performance.now() - begun, processor: (user + system) / 1_000 });
  }
  const middle = (of: 'clock' | 'processor') =>
    runs.map((run) => run[of]).sort((a, b) => a - b)[rounds >> 1] ?? 0;
  return { clock: middle('clock'), processor: middle('processor'), bytes };
}

const words = { others: 'e.a.', countries: { NL: 'Nederland' } };
const bars = Array.from({ length: 30 }, (_, at) => {
  const count = (at * 37) % 50;
  return { label: `${at + 1} nov`, count, written: String(count) };
});
const wishes: readonly (readonly [string, () => string, string])[] = [
  ...frameNames.map((frame) => {
    const { width, height } = frames[frame];
    const draw = () =>
      drawMap({ title: 'Waar', subtitle: 'nu', spots: makeSpots(frame, 60), frame, words }).svg;
    return [`map of ${frame}`, draw, `width="${width}" height="${height + 104}"`] as const;
  }),
  [
    'trend of 30 days',
    () => drawTrend({ title: 'Wat', subtitle: 'per dag', bars }),
    'width="1000" height="560"',
  ],
];

console.log('| picture | by the clock, ms | processor, ms | of an empty one | kB |');
console.log('|---|---|---|---|---|');
for (const [name, draw, size] of wishes) {
  const empty = `<svg xmlns="http://www.w3.org/2000/svg" ${size}><rect width="100%" height="100%" fill="#16202b"/></svg>`;
  const [own, bare] = [await measure(draw), await measure(() => empty)];
  const rival = `an empty one, ${withVersion('@resvg/resvg-js')}`;
  report({
    measure: `${name}, processor ms`,
    ours: own.processor,
    rival,
    theirs: bare.processor,
    limit: null,
  });
  const cells = [own.clock.toFixed(0), own.processor.toFixed(0), (own.processor / bare.processor).toFixed(1)];
  console.log(`| ${name} | ${cells.join(' | ')} | ${(own.bytes / 1_000).toFixed(0)} |`);
}
