/**
 * `npm run bench -- wire`: how fast and in how much memory pages are read, against baselines that run in the same
 * process. Sizes are in MB of 1,000,000 bytes. Everything runs in turns, and each figure is the median of its rounds: of the
 * processor's time, which other programs on the machine hardly touch, and beside it of the time on the clock. `--megabytes` of pages
 * (100; streams are of as many and of ten times), `--rounds` (7).
 */
import { spawnSync } from 'node:child_process';
import { createReadStream, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { parseRssFeed } from 'feedsmith';
import { pageReader } from '../../src/wire/page/page-reader.ts';
import { streamPages } from '../../src/wire/page/stream.ts';
import { type BenchStory, createRandom, makePage, makePages, makeStory } from './make-pages.ts';
import { readOptions } from './read-options.ts';
import { report, withVersion } from './report.ts';

const capturedAt = Date.parse('2026-03-10T12:00:00+01:00');
const megabyte = 1_000_000;
const values = readOptions({
  megabytes: { type: 'string', default: '100' },
  rounds: { type: 'string', default: '7' },
  stream: { type: 'string' },
});
const size = Number(values.megabytes);
const rounds = Number(values.rounds);

/** What a run took, in ms: of the processor, all threads and the system's part together, and on the clock. */
interface Cost {
  readonly cpu: number;
  readonly wall: number;
}

async function measure(work: () => unknown): Promise<Cost> {
  const usage = process.cpuUsage();
  const begun = performance.now();
  await work();
  const wall = performance.now() - begun;
  const { user, system } = process.cpuUsage(usage);
  return { cpu: (user + system) / 1_000, wall };
}

function median(values: readonly number[]): number {
  return values.toSorted((a, b) => a - b)[values.length >> 1] ?? Number.NaN;
}

function medianCost(costs: readonly Cost[]): Cost {
  return { cpu: median(costs.map(({ cpu }) => cpu)), wall: median(costs.map(({ wall }) => wall)) };
}

/** Runs each of `works` once a round, so that a slow minute of the machine falls on all of them; the median of each. */
async function measureInTurns<Name extends string>(
  rounds: number,
  works: Readonly<Record<Name, () => unknown>>,
): Promise<Record<Name, Cost>> {
  const names = Object.keys(works) as Name[];
  const costs = new Map<Name, Cost[]>(names.map((name) => [name, []]));
  for (let round = 0; round < rounds; round += 1) {
    for (const name of names) costs.get(name)?.push(await measure(works[name]));
  }
  const medians = names.map((name) => [name, medianCost(costs.get(name) ?? [])]);
  return Object.fromEntries(medians) as Record<Name, Cost>;
}

function countItems(bytes: Uint8Array): number {
  const read = pageReader.parse({ source: 'bench', bytes, capturedAt });
  if (!read.ok) throw new Error(`the bench's own pages do not parse: ${read.problem.message}`);
  return read.value.length;
}

function countLineEnds(text: string): number {
  let count = 0;
  for (let at = text.indexOf('\n'); at >= 0; at = text.indexOf('\n', at + 1)) count += 1;
  return count;
}

function writeRss(stories: readonly BenchStory[]): string {
  const toXml = (text: string) => text.replace(/&/g, '&amp;').replace(/</g, '&lt;');
  const items = stories.map(
    (story, i) =>
      `<item><title>${toXml(story.headline)}</title><link>https://example.org/${i}</link><guid>https://example.org/${i}</guid>` +
      `<pubDate>Tue, 10 Mar 2026 11:00:00 GMT</pubDate><description>${toXml(story.dateline + story.paragraphs.join(' '))}</description></item>`,
  );
  return `<?xml version="1.0"?><rss version="2.0"><channel><title>Bench</title><link>https://example.org/</link><description>Bench</description>${items.join('')}</channel></rss>`;
}

/** Pages against the floor and feedsmith. */
async function measureSpeed(folder: string): Promise<void> {
  const { bytes, ends, stories } = makePages(size * megabyte);
  const path = join(folder, 'pages.txt');
  writeFileSync(path, bytes);
  const mb = bytes.length / megabyte;
  const { feeds, feedStories } = writeFeeds(ends.length / 50);

  const costs = await measureInTurns(rounds, {
    floor: () => countLineEnds(readFileSync(path, 'utf8')),
    single: () => ends.reduce((sum, end, i) => sum + countItems(bytes.subarray(ends[i - 1] ?? 0, end)), 0),
    whole: () => countItems(readFileSync(path)),
    stream: async () => {
      let passed = 0;
      const chunks = createReadStream(path, { highWaterMark: megabyte });
      for await (const _ of streamPages(chunks, capturedAt)) passed += 1;
      if (passed !== stories) throw new Error(`the stream gave ${passed} of ${stories} stories`);
    },
    feeds: () => feeds.reduce((sum, xml) => sum + (parseRssFeed(xml).items?.length ?? 0), 0),
  });

  const rate = costs.stream.cpu;
  report({
    measure: 'pages as a stream, MB a second of processor time',
    ours: (mb * 1_000) / rate,
    rival: 'finding every line end',
    theirs: (mb * 1_000) / costs.floor.cpu,
    limit: null,
  });
  report({
    measure: 'pages as a stream, stories a second of processor time',
    ours: (stories * 1_000) / rate,
    rival: `${withVersion('feedsmith')}, as RSS`,
    theirs: (feedStories * 1_000) / costs.feeds.cpu,
    limit: null,
  });
  for (const clock of ['cpu', 'wall'] as const) {
    const floor = costs.floor[clock];
    const feedRate = feedStories / costs.feeds[clock];
    const row = (what: string, ms: number) => ({
      what,
      'MB/s': Math.round((mb * 1_000) / ms),
      'stories/s': Math.round((stories / ms) * 1_000),
      'of the floor': (floor / ms).toFixed(2),
      'times feedsmith': (stories / ms / feedRate).toFixed(1),
    });
    const of = clock === 'cpu' ? "by the processor's time" : 'by the clock';
    console.log(`\n${Math.round(mb)} MB, ${ends.length} pages, ${stories} stories, ${of}`);
    console.table([
      {
        what: 'floor: read the file as UTF-8, find every line end',
        'MB/s': Math.round((mb * 1_000) / floor),
        'of the floor': '1.00',
      },
      row('pages, one after the other', costs.single[clock]),
      row('pages as one file, all items kept', costs.whole[clock]),
      row('pages as a stream, items passed on', costs.stream[clock]),
      {
        what: `feedsmith: ${feedStories} such stories as RSS`,
        'stories/s': Math.round(feedRate * 1_000),
        'times feedsmith': '1.0',
      },
    ]);
  }
}

/** The stories of so many pages as RSS, a feed a page. */
function writeFeeds(count: number): { feeds: readonly string[]; feedStories: number } {
  const random = createRandom(1);
  const pages = Array.from({ length: count }, () => makePage(random).stories);
  return { feeds: pages.map(writeRss), feedStories: pages.flat().length };
}

/** How time grows with size. */
async function measureGrowth(): Promise<void> {
  const random = createRandom(2);
  const briefs = (count: number) => {
    const list = Array.from({ length: count }, () => makeStory(random, 1));
    const text = list.map((b) => `${b.dateline}${b.paragraphs[0]}\n${b.age}`).join('');
    return Buffer.from(`Kop van de pagina\nGOES - Tekst.\nMeer uit Sport\n${text}\n`);
  };
  const paragraph = (bytes: number) =>
    Buffer.from(`Kop\nGOES (ANP) - ${'woord en nog een '.repeat(bytes / 17)}klaar.\n`);
  const leadOf = (bytes: number) => {
    const lines: string[] = ['Kop van de pagina', 'GOES (ANP) - Tekst.'];
    for (let total = 0; total < bytes; ) {
      const line = makeStory(random, 1).paragraphs[0] ?? '';
      lines.push(line);
      total += line.length + 1;
    }
    return Buffer.from(`${lines.join('\n')}\n`);
  };
  const cases: [string, Buffer][] = [
    ['a page of 1 MB', leadOf(megabyte)],
    ['a page of 10 MB', leadOf(10 * megabyte)],
    ['a paragraph of 0.5 MB', paragraph(megabyte / 2)],
    ['a paragraph of 5 MB', paragraph(5 * megabyte)],
    ['10,000 briefs', briefs(10_000)],
    ['100,000 briefs', briefs(100_000)],
  ];
  const works = cases.map(([what, bytes]): [string, () => unknown] => [
    what,
    async () => {
      for await (const _ of streamPages([bytes], capturedAt));
    },
  ]);
  const costs = await measureInTurns(rounds + 2, Object.fromEntries(works));
  const rows = cases.map(([what, bytes]) => {
    const { cpu, wall } = costs[what] ?? { cpu: Number.NaN, wall: Number.NaN };
    const perByte = (ms: number) => ((ms * 1e6) / bytes.length).toFixed(1);
    return {
      what,
      MB: (bytes.length / megabyte).toFixed(1),
      'processor ms': cpu.toFixed(1),
      'ns/byte': perByte(cpu),
      'clock ms': wall.toFixed(1),
      'ns/byte by the clock': perByte(wall),
    };
  });
  console.log('\nHow time grows with size (items passed on): ns a byte do not grow where it is linear');
  console.table(rows);
}

/** Streams `mb` MB through the parser in chunks of 64 kB, and says on standard output how much memory that took. */
async function streamAndReport(mb: number): Promise<void> {
  const { bytes } = makePages(8 * megabyte);
  const chunkSize = 65_536;
  async function* chunks(): AsyncGenerator<Uint8Array> {
    for (let sent = 0; sent < mb * megabyte; sent += bytes.length) {
      for (let at = 0; at < bytes.length; at += chunkSize) yield bytes.subarray(at, at + chunkSize);
    }
  }
  globalThis.gc?.();
  const idle = process.memoryUsage.rss();
  let peak = idle;
  let items = 0;
  const begun = performance.now();
  for await (const _ of streamPages(chunks(), capturedAt)) {
    items += 1;
    if (items % 5_000 === 0) peak = Math.max(peak, process.memoryUsage.rss());
  }
  const ms = performance.now() - begun;
  console.log(JSON.stringify({ items, ms, idle, peak }));
}

/** Memory of a stream, each size in a process of its own. */
function measureMemory(): void {
  const rows = [size, 10 * size].map((mb) => {
    const self = fileURLToPath(import.meta.url);
    const run = spawnSync(process.execPath, ['--expose-gc', self, '--stream', String(mb)], {
      encoding: 'utf8',
    });
    if (run.status !== 0) throw new Error(`the stream of ${mb} MB failed: ${run.stderr}`);
    const { items, ms, idle, peak } = JSON.parse(run.stdout) as {
      items: number;
      ms: number;
      idle: number;
      peak: number;
    };
    report({
      measure: `a stream of ${mb} MB holds beside the process, MB`,
      ours: (peak - idle) / megabyte,
      rival: null,
      theirs: null,
      limit: null,
    });
    return {
      stream: `${mb} MB of pages`,
      stories: items,
      'MB/s': Math.round((mb * 1_000) / ms),
      'idle MB': Math.round(idle / megabyte),
      'peak over idle MB': Math.round((peak - idle) / megabyte),
    };
  });
  console.log('\nMemory of a stream: the same however long it is');
  console.table(rows);
}

if (values.stream !== undefined) {
  await streamAndReport(Number(values.stream));
} else {
  const folder = mkdtempSync(join(tmpdir(), 'telex-bench-'));
  try {
    await measureSpeed(folder);
    await measureGrowth();
    measureMemory();
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}
