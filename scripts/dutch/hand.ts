function words(text: string): ReadonlySet<string> {
  return new Set(text.trim().split(/\s+/));
}

/** Three letters are in nearly every word by chance: these alone are parts. */
export const shortParts = words(`
  gas bus zee wet bos dak ijs kas kat koe lab mes vak vee vis bad bed bom cel gif hof jas kip lid mug pil pop ski rat tas
  web zon tol sms btw net alg weg man dag ram rit cup
`);

/** Begin compounds, though the dictionary does not say so: it has those compounds as words. */
export const alsoBegin = words(`
  euro hoog midden milieu ruimte kanker sovjet klasse korps noordpool eindexamen watersport gevangen
  drone mensen weer aard snel arts wets zorg
  maandag dinsdag woensdag donderdag vrijdag zaterdag zondag
  promo interim dance hybride weduwe zuidpool bitcoin cloud ferry league intercity roebel extra beauty zij
  recht zieken gaza corona covid brexit oekraine rusland israel iran syrie navo
  tech lek app fan cao top oog gok gym wol pin les rij rug job wad suicide rijbewijs rijwiel bondgenoot schatkist ziekenhuis vuurwerk tijdstip sinterklaas socialemedia explosieven
`);

/** Begin compounds (`Noordzee`, `oostgrens`), but no street or place that some list lacks. */
export const compass = words('noord oost zuid west');

/** End compounds, though the dictionary does not say so. */
export const alsoEnd = words(`
  wagen laan hof taal net tand teken stand vak telling bus lid bed taak cel bad bos wijk pers korps gas kruid staal mes kas
  bom tang tank jas pop dak touw pil ijs tempel pier transactie bende gracht kost singel poel preek stoet einde stadium zon
  kat link rat laken mijt strip toer erts lens nier print stempel tour vaarder woordvoerder manschap tol boulevard diameter
  distel keet makker schipper koe aandeelhouder geit gif jongere kering lab schaap schildpad spook sprint stank waterstof
  vis kip zee leeuw wet vee alg weg man dag schip lijn zorg stof steek pad smokkel lid
  stichting scene vertegenwoordiger winner brigadier tracker schipper hal rit cup zege
  top stop lek web app fan cao eis eed bod hek jet vat tak tip dam wal pas wol ziekenhuis vuurwerk houderij tijdstip intocht stap trip spot rijbewijs
`);

/**
 * No part, though the dictionary has compounds with it: an ending, a prefix or a particle that looks like a noun, a part
 * that is in too many words by chance, or a word that says nothing of what the whole is about.
 */
export const neverPart = words(`
  aars aard arier achter adel ader anti auto's bede beet been bij binnen boven buiten door drie eren erin even eeuw eten gaar gang ging
  haar hard heer heid houd hoor hoop hort houw inter keer kond kunde laar lach leed leer less lijk lijn ling loos maal mare
  meel meer mede meld mens mini nage naar neer niet onder onst onte over pier plus raak trans tred rage reed rede regel rein rijk rijen ring ringen
  rust schap scheid schik sein span spel stel ster stof straks tact tegen tien toer toon tref tres trok gesp teren teer uier uren
  vaar valk vast veel vers vier voor voren vorm waar waren weder weer wees wege werd wijs zaam zeel zeer zelf neder middel sier roet trol form zorg
`);

/** Names that the dictionary has and that are compounds all the same. */
export const compoundNames = words(`
  belastingdienst gazastrook linkeroever noordzee oostzee kamerlid kamerleden
`);

