import { describe, expect, test } from 'vitest';
import { readPace } from '../../../src/intake/http/read-pace.ts';
import { fetchLocal, makeDeps, serve } from './servers.ts';

const now = Date.parse('2026-03-02T08:00:00Z');
const date = 'Mon, 02 Mar 2026 08:00:00 GMT';
/** In seconds from now. */
const retry = (headers: Record<string, string>, status = 503) =>
  inSeconds(readPace(status, headers, null, now).retryAt);
const fresh = (headers: Record<string, string | string[]>, status = 200) =>
  inSeconds(readPace(status, headers, null, now).freshUntil);
const inSeconds = (moment: number | null) => (moment === null ? null : (moment - now) / 1_000);

describe('Retry-After', () => {
  test.each([
    ['120', 120],
    ['0', 0],
    [' 5 ', 5],
    ['Mon, 02 Mar 2026 08:10:00 GMT', 600],
    ['Monday, 02-Mar-26 08:10:00 GMT', 600],
    ['Mon Mar  2 08:10:00 2026', 600],
    ['Mon, 02 Mar 2026 07:00:00 GMT', 0],
    ['-5', null],
    ['1.5', null],
    ['soon', null],
    ['2026', 2026],
    ['Mon, 99 Foo 2026 08:10:00 GMT', null],
    ['', null],
  ])('%s is read', (value, seconds) => {
    expect(retry({ 'retry-after': value })).toBe(seconds);
  });

  test('as a date goes by the clock of the server that says it', () => {
    const behind = { date: 'Mon, 02 Mar 2026 05:00:00 GMT', 'retry-after': 'Mon, 02 Mar 2026 05:10:00 GMT' };
    expect(retry(behind)).toBe(600);
  });

  test('of more seconds than there is time stays a moment', () => {
    expect(retry({ 'retry-after': '9'.repeat(40) })).toBeGreaterThan(1e9);
  });

  test.each([429, 503, 500, 403])('comes with the problem of a %i', async (status) => {
    const server = await serve((_, response) => response.writeHead(status, { 'retry-after': '90' }).end());
    expect(await fetchLocal(server.origin, makeDeps({ now: () => now }))).toMatchObject({
      kind: 'problem',
      retryable: true,
      retryAt: now + 90_000,
      pace: { retryAt: now + 90_000 },
    });
  });
});

describe('how long copy is fresh', () => {
  test.each([
    [{ 'cache-control': 'max-age=300' }, 300],
    [{ 'cache-control': 'MAX-AGE="300", public' }, 300],
    [{ 'cache-control': ['public', 'max-age=300'] }, 300],
    [{ 'cache-control': 'max-age=300', age: '100' }, 200],
    [{ 'cache-control': 'max-age=300', age: '900' }, null],
    [{ 'cache-control': 'max-age=60, s-maxage=3600' }, 60],
    [{ 'cache-control': 's-maxage=120' }, 120],
    [{ 'cache-control': 'max-age=0, s-maxage=86400' }, null],
    [{ 'cache-control': 'private, max-age=30' }, 30],
    [{ 'cache-control': 'no-store, max-age=300' }, null],
    [{ 'cache-control': 'no-cache, s-maxage=300' }, null],
    [{ 'cache-control': 'max-age=10, stale-while-revalidate=86400, stale-if-error=86400' }, 10],
    [{ 'cache-control': 'max-age=soon' }, null],
    [{ date, expires: 'Mon, 02 Mar 2026 08:05:00 GMT' }, 300],
    [{ date, expires: '0' }, null],
    [{ date, expires: 'Mon, 02 Mar 2026 08:05:00 GMT', 'cache-control': 'max-age=60' }, 60],
    [{ 'last-modified': 'Sun, 01 Mar 2026 08:00:00 GMT' }, null],
    [{}, null],
  ])('is read from %j', (headers, seconds) => {
    expect(fresh(headers)).toBe(seconds);
  });

  test('is renewed by a 304 and not by a failure', () => {
    expect(fresh({ 'cache-control': 'max-age=300' }, 304)).toBe(300);
    expect(fresh({ 'cache-control': 'max-age=300' }, 404)).toBeNull();
  });
});
