import type { ArchivedStory } from '../../wire/story.ts';
import type { Finding, FindingKind } from '../archive-check.ts';
import { isCountedAt } from '../keep-rules.ts';
import type { Names } from '../story-archive.ts';
import type { TallyCount } from '../tally-entries.ts';
import { type CheckedRow, examineRow } from './examine-story.ts';
import { createRecount, type TallyFault } from './recount.ts';

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
  file: readonly string[];
  index: readonly string[];
  story: readonly StoryRef[];
  columns: readonly StoryRef[];
  unindexed: readonly StoryRef[];
  overindexed: readonly StoryRef[];
  early: readonly StoryRef[];
  late: readonly StoryRef[];
  revision: readonly RevisionRef[];
  orphan: readonly RevisionRef[];
  tally: readonly TallyFault[];
  gram: readonly GramRef[];
  ungrammed: readonly GramRef[];
  /** Ids that are pointed to, for each row that does. */
  key: readonly string[];
  text: readonly string[];
  follows: readonly string[];
}

/** A survey in which nothing was found yet. */
export function emptySurvey(): Survey {
  return {
    file: [],
    index: [],
    story: [],
    columns: [],
    unindexed: [],
    overindexed: [],
    early: [],
    late: [],
    revision: [],
    orphan: [],
    tally: [],
    gram: [],
    ungrammed: [],
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

function describe(one: string | StoryRef | RevisionRef | GramRef | TallyFault): string {
  if (typeof one === 'string') return one;
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
