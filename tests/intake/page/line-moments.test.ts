import { describe, expect, test } from 'vitest';
import { pageLayout } from '../../../src/intake/page/layout.ts';
import { cutHeadlineAge, partAtAges } from '../../../src/intake/page/line-moments.ts';
import { readPageDraft } from '../../../src/intake/page/read-page.ts';
import { tellStories } from './told-apart.ts';

const lead =
  '<h1>Fonds voor havens</h1><p>OSLO (ANP) - De premier van Noorwegen kondigt een fonds aan.</p><h2>Meer uit Buitenland</h2>';
const texts = [
  'GAZA-STAD (ANP/AFP) - Een konvooi met meel heeft de stad bereikt.',
  'KYIV/WASHINGTON (ANP/RTR) - De lening voor het stroomnet is rond.',
  'BERLIJN (ANP/DPA) - De Bondsdag stemt in met de begroting.',
];
const ages = ['13 minuten geleden', '1 uur geleden', '3 uur geleden'];
const join = (one: (text: string, age: string) => string, gap = '') =>
  texts.map((text, at) => one(text, ages[at] ?? '')).join(gap);

describe('briefs in one element', () => {
  test.each([
    ['a span each', `<div>${join((text, age) => `<span>${text}</span><span>${age}</span>`)}</div>`],
    [
      'spans with blanks between',
      `<div>${join((text, age) => `<span>${text}</span> <span>${age}</span>`, '\n ')}</div>`,
    ],
    ['ages of emphasis in a paragraph', `<p>${join((text, age) => `${text} <em>${age}</em>`, ' ')}</p>`],
    ['ages of emphasis, glued', `<p>${join((text, age) => `${text}<em>${age}</em>`)}</p>`],
    ['a label before each age', `<p>${join((text, age) => `${text} <i>Geplaatst: ${age}</i>`, ' ')}</p>`],
    ['nothing but text, glued', `<p>${join((text, age) => `${text}${age}`)}</p>`],
    ['nothing but text, with blanks', `<p>${join((text, age) => `${text} ${age}`, ' ')}</p>`],
  ])('are a story each, with its own age: %s', async (_name, html) => {
    for (const above of ['', lead]) {
      const stories = (await tellStories(`<main>${above}${html}</main>`)).slice(above === '' ? 0 : 1);
      expect(stories.map(({ minutes }) => minutes)).toEqual([13, 60, 180]);
      expect(stories.map(({ cities, paragraphs }) => [cities.join('/'), paragraphs])).toEqual(
        texts.map((text) => [text.split(' ')[0], [text.replace(/^.* - /, '')]]),
      );
    }
  });

  test('are not parted at an age in a sentence', async () => {
    const text =
      'De brug ging <b>13 minuten geleden</b> open. <b>2 uur geleden</b> was zij nog dicht, zegt de beheerder.';
    const [story] = await tellStories(`<main><h1>Brug open</h1><p>GOES (ANP) - ${text}</p></main>`);
    expect(story?.paragraphs).toEqual([text.replace(/<.?b>/g, '')]);
    const line = 'GOES (ANP) - Dat was 13 minuten geleden. GOES ligt stil.';
    expect(partAtAges(line)).toEqual([{ kind: 'text', text: line }]);
  });
});

const heads = ['Konvooi bereikt ziekenhuis', 'Lening voor stroomnet rond', 'Bondsdag stemt in'];
const times = ['2026-06-08T11:47:00Z', '2026-06-08T11:00:00Z', '2026-06-08T09:00:00Z'];

describe('an age beside a headline', () => {
  test.each([
    ['above a link', (head: string, age: string) => `<span>${age}</span> <a href=z>${head}</a>`],
    ['behind a link', (head: string, age: string) => `<a href=z>${head}</a> <span>${age}</span>`],
    [
      'behind a link, with a label',
      (head: string, age: string) => `<a href=z>${head}</a> <span>Geplaatst: ${age}</span>`,
    ],
    ['in its heading', (head: string, age: string) => `<h3>${head} <span>${age}</span></h3>`],
    ['in its heading, as text above it', (head: string, age: string) => `<h3>${age} ${head}</h3>`],
    ['in its heading, as text behind a stroke', (head: string, age: string) => `<h3>${head} | ${age}</h3>`],
    ['in its link', (head: string, age: string) => `<a href=z>${head} ${age}</a>`],
    [
      'in an empty time',
      (head: string, _age: string, at: string) => `<a href=z>${head}</a> <time datetime="${at}"></time>`,
    ],
    [
      'in an empty time above',
      (head: string, _age: string, at: string) => `<time datetime="${at}"></time><h3>${head}</h3>`,
    ],
  ])('is the story’s time and no part of its headline: %s', async (_name, head) => {
    const cards = texts.map(
      (text, at) => `<div>${head(heads[at] ?? '', ages[at] ?? '', times[at] ?? '')}<p>${text}</p></div>`,
    );
    const stories = await tellStories(`<main>${cards.join('')}</main>`);
    expect(stories.map(({ headline, minutes }) => [headline, minutes])).toEqual(
      heads.map((headline, at) => [headline, [13, 60, 180][at]]),
    );
    const [alone] = await tellStories(`<main>${cards[0]}</main>`);
    expect([alone?.headline, alone?.minutes]).toEqual([heads[0], 13]);
  });

  test('is cut off it by the site’s rules, too', async () => {
    const layout = pageLayout.parse({ briefs: 'li', headline: 'b', age: 'i' });
    const html = `<ul><li><b>${heads[0]} <i>${ages[0]}</i></b><p>${texts[0]}</p></li></ul>`;
    const page = {
      bytes: new TextEncoder().encode(html),
      charset: null,
      capturedAt: Date.parse(times[0] ?? ''),
    };
    expect(await readPageDraft(page, layout)).toMatchObject({
      value: { groups: [{ briefs: [{ headline: heads[0], moment: ages[0] }] }] },
    });
  });

  test('stays where it belongs to what the headline says', () => {
    for (const text of [
      'Moord van 20 jaar geleden opgelost',
      'Schilderij gestolen, 20 jaar geleden',
      '20 jaar geleden: de dijkdoorbraak',
    ]) {
      expect(cutHeadlineAge(text)).toEqual({ text, age: null });
    }
  });
});
