import { describe, expect, test } from 'vitest';
import { hour, noon } from '../contracts/invent-story.ts';
import { ordersOf, sent, shownAt, takeCopies } from './desk-bench.ts';
import { bridge, fire, type Told } from './invented-copy.ts';

const lead = (hours: number, text: string, told: Told = {}): Told => ({
  ...shownAt(hours, text),
  role: 'lead',
  age: null,
  publishedAt: null,
  precision: null,
  ...told,
});

const victim =
  'Bij een brand in een woning aan de Dijkstraat in Oosterhaven is vrijdagochtend een 54-jarige man om het leven gekomen. ' +
  'De oorzaak wordt onderzocht. Buren zagen kort na zeven uur rook uit het dak komen en sloegen alarm. De man werd ' +
  'bewusteloos gevonden op de bovenverdieping. Reanimatie mocht niet baten. De bewoners van twee aangrenzende huizen ' +
  'zijn opgevangen in een sporthal.';
const suspect =
  'De politie heeft een 31-jarige vrouw aangehouden voor betrokkenheid bij de fatale woningbrand in Oosterhaven. De man ' +
  'werd bewusteloos gevonden op de bovenverdieping. Reanimatie mocht niet baten. De bewoners van twee aangrenzende ' +
  'huizen zijn opgevangen in een sporthal.';

/** Takes both in, in either order, and gives whether the second always follows the first. */
async function expectFollows(first: Told, second: Told): Promise<void> {
  for (const order of ordersOf([first, second])) {
    const { ids, shown, followUps } = await takeCopies(order.map((one) => [one]));
    const idOf = (told: Told) => ids[order.indexOf(told)]?.[0] ?? '';
    expect(shown).toHaveLength(2);
    expect(await followUps(idOf(first))).toEqual([idOf(second)]);
    expect(await followUps(idOf(second))).toEqual([]);
  }
}

describe('A follow-up', () => {
  test('of the day after is one whichever comes in first', async () => {
    await expectFollows(lead(0, victim), lead(24, suspect));
  });

  test('of the same morning, by the times of an agency', async () => {
    await expectFollows(sent(1, 0, { text: victim }), sent(1, 1, { text: suspect, storyKey: 'anp:2' }));
  });

  test('from another place is one when its text names the place of the first', async () => {
    await expectFollows(lead(0, victim), lead(3, suspect, { cities: ['KAPEL'] }));
  });

  test('is none from a place that has nothing to do with it', async () => {
    const elsewhere = lead(3, suspect.replace('in Oosterhaven', 'aan zee'), { cities: ['KAPEL'] });
    const { ids, followUps } = await takeCopies([[lead(0, victim, { cities: ['GOES'] })], [elsewhere]]);
    expect(await followUps(ids[0]?.[0] ?? '')).toEqual([]);
  });

  test('is what the agency says evolved from a story, whatever its words', async () => {
    await expectFollows(
      sent(1, 0, { text: bridge }),
      sent(1, 2, { text: fire, storyKey: 'anp:2', evolvedFrom: 'anp:1' }),
    );
  });
});

describe('A story that says which headline it replaces', () => {
  const wrong = lead(
    0,
    'Bij een brand in een flat in Breedam zijn drie mensen omgekomen, meldt de veiligheidsregio.',
    {
      headline: 'Drie doden bij brand in flat Breedam',
      cities: ['BREEDAM'],
    },
  );
  const right = lead(
    1,
    'Twee bewoners van een flat zijn omgekomen toen vuur uitbrak. Een gemeld derde slachtoffer leeft nog.',
    {
      headline: 'Twee doden bij brand in flat Breedam',
      replaces: 'Drie doden bij brand in flat Breedam',
      cities: ['BREEDAM'],
    },
  );

  test('is what is shown of the two, whichever comes first and however often', async () => {
    for (const order of ordersOf([[wrong], [right], [{ ...wrong, capturedAt: noon + 2 * hour }]])) {
      const { shown } = await takeCopies(order);
      expect(shown.map(({ headline }) => headline)).toEqual(['Twee doden bij brand in flat Breedam']);
    }
  });

  test('keeps saying so when its text changes', async () => {
    const longer = {
      ...right,
      replaces: null,
      text: `${right.text} De politie doet onderzoek.`,
      capturedAt: noon + 3 * hour,
    };
    const { shown } = await takeCopies([[right], [longer], [wrong]]);
    expect(shown).toMatchObject([{ paragraphs: [longer.text] }]);
  });

  test.each([
    [
      'from another place',
      { cities: ['LAGODAM'], text: 'Op een markt in Lagodam zijn drie mensen omgekomen door brand.' },
    ],
    [
      'of four days later',
      { capturedAt: noon + 4 * 24 * hour, publishedAt: noon + 4 * 24 * hour, precision: 'minute' },
    ],
  ] as const)('does not replace a story %s under the same headline', async (_, told) => {
    for (const order of ordersOf([[right], [{ ...wrong, ...told }]])) {
      expect((await takeCopies(order)).shown).toHaveLength(2);
    }
  });
});

describe('A first line', () => {
  const line = shownAt(0, 'Explosie in centrum van Oosterhaven.');
  const grown = shownAt(
    1,
    'Explosie in centrum van Oosterhaven. Volgens de politie vielen er gewonden bij een gaslek in een café.',
  );

  test('of a few words is the story that it grows to', async () => {
    for (const order of ordersOf([[line], [grown]])) {
      expect((await takeCopies(order)).shown).toMatchObject([{ paragraphs: [grown.text] }]);
    }
  });

  test.each([
    ['another place', { cities: ['WESTERDAM'] }],
    ['another day', { capturedAt: noon + 30 * hour, publishedAt: noon + 30 * hour }],
  ])('of %s is not', async (_, told) => {
    for (const order of ordersOf([[line], [{ ...grown, ...told }]])) {
      expect((await takeCopies(order)).shown).toHaveLength(2);
    }
  });

  test('on the same page is not', async () => {
    expect((await takeCopies([[line, grown]])).shown).toHaveLength(2);
  });
});
