import { beforeEach, describe, expect, test } from 'vitest';
import { judgeHealth } from '../../../src/intake/sources/health.ts';
import { noteLook } from '../../../src/intake/sources/note-look.ts';
import { readRecord, type SourceRecord } from '../../../src/intake/sources/record.ts';
import type { SourceSettings } from '../../../src/intake/sources/settings.ts';

const start = Date.parse('2026-03-01T12:00:00Z');
const hour = 3_600_000;
const day = 24 * hour;
const page: SourceSettings = {
  name: 'harbour',
  kind: 'page',
  enabled: true,
  url: 'https://news.example/',
  allowPrivate: [],
  firstSync: 'latest',
};
const down = { code: 'unreachable', message: 'The server does not answer.' };

let record: SourceRecord;
beforeEach(async () => {
  record = await readRecord({ get: async () => undefined, set: async () => {} }, 'harbour', 'page');
});
const stateAt = (now: number, settings: SourceSettings = page) => judgeHealth(settings, record, now).state;

interface Brought {
  readonly stories?: number;
  readonly leads?: number;
  readonly files?: number;
  readonly spiked?: number;
}
function look(now: number, { stories = 0, leads = 1, files = 1, spiked = 0 }: Brought = {}): void {
  const troubles = Array.from({ length: spiked }, () => ({ source: 'x', problem: down }));
  noteLook(record, { failure: null, files, spiked: troubles, isWhole: true }, { stories, leads }, now);
}
const fail = (now: number) =>
  noteLook(record, { failure: down, files: 0, spiked: [], isWhole: true }, { stories: 0, leads: 0 }, now);

/** Two weeks of looks, with as many stories a day. */
function livesNormally(stories: number): number {
  look(start);
  for (let i = 1; i <= 14; i += 1) look(start + i * day, { stories });
  return start + 14 * day;
}

describe('The health of a source', () => {
  test('is new until it was looked at, and off when it is not looked at', () => {
    expect(judgeHealth(page, undefined, start)).toMatchObject({ state: 'new', normal: null, nextAt: null });
    look(start);
    expect(stateAt(start)).toBe('well');
    expect(stateAt(start, { ...page, enabled: false })).toBe('off');
  });

  test('is failing after three failures over half an hour, and well with the first success', () => {
    look(start);
    fail(start + hour);
    fail(start + hour + 5 * 60_000);
    fail(start + hour + 10 * 60_000);
    expect(stateAt(start + hour + 10 * 60_000)).toBe('well');
    expect(judgeHealth(page, record, start + 1.5 * hour)).toMatchObject({
      state: 'failing',
      since: start + hour,
      failure: { code: 'unreachable', message: 'The server does not answer.' },
      lastSuccessAt: start,
    });
    look(start + 2 * hour);
    expect(stateAt(start + 2 * hour)).toBe('well');
  });

  test('is quiet when what is normal stays out for longer than a night', () => {
    const last = livesNormally(40);
    expect(judgeHealth(page, record, last + 11 * hour)).toMatchObject({ state: 'well', normal: 40 });
    expect(judgeHealth(page, record, last + 13 * hour)).toMatchObject({ state: 'quiet', since: last });
  });

  test('is not quiet sooner than so many stories should have come, and never when few do', () => {
    const last = livesNormally(2);
    expect(stateAt(last + 5 * day)).toBe('well');
    expect(stateAt(last + 7 * day)).toBe('quiet');
  });

  test('is not called quiet while nobody knows what is normal, unless a bound was set', () => {
    look(start);
    for (let i = 1; i <= 5; i += 1) look(start + i * day, { stories: 50 });
    const later = start + 7 * day;
    expect(judgeHealth(page, record, later)).toMatchObject({ state: 'well', normal: null });
    expect(stateAt(later, { ...page, quietAfter: 24 })).toBe('quiet');
  });

  test('is garbage when half of what comes cannot be read', () => {
    look(start, { files: 3 });
    look(start + hour, { files: 1, spiked: 1 });
    expect(stateAt(start + hour)).toBe('well');
    look(start + 2 * hour, { files: 2, spiked: 2 });
    expect(judgeHealth(page, record, start + 2 * hour)).toMatchObject({
      state: 'garbage',
      since: start + hour,
      spikedToday: 3,
    });
    look(start + 3 * hour, { files: 1 });
    expect(stateAt(start + 3 * hour)).toBe('well');
  });

  test('is garbage when a page that had leads has none, three looks in a row', () => {
    look(start);
    for (let i = 1; i <= 3; i += 1) {
      expect(stateAt(start + i * hour)).toBe('well');
      look(start + i * hour, { leads: 0, stories: 2 });
    }
    expect(stateAt(start + 3 * hour)).toBe('garbage');
    const feed: SourceSettings = { ...page, kind: 'feed', fullText: false };
    expect(stateAt(start + 3 * hour, feed)).toBe('well');
  });

  test('does not count what was there at the first look', () => {
    look(start, { stories: 900 });
    expect(judgeHealth(page, record, start)).toMatchObject({ storiesToday: 0, lastStoryAt: null });
  });
});
