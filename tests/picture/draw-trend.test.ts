import { describe, expect, test } from 'vitest';
import { numberIn } from '../../src/discord/say.ts';
import { drawTrend } from '../../src/picture/draw-trend.ts';
import { sizes } from '../../src/picture/look.ts';
import { renderPng } from '../../src/picture/render-png.ts';

const bars = (counts: readonly number[]) =>
  counts.map((count, at) => ({ label: `${at + 1} nov`, count, written: numberIn(count, 'nl') }));
const draw = (counts: readonly number[]) =>
  drawTrend({ title: 'stikstof', subtitle: 'per dag', bars: bars(counts) });
const heights = (svg: string) =>
  [...svg.matchAll(/<rect x="[^"]*" y="[^"]*" width="[^"]*" height="([^"]*)"/g)].map(([, height]) =>
    Number(height),
  );

describe('a picture of a trend', () => {
  test('has bars as high as their numbers, from nothing on', () => {
    const [one = 0, two = 0, four = 0] = heights(draw([1, 2, 4]));
    expect(two).toBeCloseTo(2 * one, 0);
    expect(four).toBeCloseTo(4 * one, 0);
  });

  test('has no bar where there was nothing, and shows that even one story was there', () => {
    expect(heights(draw([0, 1, 1000]))).toEqual([3, expect.any(Number)]);
    expect(heights(draw([0, 0]))).toEqual([]);
  });

  test('writes the number above each bar where there is room, else above the highest', () => {
    expect(draw([3, 5])).toContain('>3</text>');
    const many = draw(Array.from({ length: 90 }, (_, at) => (at === 40 ? 1234 : 100)));
    expect(many).toContain('>1.234</text>');
    expect(many).not.toContain('>100</text>');
  });

  test('sets all of the highest apart, and none where one story is the most', () => {
    const apart = (counts: readonly number[]) => draw(counts).split('fill="#ffb340"').length - 1;
    expect([apart([1, 3, 2]), apart([3, 1, 3]), apart([1, 0, 1])]).toEqual([1, 2, 0]);
  });

  test('writes the last label, and no more than have room', () => {
    const labels = [...draw(Array.from({ length: 30 }, () => 1)).matchAll(/>(\d+) nov</g)].map(([, day]) =>
      Number(day),
    );
    expect(labels.at(-1)).toBe(30);
    expect(labels.length).toBeLessThan(11);
  });

  test('has no letters that a phone, which draws it in 277 points, makes smaller than 9', () => {
    const { title, axis } = sizes;
    const svg = draw(Array.from({ length: 30 }, () => 1));
    const found = [...svg.matchAll(/font-size="([\d.]+)"/g)].map(([, size]) => Number(size));
    expect(Math.min(...found) * 0.277).toBeGreaterThan(9);
    expect(axis).toBeGreaterThanOrEqual(40);
    expect(Math.max(...found)).toBe(title);
  });

  test('wants one bar at least', () => {
    expect(() => draw([])).toThrow(RangeError);
  });

  test('is a PNG of under 300 kB', async () => {
    const png = await renderPng(draw(Array.from({ length: 365 }, (_, at) => at % 30)));
    expect([png[1], png[2], png[3]]).toEqual([0x50, 0x4e, 0x47]);
    expect(png.length).toBeLessThan(300_000);
  });
});
