import { createRequire } from 'node:module';
import { dirname, join } from 'node:path';
import { Resvg } from '@resvg/resvg-js';
import { describe, expect, test } from 'vitest';
import { drawHead } from '../../src/picture/draw-head.ts';
import { asXml } from '../../src/picture/look.ts';
import { fitLines, widthOf } from '../../src/picture/wrap-text.ts';

const fonts = join(dirname(createRequire(import.meta.url).resolve('dejavu-fonts-ttf/package.json')), 'ttf');
const bold = { width: 952, largest: 44, smallest: 34, weight: 'bold' } as const;
const linesOf = (svg: string) => [...svg.matchAll(/<text[^>]*font-size="([\d.]+)"[^>]*>([^<]*)</g)];

describe('text in a picture', () => {
  test.each(['normal', 'bold'] as const)('is measured as the font draws it: %s', (weight) => {
    for (const text of [
      'Hoe vaak in het nieuws',
      '’s-Hertogenbosch WAAROM ÉÉN €',
      'Łódź · Malmö',
      '1.234 mm',
    ]) {
      const words = `<text x="0" y="60" font-size="40" font-family="DejaVu Sans" font-weight="${weight}">${asXml(text)}</text>`;
      const svg = `<svg xmlns="http://www.w3.org/2000/svg" width="2000" height="90">${words}</svg>`;
      const files = ['DejaVuSans.ttf', 'DejaVuSans-Bold.ttf'].map((name) => join(fonts, name));
      const drawn = new Resvg(svg, { font: { loadSystemFonts: false, fontFiles: files } }).getBBox();
      const measured = widthOf(text, 40, weight);
      expect([text, (drawn?.width ?? 0) <= measured]).toEqual([text, true]);
      expect([text, (drawn?.width ?? 0) > measured * 0.9]).toEqual([text, true]);
    }
  });

  test('is parted at words only, on two lines in large letters, else smaller, else on a third', () => {
    const words = [
      'hulpgoederen',
      'onder',
      'vrachtwagens',
      'of',
      'Gazastrook',
      'en',
      'Rafah',
      'grensovergang',
    ];
    for (let count = 1; count <= 12; count++) {
      const text = Array.from({ length: count }, (_, at) => words[at % words.length]).join(' ');
      const { lines, size } = fitLines(text, bold);
      expect(lines.join(' ')).toBe(text);
      for (const line of lines) expect(widthOf(line, size, 'bold')).toBeLessThanOrEqual(952);
      expect(size).toBeGreaterThanOrEqual(34);
    }
    expect(fitLines('kort', bold)).toEqual({ lines: ['kort'], size: 44 });
  });

  test('that is longer than three lines ends after a word', () => {
    const text = Array.from({ length: 40 }, () => 'vrachtwagens').join(' · ');
    const { lines } = fitLines(text, bold);
    expect(lines).toHaveLength(3);
    expect(lines.join(' ')).toMatch(/ vrachtwagens …$/);
  });

  test('has a word that is wider than a line on several, whole', () => {
    const word = 'x'.repeat(90);
    expect(fitLines(word, bold).lines.join('')).toBe(word);
  });
});

describe('the head of a picture', () => {
  test.each([
    'Hoe vaak in het nieuws: al het nieuws',
    'Hoe vaak in het nieuws: sectie Binnenland',
    'Hoe vaak in het nieuws: Sas van Gent',
    'Where the news is: section Domestic · ‘relief supplies’ or ‘trucks’',
  ])('has the topic whole, on a line of its own: %s', (title) => {
    for (const width of [800, 900, 1000]) {
      const { svg, height } = drawHead({ title, subtitle: 'per dag · de laatste 30 dagen' }, width);
      const [what = '', topic = ''] = title.split(': ');
      const texts = linesOf(svg).map(([, , text]) => text);
      expect(texts[0]).toBe(what);
      expect(texts.slice(1, -1).join(' ')).toBe(topic);
      expect(svg).not.toContain('…');
      expect(height).toBeGreaterThan(160);
      for (const [, size, text = ''] of linesOf(svg))
        expect(widthOf(text, Number(size), 'normal')).toBeLessThanOrEqual(width - 48);
    }
  });

  test('without a topic is as low as its two lines', () => {
    expect(drawHead({ title: 'Waar het nieuws is', subtitle: 'nu' }, 800).height).toBe(124);
  });
});
