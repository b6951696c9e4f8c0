import { describe, expect, test } from 'vitest';
import { findEmbargoes, isEmbargoLine } from '../../src/wire/embargo-words.ts';

describe('a note or take key', () => {
  test.each([
    'EMBARGO 21 november 2026 06.00 uur',
    'STRIKT EMBARGO 21 november 2026 06.00 uur',
    'EMBARGO!! Za 21/11/2026 06.00 uur',
    'Embargo, zaterdag 06.00 uur',
    'EMBARGO (tot za 06.00)',
    'EMBARGO',
    'Embargo: tot na de persconferentie',
    'NIET PUBLICEREN VOOR 21 november 06.00 uur',
    'Niet vrijgeven vóór zaterdag',
    'NOT FOR RELEASE BEFORE 0600 GMT 21 November 2026',
    'Not for publication before 0600 GMT',
    'Do not publish before Friday',
    'HOLD FOR RELEASE',
    'HOLD FOR RELEASE 6 a.m. EST Nov. 21, 2026',
    'For release at 0600 GMT on 21 November 2026',
    'Sperrvermerk: bis 21. November 2026, 06.00 Uhr',
    'Bitte Sperrfrist beachten',
    "SOUS EMBARGO jusqu'au 21 novembre 2026 06:00",
    'Ne pas diffuser avant samedi',
    'Dit bericht staat onder embargo tot vrijdag 06.00 uur',
    'This story is embargoed until 0600 GMT Friday',
    'Adds quotes, EMBARGOED to 0001 Friday',
    'Embargo lifted at 0600 GMT 21 November 2026',
    'Embargo will be lifted when the speech begins',
    'Frigivet 21 november',
    'EMBARGOED FOR RELEASE AT 0600 GMT 21 NOVEMBER',
    'STRICTLY EMBARGOED',
    'Embargotijd: 21 november, 06.00 uur',
    'Let op: embargo tot 21 november 06.00 uur',
    'Niet voor 21 november 06.00 uur publiceren',
    'Nicht vor dem 21. November, 18 Uhr veröffentlichen',
    'Gesperrt bis 21. November, 18 Uhr',
    'Publication interdite avant samedi',
  ])('%s puts the item under an embargo', (text) => {
    expect(findEmbargoes(text)).not.toEqual([]);
  });

  test.each([
    'Adds reaction to embargo on oil',
    'Corrects that the embargo was extended',
    'Adds quote on embargoed oil',
    'Het embargo op olie blijft tot maart',
    'EU wil embargo op Russische olie',
    'Adds that Iran is under embargo since 2012',
    'Embargo: geen',
    'Embargo: none',
    'Embargo lifted.',
    'Embargo is opgeheven, mag nu online',
    'Updates with release of hostages on Friday',
    'FOR IMMEDIATE RELEASE',
    'Hold the front page',
    'Niet publiceren: privénummer van de burgemeester',
    'Adds background: embargo lifted on 12 March after 60 years',
    'A7 gesperrt bis Mai',
    'Niet voor de zomer publiceren de partijen hun plannen',
  ])('%s does not', (text) => {
    expect(findEmbargoes(text)).toEqual([]);
  });

  test('an embargo in the news that ended ends none of this item', () => {
    expect(findEmbargoes('EMBARGO tot vrijdag\nAdds that the embargo lifted on Cuba in May')).toHaveLength(1);
    expect(findEmbargoes('EMBARGO tot vrijdag\nEmbargo opgeheven.')).toEqual([]);
  });

  test('the words of the embargo are told apart from what else the note says', () => {
    expect(findEmbargoes('Adds quote of 12 March 10.00. EMBARGO tot 14 maart 06.00 uur\nBel 0113')).toEqual([
      'EMBARGO tot 14 maart 06.00 uur',
    ]);
    expect(findEmbargoes('EMBARGO\n14 maart 06.00 uur')).toEqual(['EMBARGO 14 maart 06.00 uur']);
    expect(findEmbargoes('Print: embargo tot 14 maart\nWeb: embargo tot 13 maart 12.00 uur')).toHaveLength(2);
  });
});

describe('a line that is no text', () => {
  test.each([
    ['EMBARGOED until 0600 GMT 21 November', 'head'],
    ['Embargo: vrijdag 21 november 2026, 06.00 uur', 'head'],
    ['EMBARGO tot einde persconferentie', 'head'],
    ['HOLD FOR RELEASE', 'head'],
    ['EMBARGO TOT EINDE PERSCONFERENTIE', 'above'],
    ['Embargo until after the speech', 'above'],
    ['Embargo: persconferentie van de minister', 'above'],
    ['For release at 0600 GMT on 21 November 2026', 'text'],
    ['EMBARGO tot 21 november 06.00 uur', 'text'],
    ['This story is embargoed until 0600 GMT 21 November', 'text'],
    ['Let op: embargo tot 21 november 06.00 uur', 'text'],
    ['Diese Meldung ist gesperrt bis 21. November, 18 Uhr', 'text'],
    ['ATTENTION EDITORS: STRICTLY EMBARGOED', 'above'],
    ['Embargo lifted at 0600 GMT 21 November', 'head'],
  ] as const)('%s, %s', (text, place) => {
    expect(isEmbargoLine(text, place)).toBe(true);
  });

  test.each([
    ['Embargo op olie tot maart verlengd', 'head'],
    ['EMBARGO TOT MAART VERLENGD', 'head'],
    ['Embargo lifted on 12 March after 60 years', 'head'],
    ['Embargo lifted on 12 March', 'head'],
    ['EMBARGO OP OLIE VERLENGD', 'above'],
    ['Embargo: EU weert Russische olie', 'head'],
    ['EMBARGO: EU WEERT OLIE', 'head'],
    ['Embargo tot maart verlengd', 'above'],
    ['Embargo to end in March', 'above'],
    ['Embargo lifted on Iranian oil', 'above'],
    ['Onder embargo staande olie bereikt Rotterdam', 'above'],
    ['Embargoed oil reaches port', 'above'],
    ['For release on Friday the band made a film', 'above'],
    ['Sperrfrist für Aktienverkäufe endet', 'head'],
    ['Het embargo geldt tot 12 maart.', 'text'],
    ['Embargo tot na de oorlog, zegt de minister', 'text'],
  ] as const)('%s is one, %s', (text, place) => {
    expect(isEmbargoLine(text, place)).toBe(false);
  });
});
