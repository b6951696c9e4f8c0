import { afterEach, beforeEach, expect, test } from 'vitest';
import { guardOften } from '../src/delivery/guard-part.ts';
import { askBot } from '../src/discord/ask-bot.ts';
import type { Held } from '../src/sandbox/faults.ts';
import type { Sandbox } from '../src/sandbox/sandbox.ts';
import { startSandbox } from '../src/sandbox/start-sandbox.ts';
import { shareGateway } from '../src/share-gateway.ts';
import { withCrewDatabase } from './crew/crew-database.ts';

const database = withCrewDatabase();
let sandbox: Sandbox;
beforeEach(async () => {
  sandbox = await startSandbox();
});
afterEach(() => sandbox.close());

const log = { error() {}, warn() {}, info() {}, debug() {} };

async function join(process: string, signal?: AbortSignal, asked = () => {}) {
  const tries = { apiUrl: sandbox.url, token: sandbox.token, log };
  const bot = await askBot(tries);
  asked();
  const { postgres } = database;
  const problems: string[] = [];
  const often = guardOften(({ code }) => void problems.push(code));
  return shareGateway({ ...tries, signal, bot, postgres, process, count: 2, often });
}

const members = () => database.postgres.query<{ process: string }>('SELECT process FROM crew_member');

test('the first process has its first session at once, and sends in all servers', async () => {
  const gateway = await join('a');
  expect(gateway.parts()).toHaveLength(64);
  expect(gateway.isInSight(null)).toBe(true);
  await gateway.leave();
  expect(await members()).toEqual([]);
  expect(sandbox.connected).toBe(false);
});

test('a second process waits for nothing while the first has all, and says so', async () => {
  const a = await join('a');
  const b = await join('b');
  expect([b.parts(), b.isInSight(null)]).toEqual([[], false]);
  await b.leave();
  await a.leave();
});

test('one that is stopped while it signs in holds nothing, and neither does the next in its way', async () => {
  const stopping = new AbortController();
  const isHeld = Promise.withResolvers<Held>();
  const joining = join('a', stopping.signal, () =>
    isHeld.resolve(sandbox.hold('GET /gateway/bot', 'before')),
  );
  const probe = await isHeld.promise;
  await probe.reached;
  stopping.abort(new Error('Stopped'));
  await expect(joining).rejects.toThrow('Stopped');
  probe.release();
  expect(await members()).toEqual([]);
});
