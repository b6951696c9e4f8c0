import { describe, expect, test } from 'vitest';
import { day, hour, noon } from '../contracts/invent-story.ts';
import { now, ordersOf, sent, shownAt, slugged, takeCopies } from './desk-bench.ts';
import { bridge, fire, strike, summit, type Told } from './invented-copy.ts';

const told = (text: string, takeKey: string | null = null, more: Told = {}): Told => ({
  text,
  takeKey,
  ...more,
});
const [story, first, second] = [bridge, fire, strike];
/** The same sendings of an agency that names its stories by slugs, and of one that numbers its versions. */
const agencies: readonly (readonly [string, (hours: number, told: Told) => Told])[] = [
  ['by slug', slugged],
  ['by number', (hours, of) => sent(hours + 10, hours, of)],
];
/** What comes again is told by the desk and not by how a take is numbered: one style shows it. */
const isFirstStyle = (key: string) => key === '1ST ADD';
const texts = (shown: readonly { readonly paragraphs: readonly string[] }[]) =>
  shown.map(({ paragraphs }) => paragraphs);

describe.each(agencies)('What an agency adds, known %s,', (_, wire) => {
  test.each([
    ['1ST ADD', '2ND ADD'],
    ['1stAdd', '2ndAdd'],
    ['ADD 1', 'ADD 2'],
    ['2ND TAKE', '3RD TAKE'],
    ['(zwei)', '(drei)'],
    ['2. Teil', '3. Teil'],
    ['vervolg', 'vervolg'],
    ['deel 2', 'deel 3'],
    ['page 2', 'page 3'],
  ])('goes behind the story, each once and in its order: %s, %s', async (one, two) => {
    const all = [
      [wire(0, told(story, null, { headline: 'Brug dicht' }))],
      [wire(1, told(first, one, { headline: 'Vervolg' }))],
      [wire(2, told(second, two))],
    ];
    for (const order of ordersOf(all)) {
      for (const copies of isFirstStyle(one) ? [order, [...order, ...order]] : [order]) {
        const { shown, ids } = await takeCopies(copies);
        expect(shown).toMatchObject([{ paragraphs: [story, first, second] }]);
        expect(shown[0]?.publishedAt).toBe(noon + 2 * hour);
        expect(new Set(ids.flat()).size).toBe(1);
      }
    }
    expect((await takeCopies(all)).shown[0]?.headline).toBe('Brug dicht');
  });

  test('goes by the number of its take key, when that and the time differ', async () => {
    const all = [[wire(0, told(story))], [wire(2, told(first, 'ADD 1'))], [wire(1, told(second, 'ADD 2'))]];
    for (const order of ordersOf(all))
      expect(texts((await takeCopies(order)).shown)).toEqual([[story, first, second]]);
  });

  test('adds no revision when it comes again', async () => {
    const all = [
      [wire(0, told(story))],
      [wire(1, told(first, '1ST ADD'))],
      [wire(2, told(second, '2ND ADD'))],
    ];
    for (const order of ordersOf(all)) {
      const { filings, shown } = await takeCopies([...order, ...order]);
      expect(filings.slice(3)).toEqual([['known'], ['known'], ['known']]);
      expect(shown[0]?.revision).toBe(3);
    }
  });

  test('belongs to the version before it: a lead takes the place of both, an add to the lead goes behind that', async () => {
    const all = [
      [wire(0, told(story))],
      [wire(1, told(first, '1ST ADD'))],
      [wire(2, told(summit, '1ST LEAD'))],
      [wire(3, told(second, '1ST ADD'))],
    ];
    for (const order of ordersOf(all)) {
      expect(texts((await takeCopies(order)).shown)).toEqual([[summit, second]]);
      expect(texts((await takeCopies([...order, ...order])).shown)).toEqual([[summit, second]]);
    }
  });

  test('belongs to the lead that its take key names', async () => {
    const all = [
      [wire(0, told(story))],
      [wire(1, told(first, '1ST LEAD ADD 1'))],
      [wire(2, told(summit, '1ST LEAD'))],
    ];
    for (const order of ordersOf(all))
      expect(texts((await takeCopies(order)).shown)).toEqual([[summit, first]]);
  });

  test('is not put behind a lead that was sent after it, also when the story itself never came', async () => {
    const all = [[wire(1, told(first, '1ST ADD'))], [wire(2, told(summit, '1ST LEAD'))]];
    for (const order of ordersOf(all)) expect(texts((await takeCopies(order)).shown)).toEqual([[summit]]);
  });

  test.each([
    ['an embargo', { embargoUntil: now + day }],
    ['being withheld', { status: 'withheld' }],
  ] as const)('does not let go of %s, and holds all back by its own', async (_name, hold) => {
    const later = [wire(5, told(summit, '2ND LEAD'))];
    for (const holder of [0, 1, 2]) {
      const all = [told(story), told(first, '1ST ADD'), told(second, '2ND ADD')].map((one, i) => [
        wire(i, { ...one, ...(i === holder ? hold : {}) }),
      ]);
      for (const order of ordersOf(all)) {
        expect((await takeCopies([...order, ...order])).shown).toEqual([]);
        expect(texts((await takeCopies([...order, later])).shown)).toEqual([[summit]]);
      }
    }
  });

  test('is shown with the rest when the embargo is over', async () => {
    const all = [
      [wire(0, told(story, null, { embargoUntil: now + day }))],
      [wire(1, told(first, '1ST ADD'))],
    ];
    for (const order of ordersOf(all))
      expect(texts((await takeCopies(order, now + day)).shown)).toEqual([[story, first]]);
  });

  test('is dead with the story, in every order', async () => {
    const all = [
      [wire(0, told(story))],
      [wire(1, told(first, '1ST ADD'))],
      [wire(2, { status: 'killed', takeKey: 'KILL', paragraphs: [] })],
    ];
    for (const order of ordersOf(all)) {
      expect((await takeCopies([...order, ...order])).shown).toEqual([]);
      expect((await takeCopies([...order, [shownAt(3, first)]])).shown).toEqual([]);
    }
  });
});

