/**
 * Run by archive.ts in a process of its own: opens the archive at the path it is given, works with it as a bot does, and
 * prints the bytes by which the process grew, as JSON.
 */
import { createSqliteArchive } from '../../src/archive/sqlite-archive.ts';
import { judge } from '../../src/desk/judge.ts';
import { openDatabase } from '../../src/store/database.ts';
import { noon } from '../contracts/invent-story.ts';
import { createStoryMaker } from './make-stories.ts';

const [path = '', from = '0'] = process.argv.slice(2);
const maker = createStoryMaker();
const stories = Array.from({ length: 1_000 }, (_, i) => maker.make(Number(from) - i));
globalThis.gc?.();
const before = process.memoryUsage().rss;
const db = openDatabase(path);
const archive = createSqliteArchive(db);
await archive.admit(stories, judge, noon);
for (let run = 0; run < 300; run += 1) {
  const word = { kind: 'word', text: maker.word(run * 10) } as const;
  await archive.find(word, { limit: 10, order: run % 5 === 0 ? 'best' : 'newest' }, noon);
  await archive.cities((maker.cities[run] ?? '').slice(0, 3), 25, noon);
}
globalThis.gc?.();
const cache = Math.abs(Number(db.pragma('cache_size', { simple: true }))) * 1_024;
process.stdout.write(JSON.stringify({ grown: process.memoryUsage().rss - before, cache }));
db.close();
