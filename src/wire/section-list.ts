/** A section on the one list. */
export interface Section {
  readonly name: string;
  /** What it is a part of on the list. */
  readonly within?: string;
  /** What desks and sites call it besides, in whatever case. */
  readonly also?: readonly string[];
}

/** A row: the name, what it is within (empty for nothing), and other names between bars. */
type Row = readonly [name: string, within: string, also?: string];

/** What the desks of a province call it. */
const provinceNames: Readonly<Record<string, string>> = {
  Groningen: 'gronings nieuws|rtv noord',
  Friesland: 'fryslân|fries nieuws|omrop fryslân',
  Drenthe: 'drents nieuws|rtv drenthe',
  Overijssel: 'overijssels nieuws|rtv oost',
  Flevoland: 'flevolands nieuws',
  Gelderland: 'gelders nieuws|omroep gelderland',
  Utrecht: 'utrechts nieuws|rtv utrecht',
  'Noord-Holland': 'noord-hollands nieuws|nh nieuws',
  'Zuid-Holland': 'zuid-hollands nieuws|omroep west',
  Zeeland: 'zeeuws|zeeuws nieuws|omroep zeeland|nieuws uit zeeland',
  'Noord-Brabant': 'noord-brabants nieuws|omroep brabant',
  Limburg: 'limburgs nieuws|l1|l1 nieuws',
};

