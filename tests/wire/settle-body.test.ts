import { expect, test } from 'vitest';
import { settleBody } from '../../src/wire/settle-body.ts';

function settle(...texts: readonly string[]) {
  const blocks = texts.map((text) => ({ kind: 'paragraph' as const, text }));
  return settleBody(blocks, { headline: 'Kop', byline: null, placeLines: [], language: 'nl' });
}

test.each([
  ['De brug is open. dpa jm al', 'De brug is open.'],
  ['„De brug is open.” dpa yyzz n1', '„De brug is open.”'],
  ['De brug is open. dpa', 'De brug is open.'],
  // Another agency than the dateline's, a word that goes on, and no sentence before it.
  ['De brug is open. afp jm al', 'De brug is open. afp jm al'],
  ['De brug is open. Dpa was er bij', 'De brug is open. Dpa was er bij'],
  ['Het nieuws komt van dpa jm al', 'Het nieuws komt van dpa jm al'],
])('an agency that signs behind the last sentence is no text: %s', (text, expected) => {
  expect(settle(`KIEL (dpa) - Eerste alinea.`, text).paragraphs).toEqual(['Eerste alinea.', expected]);
});

test.each([
  // Initials sign behind a sentence; a list's and a table's last words are text.
  [['De brug is open.', 'asl'], ['De brug is open.']],
  [['De brug is open.', 'dpa jm', 'asl'], ['De brug is open.']],
  [
    ['Zij stemden zo:', 'voor', 'nee'],
    ['Zij stemden zo:', 'voor', 'nee'],
  ],
  // Another script's letters are letters.
  [
    ['Мост открыт.', 'Это всё'],
    ['Мост открыт.', 'Это всё'],
  ],
  [['橋が開いた。'], ['橋が開いた。']],
  [['Η γέφυρα άνοιξε.', '***'], ['Η γέφυρα άνοιξε.']],
])('what closes a text is taken off, and text is not: %j', (texts, expected) => {
  expect(settle(...texts).paragraphs).toEqual(expected);
});

test('notes to editors in the text and below it are taken out, and the text goes on', () => {
  const settled = settle(
    'GOES (ANP) - De brug is open.',
    "Eds: foto's beschikbaar.",
    'De wethouder (red.) kwam kijken.',
    'EMBARGO tot 21 november 06.00 uur',
    'Redactie: bel Ann Jansen',
  );
  expect(settled.paragraphs).toEqual(['De brug is open.', 'De wethouder (red.) kwam kijken.']);
  expect(settled.editorNote).toBe(
    "Eds: foto's beschikbaar.\nEMBARGO tot 21 november 06.00 uur\nRedactie: bel Ann Jansen",
  );
});

test('what is not for publication takes all below it along; an embargo that says so in words does not', () => {
  expect(
    settle('GOES (ANP) - De brug is open.', 'Niet voor publicatie: bel Ann', 'Zij weet meer.').paragraphs,
  ).toEqual(['De brug is open.']);
  const embargo = 'NIET VOOR PUBLICATIE VOOR 21 november 06.00 uur';
  expect(settle(embargo, 'GOES (ANP) - De brug is open.')).toMatchObject({
    paragraphs: ['De brug is open.'],
    editorNote: embargo,
  });
});
