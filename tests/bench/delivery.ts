/**
 * `npm run bench -- delivery`: how sending keeps to Discord's pace, what planning of very many digests at once takes, and what
 * an interaction notices of it. `--channels 2000` for the full pace (40 s; 500 unless told), `--subscriptions 100000` for
 * the full planning (10,000 unless told; the tables come at 1,000, 10,000 and 100,000), `--requests` for how many go out with
 * the limit lifted (2,000), `--only pace`, `planning` or `lifted` for one of the three, `--answers 50-500` for the pace with answers
 * that take so many ms and no others. The archive, the ledger on its file, the layouts and discord.js are those of the bot; the server
 * is a process of its own (delivery-server.ts).
 */

import { monitorEventLoopDelay } from 'node:perf_hooks';
import { setTimeout } from 'node:timers/promises';
import { Pool } from 'undici';
import { BenchServer } from './delivery-client.ts';
import { channelId, openBenchRoom } from './delivery-room.ts';
import type { Latency } from './delivery-server.ts';
import { readOptions } from './read-options.ts';
import { report, withVersion } from './report.ts';

const values = readOptions({
  channels: { type: 'string', default: '500' },
  subscriptions: { type: 'string', default: '10000' },
  requests: { type: 'string', default: '2000' },
  only: { type: 'string' },
  answers: { type: 'string' },
});
const print = (text: string) => process.stdout.write(`${text}\n`);
const fixed = (value: number, digits = 0) => value.toFixed(digits);
const at = (sorted: readonly number[], share: number) =>
  sorted[Math.min(sorted.length - 1, Math.floor(sorted.length * share))] ?? Number.NaN;

const server = new BenchServer();
await server.open();

/** So many channels, one digest each, against 50 requests in any second. */
async function measurePace(count: number, latency: Latency): Promise<void> {
  const room = await openBenchRoom(server.url, count, true);
  await room.planner.plan(room.now());
  server.tell({ kind: 'begin', limited: true, latency });
  await room.sendAll();
  const { requests, tooMany, mostInSecond, lasted, gaps } = await server.report();
  const ideal = (count / 50) * 1_000;
  await room.dispatcher.stop();
  await room.close();
  report({
    measure: `${count} messages, answers after ${latency.join(' to ')} ms, s`,
    ours: lasted / 1_000,
    rival: '50 a second',
    theirs: ideal / 1_000,
    limit: { words: 'within 5 %, no 429', isKept: lasted <= 1.05 * ideal && tooMany === 0 },
  });
  paceRows.push({
    channels: count,
    'answers after, ms': latency.join(' to '),
    requests,
    '429s': tooMany,
    s: fixed(lasted / 1_000, 2),
    'of the ideal': fixed(lasted / ideal, 3),
    'most in a second': mostInSecond,
    'gap p1 / p50 / p99, ms': [0.01, 0.5, 0.99].map((share) => fixed(at(gaps, share), 1)).join(' / '),
    problems: room.problems.length,
  });
}

/** So many digests due at once: planned while the first are sent and somebody types a command each 20 ms. */
async function measurePlanning(count: number): Promise<void> {
  const room = await openBenchRoom(server.url, count, true);
  // The first of each is slower for reasons of its own.
  server.onInteraction = room.answerInteraction;
  server.tell({ kind: 'interactions', everyMs: 20 });
  await setTimeout(1_000);
  server.tell({ kind: 'begin', limited: true, latency: [50, 50] });
  await setTimeout(2_000);
  const idle = await server.report();
  globalThis.gc?.();
  const before = process.memoryUsage();
  server.tell({ kind: 'begin', limited: true, latency: [50, 50] });
  const delay = monitorEventLoopDelay({ resolution: 5 });
  delay.enable();
  let peak = 0;
  let firstBatch = 0;
  const begun = performance.now();
  const note = () => {
    firstBatch ||= performance.now() - begun;
    peak = Math.max(peak, process.memoryUsage().rss);
    room.dispatcher.run(room.now()).catch((error: unknown) => void room.problems.push(String(error)));
  };
  let planned = 0;
  let logSize = 0;
  // A round plans 6,000. A bot has a minute between two, in which its log is moved into the file.
  for (;;) {
    const round = await room.planner.plan(room.now(), note);
    planned += round.planned;
    logSize = Math.max(logSize, room.logSize());
    if (planned >= count || round.planned === 0) break;
    await room.checkpoint();
  }
  const took = performance.now() - begun;
  delay.disable();
  const busy = await server.report();
  await room.dispatcher.stop();
  server.tell({ kind: 'interactions', everyMs: 0 });
  globalThis.gc?.();
  const after = process.memoryUsage();
  await setTimeout(200);
  await room.close();
  const p99 = at(busy.answers, 0.99);
  report({
    measure: `interaction p99 while ${count} digests are planned, ms`,
    ours: p99,
    rival: 'without planning',
    theirs: at(idle.answers, 0.99),
    // Of fewer it is the beginning of a process.
    limit: count < 10_000 ? null : { words: '50 ms', isKept: p99 < 50 },
  });
  planRows.push({
    subscriptions: count,
    planned,
    s: fixed(took / 1_000, 1),
    'ms each': fixed(took / count, 3),
    'first batch, ms': fixed(firstBatch),
    'sent meanwhile': busy.requests,
    '429s': busy.tooMany,
    'MB more, kept / peak': `${fixed((after.heapUsed - before.heapUsed) / 1e6, 1)} / ${fixed((peak - before.rss) / 1e6)}`,
    'log, MB': fixed(logSize / 1e6),
    'interaction p50 / p99 / max, ms': [0.5, 0.99, 1]
      .map((share) => fixed(at(busy.answers, share), 1))
      .join(' / '),
    idle: [0.5, 0.99].map((share) => fixed(at(idle.answers, share), 1)).join(' / '),
    'loop p99 / max, ms': `${fixed(delay.percentile(99) / 1e6)} / ${fixed(delay.max / 1e6)}`,
    problems: room.problems.length,
  });
}

