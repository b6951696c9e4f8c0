import { expect, test } from 'vitest';
import { cutTails } from '../../../src/wire/feed/text-tails.ts';

const cut = (...texts: readonly string[]) => {
  const { blocks, isBrokenOff } = cutTails(texts.map((text) => ({ kind: 'paragraph', text })));
  return [...blocks.map(({ text }) => text), ...(isBrokenOff ? ['(broken off)'] : [])];
};

test.each([
  [['De brug is dicht. Lees verder'], ['De brug is dicht.']],
  [['De brug is dicht. Lees meer »'], ['De brug is dicht.']],
  [['De brug is dicht. (Lees verder op Streekblad)'], ['De brug is dicht.']],
  [['De brug is dicht.', 'Lees het hele artikel op onze site'], ['De brug is dicht.']],
  [['The bridge is closed.', 'Continue reading →'], ['The bridge is closed.']],
  [['De brug is dicht.', 'Het bericht Brug dicht verscheen eerst op Streekblad.'], ['De brug is dicht.']],
  [['De brug is dicht omdat er roest […]'], ['De brug is dicht omdat er roest', '(broken off)']],
  [['De brug is dicht omdat er roest... Lees verder'], ['De brug is dicht omdat er roest', '(broken off)']],
  [
    ['De brug is dicht omdat er roest…', 'Read more'],
    ['De brug is dicht omdat er roest', '(broken off)'],
  ],
])('%j is %j', (given, left) => {
  expect(cut(...given)).toEqual(left);
});

test.each([
  'Wie wil, leest morgen in de krant nog een keer en lees verder',
  'Hij zei: "Lees meer boeken." Dat was alles.',
  'En toen was het stil...',
  'Lees meer boeken, zegt de minister. Dat helpt tegen alles.',
])('leaves prose as it is: %s', (text) => {
  expect(cut(text)).toEqual([text]);
});

test('takes the same time in a paragraph of any length', () => {
  const long = `${'Lees meer '.repeat(300_000)}.`;
  expect(cut(long)).toHaveLength(1);
});
