import { describe, expect, test } from 'vitest';
import { tellStories } from './told-apart.ts';

const lead = '<h1>Fonds voor havens</h1><p>OSLO (ANP) - De premier van Noorwegen kondigt een fonds aan.</p>';
const briefs = [
  [
    'Konvooi bereikt stad',
    'GAZA-STAD (ANP/AFP) - Een konvooi met meel heeft de stad bereikt.',
    '13 minuten geleden',
  ],
  [
    'Renner mist de Tour',
    'GENT (ANP/BELGA) - De wielrenner breekt zijn sleutelbeen en mist de Tour.',
    '25 minuten geleden',
  ],
  ['Beurs sluit hoger', 'AMSTERDAM (ANP) - De beurs in Amsterdam sluit hoger dan gisteren.', '2 uur geleden'],
] as const;
const [gaza, gent, adam] = briefs;
type Brief = (typeof briefs)[number];

const kinds: readonly (readonly [string, (brief: Brief) => string])[] = [
  ['a list', ([, text, age]) => `<ul><li>${text} <span>${age}</span></li></ul>`],
  ['cards', ([head, text, age]) => `<article><h3>${head}</h3><p>${text}</p><span>${age}</span></article>`],
  ['paragraphs', ([, text, age]) => `<p>${text}</p><p>${age}</p>`],
];

describe.each(kinds)('sections of one brief, as %s', (_name, render) => {
  test.each([
    ['an element each', (head: string, brief: string) => `<section><h2>${head}</h2>${brief}</section>`],
    [
      'a line that is no heading',
      (head: string, brief: string) => `<div><div class="t">${head}</div>${brief}</div>`,
    ],
    ['side by side', (head: string, brief: string) => `<h2>${head}</h2>${brief}`],
  ])('are filed under their own heads: %s', async (_mark, section) => {
    const sections = [
      section('Meer uit Buitenland', render(gaza)),
      section('Meer uit Sport', render(gent)),
      section('Meer uit Financieel', render(adam)),
    ];
    const stories = await tellStories(`<main>${lead}${sections.join('')}</main>`);
    expect(stories.slice(1).map((story) => [story.section, story.minutes])).toEqual([
      ['Buitenland', 13],
      ['Sport', 25],
      ['Financieel', 120],
    ]);
    expect(JSON.stringify(stories)).not.toContain('Meer uit');
    const alone = await tellStories(`<main>${sections[1]}</main>`);
    expect(alone).toEqual([
      expect.objectContaining({ role: 'brief', section: 'Sport', cities: ['GENT'], minutes: 25 }),
    ]);
    const listing = await tellStories(`<main>${sections.slice(1).join('')}</main>`);
    expect(listing.map((story) => story.section)).toEqual(['Sport', 'Financieel']);
  });
});

test('a heading of one word in a section of one brief is its head where the brief has a headline below it', async () => {
  const sections = [gaza, gent, adam].map(
    ([head, text], at) =>
      `<section><h2>${['Buitenland', 'Sport', 'Economie'][at]}</h2><h3>${head}</h3><p>${text}</p></section>`,
  );
  const stories = await tellStories(`<main>${lead}${sections.join('')}</main>`);
  expect(stories.slice(1).map(({ section, headline }) => [section, headline])).toEqual([
    ['Buitenland', gaza[0]],
    ['Sport', gent[0]],
    ['Economie', adam[0]],
  ]);
});
