import { maskWord } from '../wire/grams.ts';
import { splitWords } from '../wire/words.ts';
import type { Sentence, SentencePair } from './sentences.ts';

/** Which of several: these stand for a figure, and no toll goes up from the first to the second. */
const ordinals = wordsOf(
  'eerste tweede derde vierde vijfde zesde zevende achtste negende tiende elfde twaalfde dertiende veertiende vijftiende ' +
    'zestiende zeventiende achttiende negentiende twintigste laatste voorlaatste first second third fourth fifth sixth ' +
    'seventh eighth ninth tenth last',
);
/** Parts of a contest, a meeting or a day. */
const parts = wordsOf(
  'finale kwartfinale kwartfinales finales halve troostfinale voorronde tussenronde proloog kwalificatie training sprintrace ' +
    'hoofdrace koninginnenrit ploegentijdrit tijdrit return ochtendsessie middagsessie enkelspel dubbelspel massastart ' +
    'ochtend middag avond nacht ploegenachtervolging semifinal quarterfinal final semifinals quarterfinals qualifying heren dames mannen vrouwen',
);
/** `openingsduel`, `uitwedstrijd`. */
const part =
  /^(?:openings|slot|uit|thuis|heen|inhaal|oefen|beker|competitie|promotie|degradatie)(?:duel|wedstrijd|partij|etappe|rit|race|dag|avond|concert)$/;
const units = wordsOf('meter kilometer km mijl meters metres kilo kilogram');
/** What a number or a letter behind it names: `deel 2`, `groep B`. */
const labels = wordsOf(
  'deel aflevering etappe ronde set groep poule serie heat race baan dag fase hal terminal perron spoor lijn kavel blok artikel ' +
    'vlucht trein lijnbus kanaal pier gate wijk district zone stembureau huisnummer zaak dossier unit bak loods ' +
    'divisie speelronde speeldag nummer afrit knooppunt sluis kamer zaal part stage round group day game match week onder formule windpark',
);
/** `tramlijn 2`, `startbaan 3`. */
const label = /.(?:lijn|baan|perron|spoor|poort|zaal|terminal|kamer|etappe|ronde|divisie|klasse|nummer)$/;
/** A street, behind which a house number stands: `Havenstraat 12`. */
const street =
  /..(?:straat|laan|weg|plein|kade|gracht|singel|dijk|dreef|steeg|pad|hof|markt|wal|haven|park|plantsoen|boulevard|allee)$/;
const beforeYear = wordsOf(
  'in jaar sinds seizoen editie van year of for begroting jaarrekening jaarverslag jaargang schooljaar zomerspelen winterspelen spelen ' +
    'ek wk tour giro vuelta songfestival festival verkiezingen zomer winter lente herfst voorjaar najaar januari februari maart april mei ' +
    'juni juli augustus september oktober november december',
);

function wordsOf(text: string): ReadonlySet<string> {
  return new Set(text.split(' '));
}

/**
 * Whether a sentence that both texts have tells of two of a row: the first and the second training, the 500 and the 1000
 * metres, group A and group B, another year. Each must have one that the other has not.
 */
export function areOfTwo({ item, held }: SentencePair): boolean {
  const [ofItem, ofHeld] = [marksIn(item), marksIn(held)];
  return [...ofItem].some((one) => !ofHeld.has(one)) && [...ofHeld].some((one) => !ofItem.has(one));
}

function marksIn(words: Sentence): Set<string> {
  return new Set(words.flatMap((word, i) => markAt(words, word, i) ?? []));
}

function markAt(words: Sentence, word: string, i: number): string | null {
  if (
    ordinals.has(word) ||
    parts.has(word) ||
    part.test(word) ||
    /^\d{1,3}(?:e|de|ste|st|nd|rd|th)$/.test(word)
  )
    return word;
  const before = words[i - 1] ?? '';
  const next = words[i + 1] ?? '';
  if (/^\d+$/.test(word)) {
    // `de 500 meter`, not `een file van 6 kilometer` nor `de 6 kilometer lange file`.
    const isNamed = /^(?:de|the)$/.test(before) || (before === 'tot' && words[i - 2] === 'klasse');
    if (units.has(next) && isNamed && !/^lange?$/.test(words[i + 2] ?? '')) {
      return `${word} ${next}`;
    }
    if (/^(?:19|20)\d\d$/.test(word) && beforeYear.has(before)) return word;
  }
  if (/^\d{1,4}[a-d]?$/.test(word) && street.test(before) && isNumberOfHouse(before, next))
    return `${before} ${word}`;
  return (labels.has(before) || label.test(before)) &&
    /^(?:\d+|[a-hx]|een|twee|drie|vier|vijf|zes|one|two|three)$/.test(word)
    ? `${before} ${word}`
    : null;
}

/** `een haven 12 mensen`, `de snelweg 3 kilometer`: counted, and no house. */
function isNumberOfHouse(before: string, next: string): boolean {
  const isCounted = next.length > 2 && counted.test(next) && !wordsBehind.has(next);
  return !units.has(next) && !isCounted && !/^(?:haven|park|markt|weg|snelweg|straat|dijk)$/.test(before);
}

/** What is counted: nearly all plurals, and what is measured. */
const counted = /(?:en|s)$|^(?:uur|jaar|procent|euro|miljoen|miljard|man)$/;
/** What ends like a plural, and goes on behind an address. */
const wordsBehind = wordsOf(
  'tussen tegen langs binnen buiten werden worden waren hebben moeten kunnen konden bleven vannacht volgens',
);

/**
 * Whether two headlines are one but for a number that says which: `Tramlijn 1 rijdt niet` and `Tramlijn 2 rijdt niet`.
 * Numbers of another kind go up (`3 doden`).
 */
export function areHeadlinesOfTwo(item: string | null, held: string | null): boolean {
  const [ofItem, ofHeld] = [splitWords(item ?? ''), splitWords(held ?? '')];
  const mask = (words: Sentence) => words.map(maskWord).join(' ');
  return mask(ofItem) === mask(ofHeld) && areOfTwo({ item: ofItem, held: ofHeld, isFirst: true });
}
