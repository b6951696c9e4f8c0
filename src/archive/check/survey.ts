import type { ArchivedStory } from '../../wire/story.ts';
import type { Finding, FindingKind } from '../archive-check.ts';
import { isCountedAt } from '../keep-rules.ts';
import type { Names } from '../story-archive.ts';
import type { TallyCount } from '../tally-entries.ts';
import { type CheckedRow, examineRow } from './examine-story.ts';
import { createRecount, type TallyFault } from './recount.ts';
import type { DerivedFault } from './sort-faults.ts';
import type { WordFault } from './survey-words.ts';

/** A story that something is wrong with. */
export interface StoryRef {
  readonly seq: number;
  readonly id: string;
}

/** An earlier version that something is wrong with. */
export interface RevisionRef {
  readonly id: string;
  readonly revision: number;
}

/** Grams that are missing of a story, or of no story. */
export interface GramRef {
  readonly period: number;
  readonly seq: number;
  readonly id: string;
}

/** What is wrong in an archive, as it is to be mended. */
export interface Survey {
  /** What the engine says of its own pages, and of the full-text index within itself. */
  readonly file: readonly string[];
  /** Of its pages, those of what can be made again. */
  readonly derived: readonly DerivedFault[];
  /** What is not there of what the migrations make; what upkeep should remember. */
  readonly schema: readonly string[];
  readonly state: readonly string[];
  readonly index: readonly string[];
  readonly story: readonly StoryRef[];
  readonly columns: readonly StoryRef[];
  readonly unindexed: readonly StoryRef[];
  readonly overindexed: readonly StoryRef[];
  readonly misindexed: readonly StoryRef[];
  readonly early: readonly StoryRef[];
  readonly late: readonly StoryRef[];
  readonly revision: readonly RevisionRef[];
  readonly orphan: readonly RevisionRef[];
  /** The version that a story is of, of which earlier ones are gone. */
  readonly unversioned: readonly RevisionRef[];
  /** What the feed of changes has lost. */
  readonly change: readonly RevisionRef[];
  readonly tally: readonly TallyFault[];
  readonly gram: readonly GramRef[];
  readonly ungrammed: readonly GramRef[];
  readonly forgotten: readonly StoryRef[];
  readonly word: readonly WordFault[];
  /** Ids that are pointed to, for each row that does. */
  readonly key: readonly string[];
  readonly text: readonly string[];
  readonly follows: readonly string[];
}

/** A survey in which nothing was found yet. */
export function emptySurvey(): Survey {
  return {
    file: [],
    derived: [],
    schema: [],
    state: [],
    index: [],
    story: [],
    columns: [],
    unindexed: [],
    overindexed: [],
    misindexed: [],
    early: [],
    late: [],
    revision: [],
    orphan: [],
    unversioned: [],
    change: [],
    tally: [],
    gram: [],
    ungrammed: [],
    forgotten: [],
    word: [],
    key: [],
    text: [],
    follows: [],
  };
}

/** A survey as it is told: a finding for each kind of which there is any. */
export function toFindings(survey: Survey): readonly Finding[] {
  return (Object.keys(survey) as FindingKind[]).flatMap((kind) => {
    const [first] = survey[kind];
    return first === undefined ? [] : [{ kind, count: survey[kind].length, example: describe(first) }];
  });
}

function describe(
  one: string | StoryRef | RevisionRef | GramRef | TallyFault | WordFault | DerivedFault,
): string {
  if (typeof one === 'string') return one;
  if ('word' in one) return one.word;
  if ('fault' in one) return one.fault;
  if ('entry' in one) return `${one.entry.name}: ${one.held}, should be ${one.counted}`;
  return 'revision' in one ? `${one.id}, version ${one.revision}` : one.id;
}

/** Goes through the stories of an archive. */
export interface StorySurvey {
  /** Takes the next row; gives its story, null when it cannot be read. `isIndexed`: it stands in the full-text index. */
  take(row: CheckedRow, isIndexed: boolean): ArchivedStory | null;
  /** What was found, given the tallies that are held. */
  finish(
    tallies: readonly TallyCount[],
  ): Pick<Survey, 'story' | 'columns' | 'unindexed' | 'overindexed' | 'early' | 'late' | 'tally'>;
}

/** Begins a survey of the stories at `now` (ms). */
export function surveyStories(names: Names, now: number): StorySurvey {
  const recount = createRecount(names);
  const found = { story: [], columns: [], unindexed: [], overindexed: [], early: [], late: [] } as Record<
    'story' | 'columns' | 'unindexed' | 'overindexed' | 'early' | 'late',
    StoryRef[]
  >;
  return {
    take(row, isIndexed) {
      const ref = { seq: row.seq, id: row.id };
      const examined = examineRow(row);
      // One fault of a row is mended with the whole row.
      if (examined.kind === 'unreadable') {
        found.story.push(ref);
        return null;
      }
      const { story } = examined;
      if (row.counted) recount.add(story);
      if (examined.kind === 'columns') {
        found.columns.push(ref);
        return story;
      }
      if (isIndexed !== (story.status === 'usable'))
        (isIndexed ? found.overindexed : found.unindexed).push(ref);
      const { embargoUntil } = story;
      if (row.counted && !isCountedAt(story, now)) found.early.push(ref);
      // One whose embargo is over is counted with the next story that comes in.
      if (!row.counted && story.status === 'usable' && embargoUntil === null) found.late.push(ref);
      return story;
    },
    finish: (tallies) => ({ ...found, tally: recount.compare(tallies) }),
  };
}
