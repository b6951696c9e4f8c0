import { type Database, isDamage } from '../../store/database.ts';
import type { ArchivedStory } from '../../wire/story.ts';
import type { Names } from '../story-archive.ts';
import { indexMarks, joinTerms, readStory, textTerms } from '../story-terms.ts';
import { type IndexDigests, readIndexDigests } from './index-digest.ts';
import type { StoryRef, Survey } from './survey.ts';
import { readSizes, surveySegments, writeSize } from './survey-segments.ts';

/** Holds the entries of the full-text index against the stories. */
export interface IndexSurvey {
  /** Takes the next story that is in the index. */
  take(story: ArchivedStory, seq: number): void;
  finish(): Pick<Survey, 'misindexed'>;
  /** What is wrong with the index as a whole. */
  faults(): readonly string[];
}

/** Begins a survey: reads the index from end to end. */
export function createIndexSurvey(db: Database, names: Names, onProgress: (at: string) => void): IndexSurvey {
  const misindexed: StoryRef[] = [];
  const faults: string[] = [];
  let digests: IndexDigests | null = null;
  const sizes = readSizes(db);
  try {
    faults.push(...surveySegments(db));
    digests = readIndexDigests(db, (entries) => onProgress(`entry ${entries} of the full-text index`));
  } catch (error) {
    if (!isDamage(error)) throw error;
    faults.push((error as Error).message);
  }
  return {
    take(story, seq) {
      const terms = joinTerms(indexMarks(story, seq, names), textTerms(readStory(story)));
      if (digests !== null && !digests.holds(seq, terms)) misindexed.push({ seq, id: story.id });
      // FTS5 itself takes a size that is none for damage when it is to take out the story.
      else if (sizes.get(seq) !== writeSize(terms.words, terms.marks))
        faults.push(`the size of story ${story.id} in the full-text index`);
    },
    // Of an index that is made again as a whole nothing is said story by story.
    finish: () => ({ misindexed: faults.length > 0 ? [] : misindexed }),
    faults: () => faults,
  };
}
