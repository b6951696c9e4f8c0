import type { ArchivedStory } from '../wire/story.ts';
import { asMarkdown, say } from './say.ts';
import type { Voice } from './story-line.ts';
import { daysBefore, timestamp } from './time-words.ts';

/** What became of a story after it was posted. */
export interface StoryChange {
  readonly kind: 'corrected' | 'updated';
  /** ms since the epoch. */
  readonly at: number;
  /** The story as it was posted; null when that is not known. */
  readonly before: ArchivedStory | null;
}

/** A story in a message. `change`: null when it stands there as it was posted. */
export interface ToldEntry {
  readonly kind: 'told';
  readonly story: ArchivedStory;
  readonly change: StoryChange | null;
}

/** A story that was posted and may not be told any more: no word of it, and since when (ms since the epoch). */
export interface WithdrawnEntry {
  readonly kind: 'withdrawn';
  readonly why: 'killed' | 'withheld' | 'embargoed' | 'gone';
  readonly at: number;
}

/** A place in a message. */
export type PostEntry = ToldEntry | WithdrawnEntry;

/** Those of these places at which a story is told. */
export function toldOf(entries: readonly PostEntry[]): readonly ToldEntry[] {
  return entries.filter((entry) => entry.kind === 'told');
}

/**
 * What small print says of a change; nothing when the story is as it was posted, or when a newer text that is no correction
 * looks the same here. `draw`: the story as it looks at its place in the message.
 */
export function tellChange(
  { story, change }: ToldEntry,
  voice: Voice,
  postedAt: number,
  draw: (story: ArchivedStory) => unknown,
): string {
  if (change === null) return '';
  const { kind, at, before } = change;
  const looksSame = before !== null && JSON.stringify(draw(before)) === JSON.stringify(draw(story));
  if (kind === 'updated' && looksSame) return '';
  const time = asMarkdown(changeTime(at, postedAt, voice));
  return say(voice.language, kind === 'corrected' ? 'change.corrected' : 'change.updated', { time });
}

/** Why and since when a story is not told any more, as markdown. `postedAt`: the message's day, ms since the epoch. */
export function tellWithdrawal({ why, at }: WithdrawnEntry, voice: Voice, postedAt: number): string {
  if (why === 'gone') return say(voice.language, 'withdrawn.gone');
  return say(voice.language, whyKeys[why], { time: asMarkdown(changeTime(at, postedAt, voice)) });
}

const whyKeys = {
  killed: 'withdrawn.killed',
  withheld: 'withdrawn.withheld',
  embargoed: 'withdrawn.embargoed',
} as const;

/** The clock time, with the date when that is another day than that of the message. */
export function changeTime(at: number, postedAt: number, { timezone }: Voice): string {
  return timestamp(at, daysBefore(at, postedAt, timezone) === 0 ? 't' : 'f');
}
