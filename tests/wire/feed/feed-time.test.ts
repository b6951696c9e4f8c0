import { expect, test } from 'vitest';
import { readFeedTime } from '../../../src/wire/feed/feed-time.ts';

test.each([
  ['Tue, 10 Mar 2026 09:15:00 GMT', '2026-03-10T09:15:00.000Z minute'],
  ['Tue, 10 Mar 2026 09:15:00 +0100', '2026-03-10T08:15:00.000Z minute'],
  ['10 Mar 2026 09:15 GMT', '2026-03-10T09:15:00.000Z minute'],
  ['Tue, 10 Mar 26 09:15:00 EST', '2026-03-10T14:15:00.000Z minute'],
  ['Tue, 10 Mar 2026 09:15:00 PDT', '2026-03-10T16:15:00.000Z minute'],
  ['Tue, 10 Mar 2026 09:15:00 Z', '2026-03-10T09:15:00.000Z minute'],
  ['Tue, 10 Mar 2026 09:15:00', '2026-03-10T08:15:00.000Z minute'],
  ['di, 10 maart 2026 09:15:00 +0100', '2026-03-10T08:15:00.000Z minute'],
  ['Di, 10 Mär 2026 09:15:00 +1:00', '2026-03-10T08:15:00.000Z minute'],
  ['10 Mar 99 09:15:00 GMT', '1999-03-10T09:15:00.000Z minute'],
  ['Tue, 10 Mar 2026', '2026-03-09T23:00:00.000Z day'],
  ['2026-03-10T09:15:00Z', '2026-03-10T09:15:00.000Z minute'],
  ['2026-03-10', '2026-03-09T23:00:00.000Z day'],
])('%s is %s', (text, expected) => {
  const time = readFeedTime(text, 'Europe/Amsterdam');
  expect(time === null ? null : `${new Date(time.at).toISOString()} ${time.precision}`).toBe(expected);
});

test.each([null, '', 'gisteren', '32 Mar 2026', 'Tue, 10 Foo 2026', '1773134100'])(
  '%j is no time',
  (text) => {
    expect(readFeedTime(text, 'Europe/Amsterdam')).toBe(null);
  },
);
