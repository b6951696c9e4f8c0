/**
 * `npm run bench -- ledger-postgres`: the ledger on PostgreSQL with much open. `--open 100000` deliveries, in a channel each and then in a hundred
 * channels. Times in ms on the clock; the server writes to the disk as it would for real.
 */

import { deliveryId } from '../../src/delivery/delivery.ts';
import type { EditionPlan, Ledger } from '../../src/delivery/ledger.ts';
import { partCount } from '../../src/delivery/part-of.ts';
import { createPostgresLedger } from '../../src/delivery/postgres/postgres-ledger.ts';
import { openPostgres } from '../../src/store/postgres.ts';
import { startPostgresServer } from '../archive/postgres-server.ts';
import { readOptions } from './read-options.ts';
import { report } from './report.ts';

const values = readOptions({ open: { type: 'string', default: '100000' } });
const open = Number(values.open);
const slot = Date.UTC(2027, 0, 4, 7);
const minute = 60_000;
const quarter = Array.from({ length: partCount / 4 }, (_, part) => part);
/** What goes into the table of all benches, and what is open meanwhile. */
const told = new Set(['due, 128', 'claim', 'settle']);
let title = '';
const print = (text: string) => process.stdout.write(`${text}\n`);
const nameOf = (n: number) => n.toString(32).padStart(8, '0');
const idOf = (n: number) => deliveryId(nameOf(n), slot);

async function time(what: string, runs: number, work: (run: number) => Promise<unknown>): Promise<void> {
  const times: number[] = [];
  for (let run = 0; run < runs; run += 1) {
    const begun = performance.now();
    await work(run);
    times.push(performance.now() - begun);
  }
  times.sort((a, b) => a - b);
  const at = (share: number) =>
    (times[Math.floor(times.length * share)] ?? Number.NaN).toFixed(2).padStart(9);
  if (told.has(what))
    report({
      measure: `${what}, ${title}, p99, ms`,
      ours: Number(at(0.99)),
      rival: null,
      theirs: null,
      limit: null,
    });
  print(`${what.padEnd(44)}${at(0.5)}${at(0.99)}`);
}

/** Each story stands in a seventh of the channels. */
function planOf(n: number, channels: number): EditionPlan {
  return {
    subscriptionId: nameOf(n),
    channelId: `c${n % channels}`,
    edition: { from: slot - minute, slot, carryFrom: slot - minute },
    supersedes: [],
    outcome: 'planned',
    recipe: { kind: 'bench' },
    storyIds: [`s${n % 7}-${Math.floor(n / channels)}`],
  };
}

const rendered = { post: { body: { content: 'x' } }, shown: [], revisitAt: null };
const claim = (ledger: Ledger, n: number) => ledger.claim(idOf(n), slot, slot + minute, rendered);

async function measure(channels: number, server: Awaited<ReturnType<typeof startPostgresServer>>) {
  const address = await server.createDatabase();
  const databases = [openPostgres(address, 0), openPostgres(address, 0), openPostgres(address, 0)] as const;
  const [ledger, ...others] = databases.map((db) => createPostgresLedger(db));
  if (ledger === undefined) throw new Error('No ledger');
  title = `${open} open in ${channels} channels`;
  print(`\n${title.padEnd(44)}      p50      p99`);
  const begun = performance.now();
  const batch = 50;
  for (let n = 0; n < open; n += 8 * batch) {
    const plansOf = (from: number) => Array.from({ length: batch }, (_, k) => planOf(from + k, channels));
    await Promise.all(Array.from({ length: 8 }, (_, i) => ledger.plan(plansOf(n + i * batch), slot)));
  }
  print(
    `planned in fifties, eight at once: ${Math.round((open * 1_000) / (performance.now() - begun))} a second`,
  );
  await databases[0].query('ANALYZE');
  await time('due, 1', 300, () => ledger.due(slot, 1, []));
  await time('due, 128', 50, () => ledger.due(slot, 128, []));
  await time('due in a quarter of the parts, 1', 300, () => ledger.due(slot, 1, [], quarter));
  await time('due in a quarter of the parts, 128', 50, () => ledger.due(slot, 128, [], quarter));
  await time('due in a quarter while all wait', 300, () => ledger.due(slot - 1, 1, [], quarter));
  await time('when the next is due, in a quarter', 300, () => ledger.nextTryAt(quarter));
  await time('claim', 500, (run) => claim(ledger, run));
  await time('settle', 500, (run) => ledger.settle(idOf(run), { to: 'sent', messageId: 'm' }, slot));
  const claimed = performance.now();
  const all = [ledger, ...others];
  const each = 400;
  await Promise.all(
    all.flatMap((one, process) =>
      Array.from({ length: 8 }, async (_, lane) => {
        for (let n = 0; n < each / 8; n += 1) await claim(one, 1_000 + process * each + lane * 50 + n);
      }),
    ),
  );
  const rate = Math.round((all.length * each * 1_000) / (performance.now() - claimed));
  print(`claimed by three at once: ${rate} a second`);
  const killed = performance.now();
  const changes = [
    { storyId: `s3-${Math.floor((open - 1) / channels)}`, revision: 2, kind: 'killed' as const },
  ];
  const noted = await ledger.noteChanges(changes, 1, slot);
  print(`a kill noted for ${noted} messages: ${Math.round(performance.now() - killed)} ms`);
  for (const db of databases) await db.close();
}

const server = await startPostgresServer({ fsync: 'on' });
try {
  await measure(open, server);
  await measure(100, server);
} finally {
  await server.close();
}
