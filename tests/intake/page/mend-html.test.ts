import { describe, expect, test } from 'vitest';
import { mendHtml } from '../../../src/intake/page/mend-html.ts';
import { tellStories } from './told-apart.ts';

const lead = '<h1>Fonds voor havens</h1><p>OSLO (ANP) - De premier van Noorwegen kondigt een fonds aan.';
const briefs = [
  [
    'Konvooi bereikt stad',
    'GAZA-STAD (ANP/AFP) - Een konvooi met meel heeft de stad bereikt.',
    '13 minuten geleden',
  ],
  ['Lening voor stroomnet rond', 'KYIV (ANP/RTR) - De lening voor het stroomnet is rond.', '1 uur geleden'],
  ['Bondsdag stemt in', 'BERLIJN (ANP/DPA) - De Bondsdag stemt in met de begroting.', '3 uur geleden'],
] as const;
const all = (one: (brief: (typeof briefs)[number]) => string) => briefs.map(one).join('\n');

describe('tags that do not close', () => {
  test.each([
    [
      'list items with paragraphs',
      `<ul>${all(([head, text, age]) => `<li><h3>${head}</h3><p>${text}<p>${age}`)}</ul>`,
    ],
    [
      'items with bold left open',
      `<ul>${all(([head, text, age]) => `<li><h3>${head}</h3><p><b>${text}<p>${age}`)}</ul>`,
    ],
    ['definitions', `<dl>${all(([head, text, age]) => `<dt><h3>${head}</h3><dd><p>${text}<p>${age}`)}</dl>`],
    [
      'cells of a table',
      `<table>${all(([head, text, age]) => `<tr><td><h3>${head}</h3><p>${text}<td><p>${age}`)}</table>`,
    ],
    [
      'items in a list that stays open',
      `<ol>${all(([head, text, age]) => `<li><div><h3>${head}</h3><p>${text}<p>${age}</div>`)}`,
    ],
  ])('leave each story its own headline and age: %s', async (_name, html) => {
    const stories = await tellStories(`<main>${lead}<h2>Meer uit Buitenland</h2>${html}`);
    expect(stories.slice(1).map(({ headline, minutes }) => [headline, minutes])).toEqual([
      ['Konvooi bereikt stad', 13],
      ['Lening voor stroomnet rond', 60],
      ['Bondsdag stemt in', 180],
    ]);
  });

  test('are closed where browsers close them', async () => {
    expect(await mendHtml('<ul><li><p>een<li><p>twee</ul>')).toBe(
      '<ul><li><p>een</p></li><li><p>twee</p></li></ul>',
    );
    expect(await mendHtml('<html><body class=a><p>een<frameset></body><p>twee')).toBe(
      '<p>een</p><p>twee</p>',
    );
  });
});
