import { describe, expect, test } from 'vitest';
import { cleanLine, isByline, isClosingMark, isCreditLine, isRule } from '../../src/wire/clean-text.ts';

test('a line is cleaned of what cannot be seen; accents, quotes and signs stay', () => {
  expect(cleanLine(" 's-Gravenhage\u00A0 \u200Bé\u0301 \u00AD€ “x” \r\n\t\x07 ")).toBe(
    "'s-Gravenhage é\u0301 € “x”",
  );
  expect(cleanLine('a\uD800b \u{1F600}')).toBe('ab \u{1F600}');
});

describe('what is no text of a story', () => {
  test.each<[string, (text: string) => boolean, readonly string[], readonly string[]]>([
    ['rules', isRule, ['___', '_____', '* * *', '---', '====='], ['_', 'a___', '-', '- a', '1 2 3']],
    [
      'closing marks',
      isClosingMark,
      ['==Kyodo', 'ends', '-30-', '/ritzau/', 'dpa hm bs wjh', 'EFE', 'asl/tib/pid', '(SDA/mf ba)', '...'],
      [
        'De brug is open.',
        'Goes',
        'einde van de wedstrijd',
        '30 mensen',
        'Мост открыт',
        '橋が開いた。',
        'Η γέφυρα άνοιξε',
        '٣٠',
      ],
    ],
    [
      'credits',
      isCreditLine,
      ['© ANP 2026', '(Reporting by Ann Jansen; Editing by Bo)', 'Bron: Belga', 'Foto: ANP'],
      ['Bron van zorg is de brug, zei ze tegen de raad.', 'Copyrightregels'],
    ],
    [
      'bylines',
      isByline,
      ['By Ann Jansen', 'Door onze correspondent', 'Von Max Muster, dpa', 'Par Anne DE LA TOUR'],
      ['By the time it was over', 'Door de storm', 'Door Ann Jansen.', 'By', 'Bylaw Smith'],
    ],
  ])('%s', (_what, is, yes, no) => {
    expect(yes.filter((text) => !is(text))).toEqual([]);
    expect(no.filter((text) => is(text))).toEqual([]);
  });
});
