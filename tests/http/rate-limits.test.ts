import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import { oneSource, openWireRoom, token, type WireRoom } from './wire-room.ts';

// What counts requests goes by the machine's clock: only that is moved, and sockets keep their own time.
beforeEach(() => {
  vi.useFakeTimers({ toFake: ['Date'] });
});
afterEach(() => {
  vi.useRealTimers();
});

const pass = (ms: number) => vi.setSystemTime(Date.now() + ms);
/** Copy with nothing in it: who sends it is let in (400) or not. */
const knock = async (room: WireRoom, with_ = token, more: Record<string, string> = {}) => {
  const { status, headers } = await room.post('', { Authorization: `Bearer ${with_}`, ...more });
  return { status, wait: Number(headers.get('retry-after')) };
};

test('an address that shows wrong tokens waits a minute, whatever it shows then', async () => {
  const room = await openWireRoom({ limits: { failuresAMinute: 3 } });
  for (let i = 0; i < 3; i += 1) expect((await knock(room, 'not-the-right-token')).status).toBe(401);
  expect(await knock(room, 'not-the-right-token')).toEqual({ status: 429, wait: 60 });
  pass(20_000);
  expect(await knock(room)).toEqual({ status: 429, wait: 40 });
  pass(41_000);
  expect((await knock(room)).status).toBe(400);
  expect((await knock(room, 'not-the-right-token')).status).toBe(401);
  expect(room.told.filter((line) => line.startsWith('failure'))).toEqual([
    'failure 127.0.0.1 false',
    'failure 127.0.0.1 true',
    'failure 127.0.0.1 false',
  ]);
});

test('addresses behind a proxy are counted each by itself, as the proxy tells them', async () => {
  const room = await openWireRoom({ limits: { failuresAMinute: 2 }, proxies: ['127.0.0.1'] });
  const from = (address: string) => ({ 'X-Forwarded-For': address });
  for (const told of ['198.51.100.7', 'invented, 198.51.100.7']) {
    expect((await knock(room, 'not-the-right-token', from(told))).status).toBe(401);
  }
  expect((await knock(room, token, from('203.0.113.9, 198.51.100.7'))).status).toBe(429);
  expect((await knock(room, token, from('203.0.113.9'))).status).toBe(400);
});

test('a program on this machine that calls itself by another address at each try waits all the same, where no proxy is named', async () => {
  const room = await openWireRoom({ limits: { failuresAMinute: 3 } });
  const from = (i: number) => ({ 'X-Forwarded-For': `203.0.113.${i}` });
  const statuses: number[] = [];
  for (let i = 0; i < 5; i += 1)
    statuses.push((await knock(room, `guess-number-${i}-of-many`, from(i))).status);
  expect(statuses).toEqual([401, 401, 401, 429, 429]);
  expect(room.told.filter((line) => line.startsWith('unbelieved'))).toEqual(['unbelieved 127.0.0.1']);
});

test('tries that come at once are counted like those that come one by one', async () => {
  const room = await openWireRoom({ limits: { failuresAMinute: 5 } });
  const tries = Array.from({ length: 30 }, (_, i) => knock(room, `a-wrong-token-number-${i}`));
  const statuses = (await Promise.all(tries)).map(({ status }) => status);
  expect(statuses.filter((status) => status === 401)).toHaveLength(5);
  expect(statuses.filter((status) => status === 429)).toHaveLength(25);
});

test('a source that sends too often waits; another goes on', async () => {
  const room = await openWireRoom({
    limits: { requestsAMinute: 4 },
    sources: `${oneSource}  - { name: afp, kind: push, tokenEnv: ANP_TOKEN }\n`,
  });
  for (let i = 0; i < 4; i += 1) expect((await knock(room)).status).toBe(400);
  pass(15_000);
  expect(await knock(room)).toEqual({ status: 429, wait: 45 });
  expect((await knock(room, 'een-sleutel-uit-de-omgeving')).status).toBe(400);
  pass(46_000);
  expect((await knock(room)).status).toBe(400);
});
