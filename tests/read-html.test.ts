import { describe, expect, test } from 'vitest';
import { readCopyStories } from '../src/read-copy.ts';
import type { WireFormat } from '../src/wire/item.ts';

const capturedAt = Date.parse('2026-06-08T12:00:00Z');

async function read(text: string | Uint8Array, format: WireFormat | 'auto' = 'auto') {
  const bytes = typeof text === 'string' ? new TextEncoder().encode(text) : text;
  const parts = await Array.fromAsync(readCopyStories({ source: 'push:blad/a', bytes, capturedAt }, format));
  return parts.flatMap((part): readonly unknown[] => (part.ok ? part.value : [part.problem.code]));
}

const brief = '<p>GOES (ANP) - De brug bij Goes is dicht na een aanvaring.</p><p>13 minuten geleden</p>';
const expected = {
  source: 'push:blad/a',
  format: 'page',
  dateline: { cities: ['GOES'], agencies: ['ANP'] },
  paragraphs: ['De brug bij Goes is dicht na een aanvaring.'],
};

describe('HTML that comes as copy', () => {
  test.each([
    [
      'a page',
      `<!DOCTYPE html>\n<html><body><nav><a href="/">Home</a></nav><h1>Brug dicht</h1>${brief}</body></html>`,
    ],
    [
      'XHTML',
      `<?xml version="1.0"?>\n<!DOCTYPE html>\n<html xmlns="http://www.w3.org/1999/xhtml"><body><h1>Brug dicht</h1>${brief}</body></html>`,
    ],
    ['a part of a page', `\uFEFF<div><h1>Brug dicht</h1>${brief}</div>`],
    ['the body of a mail', `<!-- mail -->\n<table><tr><td><h1>Brug dicht</h1>${brief}</td></tr></table>`],
  ])('is read as a page is: %s', async (_name, html) => {
    const stories = await read(html);
    expect(stories).toMatchObject([
      { ...expected, headline: 'Brug dicht', publishedAt: capturedAt - 13 * 60_000 },
    ]);
    expect(await read(html, 'page')).toEqual(stories);
  });

  test('is read in the encoding that it declares', async () => {
    const html =
      '<html><head><meta charset="windows-1252"></head><body><h1>Café dicht</h1><p>GOES (ANP) - Het café is dicht.</p></body></html>';
    expect(await read(Buffer.from(html, 'latin1'))).toMatchObject([
      { headline: 'Café dicht', paragraphs: ['Het café is dicht.'] },
    ]);
  });

  test('is a problem with its reason where no story is in it, and is not guessed at where another format is named', async () => {
    expect(await read('<html><body><p>Akkoord?</p></body></html>')).toEqual(['page-without-story']);
    expect(await read(`<html><body>${'<div>'.repeat(500)}x</body></html>`)).toEqual(['page-too-large']);
    expect(await read(`<html><body>${brief}</body></html>`, 'nitf')).not.toMatchObject([expected]);
  });

  test('leaves formats alone that have HTML in them', async () => {
    const nitf =
      '<?xml version="1.0"?><nitf><body><body.head><hedline><hl1>Brug dicht</hl1></hedline></body.head><body.content><p>GOES (ANP) - De brug is dicht.</p></body.content></body></nitf>';
    expect(await read(nitf)).toMatchObject([{ format: 'nitf', headline: 'Brug dicht' }]);
  });
});
