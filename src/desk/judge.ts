import type { Candidate, Judge, Judgement } from '../archive/story-archive.ts';
import type { ArchivedStory, Story } from '../wire/story.ts';
import { type Likeness, readCopy } from './compare-copy.ts';
import { addsToStory, mergeChanged, mergeKnown, mergeTake, withoutRecord } from './merge-story.ts';
import { timeBetween } from './news-time.ts';
import { type Relation, relate } from './same-story.ts';

const strength = ['key', 'replaced', 'text', 'headline', 'copy'] as const;

/**
 * Decides whether an item is new, a newer text of a story that is held, one that is known, or the end of one; gives the
 * story under the id that it keeps. Pure, and order of candidates aside it gives the same for the same.
 */
export const judge: Judge = (item, candidates, claimed) => {
  const itemCopy = readCopy(item);
  const related = candidates.map((candidate) => ({
    candidate,
    relation: relate(item, itemCopy, candidate, claimed),
  }));
  const [best] = related
    .filter((one) => one.relation.kind === 'same')
    .sort((a, b) => rank(a.relation) - rank(b.relation) || closeness(b.relation) - closeness(a.relation));
  const follows = best ? null : findFollowed(related);
  if (item.status === 'killed') return kill(item, best?.candidate.story);
  if (!best) return { filing: 'new', story: item, follows };
  return settle(item, best.candidate, best.relation);
};

function rank(relation: Relation): number {
  return relation.kind === 'same' ? strength.indexOf(relation.because) : strength.length;
}

function closeness(relation: Relation): number {
  return 'likeness' in relation ? relation.likeness.shared : 0;
}

function findFollowed(related: readonly { candidate: Candidate; relation: Relation }[]): string | null {
  const [first] = related
    .filter((one) => one.relation.kind === 'follows')
    .sort((a, b) => closeness(b.relation) - closeness(a.relation));
  return first?.candidate.story.id ?? null;
}

/** A kill is kept even of what was never held, so that a version that arrives after it stays dead. */
function kill(item: Story, held: ArchivedStory | undefined): Judgement {
  if (!held) return { filing: 'killed', story: { ...item, status: 'killed' }, follows: null };
  if (held.status === 'killed') return { filing: 'known', story: withoutRecord(held), follows: null };
  const { version, editorNote } = item;
  const story: Story = {
    ...withoutRecord(held),
    status: 'killed',
    version: version ?? held.version,
    editorNote,
  };
  return { filing: 'killed', story, follows: null };
}

function settle(item: Story, { story: held, hadText }: Candidate, relation: Relation): Judgement {
  const known: Judgement = { filing: 'known', story: mergeKnown(held, item), follows: null };
  const changed: Judgement = { filing: 'changed', story: mergeChanged(held, item), follows: null };
  if (held.status === 'killed') return { filing: 'known', story: withoutRecord(held), follows: null };
  if (relation.kind !== 'same') return known;
  switch (relation.because) {
    case 'key':
      return settleByKey(item, held, hadText, known, changed);
    case 'replaced':
      return hadText ? known : changed;
    case 'text':
      // The agency's own word on a text that a page showed first: withheld, embargoed.
      return item.storyKey !== null && held.storyKey === null && isHeldBack(item) ? changed : known;
    case 'headline':
      return held.paragraphs.length === 0 && item.paragraphs.length > 0 ? changed : known;
    case 'copy':
      return isOtherState(item, held, relation.likeness)
        ? settleOtherState(item, held, known, changed)
        : isNewerText(item, held, relation.likeness)
          ? changed
          : known;
  }
}

function isHeldBack(story: Story): boolean {
  return story.status !== 'usable' || story.embargoUntil !== null;
}

function settleByKey(
  item: Story,
  held: ArchivedStory,
  hadText: boolean,
  known: Judgement,
  changed: Judgement,
): Judgement {
  const sameVersion = item.version === held.version;
  if (!sameVersion && item.version !== null && held.version !== null && item.version < held.version)
    return known;
  const sameState = item.status === held.status && item.embargoUntil === held.embargoUntil;
  if (sameVersion && hadText && sameState) return known;
  if (sameVersion && isOlder(item, held)) return known;
  if (!hadText && addsToStory(item) !== addsToStory(held) && held.takeKey !== item.takeKey) {
    return { filing: 'changed', story: mergeTake(held, item), follows: null };
  }
  return changed;
}

function isOlder(item: Story, held: ArchivedStory): boolean {
  if (item.publishedAt !== null && held.publishedAt !== null && item.publishedAt !== held.publishedAt) {
    return item.publishedAt < held.publishedAt;
  }
  return item.capturedAt < held.capturedAt;
}

/** One is a brief, the other a long story that it would sum up, were it not for other figures. */
function isOtherState(item: Story, held: ArchivedStory, like: Likeness): boolean {
  const [size, heldSize] = [textLength(item), textLength(held)];
  return like.figuresDiffer && Math.min(size, heldSize) < Math.max(size, heldSize) / 2;
}

/** The brief must not take the place of the whole: later than that it is news of its own, else an older state of it. */
function settleOtherState(item: Story, held: ArchivedStory, known: Judgement, changed: Judgement): Judgement {
  const isBrief = textLength(item) < textLength(held);
  const apart = timeBetween(item, held) > 0;
  const isLater = !isOlder(item, held);
  if (apart && isBrief === isLater) {
    return { filing: 'new', story: item, follows: isBrief ? held.id : null };
  }
  return isBrief ? known : changed;
}

/** Of two near-copies: whether the item's text is to replace the one that is held. */
function isNewerText(item: Story, held: ArchivedStory, like: Likeness): boolean {
  if (like.prefix === 'item' || like.prefix === 'both') {
    // Cut off at the same word, and one of them says that this is all of it.
    return like.prefix === 'both' && held.truncated && !item.truncated;
  }
  if (like.prefix === 'held') return true;
  const [size, heldSize] = [textLength(item), textLength(held)];
  if (item.truncated && size < heldSize) return false;
  if (!like.figuresDiffer && like.sharedAsIs >= 0.9 && size < 0.85 * heldSize) return false;
  if (!like.figuresDiffer && like.sharedAsIs >= 0.9 && heldSize < 0.85 * size) return true;
  // A site's copy of what the agency sent itself does not replace the agency's.
  if (held.storyKey !== null && item.storyKey === null) return false;
  const clearlyOlder = timeBetween(item, held) > 0 && isOlder(item, held);
  return !clearlyOlder && item.capturedAt >= held.capturedAt;
}

function textLength(story: Story): number {
  return story.paragraphs.reduce((sum, paragraph) => sum + paragraph.length, 0);
}
