import { describe, expect, test } from 'vitest';
import { readEmbargoText } from '../../src/wire/embargo-text.ts';
import { findEmbargoes } from '../../src/wire/embargo-words.ts';

const near = Date.parse('2026-03-10T09:00:00Z');

function read(text: string): string | null {
  const time = readEmbargoText(text, { zone: 'Europe/Amsterdam', local: 'Europe/Berlin' }, near);
  return time === null ? null : new Date(time.at).toISOString();
}

describe('an embargo in words', () => {
  test.each([
    ['EMBARGO tot donderdag 12 maart 2026 06.00 uur', '2026-03-12T05:00:00.000Z'],
    ['Embargo: 12 maart, 06.00 uur', '2026-03-12T05:00:00.000Z'],
    ['Onder embargo tot 12-03-2026 06:00', '2026-03-12T05:00:00.000Z'],
    ['Embargoed to 0001 Friday April 10', '2026-04-09T22:01:00.000Z'],
    ['EMBARGOED UNTIL 0001 GMT ON 1 APRIL 2026', '2026-04-01T00:01:00.000Z'],
    ['Embargoed until 6 p.m. EDT, April 1, 2026', '2026-04-01T22:00:00.000Z'],
    ['Sperrfrist 12. März 2026 18 Uhr', '2026-03-12T17:00:00.000Z'],
    ['Embargo tot 12 maart 6 uur', '2026-03-12T05:00:00.000Z'],
    ['Embargoed until 6:00 p.m. EDT, April 1, 2026', '2026-04-01T22:00:00.000Z'],
    ['Sperrfrist: 12. März 2026, 18.00 Uhr', '2026-03-12T17:00:00.000Z'],
    ['EMBARGO 2026-03-12T06:00:00+01:00', '2026-03-12T05:00:00.000Z'],
    ['Embargo tot 2 januari 12.00 uur', '2026-01-02T11:00:00.000Z'],
    ['Embargo tot 12 maart 24.00 uur', '2026-03-12T23:00:00.000Z'],
    ['Embargoed until midnight on 12 March', '2026-03-12T23:00:00.000Z'],
    ['Embargoed until 12 noon on 12 March', '2026-03-12T11:00:00.000Z'],
    ["Embargo tot 12 maart, 6 uur 's avonds", '2026-03-12T17:00:00.000Z'],
    // New York has its summer time from 8 March on: ET is that, EST is not.
    ['Embargoed until 6:00 a.m. ET on 12 March', '2026-03-12T10:00:00.000Z'],
    ['Embargoed until 6:00 a.m. EST on 12 March', '2026-03-12T11:00:00.000Z'],
    ['Embargoed until 6 a.m. PST, 12 March', '2026-03-12T14:00:00.000Z'],
    ['Embargoed until 12 March 0600 AEST', '2026-03-11T20:00:00.000Z'],
    ['Embargoed until 6 a.m. New York time, March 12', '2026-03-12T10:00:00.000Z'],
    ['Embargo tot 12 maart 18.00 uur Amsterdamse tijd', '2026-03-12T17:00:00.000Z'],
    ["Sous embargo jusqu'à jeudi 12 mars 6h00 (heure de Paris)", '2026-03-12T05:00:00.000Z'],
    ['Sperrfrist: 12. März 2026, 18.00 Uhr Ortszeit', '2026-03-12T17:00:00.000Z'],
    ['Sperrfrist: 12.3. 18 Uhr', '2026-03-12T17:00:00.000Z'],
    ['EMBARGO 2026-03-12 06:00 ET', '2026-03-12T10:00:00.000Z'],
    ['Embargoed until 0600 GMT/0200 ET 12 March', '2026-03-12T06:00:00.000Z'],
    ['Embargoed until 12 March 2000 GMT', '2026-03-12T20:00:00.000Z'],
    // The clocks go forward on 29 March.
    ['Embargo tot 29 maart 2026 12.00 uur', '2026-03-29T10:00:00.000Z'],
  ])('%s ends at %s', (text, expected) => {
    expect(read(text)).toBe(expected);
  });

  test.each([
    'EMBARGO tot morgenochtend',
    'Embargo tot 06.00 uur',
    'Embargo tot 12 maart',
    'EMBARGO',
    'Embargo tot 31 februari 2026 06.00 uur',
    'Embargo until after the speech',
    'Embargo until after the speech of 12 March 10.00',
    'Embargoed until 0600 IST 12 March',
    'Embargoed until 6 a.m. Samoa time 12 March',
    'Embargoed until 12 March 0600 XYZ',
    'Embargoed until 12 March 0600 in Atlantis',
    'Embargoed until 6 a.m. on 12 March in Atlantis',
    "Embargo until 12 March, 6 o'clock",
    'Embargo tot 12 maart 24.30 uur',
    'Embargo tot 12 of 13 maart 06.00 uur',
    'Embargoed until 03/12/2026 06:00 ET',
  ])('%s cannot be read as a moment', (text) => {
    expect(read(text)).toBe(null);
  });

  test.each([
    ['EMBARGO tot 06.00 uur', true],
    ['Embargoed to 0001 Friday', true],
    ['onder embargo', true],
    ['SPERRFRIST 18 Uhr', true],
    ['Embargo opgeheven', false],
    ['Embargo has been lifted', false],
    ['EU wil embargo op Russische olie', false],
    ['Embargo op 12 maart 06.00 uur', true],
    ['Het embargo blijft', false],
  ])('%s: under an embargo is %s', (text, expected) => {
    expect(findEmbargoes(text).length > 0).toBe(expected);
  });
});

test('local time of a place that is not known cannot be read', () => {
  const clocks = { zone: 'Europe/Amsterdam', local: null };
  expect(readEmbargoText('Embargo tot 12 maart 18.00 uur plaatselijke tijd', clocks, near)).toBe(null);
});
