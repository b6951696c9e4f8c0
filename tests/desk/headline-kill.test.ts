import { describe, expect, test } from 'vitest';
import { takeCopies } from './desk-bench.ts';
import { bridge, brief, fire, later, strike, type Told } from './invented-copy.ts';

const story = brief(bridge, { headline: 'Emmabrug dicht' });
const kill = (told: Told): Told =>
  later('De brug is gewoon open, meldt de provincie in een reactie op eerdere berichten.', {
    headline: 'Emmabrug dicht',
    status: 'killed',
    ...told,
  });
const left = (shown: readonly { readonly headline: string | null }[]) =>
  shown.map(({ headline }) => headline);

describe('A kill on a page, in words of its own', () => {
  test('ends the story of its headline, and no other', async () => {
    const { shown, filings } = await takeCopies([
      [story],
      [brief(fire, { headline: 'Brand in flat' })],
      [kill({})],
    ]);
    expect(filings.flat()).toEqual(['new', 'new', 'killed']);
    expect(left(shown)).toEqual(['Brand in flat']);
  });

  test('ends no story of its headline from elsewhere, nor of another week', async () => {
    const week = 7 * 86_400_000;
    for (const told of [
      { cities: ['TARWEDAM'] },
      { publishedAt: (kill({}).publishedAt ?? 0) + week, capturedAt: (kill({}).capturedAt ?? 0) + week },
    ]) {
      expect(left((await takeCopies([[story], [kill(told)]])).shown)).toEqual(['Emmabrug dicht']);
    }
  });

  test('holds back all stories of its headline where there are several, and kills none', async () => {
    const other = brief(strike, { headline: 'Emmabrug dicht' });
    const { shown, filings } = await takeCopies([[story], [other], [kill({})]]);
    expect(filings.flat()).toEqual(['new', 'new', 'killed']);
    expect(shown).toEqual([]);
    // What is held back may be let go by whoever knows; what is dead is dead in any words.
    const again = await takeCopies([[story], [other], [kill({})], [brief(bridge, { source: 'x.txt' })]]);
    expect(again.filings.at(-1)).toEqual(['known']);
  });

  test('ends the story whose text it has, whatever other has its headline', async () => {
    const other = brief(strike, { headline: 'Emmabrug dicht' });
    const { shown } = await takeCopies([[story], [other], [kill({ text: bridge })]]);
    expect(shown.map(({ paragraphs }) => paragraphs[0])).toEqual([strike]);
  });
});

test('A correction puts a headline right, though the text stays as it was', async () => {
  const { shown, filings } = await takeCopies([
    [story],
    [later(bridge, { headline: 'Beatrixbrug dicht', signal: 'correction' })],
    [later(bridge, { headline: 'Emmabrug dicht', source: 'page-3.txt' })],
  ]);
  expect(filings.flat()).toEqual(['new', 'changed', 'known']);
  expect(left(shown)).toEqual(['Beatrixbrug dicht']);
});
