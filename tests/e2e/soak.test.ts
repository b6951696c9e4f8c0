import { expect, test, vi } from 'vitest';
import type { KillPoint } from '../soak/kill-points.ts';
import { judge } from '../soak/oracle.ts';
import type { SoakPost, SoakRecord } from '../soak/record.ts';
import { summarise, writeTable } from '../soak/report.ts';
import { type SoakRun, type SoakWish, soak } from '../soak/soak.ts';

// The short form of `npm run soak` (docs/soak.md). A busy machine takes its time over that many processes.
vi.setConfig({ testTimeout: 300_000 });

const short: Omit<SoakWish, 'seed' | 'kills'> = {
  channels: 12,
  killsAtOnce: 4,
  minutes: 3,
  timetables: ['each hour'],
  storiesPerDay: 90,
};

/** The points at which what is on the disk and what is in the channel differ most. */
const points: readonly KillPoint[] = [
  'after the message is made, before the answer',
  'between claim and call',
  'while planning',
  'after the answer, before it is recorded',
  'while the request is on its way',
  'between recording and the next',
  'before the claim',
  'while an amendment is noted',
  'after an edit, before it is recorded',
];

function expectWhole(run: SoakRun): void {
  const summary = summarise(run);
  expect(summary.findings, `to see it again: seed ${run.wish.seed}\n${writeTable(summary)}`).toEqual([]);
  expect(summary.editions.expected).toBeGreaterThan(run.record.channels.length);
  expect(summary.storiesTold).toBeGreaterThan(run.record.channels.length);
}

test('killed at point after point in bad weather, every channel has every edition once and in order', async () => {
  const run = await soak({ ...short, seed: 11, kills: points.length, points });
  expectWhole(run);
  expect([...run.kills.values()].reduce((sum, times) => sum + times, 0)).toBeGreaterThanOrEqual(
    points.length,
  );
  expect([...run.kills.keys()].filter((point) => points.includes(point)).length).toBeGreaterThan(6);
  expect(run.struck.size).toBeGreaterThan(3);

  // The verdict is one that can fail: the same record with one message doubled, lost or out of its place.
  const kinds = (posts: SoakPost[]) =>
    new Set(judge({ ...run.record, posts } satisfies SoakRecord).findings.map(({ kind }) => kind));
  const { posts } = run.record;
  const [channel] = run.record.channels.filter(({ id, deletedAt, forbidden, timetable }) => {
    const had = posts.filter((post) => post.channelId === id);
    return deletedAt === null && forbidden.length === 0 && timetable.hours === null && had.length > 2;
  });
  const [first, second] = posts.filter((post) => post.channelId === channel?.id);
  if (first === undefined || second === undefined) throw new Error('No channel had two editions');
  expect(kinds([...posts, { ...first, messageId: 'again' }])).toContain('duplicate edition');
  expect(kinds(posts.filter((post) => post !== first))).toContain('story lost');
  expect(kinds(posts.filter((post) => post !== first))).toContain('missing edition');
  expect(kinds(posts.map((post) => (post === first ? second : post === second ? first : post)))).toContain(
    'out of order',
  );
});

test('and so it has by a plan of chance that nobody has seen before', async () => {
  const seed = Math.floor(Math.random() * 1_000_000_000);
  process.stdout.write(`The soak of chance has the seed ${seed}.\n`);
  expectWhole(await soak({ ...short, seed, kills: 3 }));
});
