import { describe, expect, test } from 'vitest';
import { day, hour, noon } from '../contracts/invent-story.ts';
import { ordersOf, sent, shownAt, takeCopies } from './desk-bench.ts';
import { bridge, fire, strike, summit, type Told } from './invented-copy.ts';

const warning =
  'Het weerinstituut heeft voor Zeeland code geel afgegeven vanwege gladheid door bevriezing van natte wegen. ' +
  'De waarschuwing geldt tot het einde van de ochtend.';
const news = (hours: number, told: Told = {}) => shownAt(hours, warning, told);
const count = async (...copies: (readonly Told[])[]) => (await takeCopies(copies)).shown.length;

describe('The same words sent again', () => {
  test.each([
    ['a day later', 24, {}],
    ['a week later', 7 * 24, {}],
    ['four weeks later', 28 * 24, {}],
    ['two days later, known to the hour', 48, { precision: 'hour' }],
    ['three days later, known to the day', 72, { precision: 'day' }],
    ['a day later with a slip mended', 24, { text: warning.replace('gladheid', 'gladheit') }],
    ['a day later by an agency under another key', 24, { format: 'ninjs', storyKey: 'anp:2' }],
  ] as const)(
    '%s are news again, in either order, and each is known when it is read again',
    async (_, hours, told) => {
      for (const copies of ordersOf([[news(-20)], [news(-20 + hours, told)]])) {
        const { ids, shown } = await takeCopies([...copies, ...copies]);
        expect(shown).toHaveLength(2);
        expect(ids.slice(2)).toEqual(ids.slice(0, 2));
      }
    },
  );

  test('every day for a week are seven stories, however often they are read', async () => {
    const days = [0, 1, 2, 3, 4, 5, 6].map((n) => [news(n * 24)]);
    expect(await count(...days, ...days.toReversed())).toBe(7);
  });

  test.each([
    ['within the day', news(8)],
    ['at a time that is known to the week only', news(5 * 24, { precision: 'week' })],
    ['a day later known to the day, which may be the same', { ...news(24), precision: 'day' }],
    ['at no time that is known', { ...news(24 * 9), publishedAt: null, precision: null, age: null }],
  ] as const)('%s are the same story', async (_, item) => {
    for (const copies of ordersOf([[news(0)], [item]])) expect(await count(...copies)).toBe(1);
  });

  test('are the same story when they are many: that is a piece published again', async () => {
    const long = [bridge, strike, summit, fire].join('\n');
    expect(await count([shownAt(0, long)], [shownAt(72, long)])).toBe(1);
  });

  test('are the same story when a key of the agency says so', async () => {
    expect(await count([sent(1, 0, { text: warning })], [sent(2, 72, { text: warning })])).toBe(1);
  });

  test('are no news while the first are held back', async () => {
    const held = sent(1, 0, { text: warning, embargoUntil: noon + 90 * day });
    expect(await count([held], [news(72)])).toBe(0);
  });
});

describe('The same page read again with a wrong moment of capture', () => {
  const briefs = [warning, bridge, strike, summit].map((text) => ({ text, age: '2 uur geleden' }));
  const page = (hours: number, items = briefs) =>
    items.map(({ text, age }) => shownAt(hours, text, { age, publishedAt: noon + (hours - 2) * hour }));

  test('adds nothing', async () => {
    expect(await count(page(0), page(9 * 24))).toBe(4);
    expect(await count(page(9 * 24), page(0))).toBe(4);
  });

  test('adds only what was put before, between or behind its stories', async () => {
    const fresh = { text: fire, age: '2 uur geleden' };
    for (const at of [0, 2, 4])
      expect(await count(page(0), page(72, briefs.toSpliced(at, 0, fresh)))).toBe(5);
  });

  test('is not what a warning is that stands among other news', async () => {
    const other = [fire, `${summit} Later meer.`].map((text) => ({ text, age: '2 uur geleden' }));
    const first = [{ text: warning, age: '2 uur geleden' }, ...other.slice(0, 1)];
    const second = [{ text: warning, age: '2 uur geleden' }, ...other.slice(1)];
    expect(await count(page(0, first), page(72, second))).toBe(4);
  });
});

describe('The same few words', () => {
  const words = (place: string, text: string): Told => shownAt(0, text, { cities: [place] });

  test.each(['De brug is gestremd.', 'De brug over het kanaal is door een storing gestremd.'])(
    'from two places are two stories, on one page and on two: %s',
    async (text) => {
      const [goes, kortgene] = [words('GOES', text), words('KORTGENE', text)];
      expect(await count([goes, kortgene])).toBe(2);
      for (const copies of ordersOf([[goes], [kortgene]])) expect(await count(...copies)).toBe(2);
      expect(await count([goes, kortgene], [kortgene, goes])).toBe(2);
    },
  );

  test('are one story from one place, or where one copy names none', async () => {
    const text = 'De brug is gestremd.';
    expect(await count([words('GOES', text)], [words('GOES', text)])).toBe(1);
    const without: Told = { ...words('GOES', text) };
    delete (without as { cities?: unknown }).cities;
    expect(await count([words('GOES', text)], [without])).toBe(1);
  });
});
