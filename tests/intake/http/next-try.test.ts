import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { chooseNextTry, type Trying } from '../../../src/intake/http/next-try.ts';
import { noPace } from '../../../src/intake/http/read-pace.ts';

const now = Date.parse('2026-03-02T08:00:00Z');
const minute = 60_000;
const day = 24 * 60 * minute;
const well: Trying = { interval: 5 * minute, failures: 0, lasts: null, pace: noPace, ttl: null };
const after = (trying: Partial<Trying>, chance = 0) => {
  const next = chooseNextTry(now, { ...well, ...trying }, () => chance);
  return next === null ? null : (next - now) / minute;
};
const failed = (failures: number, chance: number, lasts: 'passing' | 'lasting' = 'passing') =>
  after({ failures, lasts }, chance);

describe('the next try', () => {
  test('comes after the interval when all is well', () => {
    expect(after({})).toBe(5);
  });

  test('comes no sooner than the server, its feed or its robots.txt want it', () => {
    expect(after({ pace: { ...noPace, freshUntil: now + 20 * minute } })).toBe(20);
    expect(after({ pace: { ...noPace, retryAt: now + 30 * minute } })).toBe(30);
    expect(after({ pace: { ...noPace, crawlDelay: 10 * minute } })).toBe(10);
    expect(after({ ttl: 60 * minute })).toBe(60);
    expect(after({ ttl: minute, pace: { ...noPace, freshUntil: now + minute } })).toBe(5);
  });

  test('is not put off for ever by what nobody can mean', () => {
    const decade = 3_650 * day;
    expect(after({ ttl: decade, pace: { ...noPace, freshUntil: now + decade, crawlDelay: decade } })).toBe(
      day / minute,
    );
    expect(after({ pace: { ...noPace, retryAt: now + decade } })).toBe((7 * day) / minute);
    expect(
      after({ ttl: Number.POSITIVE_INFINITY, pace: { ...noPace, crawlDelay: Number.POSITIVE_INFINITY } }),
    ).toBe(day / minute);
  });

  test('is put off twice as far with each failure, by chance between the interval and that', () => {
    expect([1, 2, 3].map((failures) => failed(failures, 0))).toEqual([5, 5, 5]);
    expect([1, 2, 3, 4, 40].map((failures) => failed(failures, 1))).toEqual([15, 25, 45, 65, 65]);
    expect(failed(2, 0.5)).toBe(15);
  });

  test('is rarer where somebody has to do something first', () => {
    expect([1, 2, 40].map((failures) => failed(failures, 0, 'lasting'))).toEqual([30, 30, 30]);
    expect([1, 2, 40].map((failures) => failed(failures, 1, 'lasting'))).toEqual([
      90,
      150,
      30 + day / minute,
    ]);
  });

  test('is never, by itself, of what is gone for good', () => {
    expect(after({ failures: 1, lasts: 'final' })).toBeNull();
  });

  test('of a failure comes after the moment that the server named, by chance a little later', () => {
    const pace = { ...noPace, retryAt: now + 120 * minute };
    expect(after({ failures: 1, lasts: 'passing', pace }, 0)).toBe(120);
    expect(after({ failures: 1, lasts: 'passing', pace }, 1)).toBe(125);
  });

  test('is at its interval again after the first success', () => {
    expect(failed(30, 1)).toBeGreaterThan(60);
    expect(after({ failures: 0, lasts: null }, 1)).toBe(5);
  });

  test('is a whole moment from the interval on, and within nine days, whatever is asked', () => {
    const moment = fc.option(fc.double({ min: 0, noNaN: true }));
    fc.assert(
      fc.property(
        fc.record({
          interval: fc.integer({ min: minute, max: day }),
          failures: fc.nat(2_000),
          lasts: fc.constantFrom(null, 'passing' as const, 'lasting' as const),
          ttl: moment,
          pace: fc.record({ retryAt: moment, freshUntil: moment, crawlDelay: moment }),
        }),
        fc.double({ min: 0, max: 1, noNaN: true, maxExcluded: true }),
        (trying, chance) => {
          const next = chooseNextTry(now, trying, () => chance);
          expect(Number.isSafeInteger(next)).toBe(true);
          expect(next).toBeGreaterThanOrEqual(now + trying.interval);
          expect(next).toBeLessThanOrEqual(now + 9 * day);
        },
      ),
    );
  });
});
