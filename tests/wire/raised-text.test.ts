import { describe, expect, test } from 'vitest';
import { parseCopy } from '../../src/wire/detect.ts';
import { readHtmlBlocks } from '../../src/wire/markup-blocks.ts';

const read = (html: string) =>
  readHtmlBlocks(html)
    .map(({ text }) => text)
    .join('/');

describe('a figure above or below the line', () => {
  test.each([
    ['10<sup>3</sup> liter', '10³ liter'],
    ['<b>10</b><sup>12</sup> euro', '10¹² euro'],
    ['10<sup>-3</sup>', '10⁻³'],
    ['2<sup>n</sup> en 2<sup>x</sup>', '2ⁿ en 2^x'],
    ['een terrein van 40 m<sup>2</sup>', 'een terrein van 40 m²'],
    ['300 km<sup>2</sup> bos', '300 km² bos'],
    ['CO<sub>2</sub> en 101<sub>2</sub>', 'CO2 en 101₂'],
    ['de 2<sup>e</sup> en 3<sup>de</sup> keer, de 4<sup>th</sup>', 'de 2e en 3de keer, de 4th'],
    ['in 2025<sup>1</sup> steeg', 'in 2025¹ steeg'],
    ['€ 3,<sup>95</sup>', '€ 3,⁹⁵'],
    ['Acme<sup>®</sup>', 'Acme®'],
  ])('%s is read as %s', (html, text) => {
    expect(read(`<p>${html}</p>`)).toBe(text);
  });

  test.each([
    '8 miljoen<sup>1</sup> euro',
    '8 miljoen<sup>[12]</sup> euro',
    '8 miljoen<sup>*</sup> euro',
    '8 miljoen<sup><a href="#n1">1</a></sup> euro',
    '8 miljoen<sup>1, 2</sup> euro',
  ])('%s has a mark that leads to a note, which goes out', (html) => {
    expect(read(`<p>${html}</p>`)).toBe('8 miljoen euro');
  });
});

test('what is struck out is no text, and what takes its place is', () => {
  const html =
    '<p>kost <del>5</del> <ins>8</ins> miljoen, zegt <s>Jansen</s> Pietersen; hij <strike>treedt af</strike> blijft</p>';
  expect(read(html)).toBe('kost 8 miljoen, zegt Pietersen; hij blijft');
  expect(read('<p>De <span style="color:red;text-decoration: line-through">oude</span> sluis</p>')).toBe(
    'De sluis',
  );
});

test('a feed whose only mark-up strikes out is read as mark-up', () => {
  const item = `GOES (ANP) - De sluis kost &lt;del&gt;5&lt;/del&gt; 8 miljoen.`;
  const feed = `<rss version="2.0"><channel><title>Blad</title><item><guid>1</guid><title>Sluis &lt;s&gt;dicht&lt;/s&gt; open</title><description>${item}</description></item></channel></rss>`;
  const copy = { source: 'x', bytes: new TextEncoder().encode(feed), capturedAt: 0 };
  const items = parseCopy(copy, 'auto');
  expect(items).toMatchObject({
    ok: true,
    value: [{ headline: 'Sluis open', paragraphs: ['De sluis kost 8 miljoen.'] }],
  });
});
