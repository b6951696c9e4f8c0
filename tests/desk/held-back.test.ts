import { describe, expect, test } from 'vitest';
import { day, noon } from '../contracts/invent-story.ts';
import { now, ordersOf, sent, shownAt, takeCopies } from './desk-bench.ts';
import { bridge, bridgeLead, fire, type Told } from './invented-copy.ts';

const until = now + 5 * day;
const longer = `${bridge} Fietsers kunnen wel over de brug.`;
const holds = [
  ['withheld', { status: 'withheld' }],
  ['under an embargo', { embargoUntil: until }],
] as const;
const pages: readonly (readonly [string, Told])[] = [
  ['the same copy', shownAt(1, bridge)],
  ['an older copy', shownAt(-1, bridge)],
  ['a longer copy', shownAt(1, longer)],
  ['a copy with a slip of the pen', shownAt(1, bridge.replace('scheuren', 'scheruen'))],
  [
    'a copy that was cut off',
    shownAt(1, bridge.slice(0, 131), { truncated: true, age: null, publishedAt: null }),
  ],
  ['the whole story as a lead', { ...shownAt(1, bridgeLead), role: 'lead', publishedAt: null, age: null }],
  ['a feed of the site', { ...shownAt(1, bridge), format: 'feed', storyKey: 'https://krant.example/1' }],
  ['a longer text in a feed', { ...shownAt(1, longer), format: 'feed', storyKey: 'https://krant.example/1' }],
];

describe.each(holds)('What the agency says is %s', (_, hold) => {
  const held = sent(1, 0, { text: bridge, ...hold });

  test.each(pages)(
    'is not shown by %s, whichever comes first, nor when it is read again',
    async (_name, page) => {
      for (const copies of ordersOf([[held], [page]])) {
        const { shown, ids } = await takeCopies(copies);
        expect(shown).toEqual([]);
        expect(new Set(ids.flat()).size).toBe(1);
        expect((await takeCopies([...copies, ...copies])).shown).toEqual([]);
      }
    },
  );

  test.each(pages)('is let go by its own later version, and by that alone, after %s', async (_name, page) => {
    const later = sent(2, 3, { text: `${bridge} De brug gaat zondag weer open.` });
    for (const copies of ordersOf([[held], [page], [later]])) {
      for (const all of [copies, [...copies, [held], [page]]]) {
        const { shown } = await takeCopies(all);
        expect(shown.map(({ paragraphs }) => paragraphs[0])).toContain(later.text);
      }
    }
  });
});

describe('An embargo', () => {
  test.each(holds)('or a hold of days later holds back the page that had the text: %s', async (_, hold) => {
    const held = sent(1, 72, { text: bridge, ...hold });
    for (const order of ordersOf([[shownAt(0, bridge)], [held]])) {
      expect((await takeCopies(order)).shown).toEqual([]);
    }
  });

  test('holds back what a page had shown until it lifts', async () => {
    const copies = [[shownAt(-1, longer)], [sent(1, 0, { text: bridge, embargoUntil: until })]];
    expect((await takeCopies(copies, until - 1)).shown).toEqual([]);
    const { shown } = await takeCopies(copies, until);
    expect(shown.map(({ paragraphs }) => paragraphs[0])).toEqual([longer]);
  });

  test('on a page holds back what another page shows without, whichever comes first', async () => {
    const copies = [[shownAt(0, bridge)], [shownAt(1, longer, { embargoUntil: until })]];
    for (const order of ordersOf(copies)) expect((await takeCopies(order)).shown).toEqual([]);
  });

  test('on a page is over once the agency lets it go, also when the page is read again', async () => {
    const page = [shownAt(0, bridge, { embargoUntil: until })];
    const [first, second] = [sent(1, 1, { text: bridge }), sent(2, 2, { text: longer })];
    expect((await takeCopies([page, [first]])).shown).toEqual([]);
    expect((await takeCopies([page, [first], [second], page])).shown).toMatchObject([
      { paragraphs: [longer] },
    ]);
  });

  test('of an older version is over when a later one came without', async () => {
    const old = sent(1, 0, { text: bridge, status: 'withheld' });
    for (const order of ordersOf([[old], [sent(2, 1, { text: longer })]])) {
      expect((await takeCopies(order)).shown).toHaveLength(1);
    }
  });

  test('does not hold back another story', async () => {
    const copies = [[sent(1, 0, { text: bridge, embargoUntil: until })], [shownAt(0, fire)]];
    expect((await takeCopies(copies)).shown.map(({ paragraphs }) => paragraphs[0])).toEqual([fire]);
  });
});

describe("An agency's own version", () => {
  const first = sent(1, 0, { text: fire });
  const second = sent(2, 2, {
    text: fire.replace('wordt nog onderzocht', 'is kortsluiting').replace('12', '14'),
  });
  // A page had the first version an hour after the second was sent.
  const page = { ...shownAt(3, fire), publishedAt: noon, precision: 'hour' } as const;

  test("is what is shown, its number with its text, whatever a page's copy says and whenever it comes", async () => {
    for (const order of ordersOf([[second], [page]])) {
      const { shown } = await takeCopies(order);
      expect(shown).toMatchObject([{ version: 2, paragraphs: [second.text], storyKey: 'anp:1' }]);
    }
    for (const order of ordersOf([[first], [second], [page]])) {
      expect((await takeCopies(order)).shown).toMatchObject([{ version: 2, paragraphs: [second.text] }]);
    }
  });

  test("does not give its number to a page's longer text, nor take its place", async () => {
    const long = shownAt(1, `${fire} Bewoners slapen in een sporthal.`);
    const { shown, filings } = await takeCopies([[long], [first], [first]]);
    expect(shown).toMatchObject([{ version: null, paragraphs: [long.text], storyKey: 'anp:1' }]);
    expect(filings).toEqual([['new'], ['known'], ['known']]);
  });

  test('of one number is not replaced by an older text of that number', async () => {
    const newer = sent(1, 2, { text: fire.replace('12', '14') });
    for (const order of ordersOf([[sent(1, 0, { text: fire })], [newer]])) {
      expect((await takeCopies(order)).shown).toMatchObject([{ paragraphs: [newer.text] }]);
    }
  });
});
