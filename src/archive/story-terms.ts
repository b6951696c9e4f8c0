import { countryCode } from '../wire/countries.ts';
import { findAgency } from '../wire/dateline/agencies.ts';
import { cutGrams } from '../wire/grams.ts';
import type { Story } from '../wire/story.ts';
import { splitWords } from '../wire/words.ts';
import { nameKey } from './names.ts';
import { spanMark, spanOf } from './news-clock.ts';
import type { Names } from './story-archive.ts';
import { createWordCache } from './word-cache.ts';
import { analysisVersion, joinWords, readForms, type WordForms } from './word-forms.ts';

/**
 * What a story is found by. Both are blank-separated tokens of letters, digits and `_`; only marks hold a `_`, so that
 * no word can be taken for a mark.
 */
export interface StoryTerms {
  /** Stems in the order of the texts, `textEnd` between them: where runs of words are sought. */
  readonly words: string;
  /** What the story is about (see `marks`) and the parts of its compounds: no run is sought here. */
  readonly marks: string;
}

/** Stands between the texts of a story, so that no run of words goes from one into the next. */
const textEnd = '_';

/** The mark that every story carries: what "everything but" starts from. */
export const everyStory = 'all_';

/** The marks by which fields are found, each from what a person or the copy calls it; null where nothing is left of it. */
export const marks = {
  /** A dateline's token or a place's name. */
  city: markWith('c', nameKey),
  /** A place of the gazetteer. */
  place: markWith('p', nameKey),
  country: markWith('l', (name) => countryCode(name)?.toLowerCase() ?? ''),
  province: markWith('r', nameKey),
  /** A name on the one list of sections. */
  section: markWith('s', nameKey),
  /** By whatever it signs with: `RTR`, `Reuters`. */
  agency: markWith('a', (signature) => nameKey(findAgency(signature)?.code ?? signature)),
};

/** Names are few against how often each is met. */
function markWith(kind: string, keyOf: (name: string) => string): (name: string) => string | null {
  const kept = createWordCache(5_000, (name) => {
    const key = keyOf(name);
    return key === '' ? null : `${kind}_${key}`;
  });
  return kept.get;
}

/** The texts of a story in reading order; a phrase does not run from one into the next. */
export function readableTexts(story: Story): string[] {
  const texts = story.headline === null ? [] : [story.headline];
  story.paragraphs.forEach((paragraph, i) => {
    for (const subhead of story.subheads) if (subhead.before === i) texts.push(subhead.text);
    texts.push(paragraph);
  });
  for (const subhead of story.subheads)
    if (subhead.before >= story.paragraphs.length) texts.push(subhead.text);
  // Someone who looks for `moskou` means the dateline too.
  if (story.dateline)
    texts.push(...story.dateline.cities, ...story.dateline.places.map((place) => place.name));
  texts.push(...story.keywords);
  if (story.byline !== null) texts.push(story.byline);
  return texts;
}

/** A text of a story and what is known of its words. */
export interface StoryText {
  readonly text: string;
  readonly words: readonly WordForms[];
}

/** The readable texts with their words; those of its paragraphs were cut when the story was read. */
export function readStory(story: Story): readonly StoryText[] {
  const { byParagraph } = cutGrams(story.paragraphs);
  const cut = new Map(story.paragraphs.map((paragraph, i) => [paragraph, byParagraph[i]]));
  return readTexts(readableTexts(story), cut);
}

/** Texts with their words; `cut`: those of some of them. */
export function readTexts(
  texts: readonly string[],
  cut: ReadonlyMap<string, readonly string[] | undefined> = new Map(),
): readonly StoryText[] {
  return texts.map((text) => ({ text, words: (cut.get(text) ?? splitWords(text)).map(readForms) }));
}

/** Every mark that a story carries, none twice. */
export function storyMarks(story: Story, names: Names): string[] {
  const { dateline, section } = story;
  const found = [everyStory];
  const add = (one: string | null) => {
    // Of so few a look at each is quicker than a set of them.
    if (one !== null && !found.includes(one)) found.push(one);
  };
  if (section !== null) for (const name of names.sections(section)) add(marks.section(name));
  if (dateline === null) return found;
  for (const name of dateline.cities) add(marks.city(name));
  for (const signature of dateline.agencies) add(marks.agency(signature));
  for (const { name, id, country, province } of dateline.places) {
    add(marks.city(name));
    add(marks.place(id));
    add(marks.country(country));
    if (province !== null) add(marks.province(province));
  }
  return found;
}

/** What SQLite's index is made with: the analysis, and which marks it has that no other index has (1: spans). */
export const indexVersion = analysisVersion * 1_000 + 1;

/** The marks under which SQLite's index has the story with this number, a blank between two: its own, and that of the span it lies in. */
export function indexMarks(story: Story, seq: number, names: Names): string {
  return `${storyMarks(story, names).join(' ')} ${spanMark(spanOf(seq))}`;
}

/** What a story is found by; linear in its text. */
export function storyTerms(story: Story, names: Names): StoryTerms {
  return joinTerms(storyMarks(story, names).join(' '), textTerms(readStory(story)));
}

/** What texts alone say: the stems, and the parts of compounds, none twice, each with blanks between them. */
export interface TextTerms {
  readonly words: string;
  readonly parts: string;
}

/** The terms of a story's texts. */
export function textTerms(texts: readonly StoryText[]): TextTerms {
  const stems: string[] = [];
  const parts = new Set<string>();
  for (const { text, words } of texts) {
    if (words.length > 0 && stems.length > 0) stems.push(textEnd);
    for (const { stem, inside } of words) {
      stems.push(stem);
      for (const part of inside) parts.add(part);
    }
    for (const part of joinWords(text, words)) parts.add(part);
  }
  return { words: stems.join(' '), parts: [...parts].join(' ') };
}

/** What a story is found by, of its own marks (a blank between two) and what its texts say. */
export function joinTerms(own: string, { words, parts }: TextTerms): StoryTerms {
  return { words, marks: parts === '' ? own : `${own} ${parts}` };
}
