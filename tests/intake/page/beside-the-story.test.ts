import { describe, expect, test } from 'vitest';
import { readPageText } from '../../../src/intake/page/read-page.ts';
import { parsePage } from '../../../src/wire/page/page-reader.ts';

const at = Date.parse('2026-03-10T07:00:00Z');

async function read(body: string) {
  const html = `<!doctype html><html lang=nl><head><meta charset=utf-8></head><body>${body}</body></html>`;
  const text = await readPageText({ bytes: Buffer.from(html), charset: 'utf-8', capturedAt: at }, null);
  const bytes = Buffer.from(text.ok ? text.value : '');
  const items = parsePage({ source: '', bytes, capturedAt: at }, null);
  return items.ok ? items.value : [];
}
const textsOf = (items: Awaited<ReturnType<typeof read>>) =>
  items.map(({ headline, paragraphs }) => [headline, ...paragraphs]);

const bridge = 'GOES (ANP) - De brug is weer open. Auto’s rijden er weer over.';

describe('a teaser of another story within a story', () => {
  const teaser = '<aside><h3>Lees ook</h3><p>BREDA (ANP) - Een ander bericht, dat elders staat.</p></aside>';

  test.each([
    ['an article', (inner: string) => `<main><article>${inner}</article></main>`],
    ['the page', (inner: string) => `<main>${inner}</main>`],
  ])('is no story, and costs that of %s no paragraph', async (_, around) => {
    const page = around(`<h1>Brug open</h1><p>${bridge}</p>${teaser}<p>De slotalinea staat hier onder.</p>`);
    expect(textsOf(await read(page))).toEqual([
      ['Brug open', 'De brug is weer open. Auto’s rijden er weer over.', 'De slotalinea staat hier onder.'],
    ]);
  });

  test('is one in an article’s aside that says nothing of itself either', async () => {
    const page = `<article><h1>Brug open</h1><p>${bridge}</p>${teaser.replace('Lees ook', 'Breda bouwt')}<p>De slotalinea staat hier onder.</p></article>`;
    expect(textsOf(await read(page))).toHaveLength(1);
  });

  test('is none in a box beside the story, where sites have their briefs', async () => {
    const page = `<main><article><h1>Brug open</h1><p>${bridge}</p></article><aside><h3>Meer uit Regio</h3><p>BREDA (ANP) - Een ander bericht, dat hier hoort.</p><span>2 uur geleden</span></aside></main>`;
    expect(textsOf(await read(page)).flat()).toContain('Een ander bericht, dat hier hoort.');
  });
});

test.each(['Wat vinden lezers?', 'Wat vindt u ervan?', 'Lezers reageren', 'Your say', 'Zo was het weer'])(
  'an age below “%s” is not the story’s above it',
  async (heading) => {
    const page = `<article><h1>Brug open</h1><p>${bridge}</p></article><h4>${heading}</h4><p>Piet uit Rotterdam vindt er niets aan.</p><p>2 uur geleden</p>`;
    const [story, ...others] = await read(page);
    expect(others).toEqual([]);
    expect(story).toMatchObject({ headline: 'Brug open', publishedAt: null });
    expect(story?.paragraphs.join(' ')).not.toContain('Piet');
  },
);

test.each([
  'Deel dit artikel: Facebook Twitter',
  'Deel dit bericht via WhatsApp, e-mail of LinkedIn',
  'Tags: brug, Goes',
])('“%s” is no text, and does not make the story look cut off', async (line) => {
  const [story] = await read(`<article><h1>Brug open</h1><p>${bridge}</p><p>${line}</p></article>`);
  expect(story).toMatchObject({
    paragraphs: ['De brug is weer open. Auto’s rijden er weer over.'],
    truncated: false,
  });
});

test('a story that ends in a list is whole, one that ends inside a sentence is not', async () => {
  const [list] = await read(
    '<article><h1>Uitslagen</h1><p>GOES (ANP) - Uitslagen van zaterdag in de amateurklasse:</p><ul><li>Goes - Kloetinge 2-1</li><li>Hoek - Terneuzen 0-0</li></ul></article>',
  );
  expect(list).toMatchObject({ role: 'lead', truncated: false });
  expect(list?.paragraphs.at(-1)).toBe('Hoek - Terneuzen 0-0');
  const [cut] = await read(
    '<article><h1>Brug open</h1><p>GOES (ANP) - De brug is weer open. Auto’s rijden er weer over en</p></article>',
  );
  expect(cut).toMatchObject({ truncated: true });
});
