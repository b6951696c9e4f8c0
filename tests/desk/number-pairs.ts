import { brief, later, type Pair } from './invented-copy.ts';

const tram = (line: string) =>
  `Tramlijn ${line} rijdt dinsdag niet door een storing bij de remise. Reizigers moeten omlopen naar de volgende halte.`;
const stabbed = (age: string) =>
  `Een man van ${age} is gewond geraakt bij een steekpartij in een café. De politie zoekt de dader en vraagt getuigen zich te melden.`;
const burgled = (number: string) =>
  `In een woning aan de Zeedijkstraat ${number} is dinsdag brand uitgebroken door een koekenpan. De bewoners stonden op tijd buiten.`;
const budget = (year: string) =>
  `De gemeenteraad heeft de begroting ${year} goedgekeurd na een debat van vier uur. De wethouder noemt het een sluitend stuk.`;
const runner = (age: string) =>
  `Hardloopster Mies Vaandrager (${age}) is aangereden door een bestelbus op de kade. Ze ligt met een gebroken been in het ziekenhuis.`;
const plain =
  'De politie zoekt de dader van een steekpartij in een café in de binnenstad en vraagt getuigen zich te melden.';

const reworded = plain.replace('vraagt getuigen', 'roept alle getuigen op');

/** Two stories of which nothing differs but a number that says which one it is. */
export const numberPairs: readonly Pair[] = [
  { name: 'two tram lines', held: brief(tram('1')), item: later(tram('2')) },
  {
    name: 'two men of whom the age stands behind `van`',
    held: brief(stabbed('34')),
    item: later(stabbed('51')),
  },
  {
    name: 'two women of one name, the age in brackets',
    held: brief(runner('34')),
    item: later(runner('51')),
  },
  { name: 'two houses in one street', held: brief(burgled('12')), item: later(burgled('48')) },
  { name: 'the budgets of two years', held: brief(budget('2025')), item: later(budget('2026')) },
  {
    name: 'two men of whom only the headlines tell the age',
    held: brief(plain, { headline: 'Man (34) gewond bij steekpartij' }),
    item: later(reworded, { headline: 'Man (51) gewond bij steekpartij' }),
  },
  {
    name: 'two lines that only the headlines name',
    held: brief(plain, { headline: 'Buslijn 3 valt uit' }),
    item: later(reworded, { headline: 'Buslijn 7 valt uit' }),
  },
];

const toll = (dead: string) =>
  `Bij een busongeluk in het zuiden van Kustland zijn zeker ${dead} mensen omgekomen. De bus raakte van de weg en stortte in een ravijn.`;
const queue = (km: string) =>
  `Op de A2 tussen Breukel en Maarsdam staat ${km} kilometer file na een ongeluk met twee vrachtwagens op de linkerrijstrook.`;
const shelter = (count: string) =>
  `De opvang aan de Zeedijkstraat krijgt ${count} bedden erbij voor mensen die op straat slapen, meldt de gemeente dinsdag.`;

/** One story of which a number changed that counts something, or that is put right. */
export const countPairs: readonly Pair[] = [
  { name: 'a toll that goes up', held: brief(toll('9')), item: later(toll('12')) },
  {
    name: 'a toll in the headline too',
    held: brief(toll('9'), { headline: '9 doden bij busongeluk' }),
    item: later(toll('12'), { headline: '12 doden bij busongeluk' }),
  },
  { name: 'a queue that grows', held: brief(queue('6')), item: later(queue('9')) },
  { name: 'beds that are counted', held: brief(shelter('20')), item: later(shelter('30')) },
  {
    name: 'an age that a correction puts right',
    held: brief(stabbed('34')),
    item: later(stabbed('35'), { signal: 'correction' }),
  },
  {
    name: 'a tram line that a correction puts right',
    held: brief(tram('1')),
    item: later(tram('2'), { signal: 'correction' }),
  },
];