/** With the limit lifted: what the ledger and discord.js cost beside a bare pool of connections. Medians of three, in turns. */
async function measureBare(count: number): Promise<void> {
  const body = { content: 'x'.repeat(2_000), nonce: '1', enforce_nonce: true };
  const rates: Record<'pool' | 'rest' | 'delivery', number[]> = { pool: [], rest: [], delivery: [] };
  /** ms of this process's processor time for a request: what other work on the machine changes least. */
  const costs: typeof rates = { pool: [], rest: [], delivery: [] };
  const origin = new URL(server.url).origin;
  const timed = async (name: keyof typeof rates, work: () => Promise<unknown>) => {
    const begun = performance.now();
    const before = process.cpuUsage();
    await work();
    const { user, system } = process.cpuUsage(before);
    costs[name].push((user + system) / 1_000 / count);
    rates[name].push((count / (performance.now() - begun)) * 1_000);
  };
  /** `call` for each number, 64 at a time. */
  const all = async (call: (number: number) => Promise<unknown>) => {
    let next = 0;
    const worker = async () => {
      while (next < count) await call(next++);
    };
    await Promise.all(Array.from({ length: 64 }, worker));
  };
  server.tell({ kind: 'begin', limited: false, latency: [0, 0] });
  for (let round = 0; round < 3; round += 1) {
    const room = await openBenchRoom(server.url, count, false);
    await room.planner.plan(room.now());
    const pool = new Pool(origin, { connections: 64 });
    await timed('pool', () =>
      all(async (number) => {
        const answer = await pool.request({
          path: `/api/v10/channels/${channelId(number)}/messages`,
          method: 'POST',
          headers: { 'content-type': 'application/json', authorization: 'Bot bench' },
          body: JSON.stringify(body),
        });
        await answer.body.json();
      }),
    );
    await pool.close();
    await timed('rest', () =>
      all((number) => room.rest.post(`/channels/${channelId(number + count)}/messages`, { body })),
    );
    await timed('delivery', () => room.sendAll());
    await room.dispatcher.stop();
    if (room.problems.length > 0) throw new Error(room.problems[0]);
    await room.close();
  }
  const median = (list: readonly number[]) =>
    at(
      list.toSorted((a, b) => a - b),
      0.5,
    );
  const pool = median(rates.pool);
  for (const [name, measure] of [
    ['rest', 'discord.js REST alone, requests a second'],
    ['delivery', 'delivery, messages a second'],
  ] as const)
    report({ measure, ours: median(rates[name]), rival: withVersion('undici'), theirs: pool, limit: null });
  const row = (what: string, name: keyof typeof rates) => ({
    what,
    'requests/s': fixed(median(rates[name])),
    'of the pool': fixed(median(rates[name]) / pool, 2),
    'ms of processor each': fixed(median(costs[name]), 2),
    'times 50/s': fixed(median(rates[name]) / 50, 1),
  });
  print(`\nWith the limit lifted, ${count} messages, 64 at a time`);
  console.table([
    row('a bare undici pool', 'pool'),
    row('discord.js REST alone', 'rest'),
    row('delivery: rendered, recorded before and after, sent', 'delivery'),
  ]);
}

const paceRows: object[] = [];
const planRows: object[] = [];
const isWanted = (part: 'pace' | 'planning' | 'lifted') => (values.only ?? part) === part;
if (isWanted('pace')) {
  const [least = 0, longest = least] = values.answers?.split('-').map(Number) ?? [];
  const latencies: Latency[] =
    values.answers === undefined
      ? [
          [0, 0],
          [150, 150],
          [50, 500],
        ]
      : [[least, longest]];
  for (const latency of latencies) await measurePace(Number(values.channels), latency);
  print('\nThe pace, against 50 requests in any second');
  console.table(paceRows);
}
if (isWanted('planning')) {
  const most = Number(values.subscriptions);
  for (const count of [1_000, 10_000, 100_000].filter((stage) => stage < most).concat(most)) {
    await measurePlanning(count);
    print(JSON.stringify(planRows.at(-1)));
  }
  print('\nDigests due at once, planned while the first are sent and a command is typed each 20 ms');
  console.table(planRows);
}
if (isWanted('lifted')) await measureBare(Number(values.requests));
server.close();
