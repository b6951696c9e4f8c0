import { describe, expect, test } from 'vitest';
import { splitParagraphs, splitPreformatted } from '../../src/wire/plain-blocks.ts';

describe('splitParagraphs', () => {
  test.each([
    ['blank lines', 'Een\ntwee.\n\nDrie.\n \nVier.', ['Een twee.', 'Drie.', 'Vier.']],
    [
      'indents where other lines start at the margin',
      '   Een\ntwee.\n   Drie\nvier.',
      ['Een twee.', 'Drie vier.'],
    ],
    ['tabs', '\tEen\ntwee.\n\tDrie.', ['Een twee.', 'Drie.']],
    [
      'all kinds of line ends',
      'Een.\r\n\r\nTwee.\r\rDrie.\u2029\u2029Vier.',
      ['Een.', 'Twee.', 'Drie.', 'Vier.'],
    ],
    ['no indent that every line has', '      Een\n      twee.\n\n      Drie.', ['Een twee.', 'Drie.']],
    [
      'lines that are too long to have been wrapped',
      `${'a'.repeat(121)}\n${'b'.repeat(121)}\nc`,
      ['a'.repeat(121), 'b'.repeat(121), 'c'],
    ],
    ['nothing', ' \n\t\n', []],
  ])('paragraphs are told by %s', (_by, text, paragraphs) => {
    expect(splitParagraphs(text)).toEqual(paragraphs);
  });

  test('an indent always counts where the format says so', () => {
    expect(splitParagraphs('   Een.\n   Twee.', 'always')).toEqual(['Een.', 'Twee.']);
  });
});

describe('splitPreformatted', () => {
  test('a line of a table is a paragraph, a line that had no room goes on', () => {
    expect(splitPreformatted('Goes   12\nHulst   9')).toEqual(['Goes 12', 'Hulst 9']);
    const wrapped = `${'De gemeenteraad van Hulst neemt donderdag een besluit over'}\nbrugonderhoud in de kern.\nEinde`;
    expect(splitPreformatted(wrapped)).toEqual([
      'De gemeenteraad van Hulst neemt donderdag een besluit over brugonderhoud in de kern.',
      'Einde',
    ]);
  });
});
