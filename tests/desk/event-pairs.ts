import { hour, noon } from '../contracts/invent-story.ts';
import { brief, later, onDay, type Pair, type Told } from './invented-copy.ts';

const verdict = (age: string, years: string, demand: string) =>
  `De rechtbank in Westerdam heeft een ${age}-jarige man uit Noorderdijk veroordeeld tot ${years} jaar cel voor ` +
  `drugshandel. Het Openbaar Ministerie had ${demand} jaar geëist. De man was niet bij de uitspraak.`;
const drowning = (who: string, he: string) =>
  `Een ${who} uit Duitsland is vrijdag verdronken in zee bij Duinrand. ${he} was met vrienden aan het zwemmen toen ` +
  'het tij keerde. Reddingsbrigade en kustwacht zochten een uur.';
const burglary = (where: string) =>
  `Bij een inbraak in een ${where} aan de Havenmarkt in Oosterhaven is vrijdag een kluis buitgemaakt. De daders gingen er in ` +
  'een grijze auto vandoor. De politie zoekt getuigen.';
const arrest = (who: string) =>
  `De politie heeft vrijdag een ${who} aangehouden voor het beschieten van een café in Oosterhaven-Zuid. De verdachte zit in ` +
  'beperkingen en mag alleen contact hebben met de advocaat.';
const bus = (dead: string, hurt: string) =>
  `Bij een busongeluk in het zuiden van Kustland zijn zeker ${dead} mensen omgekomen. De bus raakte van de weg en stortte in ` +
  `een ravijn, melden lokale media. ${hurt} passagiers zijn gewond.`;
const rates = (part: string, dollar: string, oil: string) =>
  `De euro noteerde ${part} ${dollar} dollar, tegen 1,0841 dollar bij het slot van de beurzen een dag eerder. Een vat olie ` +
  `kostte 0,5 procent meer op ${oil} dollar.`;
const forecast = (side: string, wind: string, evening: string) =>
  `Vandaag is het overwegend bewolkt met af en toe wat regen. De temperatuur loopt op in het ${side} van het land. De wind ` +
  `waait matig uit het ${wind}. Vanavond ${evening}.`;
const dry = (wind: string, chance: string) =>
  'Het is vandaag wisselend bewolkt met enkele buien, vooral langs de kust. Landinwaarts blijft het meest droog met af en toe ' +
  `zon. De wind is ${wind} en vanavond neemt de kans op ${chance} toe.`;

const morning: Told = { publishedAt: noon - 3 * hour, precision: 'minute' };
const afternoon: Told = { publishedAt: noon + 2 * hour, precision: 'minute' };

/** Two events of one template, hours apart or less. */
export const eventPairs: readonly Pair[] = [
  {
    name: 'two men before one court',
    held: brief(verdict('34', 'vier', 'zes')),
    item: later(verdict('27', 'twee', 'drie')),
  },
  {
    name: 'two men of whom the age alone differs',
    held: brief(verdict('34', 'vier', 'zes')),
    item: later(verdict('27', 'vier', 'zes')),
  },
  {
    name: 'a man and a woman who drowned',
    held: brief(drowning('19-jarige man', 'Hij')),
    item: later(drowning('42-jarige vrouw', 'Zij')),
  },
  {
    name: 'a boy and a girl of one age who drowned',
    held: brief(drowning('12-jarige jongen', 'Hij')),
    item: later(drowning('12-jarig meisje', 'Zij')),
  },
  {
    name: 'burglaries of two shops in one street',
    held: brief(burglary('supermarkt')),
    item: later(burglary('juwelier')),
  },
  {
    name: 'a man and a woman arrested for one crime',
    held: brief(arrest('man')),
    item: later(arrest('vrouw')),
  },
  {
    name: 'two bus accidents, the later one with fewer dead',
    held: brief(bus('negen', 'Twintig')),
    item: later(bus('vier', 'Tien'), afternoon),
  },
  {
    name: 'exchange rates of a morning and an afternoon',
    held: brief(rates('vrijdagochtend', '1,0875', '71,20'), morning),
    item: later(rates('vrijdagmiddag', '1,0890', '70,10'), afternoon),
  },
  {
    name: 'exchange rates of two hours that name no part of the day',
    held: brief(rates('vrijdag', '1,0875', '71,20'), morning),
    item: later(rates('vrijdag', '1,0890', '71,80'), afternoon),
  },
  {
    name: 'the weather of two days in which no figure stands',
    held: { text: forecast('zuiden', 'zuidwesten', 'klaart het op'), ...onDay(0) },
    item: { text: forecast('noorden', 'zuidwesten', 'blijft het droog'), ...onDay(1) },
  },
  {
    name: 'the weather of two days, one word apart',
    held: { text: forecast('zuiden', 'westen', 'klaart het op'), ...onDay(0) },
    item: { text: forecast('midden', 'westen', 'klaart het op'), ...onDay(1) },
  },
  {
    name: 'the weather of two days, other wind',
    held: { text: dry('matig uit het westen', 'mist'), ...onDay(0) },
    item: { text: dry('zwak uit het oosten', 'vorst'), ...onDay(1) },
  },
  {
    name: 'the weather of two days, known to the hour',
    held: { text: dry('matig', 'mist'), ...onDay(0, { precision: 'hour' }) },
    item: { text: dry('zwak', 'vorst'), ...onDay(1, { precision: 'hour' }) },
  },
];
