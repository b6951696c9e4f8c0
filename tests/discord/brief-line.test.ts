import { describe, expect, test } from 'vitest';
import { layOutBrief } from '../../src/discord/brief-line.ts';
import { linesFor, widthOf } from '../../src/discord/letter-width.ts';
import { day, eight, minute, story } from '../digest/stories.ts';

const voice = { language: 'nl', timezone: 'Europe/Amsterdam' } as const;
const told = (of: Parameters<typeof story>[0], how: Partial<Parameters<typeof layOutBrief>[2]> = {}) =>
  layOutBrief(story(of), 7, { ...voice, ...how }, eight);
const [place, sentence] = [
  'KYIV/WASHINGTON',
  'De stad krijgt een lening van 1,2 miljard dollar voor haar hele net.',
];
/** Lines of a phone that the news takes, as it is seen. */
const linesOf = (line: string, width: number) => {
  const [mark = '', text = ''] = (line.split('\n')[0] ?? '').split('** – ');
  const words = [
    ...mark
      .replace('**', '')
      .split(' ')
      .map((word) => widthOf(word, true)),
    widthOf('–'),
  ];
  return linesFor([...words, ...text.split(' ').map((word) => widthOf(word))], width);
};

describe('a brief in a list', () => {
  test('has its news on two lines of a phone, cut between words, and agency and clock below', () => {
    const long = told({
      id: 'a',
      from: 'BORSELE (ANP/RTR)',
      paragraphs: [`${sentence.slice(0, -1)} ${sentence}`],
    });
    expect(long).toMatch(
      /^\*\*7\. BORSELE\*\* – De stad krijgt een lening van 1,2 miljard dollar.*\u00a0…\n-# ANP\/RTR · <t:\d+:t>$/,
    );
    expect(linesOf(long, 19.7)).toBe(2);
  });

  test('is shorter in a card, whose letters are larger', () => {
    const of = { id: 'a', from: 'BORSELE (ANP)', headline: sentence };
    const [embed, card] = [told(of), told(of, { layout: 'components' })].map(
      (line) => line.split('\n')[0] ?? '',
    );
    expect(card?.length).toBeLessThan(embed?.length ?? 0);
    expect(linesOf(card ?? '', 17)).toBe(2);
  });

  test('names all its places where the news is told in full all the same, else the first', () => {
    expect(told({ id: 'a', from: `${place} (ANP)`, headline: 'Stad krijgt lening' })).toMatch(
      /^\*\*7\. KYIV\/WASHINGTON\*\* /,
    );
    expect(told({ id: 'a', from: `${place} (ANP)`, headline: sentence })).toMatch(
      /^\*\*7\. KYIV\/…\*\* – De stad/,
    );
  });

  test.each([
    [eight - 23 * 60 * minute, 't'],
    [eight - day, 'd'],
  ])('is told by the clock on the day itself, and by the date afterwards', (publishedAt, style) => {
    expect(told({ id: 'a', headline: 'Kop', publishedAt })).toContain(`<t:${publishedAt / 1_000}:${style}>`);
  });
});
