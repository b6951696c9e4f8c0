import { describe, expect, test } from 'vitest';
import { layOutBrief } from '../../src/discord/brief-line.ts';
import { linesFor, widthOf } from '../../src/discord/letter-width.ts';
import type { Query, QueryField } from '../../src/wire/query.ts';
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
      headline: `${sentence.slice(0, -1)} ${sentence}`,
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

  test('names of several places the one that was asked for, by country, city or province', () => {
    const made = story({ id: 'a', from: 'KYIV/FRANKFURT (RTR)', headline: sentence });
    const place = (name: string, country: string, province: string | null) => ({
      id: name,
      name,
      country,
      province,
      lat: 50,
      lon: 8,
    });
    const places = [place('Kyiv', 'UA', null), place('Frankfurt', 'DE', 'Hessen')];
    const from = { ...made, dateline: made.dateline && { ...made.dateline, places } };
    const startFor = (topic: Query) => layOutBrief(from, 7, { ...voice, topic }, eight).split('** ')[0];
    const field = (field: QueryField, value: string) => ({ kind: 'field', field, value }) as const;
    for (const asked of [
      field('country', 'Duitsland'),
      field('city', 'frankfurt'),
      field('province', 'Hessen'),
    ]) {
      expect(startFor({ kind: 'and', parts: [{ kind: 'word', text: 'lening' }, asked] })).toBe(
        '**7. …/FRANKFURT',
      );
    }
    expect(startFor(field('country', 'Oekraïne'))).toBe('**7. KYIV/…');
    expect(startFor({ kind: 'not', part: field('country', 'Duitsland') })).toBe('**7. KYIV/…');
  });

  test('is not cut where a few letters more end the sentence', () => {
    const lines = Array.from({ length: 40 }, (_, at) => {
      const headline = `Stad krijgt een lening van miljarden voor het hele net ${'e'.repeat(at + 1)} en meer`;
      return { headline, line: told({ id: 'a', from: 'BORSELE (ANP)', headline }).split('\n')[0] ?? '' };
    });
    const [whole, cut] = [true, false].map((is) =>
      lines.filter(({ line, headline }) => line.endsWith(headline) === is),
    );
    // Some of those that are whole take a third line, none of them more.
    expect(new Set(whole?.map(({ line }) => linesOf(line, 19.7)))).toEqual(new Set([2, 3]));
    expect(cut?.length).toBeGreaterThan(0);
    for (const { line } of cut ?? []) expect([line.endsWith('…'), linesOf(line, 19.7)]).toEqual([true, 2]);
  });

  test('without a headline shows its first sentence whole, with its verb, up to 160 characters', () => {
    const verbLate =
      'In de Gazastrook zijn 64 vrachtwagens met hulpgoederen voor de bewoners van het noorden aangekomen.';
    const paragraphs = [`${verbLate} De chauffeurs wachtten drie dagen bij de grens.`];
    for (const layout of ['embeds', 'components'] as const) {
      const [news = ''] = told({ id: 'a', from: 'GAZA-STAD (ANP)', paragraphs }, { layout }).split('\n');
      expect(news).toBe(`**7. GAZA-STAD** – ${verbLate}`);
    }
    const clauses = `${verbLate.slice(0, -1)}, waar de inwoners al weken op meel en water wachten, zo meldt het bureau dat de hulp coördineert vanuit een kantoor in de hoofdstad van het buurland.`;
    const [long = ''] = told({ id: 'a', paragraphs: [clauses] }).split('\n');
    expect(long).toMatch(/^\*\*7\.\*\* In de Gazastrook .* wachten\u00a0…$/);
  });

  test.each([
    ['nl', eight, /-# <t:\d+:t>$/],
    ['nl', eight - 7 * 60 * minute, /-# <t:\d+:t>$/],
    ['nl', eight - 21 * 60 * minute, /-# gisteren <t:\d+:t>$/],
    ['en', eight - 21 * 60 * minute, /-# yesterday <t:\d+:t>$/],
    ['nl', eight - day, /-# gisteren <t:\d+:t>$/],
    ['nl', eight - 33 * 60 * minute, /-# <t:\d+:d>$/],
    ['nl', eight + day, /-# <t:\d+:d>$/],
  ] as const)(
    'is told by the clock on the day itself, so of the day before, else by the date: %s %i',
    (language, publishedAt, seen) => {
      for (const layout of ['embeds', 'components'] as const)
        expect(told({ id: 'a', headline: 'Kop', publishedAt }, { language, layout })).toMatch(seen);
    },
  );

  test('is of another day by the calendar of its readers', () => {
    const publishedAt = eight - 7 * 60 * minute;
    expect(told({ id: 'a', headline: 'Kop', publishedAt }, { timezone: 'America/New_York' })).toMatch(
      /gisteren/,
    );
  });

  test('without a place names its section as the heading of a digest does, in the language of its readers', () => {
    const of = { id: 'a', headline: 'Kop', section: 'Financieel' };
    expect(told(of)).toContain('-# Economie · ');
    expect(told(of, { language: 'en' })).toContain('-# Economy · ');
  });
});
