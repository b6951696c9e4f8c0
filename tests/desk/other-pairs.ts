import { day, hour, noon } from '../contracts/invent-story.ts';
import { bridge, brief, fire, later, onDay, type Pair, strike } from './invented-copy.ts';

const storm = (toll: string) =>
  `Een wervelwind heeft op camping De Duinrand zeker ${toll} caravans verwoest. De hulpdiensten zoeken nog naar vermisten ` +
  'onder de brokstukken. Volgens de burgemeester is er groot alarm geslagen in de hele streek.';

/** Two stories that share words, an opening, background or a headline. */
export const otherPairs: readonly Pair[] = [
  {
    name: 'the same first words from the same place',
    held: brief(
      'De directeur van het havenbedrijf is met spoed naar Kustland gereisd om over de levering van graan te praten. Dat bevestigt zijn woordvoerder na vragen van de krant.',
    ),
    item: later(
      'De directeur van het havenbedrijf is met ingang van september benoemd tot hoogleraar. Hij gaat een dag per week college geven over dijken en getijden.',
    ),
  },
  {
    name: 'the same first sentence and another subject',
    held: brief(
      'De gemeenteraad van Oosterhaven heeft gisteravond vergaderd. Een meerderheid stemde voor de bouw van een zwembad naast het station, met een buitenbad en een wildwaterbaan.',
    ),
    item: later(
      'De gemeenteraad van Oosterhaven heeft gisteravond vergaderd. Het plan om de markt te verplaatsen naar de kade ging van tafel na protest van de marktkooplieden.',
    ),
  },
  {
    name: "one event and the next day's, with its background repeated",
    held: brief(bridge),
    item: later(
      'De provincie gaat de kapotte Koningin Emmabrug toch niet repareren maar vervangen. Dat kost ruim twintig miljoen euro, blijkt uit een brief aan de Staten. Bij een inspectie zijn scheuren gevonden in een van de pijlers. Omrijden kan via de tunnel bij Westerdam.',
      { publishedAt: noon + day, precision: 'hour', capturedAt: noon + day },
    ),
  },
  {
    name: 'a reaction on the same day, with its background repeated',
    held: brief(strike),
    item: later(
      'De directie van busmaatschappij Kustlijn noemt de eisen onbetaalbaar en sluit ontslagen niet uit. Topman Bert Hollander zegt dat in een brief aan de klanten. De vakbonden eisen een loonsverhoging die de inflatie goedmaakt.',
    ),
  },
  {
    name: 'two keys of an agency with the same template',
    held: brief(fire, { storyKey: 'ANPX-1' }),
    item: later(fire.replace('Noorderhof', 'Zuiderhof').replace('zes uur', 'acht uur'), {
      storyKey: 'ANPX-2',
    }),
  },
  { name: 'two fires, told alike', held: brief(fire), item: later(fire.replace('Noorderhof', 'Zuiderhof')) },
  {
    name: 'a fire in each of two cities, told alike',
    held: brief(fire),
    item: later(fire.replace('Noorderhof', 'Waterwijk'), { cities: ['WESTERDAM'] }),
  },
  {
    name: 'the same headline of a column on two days',
    held: { headline: 'Het weer', publishedAt: noon, precision: 'minute' },
    item: {
      headline: 'Het weer',
      publishedAt: noon + 4 * day,
      precision: 'minute',
      capturedAt: noon + 4 * day,
      source: 'b.txt',
    },
  },
  {
    name: 'a short line on two days',
    held: { text: 'Nieuws volgt.', ...onDay(0) },
    item: { text: 'Nieuws volgt.', ...onDay(4) },
  },
  {
    name: 'four words that were cut off, of another hour',
    held: brief(bridge),
    item: later('De Koningin Emmabrug bij', {
      truncated: true,
      publishedAt: noon + 9 * hour,
      precision: 'minute',
    }),
  },
  {
    name: 'four words that were cut off, of another place',
    held: brief(bridge),
    item: later('De Koningin Emmabrug bij', { truncated: true, cities: ['ZUIDERZEE'] }),
  },
  {
    name: 'the same toll in two accidents',
    held: brief(
      'Bij een aanrijding op de provinciale weg bij Oosterhaven zijn vrijdagavond twee mensen omgekomen. Een auto kwam door nog onbekende oorzaak op de verkeerde weghelft terecht.',
    ),
    item: later(
      'Bij een schietpartij in het centrum van Oosterhaven zijn vrijdagavond twee mensen omgekomen. De politie heeft nog niemand aangehouden en zoekt getuigen.',
    ),
  },
  {
    name: 'a long story, and hours later a brief with a higher toll',
    held: brief(`${storm('20')}\n${'De bewoners zijn opgevangen in een sporthal. '.repeat(12)}`, {
      role: 'lead',
    }),
    item: later(storm('35'), {
      publishedAt: noon + 6 * hour,
      precision: 'minute',
      capturedAt: noon + 7 * hour,
    }),
  },
];
