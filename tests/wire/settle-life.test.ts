import { describe, expect, test } from 'vitest';
import { settleLife } from '../../src/wire/settle-life.ts';

const near = Date.parse('2026-11-20T12:00:00Z');

function settle(editorNote: string | null, takeKey: string | null = null, headline: string | null = null) {
  const embargo = { given: false, release: null };
  const zone = 'Europe/Amsterdam';
  const life = settleLife({
    status: 'usable',
    embargo,
    headline,
    takeKey,
    editorNote,
    zone,
    local: null,
    near,
  });
  return [
    life.status,
    life.embargoUntil === null ? null : new Date(life.embargoUntil).toISOString().slice(0, 16),
  ];
}

describe('status and embargo in words', () => {
  test.each([
    ['EMBARGO 21 november 2026 06.00 uur', ['usable', '2026-11-21T05:00']],
    ['EMBARGO!! Za 21/11/2026 06.00 uur', ['usable', '2026-11-21T05:00']],
    ['HOLD FOR RELEASE 6 a.m. EST Nov. 21, 2026', ['usable', '2026-11-21T11:00']],
    ['Embargo lifted at 0600 GMT 21 November 2026', ['usable', '2026-11-21T06:00']],
    ['EMBARGO\n21 november 06.00 uur', ['usable', '2026-11-21T05:00']],
    // A day by its name, as seen from where the copy stands in time: a Friday.
    ['Embargo, zaterdag 06.00 uur', ['usable', '2026-11-21T05:00']],
    ['Embargo tot dinsdag 12.00 uur', ['usable', '2026-11-24T11:00']],
    ['EMBARGO tot morgen 06.00 uur', ['usable', '2026-11-21T05:00']],
    ['EMBARGO tot vandaag 18.00 uur', ['usable', '2026-11-20T17:00']],
    ['EMBARGO 24/11 06:00', ['usable', '2026-11-24T05:00']],
    ['*** EMBARGO *** 24 november, 06:00 uur ***', ['usable', '2026-11-24T05:00']],
    // The days and times of the rest of the note are not the embargo's.
    ['Zitting van 12 maart 10.00 uur. EMBARGO tot 21 november 06.00 uur', ['usable', '2026-11-21T05:00']],
    ['EMBARGO tot 21 november 06.00 uur; zitting 12-03-2026', ['usable', '2026-11-21T05:00']],
    // The last of several.
    [
      'Web: embargo tot 21 november 06.00 uur\nPrint: embargo tot 22 november 06.00 uur',
      ['usable', '2026-11-22T05:00'],
    ],
    // What cannot be read fails closed.
    ['Embargo, vrijdag 06.00 uur', ['withheld', null]],
    ['EMBARGO tot vanavond 8 uur', ['withheld', null]],
    ['EMBARGO tot zaterdag/zondag 06.00 uur', ['withheld', null]],
    ['EMBARGO tot zaterdag\nContact: 12 maart 10.00 uur', ['withheld', null]],
    ['Web: embargo tot 21 november 06.00 uur\nPrint: embargo tot zaterdag', ['withheld', null]],
    ['HOLD FOR RELEASE', ['withheld', null]],
    ['Embargo opgeheven', ['usable', null]],
    ['Adds quote on embargoed oil', ['usable', null]],
    [null, ['usable', null]],
  ])('the note %j', (note, expected) => {
    expect(settle(note)).toEqual(expected);
  });

  test('a kill goes before all else, wherever it is ordered', () => {
    expect(settle('EMBARGO tot 21 november 06.00 uur\nMANDATORY KILL')).toEqual([
      'killed',
      '2026-11-21T05:00',
    ]);
    expect(settle(null, 'BULLETIN KILL')).toEqual(['killed', null]);
    expect(settle(null, null, 'INGETROKKEN: Brug open')).toEqual(['killed', null]);
    expect(settle("Killed soldiers' names added.", 'KILLER WHALES', 'Kill Bill star in Kiel')).toEqual([
      'usable',
      null,
    ]);
  });
});
