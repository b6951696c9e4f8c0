import { beforeEach, describe, expect, test } from 'vitest';
import type { Lasts } from '../../../src/intake/http/fetch-outcome.ts';
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
  record = await readRecord({ get: async () => undefined }, 'harbour', 'page');
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
  noteLook(
    record,
    { failure: null, lasts: 'passing', files, spiked: troubles, isWhole: true },
    { stories, leads },
    now,
  );
}
const fail = (now: number, lasts: Lasts = 'passing', failure = down) =>
  noteLook(record, { failure, lasts, files: 0, spiked: [], isWhole: true }, { stories: 0, leads: 0 }, now);

/** Looks each hour for so many hours, of which those bring a story that `comes` says; gives the moment of the last one. */
function lives(hours: number, comes: (at: Date) => boolean, from = start): number {
  let now = from;
  for (let i = 0; i < hours; i += 1) {
    now += hour;
    look(now, { stories: comes(new Date(now)) ? 3 : 0 });
  }
  return now;
}
const never = () => false;

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

  test('is quiet by its own bound, which counts only while it is looked at', () => {
    look(start);
    const settings = { ...page, quietAfter: 24 };
    expect(stateAt(lives(23, never), settings)).toBe('well');
    expect(stateAt(lives(3, never, start + 23 * hour), settings)).toBe('quiet');
    expect(stateAt(start + 26 * hour)).toBe('well');
  });

  test('is not quiet for the time in which it was off, or the bot was', () => {
    look(start);
    record.nextAt = start + hour;
    const later = start + 5 * day;
    look(later);
    record.nextAt = 0;
    expect(stateAt(later, { ...page, quietAfter: 24 })).toBe('well');
    expect(stateAt(lives(26, never, later), { ...page, quietAfter: 24 })).toBe('quiet');
  });

  test('is quiet in its second week after three days, since nobody knows its weekends yet', () => {
    look(start);
    const last = lives(10 * 24, () => true);
    expect(stateAt(lives(70, never, last))).toBe('well');
    expect(stateAt(lives(4, never, last + 70 * hour))).toBe('quiet');
  });

  test('keeps what was normal while it is silent, however long', () => {
    look(start);
    const last = lives(21 * 24, () => true);
    const later = lives(90 * 24, never, last);
    expect(judgeHealth(page, record, later)).toMatchObject({ state: 'quiet', since: last, normal: 72 });
  });

  test('is never called well before it was had once', () => {
    fail(start);
    expect(stateAt(start)).toBe('new');
    fail(start + 5 * 60_000, 'lasting', { code: 'not-found', message: 'nothing' });
    expect(judgeHealth(page, record, start + 5 * 60_000)).toMatchObject({ state: 'failing', why: 'never' });
  });

  test('is failing the second time where it does not pass by itself, and tells what is gone for good', () => {
    look(start);
    fail(start + hour, 'lasting');
    expect(stateAt(start + hour)).toBe('well');
    fail(start + 2 * hour, 'lasting');
    expect(judgeHealth(page, record, start + 2 * hour)).toMatchObject({ state: 'failing', why: 'lately' });
    look(start + 3 * hour);
    fail(start + 4 * hour, 'final');
    fail(start + 5 * hour, 'final');
    expect(judgeHealth(page, record, start + 5 * hour)).toMatchObject({ state: 'failing', why: 'gone' });
  });

  test('is garbage, and not failing, when a page is there and no story is on it', () => {
    look(start);
    const empty = { code: 'page-without-story', message: 'None.' };
    for (let i = 1; i <= 3; i += 1) fail(start + i * hour, 'passing', empty);
    expect(judgeHealth(page, record, start + 3 * hour)).toMatchObject({
      state: 'garbage',
      why: 'storyless',
      since: start + hour,
    });
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