describe("A word of the agency's without a text", () => {
  const hold = slugged(1, { status: 'withheld', takeKey: 'HOLD', paragraphs: [] });

  test('holds the story back, and the next lead lets it go', async () => {
    for (const order of ordersOf([[slugged(0, told(story))], [hold]])) {
      expect((await takeCopies(order)).shown).toEqual([]);
    }
    for (const order of ordersOf([
      [slugged(0, told(story))],
      [hold],
      [slugged(2, told(summit, '1ST LEAD'))],
    ])) {
      expect(texts((await takeCopies(order)).shown)).toEqual([[summit]]);
    }
  });

  test('takes no text away', async () => {
    const urgent = sent(2, 1, { paragraphs: [], headline: 'Brug weer open', takeKey: 'URGENT' });
    for (const order of ordersOf([[sent(1, 0, told(story, null, { headline: 'Brug dicht' }))], [urgent]])) {
      const { shown } = await takeCopies(order);
      expect(texts(shown)).toEqual([[story]]);
      expect(shown[0]?.headline).toBe('Brug weer open');
    }
  });
});

describe("A page's copy of a story that was added to", () => {
  const whole = `${bridge} Fietsers kunnen wel over de brug.`;
  const all = [[slugged(0, told(bridge))], [slugged(1, told(fire, '1ST ADD'))]];

  test('loses none of it, nor what the agency adds after that', async () => {
    const page = [shownAt(2, bridge)];
    for (const order of [
      [...all, page],
      [page, ...all],
      [all[0] ?? [], page, all[1] ?? []],
    ]) {
      expect(texts((await takeCopies(order)).shown)).toEqual([[bridge, fire]]);
    }
    const copies = [...all, [shownAt(2, `${whole} ${fire}`)], [slugged(3, told(strike, '2ND ADD'))]];
    const [shown] = texts((await takeCopies(copies)).shown);
    for (const text of [bridge, fire, strike]) expect(shown?.join(' ')).toContain(text);
  });

  test('under an embargo of the page is not let go by an add, and is by a lead', async () => {
    const page = [shownAt(2, bridge.replace('scheuren', 'scheruen'), { embargoUntil: now + day })];
    const add = [slugged(3, told(strike, '2ND ADD'))];
    expect((await takeCopies([...all, page, add, ...all, page])).shown).toEqual([]);
    const lead = [slugged(4, told(summit, '1ST LEAD'))];
    expect(texts((await takeCopies([...all, page, add, lead, ...all])).shown)).toEqual([[summit]]);
  });
});

test('An embargo holds back every copy of its text, also one that was not joined', async () => {
  const held = [slugged(0, told(bridge, null, { embargoUntil: now + day }))];
  for (const order of ordersOf([[shownAt(2, bridge)], [slugged(1, told(fire, '1ST ADD'))], held])) {
    expect((await takeCopies(order)).shown).toEqual([]);
    expect((await takeCopies([...order, ...order])).shown).toEqual([]);
  }
});

test('An add past midnight goes behind the story of the evening, in its order', async () => {
  const evening = [[slugged(10, told(story))], [slugged(11, told(first, '1ST ADD'))]];
  const night = [slugged(13, told(second, '2ND ADD'))];
  expect(texts((await takeCopies([...evening, night, night])).shown)).toEqual([[story, first, second]]);
  expect(
    (await takeCopies([[slugged(10, told(story, null, { embargoUntil: now + day }))], night])).shown,
  ).toEqual([]);
});
