import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { createClockWatch } from '../../src/delivery/clock-watch.ts';
import { deliveryId } from '../../src/delivery/delivery.ts';
import { openKeyv } from '../../src/store/keyv-sqlite.ts';
import { day, down, hour, minute, openRoom, type TestRoom } from './room.ts';

const eight = Date.UTC(2027, 0, 4, 8);

let room: TestRoom;
let watch: (now: number) => Promise<boolean>;
beforeEach(() => {
  room = openRoom();
  start();
});
afterEach(() => room.close());

/** As the program has it after a start. */
function start(): void {
  watch = createClockWatch({
    store: openKeyv(room.db, 'clock'),
    ledger: room.ledger,
    wentBack: () => room.planner.again(null),
    report: (problem) => void room.problems.push(problem),
  });
}
async function tick(now: number): Promise<void> {
  if (await watch(now)) await room.ledger.prune(now - 90 * day);
  await room.planner.plan(now);
  await room.dispatcher().run(now);
}
const bring = (id: string, at: number) => void room.stories.push({ id, at });
const codes = () => room.problems.map(({ code }) => code);

describe('a clock that is far ahead for a while', () => {
  test.each([0.98, 1, 6, 91, 400])(
    '(%d days) costs neither memory of what was posted nor a digest',
    async (days) => {
      await room.subscribe();
      bring('a', eight - hour);
      for (let i = 0; i <= 3 * 24; i++) await tick(eight + i * hour);
      bring('b', eight + 3 * day + minute);
      const now = eight + 3 * day + hour;
      for (let i = 0; i < 30; i++) await tick(now + days * day + i * minute);
      const back = now + 31 * minute;
      await tick(back);
      const next = eight + 4 * day;
      bring('c', next - hour);
      for (let at = back; at <= next + 3 * day; at += 30 * minute) await tick(at);
      expect(room.chat.textsOf('c1')).toEqual(['a', 'b', 'c']);
      expect(await room.ledger.hadBefore('c1', ['a', 'b', 'c'], [])).toEqual(new Set(['a', 'b', 'c']));
      expect(codes()).toEqual(['clock-went-ahead', 'clock-went-back']);
    },
  );

  test('is known again after a restart', async () => {
    await tick(eight);
    await tick(eight + minute);
    start();
    await tick(eight + 100 * day);
    start();
    await tick(eight + 2 * minute);
    expect(codes()).toEqual(['clock-went-ahead', 'clock-went-back']);
    expect(room.problems[0]?.message).toContain('the clock is wrong');
  });

  test('has what it planned and did not send taken back', async () => {
    await room.subscribe();
    bring('a', eight - hour);
    await tick(eight);
    bring('b', eight + minute);
    room.chat.weather.set('c1', [down]);
    await tick(eight + 20 * hour + day);
    await tick(eight + hour);
    expect(await room.ledger.subscriptionsWithPlanned()).toEqual([]);
    await tick(eight + day);
    expect(room.chat.textsOf('c1')).toEqual(['a', 'b']);
  });
});

describe('what is old', () => {
  test('is forgotten by a clock that has gone steadily for a day, also over restarts', async () => {
    expect(await watch(eight)).toBe(false);
    for (let i = 1; i < 24; i++) {
      start();
      expect(await watch(eight + i * hour)).toBe(false);
    }
    expect(await watch(eight + day + 5 * minute)).toBe(true);
    expect(await watch(eight + day + minute)).toBe(true);
    expect(await watch(eight + 3 * day)).toBe(false);
    expect(await watch(eight + 4 * day)).toBe(true);
    expect(await watch(eight + 3 * day)).toBe(false);
  });
});

test('a clock that goes back a little brings no edition twice', async () => {
  const { id } = await room.subscribe({ schedule: '*/15 * * * *' });
  for (let i = 0; i < 8; i++) {
    bring(`s${i}`, eight + i * 15 * minute - minute);
    await tick(eight + i * 15 * minute);
  }
  for (let i = 4; i < 12; i++) await tick(eight + i * 15 * minute + minute);
  const editions = await room.ledger.deliveriesOf(id, 20);
  expect(editions.map((one) => one.id)).toEqual(
    Array.from({ length: 8 }, (_, i) => deliveryId(id, eight + (7 - i) * 15 * minute)),
  );
  expect(room.chat.messages).toHaveLength(8);
});
