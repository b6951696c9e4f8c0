import { splitWords } from './words.ts';

/** Days, months and words of time: in a template story they change from one day to the next, as figures do. */
const dateWords = new Set(
  (
    'maandag dinsdag woensdag donderdag vrijdag zaterdag zondag ' +
    'maandagochtend maandagmiddag maandagavond dinsdagochtend dinsdagmiddag dinsdagavond woensdagochtend ' +
    'woensdagmiddag woensdagavond donderdagochtend donderdagmiddag donderdagavond vrijdagochtend vrijdagmiddag ' +
    'vrijdagavond zaterdagochtend zaterdagmiddag zaterdagavond zondagochtend zondagmiddag zondagavond ' +
    'januari februari maart april mei juni juli augustus september oktober november december ' +
    'monday tuesday wednesday thursday friday saturday sunday'
  ).split(' '),
);

/** Numbers that agencies write out. `een` is an article far more often. */
const numberWords = new Set(
  (
    'nul twee drie vier vijf zes zeven acht negen tien elf twaalf dertien veertien vijftien zestien zeventien ' +
    'achttien negentien twintig dertig veertig vijftig zestig zeventig tachtig negentig honderd duizend ' +
    'two three four five six seven eight nine ten eleven twelve twenty thirty forty fifty hundred thousand'
  ).split(' '),
);

/** A folded word as figure (`#`), date word (`@`) or itself. */
export function maskWord(word: string): string {
  if (!beginsWithLetter(word) && /^\p{N}+$/u.test(word)) return '#';
  // Most words are neither, and none of the lists is as long as this.
  if (word.length > 16) return word;
  if (numberWords.has(word)) return '#';
  return dateWords.has(word) ? '@' : word;
}

/** Of most words the first letter says that they are no figure. */
function beginsWithLetter(word: string): boolean {
  const first = word.charCodeAt(0);
  return first >= 0x61 && first <= 0x7a;
}

/** A folded text as words and as hashes of its word 3-grams. */
export interface TextGrams {
  /** The folded words, in their order. */
  readonly words: readonly string[];
  /** The same, a blank between two: what hashes of a text are made of. */
  readonly text: string;
  /** The same, paragraph by paragraph. */
  readonly byParagraph: readonly (readonly string[])[];
  /** A 32-bit hash for each run of three words, in their order: `words.length - 2` of them, none for fewer words. */
  readonly grams: Uint32Array;
  /** The same with figures and date words masked: equal for the same sentence with other figures. */
  readonly masked: Uint32Array;
}

/** One item is cut for its id, its index and each comparison: the work is done once for each list of paragraphs. */
const cut = new WeakMap<readonly string[], TextGrams>();

/** Cuts a text (its paragraphs, in their order) into words and word 3-grams. Linear in the text. */
export function cutGrams(paragraphs: readonly string[]): TextGrams {
  const held = cut.get(paragraphs);
  if (held) return held;
  const grams = cutAnew(paragraphs);
  cut.set(paragraphs, grams);
  return grams;
}

/** Texts cut lately that nobody will ask for again. */
let passing: { readonly paragraphs: readonly string[]; readonly grams: TextGrams }[] = [];
const mostPassing = 16;

/**
 * The same for a text that was read to be looked at once and is let go: what a `WeakMap` has of it would be kept until all of the
 * memory is gone through, and moved about until then.
 */
export function cutPassing(paragraphs: readonly string[]): TextGrams {
  const held = cut.get(paragraphs) ?? passing.find((one) => one.paragraphs === paragraphs)?.grams;
  if (held) return held;
  const grams = cutAnew(paragraphs);
  if (passing.length >= mostPassing) passing = [];
  passing.push({ paragraphs, grams });
  return grams;
}

function cutAnew(paragraphs: readonly string[]): TextGrams {
  const byParagraph = paragraphs.map(splitWords);
  const words = byParagraph.flat();
  const hashes = new Uint32Array(words.length);
  const masked = new Uint32Array(words.length);
  words.forEach((word, i) => {
    const hash = hashWord(word);
    hashes[i] = hash;
    masked[i] = isPlain(word, hash) ? hash : hashWord(maskWord(word));
  });
  return {
    words,
    text: words.join(' '),
    byParagraph,
    grams: hashGrams(hashes),
    masked: hashGrams(masked),
  };
}

function hashGrams(hashes: Uint32Array): Uint32Array {
  const grams = new Uint32Array(Math.max(0, hashes.length - 2));
  for (let i = 0; i < grams.length; i += 1) {
    let hash = 0;
    for (let n = i; n < i + 3; n += 1) {
      hash = Math.imul(hash ^ (hashes[n] ?? 0), 0x9e37_79b1);
      hash ^= hash >>> 15;
    }
    grams[i] = hash;
  }
  return grams;
}

/** FNV-1a over UTF-16 units, 32 bits: no secret is kept by it, it only has to spread. */
function hashWord(word: string): number {
  let hash = 0x811c_9dc5;
  for (let i = 0; i < word.length; i += 1) hash = Math.imul(hash ^ word.charCodeAt(i), 0x0100_0193);
  return hash >>> 0;
}

/** Bits of the hashes of all words that are masked, by which nearly all others are told at a glance. */
const maskedBits = 0xfff;
const mayBeMasked = new Uint8Array(maskedBits + 1);
for (const word of [...numberWords, ...dateWords]) mayBeMasked[hashWord(word) & maskedBits] = 1;

/** Whether a word with this hash is certainly neither figure nor date word. */
function isPlain(word: string, hash: number): boolean {
  return beginsWithLetter(word) && mayBeMasked[hash & maskedBits] === 0;
}

/** Masked grams of nothing but figures and dates: every table of results has them. */
const emptyGrams = new Set(
  ['# # #', '# # @', '# @ #', '@ # #', '@ @ #', '@ # @', '# @ @', '@ @ @'].flatMap((gram) => [
    ...hashGrams(Uint32Array.from(gram.split(' '), hashWord)),
  ]),
);
const mayBeEmpty = new Uint8Array(maskedBits + 1);
for (const gram of emptyGrams) mayBeEmpty[gram & maskedBits] = 1;

/** Whether a gram is of nothing but figures and dates. */
function isEmpty(gram: number): boolean {
  return mayBeEmpty[gram & maskedBits] === 1 && emptyGrams.has(gram);
}

/** The grams of the opening that are always sampled: a truncated copy shares little else. */
const opening = 6;
/** Words after which sampling is thinner, and after which it stops. */
const dense = 60;
const end = 600;

/**
 * The masked grams by which near-copies find each other in an index: the first six, one in four of the next 54 and one
 * in sixteen up to 600, chosen by their hash, so that two texts that share a gram choose alike. About 20 for a brief,
 * at most about 60. With 0.6 of 35 grams shared, fewer than one pair in a hundred has no sample in common.
 */
export function sampleGrams(masked: Uint32Array): number[] {
  const sample: number[] = [];
  for (let i = 0; i < masked.length && i < end; i += 1) {
    const gram = masked[i] ?? 0;
    // One in four, one in sixteen: the bits below are none.
    const below = i < opening ? 0 : i < dense ? 3 : 15;
    // Of so few a look at each is quicker than a set of them.
    if ((gram & below) === 0 && !isEmpty(gram) && !sample.includes(gram)) sample.push(gram);
  }
  return sample;
}