/** Persons and places that look like compounds of ordinary words: see compound-names.ts. */
export const wholeNames = words(`
  koekoek tournier ritmeester hofmeester hofzicht europees volkswagen ijslander ijsbrand haasnoot harpertszoon jongenburger rozenburger boskoper bosnier roosloot biesheuvel haanschoten
  hofakkers hofstee borgstee hofhuis duifhuis molenhuis wolfshuis wolfswinkel wolfsputten winkelmolen molenstad blauwestad landstichting
  hoogeinde laageinde baarschot kaarschot boerstal dijkstal scheepstal zijpersluis kippersluis keizersveer penningsveer zevenwouden
  weerribben middenschouwen diepstraten schaapsdrift molenbelt boonstoppel marsdiep keteldiep hoendiep vlakwater waterpoort perkpolder
  balgzand katlijn prakrit dingspil waaslander tasmanzee moermankust eurostar
`);

/** Ends of compounds, though many names end so: `Oostzee`, `Volkenbond`. */
export const plainEnds = words('zee bond');

/** Words of one syllable whose plural has the short vowel's letter open (`glazen`), beside those of which the dictionary says so. */
export const alsoShort = words('glas gat hof graf slot');

/** Words that have such a plural, where the form is more often another word's: `dalen` is `daal`, `bazen` is `baas`. */
export const neverShort = words('dal bas ros dos');

/** Nouns on `-e` that are one with the word without it, though their plurals do not say so. */
export const asWithoutE = words(
  'keuze vreugde weergave ingave response onze ambtgenote juniore kribbe opgave teruggave enveloppe conclave',
);

/** End as what women are called, and are none of what the word without `e` says. */
export const notFemale = words('premiere portiere');

/** Comparatives and superlatives, though the dictionary has them as words of their own as well. */
export const superlatives = words('oudste oudsten jongste jongsten warmer goedkoper');

/** Verbs that nobody uses, whose past is another word's form: `kleinste`. */
export const neverVerb = words('kleins lag');

/** No superlatives, or no more. */
export const neverCompared = words('laatste laatsten uiterste uitersten meerdere');

/** Were participles once, and say something else now: who looks for `aflopen` does not mean `afgelopen week`. */
export const ownParticiples = words(`
  afgelopen aangezien afgezien ingewikkeld ingewikkelde ondergeschikt ondergeschikte uitgelaten uitgerekend doorgewinterd doorgewinterde
`);

/** Verbs of their own, though they look like the past of another: `voeren` beside `varen`. */
export const alsoVerb = words('voer sleep sloop week las');

/** Verbs in two pieces that the dictionary has in one word nowhere. */
export const alsoSeparable: readonly (readonly [particle: string, verb: string])[] = [['ziek', 'meld']];

/** More often forms of a verb than the plural of the noun that the dictionary has: who was shot at is no wainscot. */
export const verbFirst = words('beschoten');

/**
 * Forms of a verb as well as words of their own (`gevallen`, of `geval` and of `vallen`), though they are those of a second verb too: by
 * both they are found.
 */
export const alsoForms = words(
  'gevallen geslaagd gezet schoof schoven schrok schrokken koos kozen verwees verwezen vochten zagen',
);

/** Found as the word that they are and not by their verb: that is meant too seldom, or in other words. */
export const neverForms = words(`
  staat staten stond stonden bad beden bond bonden verbond verbonden sloot sloten noten schapen namen lagen gaven gegeven wezen maten boden
  beving bevingen zonden verband verbanden bekend bekende bekenden bezorgd bezorgde bezorgden beleefd beleefde beleefden beroemd beroemde
  beroemden verdacht verdachten vroeg volkomen volwassen voorkomen omstreken achternamen voornamen
`);

/** Diminutives with another vowel, which the dictionary has as words of their own, and of two words the one that is meant. */
export const irregularSmall: readonly (readonly [form: string, word: string])[] = [
  ['blaadje', 'blad'],
  ['paadje', 'pad'],
  ['gaatje', 'gat'],
  ['glaasje', 'glas'],
  ['vaatje', 'vat'],
  ['scheepje', 'schip'],
  ['koetje', 'koe'],
  ['balletje', 'bal'],
].flatMap(([form = '', word = '']): [string, string][] => [
  [form, word],
  [`${form}s`, word],
]);

/** Words of their own, though they look like a diminutive of another. */
export const ownSmall = words('meisje beetje');
