import fc from 'fast-check';
import { expect, test } from 'vitest';
import { createSharedPace } from '../../src/crew/pace-share.ts';
import { createPace } from '../../src/delivery/pace.ts';
import { withCrewDatabase } from './crew-database.ts';

const database = withCrewDatabase();

/** A process with a clock that is moved, and as many requests as the test says that count. */
function join(process: string, total = 50, later: (work: () => void) => void = () => {}) {
  let now = 0;
  let counting = 0;
  const pace = createSharedPace({
    postgres: database.postgres,
    process,
    total,
    counting: () => counting,
    clock: () => now,
    later: (_, work) => later(work),
  });
  return {
    pace,
    wait: (ms: number) => {
      now += ms;
    },
    count: (requests: number) => {
      counting = requests;
    },
  };
}

/** The server's clock goes on by so much, as far as shares go. */
function letServerPass(ms: number) {
  return database.postgres.query('UPDATE crew_share SET ends_at = ends_at - make_interval(secs => $1)', [
    ms / 1_000,
  ]);
}

test('A process alone has the whole pace, and none before it asked', async () => {
  const { pace } = join('a');
  expect(pace.turns()).toBe(0);
  await pace.ask(true);
  expect(pace.turns()).toBe(50);
});

test('Three that want to send come to have as much each, and never more than the whole together', async () => {
  const crew = [join('a'), join('b'), join('c')];
  const sums: number[] = [];
  for (let round = 0; round < 4; round += 1) {
    for (const { pace } of crew) {
      await pace.ask(true);
      sums.push(crew.reduce((sum, one) => sum + one.pace.turns(), 0));
    }
  }
  expect(crew.map(({ pace }) => pace.turns())).toEqual([16, 16, 16]);
  expect(Math.max(...sums)).toBe(50);
});

test('What one had more is another’s only once no more of its requests count', async () => {
  const a = join('a');
  const b = join('b');
  await a.pace.ask(true);
  a.count(40);
  await b.pace.ask(true);
  expect(b.pace.turns()).toBe(0);
  await a.pace.ask(true);
  expect(a.pace.turns()).toBe(25);
  await b.pace.ask(true);
  expect(b.pace.turns()).toBe(0);
  a.count(25);
  await a.pace.ask(true);
  await b.pace.ask(true);
  expect([a.pace.turns(), b.pace.turns()]).toEqual([25, 25]);
});

test('What one does not want any more the others have, once none of its requests count', async () => {
  const a = join('a');
  const b = join('b');
  await a.pace.ask(true);
  await b.pace.ask(true);
  await a.pace.ask(true);
  await a.pace.ask(true);
  a.count(3);
  await a.pace.ask(false);
  expect(a.pace.turns()).toBe(0);
  await b.pace.ask(true);
  expect(b.pace.turns()).toBe(25);
  a.count(0);
  await a.pace.ask(false);
  await b.pace.ask(true);
  expect(b.pace.turns()).toBe(50);
});

test('A share lapses where it is used before it does on record, and is another’s only then', async () => {
  const a = join('a');
  const b = join('b');
  await a.pace.ask(true);
  a.wait(6_999);
  expect(a.pace.turns()).toBe(50);
  a.wait(1);
  expect(a.pace.turns()).toBe(0);
  await letServerPass(9_000);
  await b.pace.ask(true);
  expect(b.pace.turns()).toBe(0);
  await letServerPass(1_500);
  await b.pace.ask(true);
  expect(b.pace.turns()).toBe(50);
  // The one that stood still finds that there is nothing left, and then has its part.
  await a.pace.ask(true);
  expect(a.pace.turns()).toBe(0);
  await b.pace.ask(true);
  await b.pace.ask(true);
  await a.pace.ask(true);
  expect([a.pace.turns(), b.pace.turns()]).toEqual([25, 25]);
});

test('Whoever waits for a turn is woken by each change', async () => {
  const { pace, wait } = join('a');
  let woken = 0;
  pace.onChange(() => {
    woken += 1;
  });
  await pace.ask(true);
  await pace.ask(true);
  expect(woken).toBe(1);
  await pace.ask(false);
  expect(woken).toBe(2);
  wait(1);
  await pace.ask(false);
  expect(woken).toBe(2);
});

test('Whoever waits for a turn has one, also where nobody said that there is work', async () => {
  const { pace } = join('a');
  const given = createPace({ share: pace }).take();
  await given;
  expect(pace.turns()).toBe(50);
});

test('Where others have it all, it is asked for until they leave some', async () => {
  const a = join('a');
  const again = Promise.withResolvers<() => void>();
  const b = join('b', 50, (work) => again.resolve(work));
  await a.pace.ask(true);
  const given = createPace({ share: b.pace }).take();
  const retry = await again.promise;
  await a.pace.ask(true);
  await a.pace.ask(true);
  retry();
  await given;
  expect([a.pace.turns(), b.pace.turns()]).toEqual([25, 25]);
});

test('Where there are more that want to send than turns, each turn is somebody’s', async () => {
  const crew = Array.from({ length: 7 }, (_, n) => join(`p${n}`, 5));
  for (let round = 0; round < 6; round += 1) for (const { pace } of crew) await pace.ask(true);
  expect(crew.map(({ pace }) => pace.turns()).toSorted()).toEqual([0, 0, 1, 1, 1, 1, 1]);
});

test('At the end nobody waits for a turn without end', async () => {
  const { pace } = join('a');
  let woken = 0;
  pace.onChange(() => {
    woken += 1;
  });
  pace.end();
  expect([pace.turns(), woken]).toEqual([1, 1]);
});

test('However processes ask, stand still and count, the shares that they go by are no more than the whole', async () => {
  const step = fc.record({
    who: fc.nat(2),
    what: fc.constantFrom('ask', 'ask', 'rest', 'pass'),
    counting: fc.nat(20),
  });
  await fc.assert(
    fc.asyncProperty(fc.array(step, { maxLength: 25 }), async (steps) => {
      await database.postgres.query('DELETE FROM crew_share');
      const crew = [join('a', 20), join('b', 20), join('c', 20)];
      for (const { who, what, counting } of steps) {
        const one = crew[who] ?? expect.unreachable();
        // No more can count than may leave.
        one.count(Math.min(counting, one.pace.turns()));
        if (what !== 'pass') await one.pace.ask(what === 'ask');
        else {
          await letServerPass(3_000);
          for (const each of crew) each.wait(3_000);
        }
        const sum = crew.reduce((total, each) => total + each.pace.turns(), 0);
        if (sum > 20) throw new Error(`${sum} of 20`);
      }
    }),
    { numRuns: 40 },
  );
});
