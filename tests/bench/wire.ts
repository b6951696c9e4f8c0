/**
 * `npm run bench -- wire`: how fast and in how much memory pages are read, against baselines that run in the same
 * process. Sizes are in MB of 1,000,000 bytes; each figure is the best of several runs, since only the best has no
 * other program's time in it.
 */
import { spawnSync } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { parseRssFeed } from 'feedsmith';
import { pageReader } from '../../src/wire/page/page-reader.ts';
import { streamPages } from '../../src/wire/page/stream.ts';
import { type BenchStory, createRandom, makePage, makePages, makeStory } from './make-pages.ts';

const capturedAt = Date.parse('2026-03-10T12:00:00+01:00');
const megabyte = 1_000_000;

/** The best time of `runs` runs, in ms. */
function time(runs: number, work: () => unknown): number {
  let best = Number.POSITIVE_INFINITY;
  for (let i = 0; i < runs; i += 1) {
    const begun = performance.now();
    work();
    best = Math.min(best, performance.now() - begun);
  }
  return best;
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
function measureSpeed(folder: string): void {
  const size = 100 * megabyte;
  const random = createRandom(1);
  const pages: Buffer[] = [];
  const pageStories: (readonly BenchStory[])[] = [];
  for (let total = 0; total < size; ) {
    const { text, stories } = makePage(random);
    const bytes = Buffer.from(text);
    pages.push(bytes);
    pageStories.push(stories);
    total += bytes.length;
  }
  const path = join(folder, 'pages.txt');
  writeFileSync(path, Buffer.concat(pages));
  const mb = pages.reduce((sum, page) => sum + page.length, 0) / megabyte;
  const stories = pageStories.reduce((sum, list) => sum + list.length, 0);

  const feeds = pageStories.slice(0, Math.ceil(pages.length / 50)).map(writeRss);
  const feedStories = pageStories.slice(0, feeds.length).reduce((sum, list) => sum + list.length, 0);

  let floor = Number.POSITIVE_INFINITY;
  let single = Number.POSITIVE_INFINITY;
  let whole = Number.POSITIVE_INFINITY;
  // In turns, so that a slow minute of the machine falls on all of them.
  for (let round = 0; round < 5; round += 1) {
    floor = Math.min(
      floor,
      time(1, () => countLineEnds(readFileSync(path, 'utf8'))),
    );
    single = Math.min(
      single,
      time(1, () => pages.reduce((sum, page) => sum + countItems(page), 0)),
    );
    whole = Math.min(
      whole,
      time(1, () => countItems(readFileSync(path))),
    );
  }
  const feed = time(3, () => feeds.reduce((sum, xml) => sum + (parseRssFeed(xml).items?.length ?? 0), 0));
  const feedRate = (feedStories / feed) * 1_000;

  const row = (name: string, ms: number, count: number, share: number) => ({
    what: name,
    'MB/s': Math.round((mb * share * 1_000) / ms),
    'stories/s': count === 0 ? '' : Math.round((count / ms) * 1_000),
    'of the floor': share === 1 ? (floor / ms).toFixed(2) : '',
    'times feedsmith': count === 0 ? '' : (count / ms / (feedRate / 1_000)).toFixed(1),
  });
  console.log(`\n${Math.round(mb)} MB, ${pages.length} pages, ${stories} stories`);
  console.table([
    row('floor: read the file as UTF-8, find every line end', floor, 0, 1),
    row('pages, one after the other', single, stories, 1),
    row('pages as one file, all items kept', whole, stories, 1),
    row(`feedsmith: ${feedStories} of the stories as RSS`, feed, feedStories, feedStories / stories),
  ]);
}

/** How time grows with size. */
function measureGrowth(): void {
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
  console.log('\nHow time grows with size: ns a byte stays the same where it is linear');
  console.table(
    cases.map(([what, bytes]) => {
      const ms = time(7, () => countItems(bytes));
      return {
        what,
        MB: (bytes.length / megabyte).toFixed(1),
        ms: ms.toFixed(1),
        'ns/byte': ((ms * 1e6) / bytes.length).toFixed(1),
      };
    }),
  );
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
  const rows = [100, 1_000].map((mb) => {
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

const [option, value] = process.argv.slice(2);
if (option === '--stream') {
  await streamAndReport(Number(value));
} else {
  const folder = mkdtempSync(join(tmpdir(), 'telex-bench-'));
  try {
    measureSpeed(folder);
    measureGrowth();
    measureMemory();
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}
