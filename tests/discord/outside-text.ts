import fc from 'fast-check';
import { anyCharacter } from '../any-character.ts';

/** Pieces that mean something to Discord, words of Dutch and other scripts, and what breaks careless cutting. */
const pieces = fc.oneof(
  {
    weight: 4,
    arbitrary: fc.constantFrom(
      'De',
      'gemeenteraad',
      'stemt',
      'in.',
      'Volgens',
      'dr.',
      'Gaza-Stad',
      "'s-Hertogenbosch",
    ),
  },
  {
    weight: 4,
    arbitrary: fc.constantFrom(
      '@everyone',
      '@here',
      '<@1>',
      '<@!123456789012345678>',
      '<@&123456789012345678>',
      '<#123456789012345678>',
      '</nieuws stad:123456789012345678>',
      '<t:1747634400:R>',
      '<:a:123456789012345678>',
      '<a:b:123456789012345678>',
      '<id:customize>',
      ':smile:',
      '**',
      '__',
      '*',
      '_',
      '~~',
      '||',
      '`',
      '```',
      '# ',
      '## ',
      '-# ',
      '- ',
      '* ',
      '1. ',
      '> ',
      '>>> ',
      '[tekst](https://x.example)',
      '](',
      'https://x.example/a_b',
      'discord.gg/abc',
      '\\',
      '\\\\',
      '\n',
      '\n\n',
    ),
  },
  {
    weight: 2,
    arbitrary: fc.constantFrom(
      '👨‍👩‍👧',
      '🇳🇱',
      'é',
      'e\u0301',
      '\ud83d',
      '\u200b',
      '\u202e',
      '\u2028',
      '政府は発表した',
      'الأخبار',
    ),
  },
  { weight: 1, arbitrary: fc.string({ unit: anyCharacter, maxLength: 12 }) },
  { weight: 1, arbitrary: fc.string({ maxLength: 30 }) },
);

/** Text such as could come in over the wire from somebody who means harm, up to a few hundred characters. */
export const outsideText = fc
  .array(fc.tuple(pieces, fc.constantFrom('', ' ')), { maxLength: 60 })
  .map((parts) => parts.flat().join(''));
