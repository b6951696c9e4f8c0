/**
 * Zones by abbreviation, as IANA names or offsets. A name that says its season (`EST`, `MESZ`) is that offset whatever the
 * month, one that says none (`ET`) the clock of the place. Those of several places (`IST`, `GST`, `AMT`) are left out,
 * save where the one that is meant on a news wire is also the latest of them (`CST`, `AST`, `BST`).
 */
const abbreviations: Readonly<Record<string, string>> = {
  z: 'UTC',
  ut: 'UTC',
  utc: 'UTC',
  gmt: 'UTC',
  wet: '+00:00',
  west: '+01:00',
  bst: '+01:00',
  cet: '+01:00',
  cest: '+02:00',
  mez: '+01:00',
  mesz: '+02:00',
  eet: '+02:00',
  eest: '+03:00',
  msk: '+03:00',
  sast: '+02:00',
  et: 'America/New_York',
  est: '-05:00',
  edt: '-04:00',
  ct: 'America/Chicago',
  cst: '-06:00',
  cdt: '-05:00',
  mt: 'America/Denver',
  mst: '-07:00',
  mdt: '-06:00',
  pt: 'America/Los_Angeles',
  pst: '-08:00',
  pdt: '-07:00',
  ast: '-04:00',
  adt: '-03:00',
  akst: '-09:00',
  akdt: '-08:00',
  hst: '-10:00',
  jst: '+09:00',
  kst: '+09:00',
  hkt: '+08:00',
  sgt: '+08:00',
  awst: '+08:00',
  acst: '+09:30',
  acdt: '+10:30',
  aest: '+10:00',
  aedt: '+11:00',
  aet: 'Australia/Sydney',
  nzst: '+12:00',
  nzdt: '+13:00',
};

