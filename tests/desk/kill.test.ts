import { describe, expect, test } from 'vitest';
import { ordersOf, sent, shownAt, slugged, takeCopies } from './desk-bench.ts';
import { bridge, bridgeLead, type Told } from './invented-copy.ts';

const jam = slugged(-2, {
  headline: 'File op de ringweg',
  text: 'Op de ringweg van Oosterhaven staat een file van tien kilometer door een botsing van twee bestelbussen.',
});
const train = slugged(-1, {
  headline: 'Trein rijdt niet',
  text: 'Tussen Noorderdijk en Westerdam rijden geen treinen door een kapotte bovenleiding, zegt de vervoerder.',
});
const kill = (hours: number, told: Told): Told =>
  slugged(hours, { status: 'killed', takeKey: 'KILL', text: 'Kill', ...told });
const headlines = (shown: readonly { readonly headline: string | null }[]) =>
  shown.map(({ headline }) => headline).toSorted();

describe('A kill under a slug that two stories go by', () => {
  test.each([
    ['its headline', { headline: 'Trein rijdt niet' }],
    [
      'its headline in a sentence',
      { headline: null, text: 'Redacties: het bericht Trein rijdt niet vervalt.' },
    ],
    ['its text', { headline: null, text: train.text ?? '' }],
    ['its headline in a note', { headline: null, editorNote: 'KILL Trein rijdt niet' }],
  ])('kills the one that it names by %s, in every order, and loses no other', async (_, told) => {
    for (const order of ordersOf([[jam], [train], [kill(0, told)]])) {
      const { shown } = await takeCopies(order);
      expect(headlines(shown)).toEqual(['File op de ringweg']);
      expect(headlines((await takeCopies([...order, ...order])).shown)).toEqual(['File op de ringweg']);
    }
  });

  test.each([
    ['nothing', { headline: null }],
    ['only that it is a kill', { headline: 'KILL', text: 'Bericht vervalt.' }],
  ])('kills all that was sent before it when it names %s, in every order', async (_, told) => {
    for (const order of ordersOf([[jam], [train], [kill(0, told)]])) {
      expect((await takeCopies(order)).shown).toEqual([]);
    }
  });

  test.each(['Please kill 0102.', 'Please kill eca0102. Figures are wrong.'])(
    'kills the one whose number it says, with its service or without: %s',
    async (text) => {
      const numbered = [
        { ...jam, sequence: '0101' },
        { ...train, sequence: '0102' },
      ] as const;
      for (const order of ordersOf([...numbered.map((one) => [one]), [kill(0, { headline: null, text })]])) {
        expect(headlines((await takeCopies(order)).shown)).toEqual(['File op de ringweg']);
      }
      const other = await takeCopies([...numbered.map((one) => [one]), [kill(0, { text: 'Kill bsf0102.' })]]);
      expect(other.shown).toEqual([]);
    },
  );

  test('that names a lead kills what the lead took the place of, in every order', async () => {
    const lead = slugged(1, { takeKey: '1ST LEAD', headline: 'Wethouder sluit brug af', text: bridge });
    const named = kill(2, { headline: null, text: 'Kill Wethouder sluit brug af. It is a hoax.' });
    for (const order of ordersOf([[train], [lead], [named]])) {
      expect((await takeCopies(order)).shown).toEqual([]);
      expect((await takeCopies([...order, ...order])).shown).toEqual([]);
    }
  });

  test('leaves what goes by the slug after it', async () => {
    const later = slugged(2, { headline: 'Brug open', text: bridge });
    for (const order of ordersOf([[jam], [kill(0, { headline: null })], [later]])) {
      expect(headlines((await takeCopies(order)).shown)).toEqual(['Brug open']);
    }
  });

  test('holds back what may be what it names in other words, until that comes or a later lead does', async () => {
    const named = kill(0, { headline: 'Trein rijdt niet' });
    const lead = slugged(1, { takeKey: '1ST LEAD', headline: 'File opgelost', text: bridge });
    for (const order of ordersOf([[jam], [named]])) {
      expect((await takeCopies(order)).shown).toEqual([]);
      expect((await takeCopies([...order, ...order])).shown).toEqual([]);
      expect(headlines((await takeCopies([...order, [train]])).shown)).toEqual(['File op de ringweg']);
    }
    for (const order of ordersOf([[jam], [named], [lead]])) {
      expect(headlines((await takeCopies(order)).shown)).toEqual(['File opgelost']);
    }
  });

  test('is no kill of a story on a page that shares nothing with it', async () => {
    const { shown } = await takeCopies([[shownAt(-1, bridge)], [kill(0, { headline: 'Trein rijdt niet' })]]);
    expect(shown).toHaveLength(1);
  });
});

