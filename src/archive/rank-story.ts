import type { Query } from '../wire/query.ts';
import type { Story } from '../wire/story.ts';
import { splitWords } from '../wire/words.ts';
import { joinNeighbours } from './join-neighbours.ts';
import { separableVerbs } from './separable-verbs.ts';
import { readSeparableForm } from './verb-forms.ts';
import { joinVerbs, roleOf } from './verbs-apart.ts';
import { joinHyphened, readForms, readText, readWord, type TextForms } from './word-forms.ts';

/** What a word is worth where it stands: the headline says what a story is about, its opening nearly does. */
const inHeadline = 4;
const inOpening = 2;
const inText = 1;
/** What each further time that it stands in the text adds, and how many times count. */
const again = 0.25;
const mostAgain = 4;

/**
 * How much a story is about what a query looks for: the more of its words stand in the headline, the opening and the text,
 * the higher. Words that must not occur and fields count for nothing. Linear in the text.
 */
export function rankStory(query: Query, story: Story): number {
  const { runs, begins, withVerbs } = soughtOf(query);
  if (runs.length === 0) return 0;
  const rank = rankTexts(runs, story, (text) => readLikely(text, begins, withVerbs));
  return rank > 0 ? rank : rankTexts(runs, story, readText);
}

/** What a query looks for. */
interface Sought {
  readonly runs: readonly (readonly (readonly string[])[])[];
  /** See `beginsOf`. */
  readonly begins: readonly string[];
  /** Whether it may stand in a text as a verb in two pieces. */
  readonly withVerbs: boolean;
}

/** A query is held against a hundred stories. */
const kept = new WeakMap<Query, Sought>();

function soughtOf(query: Query): Sought {
  const held = kept.get(query);
  if (held !== undefined) return held;
  const texts = soughtTexts(query);
  const runs = texts.map(({ text, joined }) => [...readWord(text), ...joined.map((stem) => [stem])]);
  const withVerbs = texts.some(({ text, joined }) => [...joined, text].some(mayComeApart));
  const sought = { runs, begins: beginsOf(runs), withVerbs };
  kept.set(query, sought);
  return sought;
}

/** The rank by what `read` gives of each text. */
function rankTexts(
  sought: readonly (readonly (readonly string[])[])[],
  story: Story,
  read: (text: string) => TextForms,
): number {
  const headline = story.headline === null ? null : read(story.headline);
  const [opening, ...rest] = story.paragraphs.map(read);
  let rank = 0;
  for (const runs of sought) {
    if (headline && countRuns(headline, runs) > 0) rank += inHeadline;
    const first = opening ? countRuns(opening, runs) : 0;
    const times = rest.reduce((sum, text) => sum + countRuns(text, runs), first);
    if (first > 0) rank += inOpening;
    if (times > 0) rank += inText + again * Math.min(mostAgain, times - 1);
  }
  return rank;
}

/** Whether what is sought may stand in a text as a verb in two pieces. */
function mayComeApart(text: string): boolean {
  return splitWords(text).some((word) => readSeparableForm(word, separableVerbs(), none) !== null);
}

const none: ReadonlySet<string> = new Set();
const lettersOfBegin = 3;

/** What nearly each form of a sought word has in it: its first letters. */
function beginsOf(sought: readonly (readonly (readonly string[])[])[]): readonly string[] {
  return [...new Set(sought.flat(2).map((stem) => stem.slice(0, lettersOfBegin)))];
}

/**
 * The words of a text, those read that may be sought: reading a word takes some ten microseconds where it was not read just
 * before, and a hundred stories have thousands. `withVerbs`: those in two pieces as well. Of a story in which nothing is found so (`leden` for `lid`), all are read.
 */
function readLikely(text: string, begins: readonly string[], withVerbs: boolean): TextForms {
  const stems: string[] = [];
  const parts = new Set<string>(joinHyphened(text));
  const words = splitWords(text);
  for (const word of words) {
    if (!begins.some((begin) => word.includes(begin))) {
      stems.push('');
      continue;
    }
    const { stem, inside } = readForms(word);
    stems.push(stem);
    for (const part of inside) parts.add(part);
  }
  if (withVerbs)
    for (const part of joinVerbs(
      text,
      words.map((word) => ({ word, role: roleOf(word) })),
    ))
      parts.add(part);
  return { stems, parts: [...parts] };
}

/** A word or phrase, and the stems of what it is in one with its neighbours. */
interface SoughtText {
  readonly text: string;
  readonly joined: readonly string[];
}

function soughtTexts(query: Query): readonly SoughtText[] {
  if (query.kind === 'word' || query.kind === 'phrase') return [{ text: query.text, joined: [] }];
  if (query.kind !== 'and') return query.kind === 'or' ? query.parts.flatMap(soughtTexts) : [];
  const joined = joinNeighbours(query.parts);
  return query.parts.flatMap((part, i) =>
    part.kind === 'word' ? [{ text: part.text, joined: joined[i] ?? [] }] : soughtTexts(part),
  );
}

function countRuns({ stems, parts }: TextForms, runs: readonly (readonly string[])[]): number {
  let count = 0;
  for (const run of runs) {
    for (let at = 0; at + run.length <= stems.length; at += 1)
      if (run.every((stem, i) => stems[at + i] === stem)) count += 1;
    const [only = ''] = run;
    if (run.length === 1 && parts.includes(only)) count += 1;
  }
  return count;
}
