import { describe, expect, test } from 'vitest';
import { hour, noon } from '../contracts/invent-story.ts';
import { ordersOf, takeCopies } from './desk-bench.ts';
import { bridge, bridgeLead, summit, type Told } from './invented-copy.ts';

const told = (hours: number, text: string, more: Told = {}): Told => ({
  text,
  cities: ['OOSTERHAVEN'],
  publishedAt: noon + hours * hour,
  precision: 'minute',
  capturedAt: noon + hours * hour,
  ...more,
});

/** How many stories the two are, in each order. */
async function countOf(first: Told, second: Told): Promise<readonly number[]> {
  const counts: number[] = [];
  for (const order of ordersOf([first, second])) {
    counts.push((await takeCopies(order.map((one) => [one]))).shown.length);
  }
  return counts;
}

describe('A brief that grows', () => {
  const line = 'Bij een brand in een bakkerij in Oosterhaven is een man omgekomen.';
  const rest =
    ' De brandweer kreeg het vuur na een uur onder controle. De oorzaak van de brand wordt onderzocht. Omwonenden zijn ' +
    'opgevangen in een school en mogen in de loop van de middag terug. De straat blijft tot vanavond dicht.';

  test.each([
    ['by a word and a few sentences', line.replace('is een', 'is vrijdag een') + rest],
    [
      'by two words and a few sentences',
      line.replace('een bakkerij', 'een oude bakkerij').replace('is een', 'is vrijdag een') + rest,
    ],
    [
      'by words everywhere',
      line
        .replace('Bij een', 'Bij een felle')
        .replace('een bakkerij', 'een oude bakkerij')
        .replace('is een', 'is vrijdag een') + rest,
    ],
    [
      'by four words in one place and words in others',
      line
        .replace('Bij een', 'Bij een felle')
        .replace('Oosterhaven is een', 'Oosterhaven aan de lange Dijkweg is vrijdag een')
        .replace('man omgekomen', 'man van 60 omgekomen') + rest,
    ],
    ['by a clause', line.replace('omgekomen.', 'omgekomen, meldt de veiligheidsregio.') + rest],
  ])('%s is one story', async (_, grown) => {
    expect(await countOf(told(0, line), told(1, grown))).toEqual([1, 1]);
  });

  test.each([
    ['tells that it is not so', line.replace('is een', 'is toch niet een') + rest],
    [
      'has a clause and a word put in',
      line
        .replace('Bij een', 'Bij weer een')
        .replace('Oosterhaven is een', 'Oosterhaven die vorige week feestelijk openging is vrijdag een')
        .replace('man omgekomen', 'man van 60 omgekomen') + rest,
    ],
  ])('but %s is two', async (_, grown) => {
    expect(await countOf(told(0, line), told(1, grown))).toEqual([2, 2]);
  });
});

describe('A roundup that begins with a brief', () => {
  const goes =
    'In Kapel is een schuur met hooi afgebrand. Een passant sloeg alarm, er vielen geen slachtoffers.';
  const tiel =
    'Tuinders uit Burghorst kregen een prijs voor hun nieuwe tomaat. Keurmeester Wim Stolk roemde de smaak.';
  const veere = 'Schaker Jelle Bont won het toernooi van Duinrand. Zijn zoon eindigde als derde.';

  test.each([
    [
      'with datelines',
      `${bridge}\nKAPEL - Een schuur met hooi is afgebrand.\nWESTERDAM (ANP) - Tuinders kregen een prijs.`,
    ],
    ['with one more dateline', `${summit}\nKAPEL - ${goes} ${tiel} ${veere}`],
    ['of paragraphs that have nothing to do with each other', `${bridge}\n${goes}\n${tiel}\n${veere}`],
  ])('%s is another story', async (_, roundup) => {
    const brief = roundup.split('\n')[0] ?? '';
    expect(await countOf(told(0, brief), told(1, roundup))).toEqual([2, 2]);
    expect(
      await countOf(told(0, brief.replace('sinds ', '').replace('na een ', 'na de ')), told(1, roundup)),
    ).toEqual([2, 2]);
  });

  const [lead, alderman, shops, built] = bridgeLead.split('\n');
  test.each([
    ['that comes back to its words', bridgeLead],
    ['in which one paragraph does', [lead, alderman, tiel, built].join('\n')],
    ['that goes on about it', `${lead}\nDat is een tegenvaller voor Kapel.\n${tiel}\n${alderman}`],
    ['that goes on with a quote', `${lead}\n"Een ramp", zegt wethouder Jannie Dekker.\n${goes}\n${tiel}`],
    ['with one paragraph more', `${lead}\n${goes}${tiel}${veere}`],
    ['with a dateline of its own place', `${lead}\nOOSTERHAVEN - ${goes}\n${tiel}\n${shops}`],
    ['with one dateline among many', `${lead}\n${alderman}\n${shops}\nKAPEL - ${goes}`],
    ['that is hardly longer', `${lead}\n${goes.split('. ')[0]}.`],
  ])('is told from a whole story %s', async (_, whole) => {
    expect(await countOf(told(0, bridge), told(1, whole))).toEqual([1, 1]);
  });
});

describe('A letter in a name', () => {
  const text = (name: string) =>
    `Voorzitter Donald ${name} van de Kustraad heeft in Oosterhaven gesproken over de visserij. De ministers komen donderdag bijeen.`;

  test('that changed places with the next an hour later is a slip', async () => {
    expect(await countOf(told(0, text('Tsuk')), told(1, text('Tusk')))).toEqual([1, 1]);
    expect(await countOf(told(0, text('Merkle')), told(1, text('Merkel')))).toEqual([1, 1]);
  });

  test.each([
    ['in two places', 'Tsuki', 'Tuski', 1],
    ['with the one but next', 'Tusk', 'Tksu', 2],
    ['at both ends', 'Anders', 'Nadesr', 2],
  ])('%s', async (_, one, other, stories) => {
    expect(await countOf(told(0, text(one)), told(1, text(other)))).toEqual([stories, stories]);
  });
});
