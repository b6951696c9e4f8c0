import { readFileSync } from 'node:fs';
import { parseQuery } from '../../src/archive/parse-query.ts';
import type { StoryArchive } from '../../src/archive/story-archive.ts';
import type { Query } from '../../src/wire/query.ts';
import type { Story } from '../../src/wire/story.ts';
import { invent, noon } from '../contracts/invent-story.ts';

/** A question about one story of the graded set. */
export interface GradedPair {
  /** What the question tries: `compound`, `inflection`, `typo`, … */
  readonly kind: string;
  readonly question: string;
  /** Whether the story is an answer to it. */
  readonly relevant: boolean;
}

/** A story with its questions. `heldOut`: not looked at while the search is tuned. */
export interface GradedStory {
  readonly story: Story;
  readonly pairs: readonly GradedPair[];
  readonly heldOut: boolean;
}

/** The graded set of `fixtures/search/graded.txt`, whose first lines say how it is written. */
export function readGradedSet(): readonly GradedStory[] {
  return readSet('graded.txt', (i) => i % 3 === 2);
}

/** Sets of which all is held out, each written without a look at what was found: the first lines say when. */
export const laterSets = [
  'graded-later.txt',
  'graded-later-2.txt',
  'graded-later-3.txt',
  'graded-later-4.txt',
  'graded-later-5.txt',
] as const;

/** One of those. */
export function readLaterSet(file: (typeof laterSets)[number]): readonly GradedStory[] {
  return readSet(file, () => true);
}

function readSet(file: string, isHeldOut: (number: number) => boolean): readonly GradedStory[] {
  const text = readFileSync(new URL(`../../fixtures/search/${file}`, import.meta.url), 'utf8');
  return text
    .trimEnd()
    .split('\n\n')
    .slice(1)
    .map((block, i) => {
      const [headline = '', copy = '', ...lines] = block.split('\n');
      const colon = copy.indexOf(': ');
      const story = invent({
        headline,
        cities: copy.slice(0, colon).split('/'),
        text: copy.slice(colon + 2),
      });
      const pairs = lines.map((line): GradedPair => {
        const [kind = '', question = ''] = line.slice(2).split(' | ');
        return { kind, question, relevant: line.startsWith('+') };
      });
      return { story, pairs, heldOut: isHeldOut(i) };
    });
}

/** A pair, and what the archive gave. */
export interface GradedAnswer extends GradedPair {
  /**
   * Whether it found the story. For a relevant pair also when it found nothing at all and asked back for words that find
   * it ("Bedoelde je …?"); where the story is no answer, asking back is no wrong answer: see `suggested`.
   */
  readonly found: boolean;
  /** Whether it asked back for words that find the story. */
  readonly suggested: boolean;
  readonly heldOut: boolean;
}

/** Asks an archive that holds all stories of the set each question of it. */
export async function gradeArchive(
  archive: StoryArchive,
  set: readonly GradedStory[],
): Promise<readonly GradedAnswer[]> {
  const answers: GradedAnswer[] = [];
  for (const { story, pairs, heldOut } of set) {
    for (const pair of pairs) {
      const { found, suggested } = await ask(archive, pair.question);
      const isSuggested = suggested.has(story.id);
      const isFound = found.has(story.id) || (pair.relevant && isSuggested);
      answers.push({ ...pair, heldOut, found: isFound, suggested: isSuggested });
    }
  }
  return answers;
}

async function ask(
  archive: StoryArchive,
  question: string,
): Promise<{ readonly found: ReadonlySet<string>; readonly suggested: ReadonlySet<string> }> {
  const query = parseQuery(question, noon, 'Europe/Amsterdam');
  if (!query.ok) throw new Error(query.problem.message);
  const found = await findIds(archive, query.value);
  const other = found.size === 0 ? await archive.suggest(query.value, noon) : null;
  return { found, suggested: other === null ? new Set() : await findIds(archive, other) };
}

async function findIds(archive: StoryArchive, query: Query): Promise<ReadonlySet<string>> {
  const { stories } = await archive.find(query, { limit: 100 }, noon);
  return new Set(stories.map(({ id }) => id));
}

/** Recall and precision of answers, and the share of the irrelevant pairs that were found; 1 where there is nothing. */
export function score(answers: readonly GradedAnswer[]): {
  readonly pairs: number;
  readonly recall: number;
  readonly precision: number;
  readonly falseFound: number;
} {
  const relevant = answers.filter((answer) => answer.relevant);
  const found = answers.filter((answer) => answer.found);
  const right = found.filter((answer) => answer.relevant).length;
  const wrong = answers.length - relevant.length;
  return {
    pairs: answers.length,
    recall: relevant.length === 0 ? 1 : right / relevant.length,
    precision: found.length === 0 ? 1 : right / found.length,
    falseFound: wrong === 0 ? 0 : (found.length - right) / wrong,
  };
}
