/**
 * Clubs and teams, which copy writes in capitals as it does places. An agency in parentheses vouches for a place whatever
 * it is called; without one, `GO AHEAD EAGLES - ` opens prose and `TWENTE - ` is a dateline.
 */

function listOf(text: string, separator: string): ReadonlySet<string> {
  return new Set(text.split(separator));
}

/** Before or in a name these make it a club's, whatever town it is of: `FC TWENTE`, `HSV HOEK`, `JONG PSV`. */
const clubWords = listOf(
  'FC SC SV VV BV HC AC AFC ASC AZC BVB CF CFC DHC FCB HFC HSV IFK KAA KFC KRC KSC KSK KV KVC KVV MVV NAC NEC OGC PEC PSG PSV ' +
    'PSC RBC RKC RKSV RKVV RSC RSV SBV SSC SVV SVZW TSG TSV UD USV VDL VFB VFL VVV VVSB WKE WVC ZSC ZVV ADO AZ NEC STVV RWDM TOP OH ' +
    'AJAX FEYENOORD VITESSE HERACLES SPARTA EXCELSIOR CAMBUUR TELSTAR RODA FORTUNA GRAAFSCHAP EAGLES BOYS TREFFERS ' +
    'IJSSELMEERVOGELS KOZAKKEN BEERSCHOT LIERSE CERCLE STANDARD CLUB ATLETICO ATLÉTICO ATHLETIC BORUSSIA SCHALKE WERDER ' +
    'EINTRACHT HERTHA BAYER BAYERN JUVENTUS INTER FIORENTINA SAMPDORIA ATALANTA ARSENAL CHELSEA TOTTENHAM HOTSPUR EVERTON ' +
    'UNITED ROVERS WANDERERS WOLVES BENFICA SPORTING CELTIC RANGERS GALATASARAY FENERBAHÇE FENERBAHCE BEŞIKTAŞ BESIKTAS ' +
    'TRABZONSPOR PANATHINAIKOS OLYMPIAKOS OLYMPIACOS DINAMO DYNAMO OLYMPIQUE ORANJE ORANJELEEUWINNEN ORANJEVROUWEN TEAM VISMA ' +
    'JUMBO ALPECIN LOTTO SOUDAL LIDL DECATHLON AG2R MOVISTAR INTERMARCHÉ INEOS QUICK-STEP QUICK BORA FERRARI MERCEDES MCLAREN ' +
    'LAKERS WARRIORS YANKEES CELTICS CHIEFS DODGERS DONAR TIGERS JONG',
  ' ',
);

/** Clubs whose every word a place can have as well. */
const clubNames = listOf(
  'WILLEM II|GO AHEAD|HELMOND SPORT|ALMERE CITY|ZULTE WAREGEM|UNION SG|UNION BERLIN|RB LEIPZIG|RED BULL|WEST HAM|ASTON VILLA|' +
    'MANCHESTER CITY|LEICESTER CITY|NORWICH CITY|HULL CITY|CARDIFF CITY|STOKE CITY|SWANSEA CITY|BRISTOL CITY|BIRMINGHAM CITY|' +
    'COVENTRY CITY|BRADFORD CITY|EXETER CITY|LINCOLN CITY|IPSWICH TOWN|LUTON TOWN|HUDDERSFIELD TOWN|SWINDON TOWN|DERBY COUNTY|' +
    'NOTTS COUNTY|STOCKPORT COUNTY|CRYSTAL PALACE|NOTTINGHAM FOREST|SHEFFIELD WEDNESDAY|PRESTON NORTH END|WEST BROMWICH ALBION|' +
    'REAL MADRID|REAL SOCIEDAD|REAL BETIS|REAL VALLADOLID|REAL OVIEDO|REAL ZARAGOZA|REAL MALLORCA|RAYO VALLECANO|' +
    'PARIS SAINT-GERMAIN|PARIS FC|LAZIO|LAZIO ROMA|HELLAS VERONA|SLAVIA PRAAG|VIKTORIA PLZEN|RODE STER|RODE STER BELGRADO|' +
    'SJACHTAR DONETSK|LEGIA WARSCHAU|YOUNG BOYS|RODE DUIVELS|NEDERLANDS ELFTAL|UAE EMIRATES|AS ROMA|AS MONACO|AA GENT|OH LEUVEN|' +
    'UNION SAINT-GILLOISE|STADE RENNAIS|STADE DE REIMS|CORINTHIANS|BOCA JUNIORS|RIVER PLATE|LA GALAXY',
  '|',
);

/** Places and regions after which clubs call themselves: with a dash and another team behind it (`Twente - Utrecht`) a match. */
const clubTowns = listOf('twente barcelona leverkusen anderlecht schalke porto', ' ');

/** Towns and countries that play matches and lend their names to races (`Parijs - Tours`, `Groningen - Emmen`). */
const homes = listOf(
  'heerenveen groningen emmen volendam dordrecht helmond oss almere waalwijk utrecht sittard zwolle eindhoven gent genk ' +
    'antwerpen antwerp charleroi milan milaan roma rome napoli lazio paris parijs lyon marseille monaco liverpool manchester ' +
    'porto madrid tours roubaix nice wevelgem luik bastenaken sanremo san turijn tirreno adriatico nederland duitsland ' +
    'belgië frankrijk engeland spanje italië portugal kroatië polen turkije fc sc jong go twente barcelona leverkusen ' +
    'anderlecht enschede breda nijmegen kerkrade tilburg deventer almelo arnhem doetinchem leeuwarden maastricht venlo ' +
    'alkmaar rotterdam amsterdam brugge mechelen',
  ' ',
);

/** True when `name`, in capitals, is a club's or a team's: `PSV`, `FC DEN BOSCH`, `GO AHEAD EAGLES`, `MANCHESTER CITY`. */
export function isTeam(name: string): boolean {
  return clubNames.has(name) || name.split(/[\s-]+/).some((word) => clubWords.has(word));
}

/** Whether a word in small letters is a team's own (`ajax`), a town's that a team is called after, or neither. */
export function teamWord(word: string): 'team' | 'club-town' | 'town' | null {
  if (clubTowns.has(word)) return 'club-town';
  if (clubWords.has(word.toUpperCase())) return homes.has(word) ? 'town' : 'team';
  if (/^(?:willem|uae)$/.test(word)) return 'team';
  return homes.has(word) ? 'town' : null;
}
