import { expect, test } from 'vitest';
import { readPageText } from '../../../src/intake/page/read-page.ts';
import { parsePage } from '../../../src/wire/page/page-reader.ts';

const at = Date.parse('2026-03-10T07:00:00Z');

async function read(body: string) {
  const html = `<!doctype html><html lang=nl><head><meta charset=utf-8></head><body>${body}</body></html>`;
  const text = await readPageText({ bytes: Buffer.from(html), charset: 'utf-8', capturedAt: at }, null);
  if (!text.ok) return text.problem.code;
  const items = parsePage({ source: '', bytes: Buffer.from(text.value), capturedAt: at }, null);
  return items.ok
    ? items.value.map(({ headline, paragraphs }) => [headline, ...paragraphs])
    : items.problem.code;
}

test('what a page strikes out is no text, and what it puts in its place is', async () => {
  expect(
    await read(
      '<main><h1>Sluis <s>dicht</s> open</h1><p>DEN HAAG (ANP) - De sluis kost <del>5</del> <ins>8</ins> miljoen euro.</p>' +
        '<p>De minister <strike>treedt af</strike> blijft aan, zegt <span style="text-decoration:line-through">Jansen</span> Pietersen.</p></main>',
    ),
  ).toEqual([['Sluis open', 'De sluis kost 8 miljoen euro.', 'De minister blijft aan, zegt Pietersen.']]);
});

test('figures above the line make no other number, and a mark that leads to a note is none', async () => {
  expect(
    await read(
      '<main><h1>Sluis open</h1><p>DEN HAAG (ANP) - Het kost 8 miljoen<sup>1</sup> euro<a href="#2"><sup>2</sup></a>, voor <b>10</b><span><sup>3</sup></span> m<sup>3</sup> water. De 2<sup>e</sup> sluis stoot CO<sub>2</sub> uit.</p></main>',
    ),
  ).toEqual([['Sluis open', 'Het kost 8 miljoen euro, voor 10³ m³ water. De 2e sluis stoot CO2 uit.']]);
});