const rows: readonly Row[] = [
  [
    'Binnenland',
    '',
    // ANPA 1312: a, domestic; n, state and regional; w, Washington.
    'nederland|binnenlands nieuws|nationaal|domestic|national|netherlands|inland|bin|a|n|w|ned|samenleving|maatschappij|' +
      'society|gesellschaft|soi|14000000',
  ],
  [
    'Buitenland',
    '',
    'wereld|wereldnieuws|internationaal|world|world news|foreign|international|ausland|monde|bui|i|intl|elders',
  ],
  ['Europa', 'Buitenland', 'europe|eu|europese unie'],
  [
    'Midden-Oosten',
    'Buitenland',
    'middle east|nabije oosten|israël en gaza|oorlog in gaza|gaza|oorlog israël-hamas',
  ],
  ['Azië', 'Buitenland', 'asia|azië-pacific'],
  ['Afrika', 'Buitenland', 'africa'],
  ['Noord-Amerika', 'Buitenland', 'north america'],
  ['Latijns-Amerika', 'Buitenland', 'zuid-amerika|latin america|south america|midden-amerika'],
  ['Oceanië', 'Buitenland', 'oceania|pacific'],
  ['Oorlog', 'Buitenland', 'conflict|war|unrest, conflicts and war|conflict, war and peace|16000000'],
  ['Vlaanderen', 'België', 'flanders|vlaams nieuws'],
  ['Wallonië', 'België', 'wallonia'],
  [
    'Economie',
    '',
    // IPTC: FIN, 04000000; ANPA: f; dpa: wi.
    'financieel|financien|fin|eco|geld|zakelijk|zaken|ondernemen|economie & financien|economie & financiën|economy|finance|' +
      'financial|business|money|wirtschaft|wi|f|bedrijven|bedrijfsleven|economy, business and finance|04000000|werk|labour|' +
      'lab|09000000|consument|koopkracht|vastgoed|wonen|energie|agri|landbouw|boeren',
  ],
  ['Beurs', 'Economie', 'beursnieuws|markten|markets|stocks|beurzen|aandelen|crypto'],
  [
    'Politiek',
    '',
    'den haag|haagse politiek|politics|politik|politique|politiek den haag|pol|pl|p|politics and government|11000000|verkiezingen|elections|tweede kamer',
  ],
  [
    'Sport',
    '',
    'sports|spo|sp|s|q|overige sporten|meer sport|sport overig|sport regio|regiosport|sport algemeen|sportnieuws|15000000|andere sporten|' +
      'sport kort|sportkort|r',
  ],
  [
    'Voetbal',
    'Sport',
    // IPTC's subject code and media topic of soccer.
    'soccer|football|15054000|20001065|eredivisie|fussball|oranje|nederlands elftal|keuken kampioen divisie|kkd|eerste divisie|champions league|' +
      'europa league|conference league|knvb beker|jupiler pro league|premier league|bundesliga|la liga|serie a|ligue 1|' +
      'vrouwenvoetbal|oranje leeuwinnen|wk voetbal|ek voetbal|amateurvoetbal|jong oranje|betaald voetbal|buitenlands voetbal|' +
      'ajax|feyenoord|psv|az|nations league|eredivisie vrouwen|nederlands voetbal|internationaal voetbal',
  ],
  [
    'Wielrennen',
    'Sport',
    'cycling|wielersport|tour de france|giro d’italia|giro|vuelta|veldrijden|baanwielrennen|radsport',
  ],
  ['Tennis', 'Sport', '20001085|roland garros|wimbledon|us open|australian open'],
  ['Schaatsen', 'Sport', 'speed skating|shorttrack|kunstschaatsen|marathonschaatsen|eisschnelllauf'],
  ['Formule 1', 'Sport', 'f1|formula 1|formule1|autosport|motorsport|max verstappen'],
  ['Motoren', 'Sport', 'motogp|motorsport overig|moto gp|tt assen|rally|dakar|motorcross'],
  [
    'Olympische Spelen',
    'Sport',
    'os|olympics|olympic games|olympia|winterspelen|zomerspelen|paralympische spelen|paralympics',
  ],
  ...(
    'Hockey:field hockey|Atletiek:athletics:track and field|Darts|Zwemmen:swimming:zwemsport|Basketbal:basketball:nba|Handbal:handball|' +
    'Volleybal:volleyball:beachvolleybal|Turnen:gymnastics|Judo|Korfbal|Golf|Rugby|Honkbal:baseball:honk- en softbal|' +
    'IJshockey:ice hockey:nhl|American football:nfl|Biljarten:snooker|Boksen:boxing:vechtsport:kickboksen|Cricket|Dammen|Schaken:chess|' +
    'Roeien:rowing|Zeilen:sailing|Paardensport:equestrian:hippische sport:ruitersport|Waterpolo|Wintersport:skiën:ski:biatlon|' +
    'Hardlopen:running:marathon|Triatlon:triathlon|Tafeltennis|Badminton|Padel|Squash|Esports:gaming sport|Schieten|Kaatsen|Curling|Bobslee'
  )
    .split('|')
    .map((row): Row => {
      const [name = '', ...also] = row.split(':');
      return [name, 'Sport', also.join('|')];
    }),
  [
    'Misdaad',
    '',
    'crime|112|112 nieuws|112-nieuws|justitie|rechtbank|politie|crime, law and justice|clj|02000000|rechtspraak|criminaliteit|misdaad en straf',
  ],
  [
    'Ramp',
    '',
    'disaster|dis|rampen|ongeluk|ongelukken|accident|disaster and accident|disaster, accident and emergency incident|03000000',
  ],
  ['Gezondheid', '', 'health|zorg|gezond|hth|07000000|corona|coronavirus|gezondheidszorg|medisch|gesundheit'],
  [
    'Wetenschap',
    '',
    'science|wetenschap & techniek|wetenschap en techniek|sci|science and technology|13000000|ruimtevaart|wissenschaft|wetenschap & planeet',
  ],
  [
    'Tech',
    '',
    'technologie|technology|techniek|digitaal|internet|tech & media|tec|technik|gadgets|games|gaming|ai|tech en media',
  ],
  [
    'Milieu',
    '',
    'klimaat|duurzaam|duurzaamheid|natuur|environment|climate|natuur en milieu|evn|06000000|stikstof|umwelt|dieren|natuur & milieu',
  ],
  ['Weer', '', 'weather|weerbericht|het weer|wea|17000000|wetter|o'],
  ['Verkeer', '', 'traffic|files|mobiliteit|auto|ov|openbaar vervoer|vervoer|transport|verkeer en vervoer'],
  [
    'Cultuur',
    '',
    'kunst|cultuur & media|cultuur en media|cultuur media|kunst en cultuur|kunst & cultuur|boeken|culture|arts|ku|kultur|literatuur|theater|' +
      'ace|arts, culture and entertainment|arts, culture, entertainment and media|01000000|cultuur en uit',
  ],
  [
    'Entertainment',
    '',
    'show|showbizz|showbiz|achterklap|sterren|media|film|muziek|celebrity|ent|e|tv|televisie|radio|media en cultuur|media & cultuur|' +
      'songfestival|films|series|film en tv|film & tv|boulevard|uitgaan',
  ],
  ['Koningshuis', '', 'royals|koninklijk huis|royalty|koninklijke familie|royal'],
  [
    'Lifestyle',
    '',
    'life|leven|lif|l|lifestyle and leisure|10000000|gezin|eten|eten & drinken|koken|mode|reizen|travel|vrije tijd|uit|psychologie|d|t',
  ],
  ['Onderwijs', '', 'education|edu|05000000|school|bildung'],
  ['Religie', '', 'religion|rel|geloof|kerk|religion and belief|12000000|kerk & leven|kerk en leven'],
  [
    'Opmerkelijk',
    '',
    'bizar|odd|oddly enough|vermischtes|vm|offbeat|leuk & luchtig|human interest|hum|08000000|opvallend|luchtig',
  ],
  ['Regio', '', 'regionaal|regionieuws|regional|streek|lokaal|local|in de buurt|reg|rg|binnenstad'],
  ...'Groningen|Friesland|Drenthe|Overijssel|Flevoland|Gelderland|Utrecht|Noord-Holland|Zuid-Holland|Zeeland|Noord-Brabant|Limburg'
    .split('|')
    .map((name): Row => [name, 'Regio', provinceNames[name] ?? '']),
  ['West-Brabant', 'Regio'],
  ['Brabant', 'Regio', 'brabants nieuws'],
  ['Bevelanden', 'Zeeland', 'beveland|noord-beveland|zuid-beveland|de bevelanden'],
  ['Tholen', 'Zeeland', 'tholen en sint philipsland|sint philipsland'],
  ['Schouwen-Duiveland', 'Zeeland', 'schouwen|duiveland'],
  ['Walcheren', 'Zeeland'],
  ['Zeeuws-Vlaanderen', 'Zeeland', 'zeeuwsch-vlaanderen|west-zeeuws-vlaanderen|oost-zeeuws-vlaanderen'],
  ...'Borsele|Goes|Kapelle|Reimerswaal'.split('|').map((name): Row => [name, 'Bevelanden']),
  ...'Middelburg|Veere|Vlissingen'.split('|').map((name): Row => [name, 'Walcheren']),
  ...'Hulst|Sluis|Terneuzen'.split('|').map((name): Row => [name, 'Zeeuws-Vlaanderen']),
  ['Zierikzee', 'Schouwen-Duiveland'],
];

/** The one list on which the sections of different desks come together. */
export const sectionList: readonly Section[] = rows.map(([name, within, also = '']) => ({
  name,
  ...(within === '' ? {} : { within }),
  also: also.split('|').filter((one) => one !== ''),
}));
