import { splitWords } from '../wire/words.ts';

interface Section {
  readonly name: string;
  /** What it is a part of on the list. */
  readonly within?: string;
  /** What desks and sites call it besides, in whatever case. */
  readonly also?: readonly string[];
}

/**
 * The one list on which the sections of different desks come together. What is within another is found under both:
 * `sectie:sport` finds football, `sectie:voetbal` finds no cycling.
 */
const list: readonly Section[] = [
  {
    name: 'Binnenland',
    also: [
      'nederland',
      'binnenlands nieuws',
      'nationaal',
      'domestic',
      'national',
      'netherlands',
      'inland',
      'bin',
    ],
  },
  {
    name: 'Buitenland',
    also: [
      'wereld',
      'wereldnieuws',
      'internationaal',
      'world',
      'foreign',
      'international',
      'ausland',
      'bui',
      'i',
    ],
  },
  { name: 'Europa', within: 'Buitenland', also: ['europe', 'eu'] },
  {
    name: 'Economie',
    also: [
      'financieel',
      'financien',
      'fin',
      'eco',
      'geld',
      'zakelijk',
      'zaken',
      'ondernemen',
      'economie & financien',
      'economy',
      'finance',
      'financial',
      'business',
      'money',
      'wirtschaft',
      'wi',
      'f',
    ],
  },
  { name: 'Beurs', within: 'Economie', also: ['beursnieuws', 'markten', 'markets', 'stocks'] },
  { name: 'Politiek', also: ['den haag', 'haagse politiek', 'politics', 'politik', 'pol', 'pl', 'p'] },
  { name: 'Sport', also: ['sports', 'spo', 'sp', 's', 'overige sporten', 'meer sport'] },
  { name: 'Voetbal', within: 'Sport', also: ['soccer', 'football', 'eredivisie', 'fussball'] },
  { name: 'Wielrennen', within: 'Sport', also: ['cycling', 'wielersport'] },
  { name: 'Tennis', within: 'Sport' },
  { name: 'Schaatsen', within: 'Sport', also: ['speed skating'] },
  { name: 'Formule 1', within: 'Sport', also: ['f1', 'formula 1', 'autosport', 'motorsport'] },
  { name: 'Misdaad', also: ['crime', '112', '112 nieuws', 'justitie', 'rechtbank', 'politie'] },
  { name: 'Gezondheid', also: ['health', 'zorg', 'gezond'] },
  { name: 'Wetenschap', also: ['science', 'wetenschap & techniek', 'wetenschap en techniek'] },
  { name: 'Tech', also: ['technologie', 'technology', 'techniek', 'digitaal', 'internet', 'tech & media'] },
  { name: 'Milieu', also: ['klimaat', 'duurzaam', 'natuur', 'environment', 'climate', 'natuur en milieu'] },
  { name: 'Weer', also: ['weather', 'weerbericht', 'het weer'] },
  { name: 'Verkeer', also: ['traffic', 'files', 'mobiliteit'] },
  {
    name: 'Cultuur',
    also: [
      'kunst',
      'cultuur & media',
      'cultuur en media',
      'cultuur media',
      'kunst en cultuur',
      'boeken',
      'culture',
      'arts',
    ],
  },
  {
    name: 'Entertainment',
    also: [
      'show',
      'showbizz',
      'showbiz',
      'achterklap',
      'sterren',
      'media',
      'film',
      'muziek',
      'celebrity',
      'royalty',
    ],
  },
  { name: 'Koningshuis', also: ['royals', 'koninklijk huis'] },
  { name: 'Onderwijs', also: ['education'] },
  { name: 'Opmerkelijk', also: ['bizar', 'odd', 'oddly enough', 'vermischtes', 'offbeat', 'leuk & luchtig'] },
  {
    name: 'Regio',
    also: ['regionaal', 'regionieuws', 'regional', 'streek', 'lokaal', 'local', 'in de buurt'],
  },
  ...[
    'Groningen',
    'Friesland',
    'Drenthe',
    'Overijssel',
    'Flevoland',
    'Gelderland',
    'Utrecht',
    'Noord-Holland',
  ]
    .concat(['Zuid-Holland', 'Zeeland', 'Noord-Brabant', 'Limburg', 'West-Brabant'])
    .map((name) => ({ name, within: 'Regio' })),
  { name: 'Brabant', within: 'Regio' },
  ...['Bevelanden', 'Tholen', 'Schouwen-Duiveland', 'Walcheren', 'Zeeuws-Vlaanderen'].map((name) => ({
    name,
    within: 'Zeeland',
    ...(name === 'Bevelanden' ? { also: ['beveland', 'noord-beveland', 'zuid-beveland'] } : {}),
  })),
];

const byName = new Map<string, Section>();
for (const section of list) {
  for (const name of [section.name, ...(section.also ?? [])]) byName.set(key(name), section);
}

function key(name: string): string {
  return splitWords(name).join(' ');
}

/**
 * The sections of the one list that a desk's section stands for, itself first, then what it is part of
 * (`Voetbal`: Voetbal, Sport; `Financieel`: Economie). A section that is not on the list is itself; `Regio Beveland`
 * and `Meer Sport` are read without their first word.
 */
export function sectionNames(name: string): readonly string[] {
  const trimmed = name.trim();
  let section =
    byName.get(key(trimmed)) ?? byName.get(key(trimmed.replace(/^(?:regio|meer|nieuws)\s+/i, '')));
  if (!section) return trimmed === '' ? [] : [trimmed];
  const names: string[] = [];
  while (section) {
    names.push(section.name);
    section = section.within === undefined ? undefined : byName.get(key(section.within));
  }
  return names;
}