/** Clocks by the name of a place, country or region, as it stands before `time`, `tijd`, `Zeit` or behind `heure`. */
const placeNames: readonly (readonly [zone: string, names: string])[] = [
  [
    'Europe/Amsterdam',
    'amsterdam|amsterdamse|nederlandse|nederland|dutch|den haag|the hague|niederländischer|néerlandaise',
  ],
  [
    'Europe/Brussels',
    'brussel|brusselse|brussels|brüssel|brüsseler|bruxelles|belgische|belgian|belge|belgischer',
  ],
  [
    'Europe/Berlin',
    'berlin|berliner|berlijn|berlijnse|deutscher|deutsche|duitse|german|allemande|frankfurt|frankfurter|münchen',
  ],
  ['Europe/Paris', 'paris|parijs|parijse|pariser|franse|french|française|französischer'],
  ['Europe/London', 'london|londen|londense|londoner|londres|uk|british|britse|britischer|britannique'],
  ['Europe/Zurich', 'zürich|zürcher|zurich|schweizer|zwitserse|swiss|suisse|genève|geneva|genf|bern|berne'],
  ['Europe/Vienna', 'wien|wiener|vienna|wenen|weense|vienne'],
  ['Europe/Madrid', 'madrid|spaanse|spanish|spanischer|espagnole'],
  ['Europe/Rome', 'rome|romeinse|rom|römischer|italiaanse|italian|italienischer|italienne'],
  ['Europe/Lisbon', 'lisbon|lissabon|lisbonne'],
  ['Europe/Dublin', 'dublin|irish|ierse'],
  ['Europe/Stockholm', 'stockholm|stockholmer|swedish|zweedse'],
  ['Europe/Oslo', 'oslo|noorse|norwegian'],
  ['Europe/Copenhagen', 'copenhagen|kopenhagen|deense|danish'],
  ['Europe/Helsinki', 'helsinki|finse|finnish'],
  ['Europe/Athens', 'athens|athene|athen|griekse|greek'],
  ['Europe/Warsaw', 'warsaw|warschau|warschauer|poolse|polish'],
  ['Europe/Moscow', 'moscow|moskou|moskouse|moskau|moskauer|moscou'],
  ['Europe/Kyiv', 'kyiv|kiev|kiew|kiewer'],
  ['Europe/Istanbul', 'istanbul|ankara|turkse|turkish'],
  ['Europe/Luxembourg', 'luxembourg|luxemburg|luxemburgse'],
  ['Europe/Prague', 'prague|praag|prag|prager'],
  ['Europe/Budapest', 'budapest|boedapest'],
  [
    'America/New_York',
    "new york|new yorker|new yorkse|newyorkse|washington|washingtoner|boston|atlanta|miami|eastern|u.s. eastern|us eastern|east coast|oostkust|l'est",
  ],
  ['America/Chicago', 'chicago|houston|dallas|u.s. central|us central'],
  ['America/Denver', 'denver|u.s. mountain|us mountain|mountain'],
  [
    'America/Los_Angeles',
    'los angeles|san francisco|seattle|pacific|u.s. pacific|us pacific|west coast|westkust|californian',
  ],
  ['America/Toronto', 'toronto|ottawa|montréal|montreal'],
  ['America/Mexico_City', 'mexico city|mexico-stad'],
  ['America/Sao_Paulo', 'brasília|brasilia|são paulo|sao paulo|rio de janeiro'],
  ['America/Argentina/Buenos_Aires', 'buenos aires'],
  ['Asia/Tokyo', 'tokyo|tokio|tokioter|japanse|japan|japanese'],
  ['Asia/Shanghai', 'beijing|peking|pekinger|pékin|shanghai|chinese'],
  ['Asia/Hong_Kong', 'hong kong|hongkong'],
  ['Asia/Singapore', 'singapore|singapur'],
  ['Asia/Seoul', 'seoul|séoul|korean'],
  ['Asia/Kolkata', 'delhi|new delhi|mumbai|indian|indiase'],
  ['Asia/Dubai', 'dubai|abu dhabi'],
  ['Asia/Riyadh', 'riyadh|riyad'],
  ['Asia/Tehran', 'tehran|teheran|téhéran'],
  ['Asia/Jerusalem', 'jerusalem|jeruzalem|tel aviv|israeli|israëlische|israelischer'],
  ['Africa/Cairo', 'cairo|caïro|kairo|le caire'],
  ['Africa/Johannesburg', 'johannesburg|pretoria|cape town|kaapstad'],
  ['Africa/Nairobi', 'nairobi'],
  ['Africa/Lagos', 'lagos|abuja'],
  ['Australia/Sydney', 'sydney|melbourne|canberra'],
  ['Australia/Perth', 'perth'],
  ['Pacific/Auckland', 'auckland|wellington'],
  ['+01:00', 'central european standard'],
  ['+02:00', 'central european summer'],
  ['Europe/Berlin', 'central european|midden-europese|middeneuropese|mitteleuropäischer|europe centrale'],
  ['UTC', 'greenwich mean|greenwich|universal|coordinated universal'],
  ['-05:00', 'eastern standard|u.s. eastern standard'],
  ['-04:00', 'eastern daylight|u.s. eastern daylight'],
  ['-06:00', 'central standard'],
  ['-05:00', 'central daylight'],
  ['-07:00', 'mountain standard'],
  ['-06:00', 'mountain daylight'],
  ['-08:00', 'pacific standard'],
  ['-07:00', 'pacific daylight'],
  ['+01:00', 'british summer'],
];

const byPlace = new Map(
  placeNames.flatMap(([zone, names]) => names.split('|').map((name) => [name, zone] as const)),
);

/** The zone (IANA or an offset) of an abbreviation in any case: `GMT`, `MESZ`, `ET`; null for one that is not known. */
export function findZoneByAbbreviation(text: string): string | null {
  return abbreviations[text.toLowerCase()] ?? null;
}

/** Abbreviations that are clocks of several places, hours apart: none of them can be read. */
const ambiguous = new Set('ist gst sst amt bot ect pmt wst'.split(' '));

/** True for an abbreviation that stands for several clocks: `IST` is India's, Israel's and Ireland's. */
export function isAmbiguousZone(text: string): boolean {
  return ambiguous.has(text.toLowerCase());
}

/** The clock (IANA or an offset) that a place's name stands for: `New York`, `Amsterdamse`, `de Paris`; null when not known. */
export function findZoneByPlace(name: string): string | null {
  const plain = name
    .toLowerCase()
    .replace(/[’]/g, "'")
    .replace(/^(?:de la |de l'|de |du |d')(?=\S)/, '')
    .trim();
  return byPlace.get(plain) ?? byPlace.get(plain.replace(/'s$/, '')) ?? null;
}

/** No name of a clock has more words, `time` and `heure de` aside. */
export const mostZoneWords = 4;
