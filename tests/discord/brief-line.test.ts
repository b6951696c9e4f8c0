import { describe, expect, test } from 'vitest';
import { layOutBrief } from '../../src/discord/brief-line.ts';
import type { Query, QueryField } from '../../src/wire/query.ts';
import { day, eight, minute, story } from '../digest/stories.ts';

const voice = { language: 'nl', timezone: 'Europe/Amsterdam' } as const;
const told = (of: Parameters<typeof story>[0], how: Partial<Parameters<typeof layOutBrief>[2]> = {}) =>
  layOutBrief(story(of), 7, { ...voice, ...how }, eight);
const [place, sentence] = [
  'KYIV/WASHINGTON',
  'De stad krijgt een lening van 1,2 miljard dollar voor haar hele net.',
];
describe('a brief in a list', () => {
  test.each(['embeds', 'components'] as const)(
    'tells its news whole, with agency and clock below: %s',
    (layout) => {
      const headline =
        'Veel minder zonnebloemen op het veld dan vorig jaar, zeggen telers in alle provincies, door de droge lente en de kraaien';
      expect(told({ id: 'a', from: 'BORSELE (ANP/RTR)', headline }, { layout })).toMatch(
        new RegExp(`^\\*\\*7\\. BORSELE\\*\\* – ${headline}\\n-# ANP/RTR · <t:\\d+:t>$`),
      );
    },
  );

  test('is cut between words where it is longer than 240 characters, headline and sentence alike', () => {
    const long = Array.from({ length: 60 }, (_, at) => `woord${at}`).join(' ');
    for (const given of [{ headline: long }, { paragraphs: [`${long}.`] }]) {
      const [news = ''] = told({ id: 'a', from: 'BORSELE (ANP)', ...given }).split('\n');
      const [, text = ''] = news.split('** – ');
      expect(text).toMatch(/ woord\d+\u00a0…$/);
      expect([text.length <= 240, text.length > 220]).toEqual([true, true]);
    }
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

  test('without a headline shows its first sentence whole, with its verb, up to 240 characters', () => {
    const verbLate =
      'In de Gazastrook zijn 64 vrachtwagens met hulpgoederen voor de bewoners van het noorden aangekomen.';
    const paragraphs = [`${verbLate} De chauffeurs wachtten drie dagen bij de grens.`];
    for (const layout of ['embeds', 'components'] as const) {
      const [news = ''] = told({ id: 'a', from: 'GAZA-STAD (ANP)', paragraphs }, { layout }).split('\n');
      expect(news).toBe(`**7. GAZA-STAD** – ${verbLate}`);
    }
  });

  test('without a headline keeps a subject with its verb, however long what stands between them', () => {
    const acquitted =
      'Een 41-jarige vrouw uit Purmerend die ervan werd verdacht in de nacht van 3 op 4 maart opzettelijk een loods met hooi van haar buurman in brand te hebben gestoken, is vrijgesproken.';
    const [news] = told({ id: 'a', from: 'HAARLEM (ANP)', paragraphs: [acquitted] }).split('\n');
    expect(news).toBe(`**7. HAARLEM** – ${acquitted}`);
  });

  test.each([
    ['nl', eight, /-# <t:\d+:t>$/],
    ['nl', eight - 7 * 60 * minute, /-# <t:\d+:t>$/],
    ['nl', eight - 21 * 60 * minute, /-# <t:\d+:d> <t:\d+:t>$/],
    ['en', eight - 21 * 60 * minute, /-# <t:\d+:d> <t:\d+:t>$/],
    ['nl', eight - day, /-# <t:\d+:d> <t:\d+:t>$/],
    ['nl', eight - 33 * 60 * minute, /-# <t:\d+:d>$/],
    ['nl', eight + day, /-# <t:\d+:d>$/],
  ] as const)(
    'is told by the clock on the day itself, by date and clock of the day before, else by the date, all by marks of Discord: %s %i',
    (language, publishedAt, seen) => {
      for (const layout of ['embeds', 'components'] as const)
        expect(told({ id: 'a', headline: 'Kop', publishedAt }, { language, layout })).toMatch(seen);
    },
  );

  test('is of another day by the calendar of its readers', () => {
    const publishedAt = eight - 7 * 60 * minute;
    expect(told({ id: 'a', headline: 'Kop', publishedAt }, { timezone: 'America/New_York' })).toMatch(
      /:d> <t:/,
    );
  });

  test('without a place names its section as the heading of a digest does, in the language of its readers', () => {
    const of = { id: 'a', headline: 'Kop', section: 'Financieel' };
    expect(told(of)).toContain('-# Economie · ');
    expect(told(of, { language: 'en' })).toContain('-# Economy · ');
  });
});
