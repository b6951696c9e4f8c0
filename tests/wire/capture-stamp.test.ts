import { describe, expect, test } from 'vitest';
import { findCaptureStamp } from '../../src/wire/capture-stamp.ts';

const at = (iso: string) => Temporal.Instant.from(iso).epochMilliseconds;

const listing =
  'Webmail\n\nKies je webmail\n\nEen zin.\n\nvrijdag 12 september 2025\nEditie: NL & Wereld | Zeeland\n\nVolleybal\n';

describe('the moment of capture', () => {
  test.for([
    ['2025-05-19T1305-buitenland.txt', '2025-05-19T13:05:00+02:00'],
    ['20250519-1305.txt', '2025-05-19T13:05:00+02:00'],
    ['pagina_2025-05-19_13-05.txt', '2025-05-19T13:05:00+02:00'],
    ['2025-05-19T13:05:30Z.txt', '2025-05-19T13:05:00Z'],
    ['2025-01-19T1305+0100.txt', '2025-01-19T13:05:00+01:00'],
    ['20250519130559.txt', '2025-05-19T13:05:00+02:00'],
  ] as [string, string][])('is stated by the name %j', ([name, expected]) => {
    expect(findCaptureStamp('Kop\n', name)).toBe(at(expected));
  });

  test.for([
    'pagina-966.txt',
    '003-haven.txt',
    '2025-13-40T9999.txt',
    '120250519-1305.txt',
    'top-2000-lijst.txt',
    '1985-05-19.txt',
    '',
  ])('is not stated by the name %j', (name) => {
    expect(findCaptureStamp('Kop\n', name)).toBeNull();
  });

  test('is stated to the day by the chrome of a listing: the file’s own time decides within that day', () => {
    expect(findCaptureStamp(listing, 'pagina.txt')).toBe(at('2025-09-12T12:00:00+02:00'));
    const written = at('2025-09-12T18:40:00+02:00');
    expect(findCaptureStamp(listing, 'pagina.txt', written)).toBe(written);
    expect(findCaptureStamp(listing, 'pagina.txt', at('2026-03-01T10:00:00+01:00'))).toBe(
      at('2025-09-12T12:00:00+02:00'),
    );
  });

  test('in the name is more exact than the chrome', () => {
    expect(findCaptureStamp(listing, '20250912-0915.txt')).toBe(at('2025-09-12T09:15:00+02:00'));
  });

  test('is not a weekday date elsewhere, nor one whose weekday is wrong', () => {
    expect(findCaptureStamp('Kop\n\nvrijdag 12 september 2025\n\nTekst.\n', 'pagina.txt')).toBeNull();
    expect(findCaptureStamp(listing.replace('vrijdag', 'dinsdag'), 'pagina.txt')).toBeNull();
    expect(findCaptureStamp('Kop\ndonderdag, 6 november 2025 om 16:05\nTekst.\n', 'pagina.txt')).toBeNull();
  });

  test('is stated to the day or the month by a stamp before the text', () => {
    expect(findCaptureStamp(' date 2025-11-06 ECONOMIE\nKop\n', 'pagina.txt')).toBe(
      at('2025-11-06T12:00:00+01:00'),
    );
    expect(findCaptureStamp(' date 2019-12 Update: 21.10 uurGOES - De', 'pagina.txt')).toBe(
      at('2019-12-31T12:00:00+01:00'),
    );
    const written = at('2019-12-08T23:10:00+01:00');
    expect(findCaptureStamp(' date 2019-12 Kop', 'pagina.txt', written)).toBe(written);
    expect(findCaptureStamp('De date 2019-12 was mis.', 'pagina.txt')).toBeNull();
    expect(findCaptureStamp(' date 2019-13 Kop', 'pagina.txt')).toBeNull();
  });

  test('to the day is right on the days when the clock changes', () => {
    expect(findCaptureStamp('', '2026-03-29.txt')).toBe(at('2026-03-29T12:00:00+02:00'));
    expect(findCaptureStamp('', '2026-10-25.txt')).toBe(at('2026-10-25T12:00:00+01:00'));
    const lateEvening = at('2026-10-25T23:59:00+01:00');
    expect(findCaptureStamp('', '2026-10-25.txt', lateEvening)).toBe(lateEvening);
  });
});
