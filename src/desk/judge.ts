import type { Candidate, Judge, Judgement } from '../archive/story-archive.ts';
import type { ArchivedStory, Story } from '../wire/story.ts';
import { readTakePart } from '../wire/take-part.ts';
import { readCopy } from './compare-copy.ts';
import { aimByHeadline } from './headline-kill.ts';
import { holdBoth, isHeldAlike, isHeldBack } from './hold.ts';
import { hasSlugKey, nextStoryId } from './identity.ts';
import { clearDoubts, doubtItem, findNotices, killStories } from './judge-kill.ts';
import { mergeChanged, mergeKnown, textKey, withoutRecord } from './merge-story.ts';
import { adoptAdds, mergeTake, noteOther } from './merge-take.ts';
import { isNewerText, isOlder, isOtherState, textLength } from './newer-text.ts';
import { timeBetween, timeOf } from './news-time.ts';
import { type Relation, relate, type Surroundings } from './same-story.ts';
import { findReplaced, isKillNotice, isSentBeforeEnd } from './slug-kill.ts';
import { addTake, lastVersion, takesOf, toTake } from './take-ledger.ts';

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
export function judgeItem(item: Story, given: readonly Candidate[], around: Surroundings): Judgement {
  if (item.status === 'killed') {
    const same = sameOf(item, relateAll(item, given, around));
    const isByText =
      item.storyKey !== null ||
      same.some((one) => one.relation.kind === 'same' && one.relation.because !== 'headline');
    const { meant, doubtful } = aimByHeadline(item, given, isByText ? storiesOf(same) : []);
    return killStories(item, given, meant, doubtful);
  }
  const { open: notices, spent } = findNotices(item, given);
  const candidates = given.filter(({ story }) => !spent.includes(story));
  const related = relateAll(item, candidates, around);
  const [best] = dropLater(item, sameOf(item, related));
  if (best?.candidate.story.status === 'killed') {
    // The words of what is dead are dead whenever they come in.
    const again = sameOf(item, relateAll(item, candidates, { ...around, isReRead: true }));
    const replaced = findReplaced(item, storiesOf(again));
    const dead = [...storiesOf(again.filter(isItsText)), ...replaced];
    const alsoChanged = clearDoubts(item, candidates, notices).filter(
      ({ id }) => !dead.some((story) => story.id === id),
    );
    return { ...fileDead(item, best.candidate, dead, candidates), alsoChanged };
  }
  const judgement: Judgement = best
    ? settle(item, best.candidate, best.relation)
    : { filing: 'new', story: startStory(item, candidates), ...findLinks(related) };
  return holdCopies(doubtItem(judgement, item, notices), item, sameOf(item, related));
}

/** What an item says against showing it holds for every story that has its text, not only for the one that it became. */
function holdCopies(judgement: Judgement, item: Story, same: readonly Related[]): Judgement {
  // What a later version let go is not held back again by an older one.
  if (!isHeldBack(item) || !isHeldBack(judgement.story)) return judgement;
  const alsoChanged = same
    .filter((one) => one.candidate.story.id !== judgement.story.id && isItsText(one))
    .map(({ candidate: { story } }) => ({
      held: story,
      story: noteOther(holdBoth(withoutRecord(story), item, story), item, story),
    }))
    .filter(({ story, held }) => held.status !== 'killed' && !isHeldAlike(story, held))
    .map(({ story }) => story);
  return alsoChanged.length === 0 ? judgement : { ...judgement, alsoChanged };
}

/**
 * Without the stories of the slug that an add cannot belong to, where one that was killed is there to which it can: they began
 * after it was sent.
 */
function dropLater(item: Story, same: readonly Related[]): readonly Related[] {
  if (!same.some(({ candidate }) => isSentBeforeEnd(item, candidate.story))) return same;
  return same.filter((one) => {
    const { story } = one.candidate;
    const began = lastVersion(takesOf(story));
    return (
      isItsText(one) || story.status === 'killed' || began === undefined || timeOf(began) <= timeOf(item)
    );
  });
}

