import { readDateline } from '../wire/dateline/read-dateline.ts';
import { cutGrams, maskWord } from '../wire/grams.ts';
import type { Story } from '../wire/story.ts';
import { splitWords } from '../wire/words.ts';
import type { Copy } from './compare-copy.ts';
import { findNames } from './copy-names.ts';

/** How many times as many words as its first story a roundup without datelines has at least. */
const muchLonger = 1.5;

/** Words that stories about anything share. */
const common = new Set(
  (
    'heeft hebben wordt worden werd werden voor door over naar maar niet deze zijn haar hier daar toen waar weer ook meer veel ' +
    'tussen tegen onder volgens volgende vorige jaar jaren week weken uur uren mensen politie gemeente brandweer straat zeker ' +
    'nog niet geen kreeg gaat gaan komt kwam komen raakte raakten gisteren vandaag morgen ochtend middag avond nacht rond ruim ' +
    'bijna eerste tweede onderzoek getuigen miljoen euro procent with from that this have been were will said their after'
  ).split(' '),
);

/** What goes on about what was told before it. */
const goesOn =
  /^["'‘’“”„(\s]*(?:hij|zij|ze|die|dat|deze|dit|daar|daarbij|daarmee|ook|volgens|eerder|toen|he|she|they|it|that|this|police)\b|^\s*["‘“„]/iu;

/**
 * Whether a story that begins with the text of a brief is a roundup of several: what comes behind the brief's words has
 * datelines of other places, or each further paragraph has names of its own, nothing in common with the brief or with the
 * paragraph before, and does not go on about either. A brief that grew into a whole story comes back to its own words.
 * Linear in the texts.
 */
export function isRoundupOf(long: Story, longCopy: Copy, brief: Story, briefCopy: Copy): boolean {
  const rest = paragraphsBehind(long.paragraphs, briefCopy.words.length);
  if (rest.length === 0) return false;
  const own = new Set([...citiesOf(long), ...citiesOf(brief)]);
  const elsewhere = rest.filter((paragraph) => {
    const cities = readDateline(paragraph)?.dateline.cities.map(fold) ?? [];
    return cities.length > 0 && cities.every((city) => !own.has(city));
  });
  if (2 * elsewhere.length >= rest.length) return true;
  if (rest.length < 2 || longCopy.words.length < muchLonger * briefCopy.words.length) return false;
  const toldIn = new Set([...own, ...tellingStems(briefCopy.words)]);
  let before = new Set<string>();
  return rest.every((paragraph) => {
    const stems = tellingStems(cutGrams([paragraph]).words);
    const isApart =
      !goesOn.test(paragraph) &&
      findNames([paragraph]).size > 0 &&
      stems.every((stem) => !toldIn.has(stem) && !before.has(stem));
    before = new Set(stems);
    return isApart;
  });
}

/** The paragraphs that begin behind this many words, give or take a word or two. */
function paragraphsBehind(paragraphs: readonly string[], words: number): readonly string[] {
  let count = 0;
  return paragraphs.filter((paragraph) => {
    const from = count;
    count += cutGrams([paragraph]).words.length;
    return from > 0 && from + 2 >= words;
  });
}

/** Beginnings and ends of telling words, so that `brug` is found again in `Emmabrug` and `gesloten` in `gesloten`. */
function tellingStems(words: readonly string[]): readonly string[] {
  return words.flatMap((word) => {
    if (word.length < 4 || common.has(word) || maskWord(word) !== word) return [];
    return word.length < 6 ? [word] : [word, word.slice(0, 5), word.slice(-4)];
  });
}

function citiesOf(story: Story): readonly string[] {
  return (story.dateline?.cities ?? []).map(fold);
}

function fold(city: string): string {
  return splitWords(city).join('');
}
