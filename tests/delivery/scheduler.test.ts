import { setImmediate } from 'node:timers/promises';
import { afterEach, beforeEach, describe, expect, test, vi } from 'vitest';
import { createScheduler, type SchedulerParts } from '../../src/delivery/scheduler.ts';
import type { Problem } from '../../src/wire/problem.ts';

const nothing = { planned: 0, empty: 0, troubled: 0 };

/** A scheduler whose parts note what they are asked for. */
function build(change: Partial<SchedulerParts> = {}) {
  const log: string[] = [];
  const problems: Problem[] = [];
  const scheduler = createScheduler({
    watchClock: async () => true,
    mayBegin: async () => true,
    intake: async (now) => void log.push(`intake ${now}`),
    readChanges: async (now) => void log.push(`changes ${now}`),
    lookAround: async () => {},
    tellHalted: async () => {},
    tellOperator: async () => {},
    planStories: async (now) => void log.push(`stories ${now}`),
    planner: {
      plan: async (now) => {
        log.push(`plan ${now}`);
        return nothing;
      },
    },
    ledger: {
      prune: async (before) => {
        log.push(`prune ${before / 86_400_000}`);
        return 0;
      },
    },
    dispatcher: {
      run: async (now) => void log.push(`send ${now}`),
      stop: async () => void log.push('stop'),
    },
    report: (problem) => void problems.push(problem),
    ...change,
  });
  return { scheduler, log, problems };
}

function gated() {
  let open = () => {};
  const gate = new Promise<void>((resolve) => {
    open = resolve;
  });
  return { gate, open };
}

describe('a tick', () => {
  test('takes copy in, plans, forgets what is ninety days old, and sends, in this order', async () => {
    const { scheduler, log } = build();
    await scheduler.tick(100 * 86_400_000);
    expect(log).toEqual([
      'intake 8640000000',
      'changes 8640000000',
      'stories 8640000000',
      'plan 8640000000',
      'prune 10',
      'send 8640000000',
    ]);
  });

  test.each([
    ['intake', 'intake-failed', { intake: () => Promise.reject(new Error('Broken')) }, ['plan 1', 'send 1']],
    [
      'planning',
      'planning-failed',
      { planner: { plan: () => Promise.reject(new Error('Broken')) } },
      ['intake 1', 'send 1'],
    ],
    [
      'sending',
      'sending-failed',
      { dispatcher: { run: () => Promise.reject(new Error('Broken')), stop: async () => {} } },
      ['intake 1', 'plan 1'],
    ],
  ] as const)(
    'goes on and reports it when %s throws, and the next one works',
    async (_, code, part, others) => {
      const { scheduler, log, problems } = build(part);
      await scheduler.tick(1);
      expect(log).toEqual(expect.arrayContaining([...others]));
      expect(problems).toEqual([{ code, message: expect.stringContaining('Broken') }]);
      await scheduler.tick(2);
      expect(problems).toHaveLength(2);
    },
  );

  test('does not overlap another: those that come meanwhile become one, at the last of their moments', async () => {
    const { gate, open } = gated();
    const seen: number[] = [];
    const { scheduler, log } = build({
      intake: async (now) => {
        seen.push(now);
        if (now === 1) await gate;
      },
    });
    const ticks = [1, 2, 3, 4].map((now) => scheduler.tick(now));
    await setImmediate();
    expect(seen).toEqual([1]);
    open();
    await Promise.all(ticks);
    expect(seen).toEqual([1, 4]);
    expect(log.filter((line) => line.startsWith('plan'))).toEqual(['plan 1', 'plan 4']);
    await scheduler.tick(5);
    expect(seen).toEqual([1, 4, 5]);
  });

  test('plans while the sending of an earlier one is still at work', async () => {
    const { gate, open } = gated();
    const { scheduler, log } = build({ dispatcher: { run: () => gate, stop: async () => {} } });
    const first = scheduler.tick(1);
    const second = scheduler.tick(2);
    await setImmediate();
    expect(log).toContain('plan 2');
    open();
    await Promise.all([first, second]);
  });
});

