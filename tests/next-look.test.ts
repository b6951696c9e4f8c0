import { describe, expect, test } from 'vitest';
import { checkSourceSchedule, createNextLook } from '../src/next-look.ts';

const minute = 60_000;
const eight = Date.parse('2026-03-10T08:00:00+01:00');
const well = { lasts: 'passing', notBefore: null } as const;
const half = () => 0.5;

describe('The next look at a source', () => {
  test('is at the next round for a folder, and about five minutes later for what is fetched', () => {
    expect(createNextLook({ name: 'in', kind: 'folder' }, 'UTC')(eight, 0, well)).toBe(eight);
    for (const name of ['a', 'b', 'harbour']) {
      const next = createNextLook({ name, kind: 'feed' }, 'UTC', half);
      let at = next(eight, 0, well);
      expect(at - eight).toBeGreaterThan(minute - 5_000);
      expect(at - eight).toBeLessThanOrEqual(6 * minute);
      // From then on it is regular, also when ticks are some seconds late.
      for (let i = 0; i < 5; i += 1) {
        const later = next(at + 7_000, 0, well);
        expect(later - at).toBe(5 * minute);
        at = later;
      }
    }
  });

  test('is spread over the minutes, by name', () => {
    const names = Array.from({ length: 40 }, (_, i) => `source ${i}`);
    const moments = names.map((name) => createNextLook({ name, kind: 'page' }, 'UTC', half)(eight, 0, well));
    expect(new Set(moments).size).toBe(5);
  });

  test('is at a slot of its schedule, in the timezone', () => {
    const next = createNextLook(
      { name: 'a', kind: 'feed', schedule: 'werkdagen 7:30 en 18:00' },
      'Europe/Amsterdam',
      half,
    );
    expect(new Date(next(eight, 0, well)).toISOString()).toBe('2026-03-10T17:00:00.000Z');
  });

  test('is later when looks fail, each time, and when the server asks for it', () => {
    const next = createNextLook({ name: 'a', kind: 'feed' }, 'UTC', half);
    const failing = [1, 3, 6, 30].map((failures) => next(eight, failures, well) - eight);
    expect(failing).toEqual([...failing].sort((a, b) => a - b));
    expect(failing[0]).toBeGreaterThan(5 * minute);
    expect(failing.at(-1)).toBeLessThan(70 * minute);
    expect(next(eight, 0, { ...well, notBefore: eight + 60 * minute })).toBe(eight + 60 * minute);
    // What is gone for good is asked once more, and then once a week.
    expect(next(eight, 1, { lasts: 'final', notBefore: null })).toBe(eight + 60 * minute);
    expect(next(eight, 2, { lasts: 'final', notBefore: null })).toBe(eight + 7 * 24 * 60 * minute);
  });

  test('cannot be asked for by what is no schedule', () => {
    expect(checkSourceSchedule('every 15 minutes')).toBeNull();
    expect(checkSourceSchedule('when it suits')).toMatch(/means nothing in a schedule/);
  });
});
