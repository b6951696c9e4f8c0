import { describe, expect, test } from 'vitest';
import { readMoment, writeMoment } from '../../../src/intake/page/moments.ts';

const capturedAt = Date.parse('2026-06-08T12:00:00Z');

describe('a moment on a page', () => {
  test.each([
    ['13 minuten geleden', null, '13 minuten geleden'],
    ['13:20', null, '13:20'],
    ['Gepubliceerd: 8 juni 2026 14:05', null, '8 juni 2026 14:05'],
    ['De brug is dicht.', null, null],
    ['2 uur geleden', '2026-06-08T09:52:11Z', '8 juni 2026 11:52'],
    ['Mon', '2026-06-08T09:52:11+02:00', '8 juni 2026 09:52'],
    ['gisteren', '2026-06-07', '7 juni 2026'],
    ['11:20', '2026-06-08T11:20:00Z', '8 juni 2026 13:20'],
  ])('%j with %j is %j', (text, datetime, moment) => {
    expect(readMoment(text, datetime, capturedAt)).toBe(moment);
  });

  test('is what readers see where the mark-up says something else', () => {
    expect(readMoment('2 uur geleden', '2026-05-01T09:00:00Z', capturedAt)).toBe('2 uur geleden');
    expect(readMoment('13:20', '2026-06-08T13:47:00+02:00', capturedAt)).toBe('13:20');
  });

  test('is none in mark-up that is no time, lies ahead, or names an hour that comes twice', () => {
    for (const text of ['', 'gisteren', '2026-13-01', '2026-06-09T12:00:00Z', 'P2D', '13:20']) {
      expect(writeMoment(text, capturedAt)).toBe(null);
    }
    const winter = Date.parse('2026-10-26T12:00:00Z');
    expect(writeMoment('2026-10-25T00:30:00Z', winter)?.text).toBe('25 oktober 2026 02:30');
    expect(writeMoment('2026-10-25T01:30:00Z', winter)).toBe(null);
  });
});
