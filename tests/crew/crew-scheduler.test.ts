import { expect, test, vi } from 'vitest';
import { type CrewSchedulerParts, createCrewScheduler } from '../../src/crew/crew-scheduler.ts';
import type { HeldRound } from '../../src/crew/round-queue.ts';
import { guardOften, guardParts } from '../../src/delivery/guard-part.ts';
import type { Problem } from '../../src/wire/problem.ts';

/** A scheduler whose parts note what they are asked for, on a clock that stands at 90 s. */
function build(change: Partial<CrewSchedulerParts> = {}) {
  const log: string[] = [];
  const problems: Problem[] = [];
  const rounds: HeldRound[] = [];
  let due: number | null = null;
  const note = (line: string) => async () => void log.push(line);
  const report = (problem: Problem) => void problems.push(problem);
  const scheduler = createCrewScheduler({
    pulse: () => ({ start: () => void log.push('pulse'), stop: note('no pulse') }),
    round: {
      async make(now, planned) {
        log.push(`round at ${now}`);
        due = now;
        planned(now);
      },
      hasBegun: () => true,
    },
    beforeRound: note('before'),
    afterRound: note('after'),
    eachMinute: async (now) => void log.push(`minute ${now}`),
    dispatcher: {
      async run(now) {
        log.push(`send at ${now}`);
        due = null;
      },
      stop: note('sending over'),
    },
    queue: {
      call: async (minute) => void log.push(`call ${minute}`),
      take: async () => rounds.pop() ?? null,
      keep: async () => true,
      end: async ({ id }) => void log.push(`end ${id}`),
      close: note('queue closed'),
    },
    pace: {
      ask: async (isWanted) => void log.push(`pace ${isWanted}`),
      end: () => void log.push('pace over'),
    },
    takeUp: async () => {},
    leave: note('left'),
    nextTryAt: async () => due,
    guarded: guardParts(report),
    often: guardOften(report),
    clock: () => 90_000,
    ...change,
  });
  return { scheduler, log, problems, rounds, setDue: (at: number) => (due = at) };
}

test('A process that another is ahead of makes no round, and does its own part of the minute', async () => {
  const { scheduler, log } = build();
  await scheduler.tick(0);
  expect(log).toEqual(['call 60000', 'pace false', 'minute 90000']);
});

test('The one that has the round makes it, ends it, and sends what it planned', async () => {
  const { scheduler, log, rounds } = build();
  rounds.push({ id: 'r1', retryCount: 0 });
  await scheduler.tick(0);
  const order = ['call 60000', 'before', 'round at 90000', 'after', 'end r1', 'send at 90000'];
  expect(order.map((line) => log.indexOf(line))).toEqual(
    order.map((line) => log.indexOf(line)).toSorted((a, b) => a - b),
  );
  expect(order.filter((line) => !log.includes(line))).toEqual([]);
});

test('What another process planned is sent by the next look, with a share of the pace that is asked for first', async () => {
  const { scheduler, log, setDue } = build();
  setDue(89_000);
  await scheduler.send(0);
  expect(log).toEqual(['pace true', 'send at 90000']);
});

test('What is not due yet is left', async () => {
  const { scheduler, log, setDue } = build();
  setDue(90_001);
  await scheduler.send(0);
  expect(log).toEqual(['pace false']);
});

test('What goes wrong at every look is told once, and again only after it went well', async () => {
  let isAway = true;
  const takeUp = async () => {
    if (isAway) throw new Error('Away');
  };
  const { scheduler, problems } = build({ takeUp });
  await scheduler.send(0);
  await scheduler.send(0);
  expect(problems).toEqual([{ code: 'crew-out-of-step', message: expect.stringContaining('Away') }]);
  isAway = false;
  await scheduler.send(0);
  isAway = true;
  await scheduler.send(0);
  expect(problems).toHaveLength(2);
});

test('A queue that does not answer holds up no post', async () => {
  const silent = { take: () => new Promise<null>(() => {}) };
  const sent = Promise.withResolvers<number>();
  const { scheduler, setDue } = build({
    queue: {
      call: async () => {},
      keep: async () => true,
      end: async () => {},
      close: async () => {},
      ...silent,
    },
    dispatcher: { run: async (now) => sent.resolve(now), stop: async () => {} },
  });
  setDue(1);
  void scheduler.send(0);
  expect(await sent.promise).toBe(90_000);
});

test('A process that could not look for work for a minute says that it is not well', async () => {
  const said: boolean[] = [];
  const { scheduler } = build({
    eachMinute: async (_, isWell) => void said.push(isWell),
    takeUp: async () => {
      throw new Error('Away');
    },
  });
  const now = performance.now();
  await scheduler.tick(0);
  const later = vi.spyOn(performance, 'now').mockImplementation(() => now + 61_000);
  await scheduler.tick(0);
  later.mockRestore();
  expect(said).toEqual([true, false]);
});

test('It ends in order: sending first, then its share and its shards, and nothing is begun after', async () => {
  const { scheduler, log, setDue } = build();
  await scheduler.stop();
  expect(log).toEqual(['no pulse', 'sending over', 'pace over', 'pace false', 'left', 'queue closed']);
  setDue(1);
  await scheduler.send(0);
  expect(log).toHaveLength(6);
});
