import type { Candidate, Judgement } from '../archive/story-archive.ts';
import type { ArchivedStory, Story } from '../wire/story.ts';
import { hasSlugKey } from './identity.ts';

/**
 * What the judge decided, with the picture that the story has by now. The agency's own word counts, by its key: a later version
 * gives a picture or takes it off, and is news of the story though its text is the same. The same version again can take one off
 * and gives none: its rights may have ended, and two sources of one version must not change it back and forth. Pages and other
 * sources say nothing of it.
 */
export function keepPicture(judgement: Judgement, item: Story, candidates: readonly Candidate[]): Judgement {
  const held = candidates.find(({ story }) => story.id === judgement.story.id)?.story;
  if (held === undefined || judgement.filing === 'new' || judgement.filing === 'killed') return judgement;
  const picture = pictureOf(item, held);
  const { picture: _, ...story } = judgement.story;
  const isSame = JSON.stringify(picture) === JSON.stringify(held.picture);
  return {
    ...judgement,
    story: picture === undefined ? story : { ...story, picture },
    filing: isSame ? judgement.filing : 'changed',
  };
}

function pictureOf(item: Story, held: ArchivedStory): Story['picture'] {
  const isOwnWord = item.storyKey !== null && item.storyKey === held.storyKey && !hasSlugKey(item);
  if (!isOwnWord || held.status === 'killed') return held.picture;
  const age = compareVersions(item, held);
  if (age > 0) return item.picture;
  return age === 0 && (item.picture === undefined || item.picture.use !== 'allowed')
    ? item.picture
    : held.picture;
}

/** Which is the later version: above 0 the item, below 0 the held story, 0 where neither says so. */
function compareVersions(item: Story, held: ArchivedStory): number {
  const byNumber = item.version === null || held.version === null ? 0 : item.version - held.version;
  if (byNumber !== 0) return byNumber;
  return item.publishedAt === null || held.publishedAt === null ? 0 : item.publishedAt - held.publishedAt;
}
