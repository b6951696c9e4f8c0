import type { Candidate, Judge, Judgement } from '../archive/story-archive.ts';
import type { ArchivedStory, Story } from '../wire/story.ts';
import { type Likeness, readCopy } from './compare-copy.ts';
import { holdBoth, isHeldAlike } from './hold.ts';
import { hasSlugKey, nextStoryId } from './identity.ts';
import { killStories } from './judge-kill.ts';
import { addsToStory, mergeChanged, mergeKnown, mergeTake, withoutRecord } from './merge-story.ts';
import { timeBetween } from './news-time.ts';
import { type Relation, relate, type Surroundings } from './same-story.ts';

const strength = ['key', 'replaced', 'text', 'outdated', 'headline', 'copy'] as const;

/** A held story and how the item relates to it. */
interface Related {
  readonly candidate: Candidate;
  readonly relation: Relation;
}

/** `judgeItem` for an item of which no more is known than what the items before it became. */
export const judge: Judge = (item, candidates, claimed) =>
  judgeItem(item, candidates, { claimed, isReRead: false });

/**
 * Decides whether an item is new, a newer text of a story that is held, one that is known, or the end of one; gives the
 * story under the id that it keeps. Pure, and order of candidates aside it gives the same for the same.
 */
export function judgeItem(item: Story, candidates: readonly Candidate[], around: Surroundings): Judgement {
  const related = relateAll(item, candidates, around);
  const same = sameOf(item, related);
  if (item.status === 'killed') return killStories(item, candidates, storiesOf(same));
  const [best] = same;
  if (!best) return { filing: 'new', story: withOwnId(item, candidates), ...findLinks(related) };
  if (best.candidate.story.status === 'killed') {
    // The words of what is dead are dead whenever they come in.
    const dead = sameOf(item, relateAll(item, candidates, { ...around, isReRead: true }));
    return fileDead(item, best.candidate, storiesOf(dead));
  }
  return settle(item, best.candidate, best.relation);
}

function relateAll(item: Story, candidates: readonly Candidate[], around: Surroundings): readonly Related[] {
  const copy = readCopy(item);
  return candidates.map((candidate) => ({ candidate, relation: relate(item, copy, candidate, around) }));
}

/** The stories that the item is, likeliest first. */
function sameOf(item: Story, related: readonly Related[]): readonly Related[] {
  return related
    .filter((one) => one.relation.kind === 'same')
    .sort(
      (a, b) =>
        rank(a) - rank(b) ||
        closeness(b.relation) - closeness(a.relation) ||
        timeBetween(item, a.candidate.story) - timeBetween(item, b.candidate.story),
    );
}

function storiesOf(related: readonly Related[]): readonly ArchivedStory[] {
  return related.map(({ candidate }) => candidate.story);
}

/** What is dead comes first: a copy of it is dead, whatever else it resembles. */
function rank({ candidate, relation }: Related): number {
  const isDead = candidate.story.status === 'killed' && !hasSlugKey(candidate.story);
  if (relation.kind !== 'same') return strength.length;
  return isDead ? -1 : strength.indexOf(relation.because);
}

function closeness(relation: Relation): number {
  return 'likeness' in relation ? (relation.likeness?.shared ?? 1) : 0;
}

/** The words of another story, and yet not that story: it needs an id of its own. */
function withOwnId(item: Story, candidates: readonly Candidate[]): Story {
  return candidates.some(({ story }) => story.id === item.id) ? { ...item, id: nextStoryId(item) } : item;
}

/** What the item follows up, and what follows it up. */
function findLinks(related: readonly Related[]): Pick<Judgement, 'follows' | 'followedBy'> {
  const ids = (kind: Relation['kind']) =>
    related
      .filter((one) => one.relation.kind === kind)
      .sort((a, b) => closeness(b.relation) - closeness(a.relation))
      .map(({ candidate }) => candidate.story.id);
  return { follows: ids('follows')[0] ?? null, followedBy: ids('followed') };
}

/**
 * A version of what was killed, or a copy of it: dead, and its text with it, by which copies that were shown before are
 * known. A story that a kill took under its slug before it came is kept as one of its own, since a slug stands for several.
 */
function fileDead(
  item: Story,
  { story: held, hadText }: Candidate,
  same: readonly ArchivedStory[],
): Judgement {
  const alsoKilled = same
    .filter((story) => story.status !== 'killed' && story.id !== item.id)
    .map((story): Story => ({ ...withoutRecord(story), status: 'killed' }));
  if (hasSlugKey(item) && held.storyKey !== null && !hadText && item.id !== held.id) {
    return { filing: 'killed', story: { ...item, status: 'killed' }, follows: null, alsoKilled };
  }
  const isFirstText = !hadText && item.paragraphs.length > 0 && textLength(item) > 2 * textLength(held);
  const dead: Story = withoutRecord(held);
  const story: Story = isFirstText
    ? { ...dead, paragraphs: item.paragraphs, subheads: item.subheads, truncated: item.truncated }
    : dead;
  return { filing: 'known', story, follows: null, alsoKilled };
}

function settle(item: Story, { story: held, hadText }: Candidate, relation: Relation): Judgement {
  const settled = settleText(item, held, hadText, relation);
  if (settled.filing === 'new') return settled;
  const isKey = relation.kind === 'same' && relation.because === 'key';
  if (isKey && item.storyKey === held.storyKey) return settled;
  // A page that is read again does not undo what the agency has said since.
  if (hadText && item.storyKey === null && held.storyKey !== null && settled.filing === 'known')
    return settled;
  const story = holdBoth(settled.story, item, held);
  return { ...settled, story, filing: isHeldAlike(story, held) ? settled.filing : 'changed' };
}

function settleText(item: Story, held: ArchivedStory, hadText: boolean, relation: Relation): Judgement {
  const known: Judgement = { filing: 'known', story: mergeKnown(held, item), follows: null };
  const changed: Judgement = { filing: 'changed', story: mergeChanged(held, item), follows: null };
  if (relation.kind !== 'same') return known;
  switch (relation.because) {
    case 'key':
      return settleByKey(item, held, hadText, known, changed);
    case 'replaced':
      return hadText ? known : changed;
    case 'text':
    case 'outdated':
      return known;
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
  // A feed's item is no version of the agency's that it was filed under.
  if (hadText && item.storyKey !== held.storyKey) return known;
  const sameState = item.status === held.status && item.embargoUntil === held.embargoUntil;
  // Without a number the held text is a page's, which the agency's version was filed under.
  if ((sameVersion || held.version === null) && hadText && sameState) return known;
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
  if (held.storyKey === null && item.storyKey !== null) return !clearlyOlder;
  return !clearlyOlder && item.capturedAt >= held.capturedAt;
}

function textLength(story: Story): number {
  return story.paragraphs.reduce((sum, paragraph) => sum + paragraph.length, 0);
}
