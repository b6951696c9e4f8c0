import { onDay, type Pair, type Told } from './invented-copy.ts';

const market = (index: string, percent: string, winner: string, loser: string) =>
  `De AEX-index op Beursplein 5 noteerde kort na opening ${percent} procent hoger op ${index} punten. ${winner} was de ` +
  `sterkste stijger in de hoofdindex. ${loser} stond onderaan met een kleine min. De Midkap bleef vrijwel onveranderd.`;
const weather = (date: string, low: string, high: string) =>
  `Het wordt ${date} overwegend droog met zo nu en dan zon. De temperatuur loopt op van ${low} graden aan zee tot ${high} ` +
  'graden in het binnenland. De wind waait matig uit het westen. In de avond neemt de bewolking toe.';
const traffic = (road: string, from: string, to: string, km: string) =>
  `Op de ${road} tussen ${from} en ${to} staat ${km} kilometer file na een ongeluk met twee vrachtwagens. De weg is naar ` +
  'verwachting pas na de avondspits weer vrij. Weggebruikers wordt aangeraden om te rijden.';
const warning = (province: string) =>
  `Het weerinstituut heeft voor ${province} code geel afgegeven vanwege gladheid door bevriezing van natte weggedeelten. ` +
  'Weggebruikers wordt aangeraden hun rijstijl aan te passen. De waarschuwing geldt tot het einde van de ochtend.';
const match = (home: string, away: string, scorer: string) =>
  `${home} heeft in de achtste finales van het bekertoernooi gewonnen van ${away}. De ploeg maakte het verschil in de ` +
  `tweede helft. ${scorer} tekende een kwartier voor tijd voor de winnende treffer. De loting voor de kwartfinales is zaterdag.`;
const jackpot = (date: string, million: string) =>
  `De jackpot van de Kustloterij is ${date} niet gevallen. Daardoor ligt er bij de volgende trekking ${million} miljoen euro ` +
  'klaar voor de winnaar. De trekking is elke week rond tien uur in de avond te volgen op televisie.';
const court = (age: string, place: string, years: string) =>
  `De rechtbank in Westerdam heeft een ${age}-jarige man uit ${place} veroordeeld tot ${years} jaar cel voor een reeks ` +
  'inbraken in woningen. Dat is conform de eis van het Openbaar Ministerie. De man heeft twee weken om in beroep te gaan.';
const death = (who: string, known: string, age: string) =>
  `${who} is op ${age}-jarige leeftijd overleden. Dat heeft de familie bekendgemaakt. ${known} De uitvaart vindt in ` +
  'besloten kring plaats, zo laat de familie weten in een korte verklaring aan de media.';

const exchange: Told = { cities: ['AMSTERDAM'], section: 'Financieel' };

