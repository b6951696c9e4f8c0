import { isTeam, teamWord } from './teams.ts';

/**
 * What tells a dateline without an agency from prose that happens to have a spaced hyphen near its start.
 * `Borsele - Wie in de gemeente …` is a dateline; `Visma - Lease a Bike …` and `Willem II - Heerenveen …` are not.
 */

/** Labels and names in capitals before a dash that are no place: `LIVE - `, `KLM - `. */
const noPlacesInCapitals = new Set(
  (
    'LIVE UPDATE VIDEO FOTO FILM BEELD KIJK LUISTER OPINIE COLUMN ANALYSE REPORTAGE INTERVIEW EXCLUSIEF BREAKING ' +
    'PODCAST QUIZ POLL LIVEBLOG BLOG TERUGBLIK VOORBESCHOUWING NABESCHOUWING UITSLAGEN UITSLAG STAND PROGRAMMA OVERZICHT ' +
    'SAMENVATTING PROFIEL PORTRET DOSSIER EXPLAINER CHECK FACTCHECK WINACTIE ADVERTENTIE ADVERTORIAL TIP TIPS AGENDA ' +
    'NIEUWS SPORT ECONOMIE POLITIEK BINNENLAND BUITENLAND WEER VERKEER TREND TRENDING LET OP NB PS ' +
    'VVD PVV CDA D66 PVDA SP SGP CU NSC FVD BBB VOLT DENK ANP NOS RTL NPO NS KLM ING ABN AMRO ASML KPN PNO ' +
    'VS VK EU VN NAVO NATO FIFA UEFA KNVB IOC FIA UCI WK EK OS NBA NFL NHL MLB AEX DAX CAC FTSE'
  ).split(' '),
);

/** Words that begin a Dutch sentence and no name. */
const openers = new Set(
  (
    'de het een in op voor bij na uit van met door om over aan tot tegen tijdens sinds vanaf vanuit volgens ondanks dankzij ' +
    'wegens vanwege naast tussen zonder onder boven binnen buiten achter rond rondom langs via per ook al als toen terwijl ' +
    'omdat doordat hoewel indien zodra dat dit deze die daar er hier hij zij ze we wij ik je jij u hun zijn haar onze ons wie ' +
    'wat waar wanneer waarom hoe welke geen niet niets niemand nog nu maar en of want dus toch wel zo zeker ruim bijna ' +
    'ongeveer circa zowat minstens zeker meer minder veel vele weinig enkele enige sommige alle alleen beide elk elke ieder ' +
    'iedere iedereen iemand een-op-de twee drie vier vijf zes zeven acht negen tien elf twaalf honderd honderden duizend ' +
    'duizenden tientallen miljoenen maandag dinsdag woensdag donderdag vrijdag zaterdag zondag vandaag morgen gisteren ' +
    'vanavond vannacht vanmiddag vanmorgen vanochtend afgelopen komende komend vorige volgende volgend dit januari februari ' +
    'maart april mei juni juli augustus september oktober november december maandagavond dinsdagavond woensdagavond ' +
    'donderdagavond vrijdagavond zaterdagavond zondagavond maandagochtend dinsdagochtend woensdagochtend donderdagochtend ' +
    'vrijdagochtend zaterdagochtend zondagochtend maandagmiddag dinsdagmiddag woensdagmiddag donderdagmiddag vrijdagmiddag ' +
    'zaterdagmiddag zondagmiddag ' +
    "'s ‘s ’s 't ‘t ’t 'n zo'n zo’n " +
    'agenten ambulance archeologen automobilist automobilisten basisschool bedrijven bestuurder bewoners bezoekers bijna ' +
    'boa boeren brand brandweer brandweerlieden burgemeester bus buurtbewoners college commissaris directeur dorpsraad ' +
    'duikers eigenaar fietser fietsers gedeputeerde gemeente gemeenteraad gemeenten inwoners jongeren kinderen ' +
    'koning koningin kunstenaar leden leerlingen mensen minister omwonenden onbekenden ondernemer ondernemers ouderen ouders politie premier presentator president ' +
    'provincie raadsleden rijkswaterstaat scholen scholieren stichting studenten toeristen trainer treinreizigers ' +
    'treinverkeer vakbond verkeer vereniging verdachte verdachten vissers voorzitter vrijwilligers wandelaars waterschap ' +
    'wethouder wetenschappers winkeliers woningcorporatie zorginstelling'
  ).split(' '),
);

/** True when no part of `place`, in capitals, can be a place: `PSV`, `LIVE`, `FC DEN BOSCH`, a single letter. */
export function isNoPlaceInCapitals(place: string): boolean {
  const first = /^[^\s-]+/.exec(place)?.[0] ?? place;
  return place.length < 2 || noPlacesInCapitals.has(first) || isTeam(place);
}

/** The word at `at`, in small letters, without what quotes or ends it. */
function wordAt(text: string, at: number): string {
  const word = /^["“”„«(]*([^\s,.:;!?"“”)]*)/u.exec(text.slice(at, at + 40))?.[1] ?? '';
  return word.toLowerCase();
}

/** True when `left - …`, in small letters, reads as a match, a team's name or a course. */
export function isFixture(left: string, text: string, behindDash: number): boolean {
  switch (teamWord(wordAt(left, 0))) {
    case 'team':
      return true;
    case 'club-town':
      return !opensSentence(text, behindDash);
    case 'town':
      return teamWord(wordAt(text, behindDash)) !== null;
    default:
      return false;
  }
}

/** `'t Zand` and `'s Gravenmoer`; `'s Avonds` is none. */
const article =
  /^['‘’](?:t|s) (?!(?:Morgens|Ochtends|Middags|Avonds|Nachts|Zomers|Winters)\b)\p{Lu}\p{Ll}{2}/u;

/**
 * True when the place begins with a word that no place has, such as a label or a word that opens sentences
 * (`Vandaag - `, `Politie - `); `De Bilt` and `Het Zand` are places.
 */
export function isNoPlaceInSmallLetters(place: string): boolean {
  const first = wordAt(place, 0);
  if (isNoPlaceInCapitals(place.toUpperCase())) return true;
  return openers.has(first) && first !== 'de' && first !== 'het' && !article.test(place);
}

/** True when the text at `at` begins as a Dutch sentence does: `De …`, `Wie …`, `"…`, `35 …`. */
export function opensSentence(text: string, at: number): boolean {
  return /[\d"“„‘']/.test(text.charAt(at)) || text.startsWith(',,', at) || openers.has(wordAt(text, at));
}
