import type { Database } from '../../store/database.ts';
import type { ArchivedStory } from '../../wire/story.ts';
import { textHash } from '../text-hash.ts';
import type { StoryRef, Survey } from './survey.ts';

/** Looks whether stories would be known again by their text and key. */
export interface MemorySurvey {
  /** Takes the next story, of whatever status. */
  take(story: ArchivedStory, seq: number): void;
  finish(): Pick<Survey, 'forgotten'>;
}

/** Begins a survey. Calls throw what SQLite throws. */
export function createMemorySurvey(db: Database): MemorySurvey {
  const hasText = db.prepare<[bigint, string]>('SELECT 1 FROM story_text WHERE hash = ? AND id = ?').pluck();
  const hasKey = db.prepare<[string, string]>('SELECT 1 FROM story_key WHERE key = ? AND id = ?').pluck();
  const forgotten: StoryRef[] = [];
  const doubtful: StoryRef[] = [];
  return {
    take(story, seq) {
      const ref = { seq, id: story.id };
      const hash = textHash(story);
      const isKeyLost = story.storyKey !== null && hasKey.get(story.storyKey, story.id) === undefined;
      const isTextLost = hash !== null && hasText.get(hash, story.id) === undefined;
      if (isKeyLost || (isTextLost && isOneItem(story))) forgotten.push(ref);
      else if (isTextLost) doubtful.push(ref);
    },
    finish() {
      if (doubtful.length === 0) return { forgotten };
      const known = new Set(db.prepare('SELECT DISTINCT id FROM story_text').pluck().all() as string[]);
      return { forgotten: [...forgotten, ...doubtful.filter(({ id }) => !known.has(id))] };
    },
  };
}

/** Whether a story's text is one that came in: of several that were joined the joined text is not remembered, theirs are. */
export function isOneItem({ revision, takes = [], status }: ArchivedStory): boolean {
  return revision === 1 && takes.length === 0 && status === 'usable';
}
