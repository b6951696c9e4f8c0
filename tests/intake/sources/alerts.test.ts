import { describe, expect, test } from 'vitest';
import { type AlertRecord, noteTold, stepAlert } from '../../../src/intake/sources/alerts.ts';
import type { SourceHealth, SourceState } from '../../../src/intake/sources/health.ts';

const noon = Date.parse('2026-03-01T12:00:00Z');
const minute = 60_000;

const health = (state: SourceState, since: number | null = noon): SourceHealth => ({
  name: 'harbour',
  kind: 'page',
  place: 'news.example',
  state,
  why: null,
  since,
  lastSuccessAt: null,
  lastStoryAt: null,
  nextAt: null,
  failure: null,
  spikedToday: 0,
  storiesToday: 0,
  normal: null,
});

/** Goes through the states, a minute each; gives what an operator who reads everything at once was told. */
function tell(states: readonly SourceState[]): string[] {
  let record: AlertRecord | null = null;
  const told: string[] = [];
  for (const [i, state] of states.entries()) {
    const now = noon + i * minute;
    const step = stepAlert(record, health(state), now);
    record = step.record;
    if (step.alert === null) continue;
    told.push(step.alert.what);
    record = noteTold(record, step.alert, now);
  }
  return told;
}
const times = (count: number, ...states: SourceState[]) => Array.from({ length: count }, () => states).flat();

describe('The alert of a source', () => {
  test('is told once, and once that it is over', () => {
    expect(tell(['well', ...times(30, 'failing'), ...times(90, 'well')])).toEqual(['failing', 'over']);
  });

  test('is one alert while the source comes and goes', () => {
    expect(tell(times(50, 'failing', 'well', 'well'))).toEqual(['failing']);
  });

  test('is another when the reason has been another for a day, and nothing else', () => {
    const oneDay = 24 * 60;
    expect(tell(['failing', ...times(oneDay, 'quiet')])).toEqual(['failing']);
    expect(tell(['failing', ...times(oneDay + 2, 'quiet')])).toEqual(['failing', 'quiet']);
  });

  test('is one for days in which a source is quiet and its server fails now and then', () => {
    const eightHours: SourceState[] = [...times(7 * 60, 'quiet'), ...times(60, 'failing')];
    expect(tell(Array.from({ length: 12 }, () => eightHours).flat())).toEqual(['quiet']);
  });

  test('comes again after a day for what happens after it was over, and is then over after a day', () => {
    const oneDay = 24 * 60;
    const back: SourceState[] = ['quiet', ...times(62, 'well'), 'quiet'];
    expect(tell(back)).toEqual(['quiet', 'over']);
    expect(tell([...back, ...times(oneDay, 'quiet')])).toEqual(['quiet', 'over', 'quiet']);
    expect(tell([...back, ...times(oneDay, 'quiet'), ...times(300, 'well')])).toHaveLength(3);
    expect(tell([...back, ...times(oneDay, 'quiet'), ...times(oneDay + 5, 'well')])).toHaveLength(4);
  });

  test('is at most one message a day of a source that comes and goes for weeks, but for the first that it is over', () => {
    const states = Array.from({ length: 14 * 12 }, () => [
      ...times(60, 'failing'),
      ...times(61, 'well'),
    ]).flat();
    expect(tell(states).length).toBeLessThanOrEqual(15);
  });

  test('begins anew when the source was well for some days', () => {
    const fourDays = times(4 * 24 * 60, 'well');
    expect(tell(['quiet', ...fourDays, 'failing', ...times(62, 'well')])).toEqual([
      'quiet',
      'over',
      'failing',
      'over',
    ]);
  });

  test('is given until it was told, and forgotten when it is over before that', () => {
    const first = stepAlert(null, health('failing'), noon);
    const second = stepAlert(first.record, health('failing'), noon + minute);
    expect(second.alert).toMatchObject({ what: 'failing', since: noon });
    expect(stepAlert(second.record, health('well'), noon + 2 * minute)).toEqual({
      record: null,
      alert: null,
    });
  });

  test('is nothing of a source that was turned off', () => {
    expect(tell(['failing', 'off', ...times(90, 'well')])).toEqual(['failing']);
  });
});
