import type { ArchivedStory } from '../wire/story.ts';

/** What of a story tells whether another one is about the same event. */
export interface Fingerprint {
  readonly id: string;
  readonly storyKey: string | null;
  /** Each run of three words that follow one another in headline and text, lower case. */
  readonly runs: ReadonlySet<string>;
}

/** Share of the shorter story's runs that stand in the other one too, from which the two are one. */
const enough = 0.6;
/** Words that are looked at: the beginning tells, and a follow-up repeats the background further down. */
const wordsLookedAt = 120;

/** The fingerprint by which `isSameEvent` compares a story. */
export function fingerprint(story: ArchivedStory): Fingerprint {
  const text = [story.headline ?? '', ...story.paragraphs].join(' ').toLocaleLowerCase('nl');
  const words = (text.match(/[\p{L}\p{N}]+/gu) ?? []).slice(0, wordsLookedAt);
  const runs = words.map((_, i) => words.slice(i, i + 3).join(' ')).slice(0, Math.max(1, words.length - 2));
  return { id: story.id, storyKey: story.storyKey, runs: new Set(words.length === 0 ? [] : runs) };
}

/**
 * Whether two stories tell the same event: the same story, the same key of the agency, or (nearly) the same copy. By
 * containment of three-word runs, since a brief is often the beginning of a longer story. Two stories without any
 * words are not the same.
 */
export function isSameEvent(a: Fingerprint, b: Fingerprint): boolean {
  if (a.id === b.id || (a.storyKey !== null && a.storyKey === b.storyKey)) return true;
  const [fewer, more] = a.runs.size <= b.runs.size ? [a.runs, b.runs] : [b.runs, a.runs];
  if (fewer.size === 0) return false;
  let shared = 0;
  for (const run of fewer) if (more.has(run)) shared++;
  return shared / fewer.size >= enough;
}
