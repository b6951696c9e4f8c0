import { describe, expect, test } from 'vitest';
import { looksTooMuch } from '../../../src/intake/page/page-bounds.ts';
import { readPageText } from '../../../src/intake/page/read-page.ts';
import { htmlLayouts } from './html-layouts.ts';

const capturedAt = Date.parse('2026-06-08T12:00:00Z');
const read = (html: string | Uint8Array, layout: Parameters<typeof readPageText>[1] = null) =>
  readPageText(
    { bytes: typeof html === 'string' ? new TextEncoder().encode(html) : html, charset: null, capturedAt },
    layout,
  );

describe('HTML of any kind', () => {
  test('may be cut off anywhere', async () => {
    const html =
      htmlLayouts[0]?.render({
        headline: 'Kop',
        lines: ['GOES (ANP) - Tekst.'],
        section: 'Sport',
        briefs: [],
      }) ?? '';
    for (let end = 0; end < html.length; end += 37) await read(html.slice(0, end));
  });
});

describe('HTML that is made to cost time', () => {
  test.each([
    ['elements within one another', '<div>'.repeat(200_000)],
    ['inline elements within one another', `<p>${'<b>'.repeat(50_000)}GOES (ANP) - Tekst.`],
    ['more elements than any page has', '<p>GOES (ANP) - Tekst.</p>'.repeat(60_000)],
    ['more text than any page has', `<p>GOES (ANP) - ${'tekst '.repeat(800_000)}</p>`],
  ])('is refused before it is read: %s', async (_name, html) => {
    expect(looksTooMuch(html)).toBe(true);
    expect(await read(html)).toMatchObject({ ok: false, problem: { code: 'page-too-large' } });
  });

  test.each([
    [
      'elements left open',
      `<div>${'<b>'.repeat(9)}${Array.from({ length: 9_000 }, (_, at) => `<div><b x=${at}></div>x`).join('')}`,
    ],
    ['elements in a table that belong above it', `<table>${'<b>x<i>y</b>z'.repeat(9_000)}`],
    ['links left open', `${Array.from({ length: 15_000 }, (_, at) => `<p><font size=${at}>x`).join('')}`],
  ])('is given up where mending it would make more and more of it: %s', async (_name, html) => {
    expect(await read(html)).toMatchObject({ ok: false, problem: { code: 'page-too-large' } });
  });

  // The bounds are what keeps these quick; without them each would run into the test's own limit.
  test.each([
    ['many elements side by side', `<h1>Kop</h1>${'<div class="a b">x</div>'.repeat(30_000)}`],
    [
      'many stories',
      `${'<li><p>GOES (ANP) - Tekst van een bericht.</p><i>1 uur geleden</i></li>'.repeat(9_000)}`,
    ],
    [
      'many times in one line',
      `<div>${'<time datetime="2026-06-08T10:00:00Z">10:00</time> '.repeat(15_000)}</div>`,
    ],
    [
      'elements within one another, a hundred deep, again and again',
      `${'<div>'.repeat(100)}x${'</div>'.repeat(100)}`.repeat(300),
    ],
    ['attributes without end', `<div ${'a=b '.repeat(300_000)}>x</div>`],
    ['blanks without end', `<p>${' '.repeat(1_000_000)}GOES (ANP) - Tekst.</p>`],
    ['signs without end', `<p>${'(«'.repeat(250_000)}</p><p>${'- '.repeat(250_000)}</p>`],
    ['tags that never end', '<p '.repeat(300_000)],
    ['a class without end', `<div class="${'nav-'.repeat(400_000)}">x</div>`],
    ['links without end', `<main>${'<a href="/x">Lees</a> '.repeat(15_000)}</main>`],
    ['headings of comments without end', '<h3>Reacties</h3><h2>x</h2>'.repeat(15_000)],
    [
      'JSON-LD without end',
      `<script type="application/ld+json">${'['.repeat(200_000)}</script><p>GOES (ANP) - Tekst.</p>`,
    ],
  ])('is read within its bounds: %s', async (_name, html) => {
    await read(html);
  });
});
