import type { Candidate, Judgement, StoryArchive } from '../archive/story-archive.ts';
import type { Story } from '../wire/story.ts';
import { withoutRecord } from './merge-story.ts';

/**
 * What the judge decided, with the right `isPast`. A story that is held stays what it is, news or past, when a new source
 * brings it along with its past. What is past becomes news by a newer text, and when it is sent from elsewhere: then
 * nobody may wait for it in vain. That the source which had it still has it says nothing.
 */
export function settlePast(judgement: Judgement, item: Story, candidates: readonly Candidate[]): Judgement {
  const held = candidates.find(({ story }) => story.id === judgement.story.id)?.story;
  if (held === undefined || (!held.isPast && !item.isPast)) return judgement;
  const isStillThere = judgement.filing === 'known' && item.source === held.source;
  const isPast = held.isPast === true && (item.isPast === true || isStillThere);
  const { isPast: _, ...story } = judgement.story;
  if (isPast) return { ...judgement, story: { ...story, isPast } };
  const becomesNews = held.isPast === true && judgement.filing === 'known';
  return { ...judgement, story, filing: becomesNews ? 'changed' : judgement.filing };
}

/** Makes news of a story that was kept as past: it is kept again without the mark. `now` in ms. */
export async function makeNews(
  archive: Pick<StoryArchive, 'get' | 'file'>,
  id: string,
  now: number,
): Promise<void> {
  const held = await archive.get(id);
  if (held?.isPast !== true) return;
  const { isPast: _, ...story } = withoutRecord(held);
  await archive.file(story, 'changed', now);
}