describe('the clock of the scheduler', () => {
  test('ticks at the start and then each full minute, until it is stopped', async () => {
    vi.useFakeTimers({ now: Date.UTC(2027, 0, 4, 7, 58, 30) });
    try {
      const { scheduler, log } = build({ clock: () => Date.now() });
      const planned = () => log.filter((line) => line.startsWith('plan')).length;
      scheduler.start();
      scheduler.start();
      await vi.advanceTimersByTimeAsync(1_000);
      expect(planned()).toBe(1);
      await vi.advanceTimersByTimeAsync(30_000);
      expect(planned()).toBe(2);
      await vi.advanceTimersByTimeAsync(60_000);
      expect(planned()).toBe(3);
      expect(log.filter((line) => line.startsWith('plan')).at(-1)).toMatch(/^plan 1799049600\d{3}$/);
      await scheduler.stop();
      await vi.advanceTimersByTimeAsync(180_000);
      expect(planned()).toBe(3);
      expect(log.at(-1)).toBe('stop');
    } finally {
      vi.useRealTimers();
    }
  });

  test('does not wait for a slow channel: the next minute is planned all the same', async () => {
    vi.useFakeTimers({ now: Date.UTC(2027, 0, 4, 7, 58, 30) });
    try {
      const { scheduler, log } = build({
        clock: () => Date.now(),
        dispatcher: { run: () => new Promise(() => {}), stop: async () => {} },
      });
      scheduler.start();
      await vi.advanceTimersByTimeAsync(3 * 60_000);
      expect(log.filter((line) => line.startsWith('plan'))).toHaveLength(4);
      await scheduler.stop();
    } finally {
      vi.useRealTimers();
    }
  });
});

describe('the clock of the machine', () => {
  const startAt = Date.UTC(2027, 0, 4, 7, 58, 30);
  const planned = (log: readonly string[]) => log.filter((line) => line.startsWith('plan')).length;
  beforeEach(() => void vi.useFakeTimers({ now: startAt }));
  afterEach(() => void vi.useRealTimers());

  test('may be set back by a year: the ticks go on by the new one, and it is told', async () => {
    const { scheduler, log, problems } = build({ clock: () => Date.now() });
    scheduler.start();
    await vi.advanceTimersByTimeAsync(60_000);
    const before = planned(log);
    vi.setSystemTime(Date.UTC(2026, 0, 4, 7, 59, 30));
    await vi.advanceTimersByTimeAsync(5 * 60_000);
    expect(planned(log) - before).toBeGreaterThanOrEqual(4);
    expect(problems).toEqual([{ code: 'clock-set-back', message: expect.stringContaining('2026-01-04') }]);
    await scheduler.stop();
  });

  test('may be so busy that a minute is come to late: it is ticked all the same', async () => {
    const { scheduler, log } = build({ clock: () => Date.now() });
    scheduler.start();
    await vi.advanceTimersByTimeAsync(1_000);
    const before = planned(log);
    // Nothing runs for twenty seconds beyond the full minute.
    vi.setSystemTime(startAt + 50_000);
    await vi.advanceTimersByTimeAsync(29_500);
    expect(planned(log)).toBe(before + 1);
    await scheduler.stop();
  });
});

describe('a tick that does not end', () => {
  test('is told once, after some minutes, and not when it is quick', async () => {
    vi.useFakeTimers({ now: Date.UTC(2027, 0, 4, 7, 58, 30) });
    try {
      const { gate, open } = gated();
      const { scheduler, problems } = build({ clock: () => Date.now(), intake: () => gate });
      scheduler.start();
      await vi.advanceTimersByTimeAsync(4 * 60_000);
      expect(problems).toEqual([]);
      await vi.advanceTimersByTimeAsync(20 * 60_000);
      expect(problems.map((problem) => problem.code)).toEqual(['tick-takes-long']);
      open();
      await vi.advanceTimersByTimeAsync(20 * 60_000);
      expect(problems).toHaveLength(1);
      await scheduler.stop();
    } finally {
      vi.useRealTimers();
    }
  });
});

describe('stopping', () => {
  test('waits for the tick that runs and lets none follow', async () => {
    const { gate, open } = gated();
    const { scheduler, log } = build({ intake: () => gate });
    const tick = scheduler.tick(1);
    const later = scheduler.tick(2);
    const stopped = scheduler.stop();
    await setImmediate();
    expect(log).toEqual([]);
    open();
    await Promise.all([tick, later, stopped]);
    expect(log).toEqual(['changes 1', 'stories 1', 'plan 1', expect.stringMatching(/^prune/), 'stop']);
  });
});