/** Whether a story is the item by its text, not only by the slug, under which others go too. */
function isItsText({ candidate, relation }: Related): boolean {
  if (relation.kind !== 'same' || relation.because !== 'key' || !hasSlugKey(candidate.story)) return true;
  // A text that it once had and that was replaced since is not its own any more.
  return (relation.likeness?.shared ?? 0) >= 0.6;
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

/** The item as a story of its own. */
function startStory(item: Story, candidates: readonly Candidate[]): Story {
  const story = withOwnId(item, candidates);
  if (!hasSlugKey(item)) return story;
  const dead = candidates.filter((one) => one.hadKey || one.story.storyKey === item.storyKey);
  return adoptAdds(
    story,
    dead.map((one) => one.story).filter(({ status }) => status === 'killed'),
  );
}

/** The id of an item that is dead: not that of a story which began with its text, and lives on with another. */
function ownId(item: Story, candidates: readonly Candidate[], same: readonly ArchivedStory[]): string {
  const isTaken = candidates.some(
    ({ story }) => story.id === item.id && story.status !== 'killed' && !same.includes(story),
  );
  return isTaken ? nextStoryId(item) : item.id;
}

/**
 * A version of what was killed, or a copy of it: dead, and its text with it, by which copies that were shown before are
 * known. A story that a kill took under its slug before it came is kept as one of its own, since a slug stands for several.
 */
function fileDead(
  item: Story,
  { story: held, hadText }: Candidate,
  same: readonly ArchivedStory[],
  candidates: readonly Candidate[],
): Judgement {
  const alsoKilled = same
    .filter((story) => story.status !== 'killed' && story.id !== item.id)
    .map((story): Story => ({ ...withoutRecord(story), status: 'killed' }));
  if (hasSlugKey(item) && held.storyKey !== null && !hadText && item.id !== held.id) {
    // Its end is the other's, or the kill that came before it.
    const end = held.takes?.find(({ kind }) => kind === 'kill') ?? toTake(held, 'kill');
    const own: Story = {
      ...item,
      id: ownId(item, candidates, same),
      status: 'killed',
      takes: addTake(item, end),
    };
    return { filing: 'killed', story: own, follows: null, alsoKilled };
  }
  const isFirstText = !hadText && item.paragraphs.length > 0 && textLength(item) > 2 * textLength(held);
  // A kill that quotes the story has its words, and so its id: with the story it is no notice any more.
  const isQuoted = item.paragraphs.length > 0 && (hadText || item.id === held.id);
  const dead: Story =
    hasSlugKey(item) && isQuoted && isKillNotice(held)
      ? { ...withoutRecord(held), takes: [toTake(held, 'kill')] }
      : withoutRecord(held);
  const story: Story = isFirstText
    ? { ...dead, paragraphs: item.paragraphs, subheads: item.subheads, truncated: item.truncated }
    : dead;
  return { filing: 'known', story, follows: null, alsoKilled };
}

function settle(item: Story, { story: held, hadText }: Candidate, relation: Relation): Judgement {
  const settled = settleText(item, held, hadText, relation);
  if (settled.filing === 'new') return settled;
  const isKey = relation.kind === 'same' && relation.because === 'key';
  if (isKey && isOwnTake(item, held, hadText)) return settled;
  // A page that is read again does not undo what the agency has said since.
  if (hadText && item.storyKey === null && held.storyKey !== null && settled.filing === 'known')
    return settled;
  const story = noteOther(holdBoth(settled.story, item, held), item, held);
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
      // The same text under a headline that is put right.
      return isCorrectedHeadline(item, held) ? changed : known;
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

function isCorrectedHeadline(item: Story, held: ArchivedStory): boolean {
  if (item.signal !== 'correction' || item.headline === null || held.headline === null) return false;
  if (held.storyKey !== null && item.storyKey !== held.storyKey) return false;
  return textKey(item.headline) !== textKey(held.headline) && textLength(item) >= textLength(held);
}

function settleByKey(
  item: Story,
  held: ArchivedStory,
  hadText: boolean,
  known: Judgement,
  changed: Judgement,
): Judgement {
  if (isOwnTake(item, held, hadText)) return mergeTake(held, item, hadText);
  if (item.version !== null && held.version !== null && item.version < held.version) return known;
  // A feed's item is no version of the agency's that it was filed under, nor is the agency's own that a page's copy stands for.
  if (hadText) return known;
  if (item.version === held.version && isOlder(item, held)) return known;
  return readTakePart(item.takeKey).adds ? mergeTake(held, item, hadText) : changed;
}

/** Whether an item is a take of the agency's that the held story is kept by, not one that only stands under another's text. */
function isOwnTake(item: Story, held: ArchivedStory, hadText: boolean): boolean {
  if (item.storyKey !== held.storyKey) return false;
  return !(hadText && held.takes === undefined && held.format === 'page');
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