describe('A kill past midnight', () => {
  const evening = slugged(9, { headline: 'Trein rijdt niet', text: train.text ?? '' });

  test.each([
    ['by its headline', { headline: 'Trein rijdt niet' }],
    ['by nothing', { headline: null }],
  ])('reaches the story of the evening before, named %s', async (_, told) => {
    for (const order of ordersOf([[evening], [kill(14, told)]])) {
      expect((await takeCopies(order)).shown).toEqual([]);
    }
  });

  test('that names nothing leaves the evening before alone when its own day has a story', async () => {
    const today = slugged(15, { headline: 'Tunnel dicht', text: bridge });
    const end = [kill(16, { headline: null })];
    for (const order of ordersOf([[evening], [today], end])) {
      const { shown } = await takeCopies(order);
      expect(headlines(shown)).not.toContain('Tunnel dicht');
      // What comes in behind the kill may be what it means.
      if (order.at(-1) === end) expect(headlines(shown)).toEqual(['Trein rijdt niet']);
    }
  });

  test('that names nothing reaches back a day, and no further', async () => {
    const shownAfter = async (hours: number) =>
      headlines((await takeCopies([[evening], [kill(9 + hours, { headline: null })]])).shown);
    expect(await shownAfter(24)).toEqual([]);
    expect(await shownAfter(25)).toEqual(['Trein rijdt niet']);
  });
});

test('Under a slug one headline is one story, however much of the text is new', async () => {
  const anew =
    'Een aannemer heeft de kabels vervangen en de dienstregeling wordt in de loop van de avond hervat.';
  const again = slugged(1, { headline: 'Trein rijdt niet', text: anew });
  expect(headlines((await takeCopies([[train], [again]])).shown)).toEqual(['Trein rijdt niet']);
  const other = slugged(1, { headline: 'Reizigers wachten', text: anew });
  expect((await takeCopies([[train], [other]])).shown).toHaveLength(2);
});

describe('A lead past midnight', () => {
  test('joins the story of the evening before, also with a new text', async () => {
    const first = slugged(9, { headline: 'Brand in haven', text: bridge });
    const lead = slugged(13, {
      headline: 'Dode bij brand in haven',
      takeKey: '2ND LEAD',
      text: 'Een havenarbeider is omgekomen toen hij zijn brandende kraan niet meer kon verlaten, zegt de politie.',
    });
    const { ids } = await takeCopies([[first], [lead]]);
    expect(new Set(ids.flat()).size).toBe(1);
  });
});

describe('A text that was killed', () => {
  const version = sent(1, 0, { text: bridge });
  const end = sent(2, 2, { paragraphs: [], status: 'killed' });

  test.each([
    ['the same copy', shownAt(-1, bridge)],
    ['a copy with a slip of the pen', shownAt(1, bridge.replace('scheuren', 'scheruen'))],
    ['a copy that was cut off', shownAt(1, bridge.slice(0, 131), { truncated: true })],
    [
      'the whole story as a lead',
      { ...shownAt(1, bridgeLead), role: 'lead' as const, publishedAt: null, age: null },
    ],
  ])('is nowhere to be seen, in whatever order its version, its kill and %s come', async (_, page) => {
    for (const order of ordersOf([[version], [end], [page]])) {
      expect((await takeCopies(order)).shown).toEqual([]);
      expect((await takeCopies([...order, ...order])).shown).toEqual([]);
    }
  });

  test('is dead in a copy of days later too, unless that was news of its own before the kill', async () => {
    const page = [shownAt(96, bridge)];
    for (const order of ordersOf([[version], [end], page])) {
      if (order.at(-1)?.[0] === end) continue;
      expect((await takeCopies(order)).shown).toEqual([]);
    }
  });

  test('takes no other story with it', async () => {
    const other = shownAt(
      0,
      'In de dierentuin van Noorderdijk is een okapi geboren. Moeder en kind maken het goed.',
    );
    for (const order of ordersOf([[version], [end], [other]])) {
      expect((await takeCopies(order)).shown.map(({ paragraphs }) => paragraphs[0])).toEqual([other.text]);
    }
  });
});
