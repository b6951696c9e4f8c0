import { expect, test, vi } from 'vitest';
import type { Aim } from '../soak/end-life.ts';
import { faultKinds } from '../soak/journal.ts';
import { killPoints } from '../soak/kill-points.ts';
import { judge } from '../soak/oracle.ts';
import type { SoakPost, SoakRecord } from '../soak/record.ts';
import { summarise, writeTable } from '../soak/report.ts';
import { soak } from '../soak/soak.ts';
import { shakes } from '../soak/weather.ts';

// The short form of `npm run soak` (docs/soak.md). A busy machine takes its time over that many processes.
vi.setConfig({ testTimeout: 300_000 });

/** Every point that is known by name, in the order in which one edition and then one correction come to them. */
const aims: readonly Aim[] = [
  { point: 'while copy is filed' },
  { point: 'before the plan is stored' },
  { point: 'while planning' },
  { point: 'after the plan is stored' },
  { point: 'before the claim' },
  { point: 'inside the claim' },
  { point: 'between claim and call' },
  { point: 'after the answer, before it is recorded', alongside: 'while the request is on its way' },
  { point: 'while the answer is recorded', alongside: 'after the message is made, before the answer' },
  { point: 'between recording and the next', alongside: 'while it looks in the channel' },
  { point: 'while it starts' },
  { point: 'while a failure is recorded' },
  { point: 'while an amendment is noted' },
  { point: 'after an amendment is noted' },
  { point: 'after an edit, before it is recorded', alongside: 'while an edit is on its way' },
  { point: 'after an edit is recorded', alongside: 'after an edit, before the answer' },
];

test('killed at every point, in weather of every kind, every channel has every edition once and in order', async () => {
  // A plan of chance that nobody has seen before.
  const seed = Math.floor(Math.random() * 1_000_000_000);
  const run = await soak({
    seed,
    channels: 8,
    kills: aims.length,
    killsAtOnce: aims.length,
    minutes: 3,
    failing: 0.2,
    everyKind: true,
    timetables: ['each hour'],
    timezones: ['Europe/Amsterdam'],
    storiesPerDay: 160,
    restless: 0.6,
    isShort: true,
    aims,
    patience: Number.POSITIVE_INFINITY,
  });
  const summary = summarise(run);
  const again = `to see it again: seed ${seed}\n${writeTable(summary)}`;
  expect(summary.findings, again).toEqual([]);
  expect(summary.editions.expected, again).toBeGreaterThan(run.record.channels.length);
  expect(summary.storiesTold, again).toBeGreaterThan(run.record.channels.length);
  expect([summary.copies > 0, summary.followUps > 0], again).toEqual([true, true]);
  const points = killPoints.filter((point) => point !== 'at any statement' && point !== 'between ticks');
  expect([...run.kills.keys()], again).toEqual(expect.arrayContaining(points));
  expect([...run.struck.keys()], again).toEqual(expect.arrayContaining([...faultKinds]));
  expect([...run.shaken.keys()], again).toEqual(expect.arrayContaining([...shakes]));

  // The verdict is one that can fail: the same record with one message doubled, lost or out of its place.
  const kinds = (posts: SoakPost[]) =>
    new Set(judge({ ...run.record, posts } satisfies SoakRecord).findings.map(({ kind }) => kind));
  const { posts } = run.record;
  const noticed = new Set<string>();
  for (const { id } of run.record.channels) {
    const editions = posts.filter((post) => post.channelId === id && post.kind === 'edition');
    const [first, second] = editions;
    if (first === undefined || second === undefined) continue;
    const swapped = posts.map((post) => (post === first ? second : post === second ? first : post));
    const spoilt = [
      [...posts, { ...first, messageId: 'again' }],
      // Each of them: of some nothing may be told any more.
      ...editions.map((one) => posts.filter((post) => post !== one)),
      swapped,
    ];
    for (const kind of spoilt.flatMap((one) => [...kinds(one)])) noticed.add(kind);
  }
  const [copy, followUp] = (['copy', 'follow-up'] as const).map((kind) =>
    posts.find((post) => post.kind === kind),
  );
  if (copy === undefined || followUp === undefined) throw new Error('There is none');
  expect(kinds(posts.filter(({ kind }) => kind !== 'copy')), again).toContain('copy missing');
  expect(kinds([...posts, { ...copy, messageId: 'again' }]), again).toContain('copy twice');
  expect(kinds([...posts, { ...followUp, messageId: 'again' }]), again).toContain('follow-up twice');

  // Where the bot was thrown out, forbidden or away for long, the one or other of them would have been right.
  expect([...noticed], again).toEqual(
    expect.arrayContaining(['duplicate edition', 'story lost', 'missing edition', 'out of order']),
  );
});