/** Two stories that share a template. */
export const templatePairs: readonly Pair[] = [
  {
    name: 'the market of one day and of the next',
    held: { text: market('876,12', '0,4', 'Havenstaal', 'Delta Bank'), ...exchange, ...onDay(0) },
    item: { text: market('881,40', '0,6', 'Havenstaal', 'Delta Bank'), ...exchange, ...onDay(1) },
  },
  {
    name: 'the market of one day and of the next, with other shares',
    held: { text: market('876,12', '0,4', 'Havenstaal', 'Delta Bank'), ...exchange, ...onDay(0) },
    item: { text: market('876,90', '0,4', 'Norma', 'Kabelgroep'), ...exchange, ...onDay(1) },
  },
  {
    name: 'the market of two days, known to the day only',
    held: {
      text: market('876,12', '0,4', 'Havenstaal', 'Delta Bank'),
      ...exchange,
      ...onDay(0, { precision: 'day' }),
    },
    item: {
      text: market('881,40', '0,6', 'Havenstaal', 'Delta Bank'),
      ...exchange,
      ...onDay(1, { precision: 'day' }),
    },
  },
  {
    name: 'the market of one week and of the next',
    held: { text: market('876,12', '0,4', 'Havenstaal', 'Delta Bank'), ...exchange, ...onDay(0) },
    item: { text: market('881,12', '0,4', 'Havenstaal', 'Delta Bank'), ...exchange, ...onDay(7) },
  },
  {
    name: 'the weather of Tuesday and of Wednesday',
    held: { text: weather('dinsdag', '14', '19'), cities: ['DE BILT'], ...onDay(0) },
    item: { text: weather('woensdag', '15', '21'), cities: ['DE BILT'], ...onDay(1) },
  },
  {
    name: 'the weather of two days with the same temperatures',
    held: { text: weather('dinsdag', '14', '19'), cities: ['DE BILT'], ...onDay(0) },
    item: { text: weather('woensdag', '14', '19'), cities: ['DE BILT'], ...onDay(1) },
  },
  {
    name: 'the weather of a day and of a year later',
    held: { text: weather('dinsdag', '14', '19'), cities: ['DE BILT'], ...onDay(0) },
    item: { text: weather('dinsdag', '14', '20'), cities: ['DE BILT'], ...onDay(364) },
  },
  {
    name: 'jams on two roads at one moment',
    held: { text: traffic('A2', 'Breukel', 'Maarsdam', '6'), cities: ['UTRECHT'], ...onDay(0) },
    item: {
      text: traffic('A27', 'Oosthout', 'Nieuwdijk', '6'),
      cities: ['UTRECHT'],
      ...onDay(0, { source: 'b.txt' }),
    },
  },
  {
    name: 'jams on two roads between the same towns',
    held: { text: traffic('A2', 'Breukel', 'Maarsdam', '6'), cities: ['UTRECHT'], ...onDay(0) },
    item: {
      text: traffic('N402', 'Breukel', 'Maarsdam', '6'),
      cities: ['UTRECHT'],
      ...onDay(0, { source: 'b.txt' }),
    },
  },
  {
    name: 'jams on one road on two days',
    held: { text: traffic('A2', 'Breukel', 'Maarsdam', '6'), cities: ['UTRECHT'], ...onDay(0) },
    item: { text: traffic('A2', 'Breukel', 'Maarsdam', '9'), cities: ['UTRECHT'], ...onDay(1) },
  },
  {
    name: 'a warning for two provinces at one moment',
    held: { text: warning('Zeeland'), cities: ['DE BILT'], ...onDay(0) },
    item: { text: warning('Groningen'), cities: ['DE BILT'], ...onDay(0, { source: 'b.txt' }) },
  },
  {
    name: 'a warning for two provinces, one of them two words',
    held: { text: warning('Zeeland'), cities: ['DE BILT'], ...onDay(0) },
    item: { text: warning('Noord-Holland'), cities: ['DE BILT'], ...onDay(0, { source: 'b.txt' }) },
  },
  {
    name: 'two cup matches',
    held: {
      text: match('FC Oosterhaven', 'Westerdamse Boys', 'Sander Kuiper'),
      cities: ['OOSTERHAVEN'],
      ...onDay(0),
    },
    item: {
      text: match('SV Noorderdijk', 'Rapid Zuiderzee', 'Milan Bakker'),
      cities: ['NOORDERDIJK'],
      ...onDay(0, { source: 'b.txt' }),
    },
  },
  {
    name: 'two cup matches without a dateline',
    held: { text: match('FC Oosterhaven', 'Westerdamse Boys', 'Sander Kuiper'), ...onDay(0) },
    item: {
      text: match('SV Noorderdijk', 'Rapid Zuiderzee', 'Milan Bakker'),
      ...onDay(0, { source: 'b.txt' }),
    },
  },
  {
    name: 'two matches of one club',
    held: { text: match('FC Oosterhaven', 'Westerdamse Boys', 'Sander Kuiper'), ...onDay(0) },
    item: { text: match('FC Oosterhaven', 'Rapid Zuiderzee', 'Sander Kuiper'), ...onDay(5) },
  },
  {
    name: 'a jackpot that did not fall in two weeks',
    held: { text: jackpot('zaterdag', '14,5'), ...onDay(0) },
    item: { text: jackpot('zaterdag', '15,2'), ...onDay(7) },
  },
  {
    name: 'a jackpot that did not fall on two evenings',
    held: { text: jackpot('woensdag', '14,5'), ...onDay(0) },
    item: { text: jackpot('zaterdag', '14,9'), ...onDay(3) },
  },
  {
    name: 'two sentences of one court on one day',
    held: { text: court('34', 'Oosterhaven', '4'), cities: ['WESTERDAM'], ...onDay(0) },
    item: { text: court('51', 'Noorderdijk', '6'), cities: ['WESTERDAM'], ...onDay(0, { source: 'b.txt' }) },
  },
  {
    name: 'two sentences of one court, the towns alike in length',
    held: { text: court('34', 'Goes', '4'), cities: ['WESTERDAM'], ...onDay(0) },
    item: { text: court('34', 'Tiel', '4'), cities: ['WESTERDAM'], ...onDay(0, { source: 'b.txt' }) },
  },
  {
    name: 'two deaths',
    held: {
      text: death('Actrice Mies Vaandrager', 'Ze werd bekend door de serie Havenlicht.', '84'),
      ...onDay(0),
    },
    item: {
      text: death('Zanger Koos Ruyter', 'Hij scoorde een hit met Zilte wind.', '79'),
      ...onDay(0, { source: 'b.txt' }),
    },
  },
  {
    name: 'figures of one firm in two quarters',
    held: {
      text: 'Havenstaal heeft in het eerste kwartaal een winst geboekt van 112 miljoen euro. De omzet steeg met 4 procent tot 1,3 miljard euro. Het concern handhaaft de verwachting voor het hele jaar.',
      ...onDay(0),
    },
    item: {
      text: 'Havenstaal heeft in het tweede kwartaal een winst geboekt van 96 miljoen euro. De omzet steeg met 2 procent tot 1,2 miljard euro. Het concern handhaaft de verwachting voor het hele jaar.',
      ...onDay(91),
    },
  },
  {
    name: 'figures of two firms on one day',
    held: {
      text: 'Havenstaal heeft in het eerste kwartaal een winst geboekt van 112 miljoen euro. De omzet steeg met 4 procent tot 1,3 miljard euro. Het concern handhaaft de verwachting voor het hele jaar.',
      ...onDay(0),
    },
    item: {
      text: 'Delta Bank heeft in het eerste kwartaal een winst geboekt van 640 miljoen euro. De omzet steeg met 1 procent tot 2,9 miljard euro. Het concern handhaaft de verwachting voor het hele jaar.',
      ...onDay(0, { source: 'b.txt' }),
    },
  },
];
