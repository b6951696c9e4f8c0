import { describe, expect, test } from 'vitest';
import { pageReader } from '../../../src/wire/page/page-reader.ts';

const text =
  'DEN HAAG (ANP) - Het kabinet trekt meer geld uit voor de dijken, blijkt uit de plannen die dinsdag komen.';

function read(page: string) {
  const items = pageReader.parse({
    source: 'page.txt',
    bytes: new TextEncoder().encode(page),
    capturedAt: Date.parse('2026-11-20T12:00:00+01:00'),
  });
  return items.ok ? items.value : [];
}

describe('An embargo on a page', () => {
  test.each([
    ['below the headline', `Meer geld voor dijken\n\nEMBARGO tot 24 november 2026 15.30 uur\n\n${text}\n`],
    ['below the headline, glued', `Meer geld voor dijken\nEMBARGO tot 24 november 15.30 uur\n${text}\n`],
    ['above the headline', `EMBARGO tot 24 november 2026 15.30 uur\n\nMeer geld voor dijken\n\n${text}\n`],
    [
      'before the dateline on its line',
      `Meer geld voor dijken\n\nEMBARGO tot 24 november 2026 15.30 uur. ${text}\n`,
    ],
    [
      'behind a call to desks',
      `Meer geld voor dijken\n\nLet op: embargo tot 24 november 15.30 uur\n\n${text}\n`,
    ],
  ])('%s holds the story back until then, and is no part of it', (_, page) => {
    expect(read(page)).toMatchObject([
      {
        headline: 'Meer geld voor dijken',
        status: 'usable',
        embargoUntil: Date.parse('2026-11-24T15:30:00+01:00'),
        subheads: [],
        paragraphs: [expect.stringMatching(/^Het kabinet/)],
      },
    ]);
  });

  test('without a moment withholds the story, and not the ones beside it', () => {
    const page = `Meer geld voor dijken\nONDER EMBARGO\n${text}\nMeer uit Politiek\nGOES (ANP) - De brug bij Goes is weer open.\n5 minuten geleden\n`;
    expect(read(page).map(({ status, embargoUntil }) => [status, embargoUntil])).toEqual([
      ['withheld', null],
      ['usable', null],
    ]);
  });

  test.each([
    `Embargo tegen Kustland blijft\n\n${text}\n`,
    `Kustland heft embargo op\nWESTERDAM (ANP) - De handel ligt stil.\nHet embargo gold sinds 1962 en werd vaak bekritiseerd.\n`,
  ])('that is the news holds nothing back: %s', (page) => {
    expect(read(page)).toMatchObject([{ status: 'usable', embargoUntil: null }]);
  });
});

test.each([
  'NOTE TO EDITORS: call Ann Jansen.',
  '(Noot voor de redactie: foto volgt.)',
  '>> Redactie: foto volgt.',
])('the note %s before a dateline on its line leaves the story', (note) => {
  expect(read(`Meer geld voor dijken\n\n${note} ${text}\n`)).toMatchObject([
    {
      headline: 'Meer geld voor dijken',
      editorNote: note,
      paragraphs: [expect.stringMatching(/^Het kabinet/)],
    },
  ]);
});

test('a page says that the agency takes a story back', () => {
  expect(read(`Meer geld voor dijken\n\nANP trekt dit bericht in\n\n${text}\n`)).toMatchObject([
    { status: 'killed' },
  ]);
});
