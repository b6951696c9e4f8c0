import type { Query } from '../wire/query.ts';
import type { Story } from '../wire/story.ts';
import { readText, readWord, type TextForms } from './word-forms.ts';

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
  const sought = soughtTexts(query).map(readWord);
  if (sought.length === 0) return 0;
  const headline = story.headline === null ? null : readText(story.headline);
  const [opening, ...rest] = story.paragraphs.map(readText);
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

function soughtTexts(query: Query): readonly string[] {
  if (query.kind === 'word' || query.kind === 'phrase') return [query.text];
  return query.kind === 'and' || query.kind === 'or' ? query.parts.flatMap(soughtTexts) : [];
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
