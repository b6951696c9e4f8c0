import type { Candidate, Judgement } from '../archive/story-archive.ts';
import type { ArchivedStory, Story, Take } from '../wire/story.ts';
import { isHeldAlike } from './hold.ts';
import { hasSlugKey, nextStoryId } from './identity.ts';
import { withoutRecord } from './merge-story.ts';
import { timeBetween, timeOf } from './news-time.ts';
import { type Aim, aimOf, isKillNotice, isSlugBeside } from './slug-kill.ts';
import { addTake, holdOf, toTake } from './take-ledger.ts';

const day = 86_400_000;

/**
 * What a kill ends: every story of its key, or, where its key is a slug, those of it that it means, and the copies of its
 * text. It is kept even of what was never held, so that a version that arrives after it stays dead. `same`: the held stories
 * that the kill is the same as, nearest first; `doubted`: those of which it may mean one, which are held back.
 */
export function killStories(
  kill: Story,
  candidates: readonly Candidate[],
  same: readonly ArchivedStory[],
  doubted: readonly ArchivedStory[] = [],
): Judgement {
  const { meant, doubtful } = hasSlugKey(kill)
    ? findOfSlug(kill, candidates)
    : { meant: [], doubtful: doubted };
  const dying = [...new Set([...meant, ...same])].filter(
    (story) => !hasSlugKey(kill) || !isKillNotice(story),
  );
  const { takes: _takes, ...told } = kill;
  const notice: Story = { ...told, id: noticeId(kill, candidates, same), status: 'killed' };
  const alsoChanged = doubtful
    .filter((story) => story.status !== 'killed' && !dying.includes(story))
    .map((story) => doubtStory(story, kill));
  const [first, ...others] = dying;
  if (first === undefined) return { filing: 'killed', story: notice, follows: null, alsoChanged };
  const alsoKilled = others
    .filter((story) => story.status !== 'killed')
    .map((story) => endStory(story, kill));
  // What else goes by the slug and was sent before may still come.
  if (hasSlugKey(kill)) alsoKilled.push(notice);
  if (first.status !== 'killed') {
    return { filing: 'killed', story: endStory(first, kill), follows: null, alsoKilled, alsoChanged };
  }
  return {
    filing: alsoKilled.some((story) => story.id !== notice.id) ? 'killed' : 'known',
    story: withoutRecord(first),
    follows: null,
    alsoKilled,
    alsoChanged,
  };
}

/** The id of the kill itself: of a slug all that has no text has one id, and each kill its time; of a bare key, one is another source's. */
function noticeId(kill: Story, candidates: readonly Candidate[], same: readonly ArchivedStory[]): string {
  const held = candidates.find(({ story }) => story.id === kill.id)?.story;
  if (held !== undefined && !hasSlugKey(kill)) return same.includes(held) ? kill.id : nextStoryId(kill);
  if (held === undefined || (isKillNotice(held) && timeOf(held) === timeOf(kill))) return kill.id;
  return nextStoryId(kill);
}

function endStory(held: ArchivedStory, kill: Story): Story {
  const { version, editorNote, storyKey } = kill;
  const story = withoutRecord(held);
  const isOwn = storyKey === held.storyKey;
  return {
    ...story,
    // Under a slug, what was sent before the kill is known by its time to be dead.
    ...(hasSlugKey(kill) ? { takes: addTake(held, toTake(kill, 'kill')) } : {}),
    status: 'killed',
    version: isOwn ? (version ?? held.version) : held.version,
    editorNote,
  };
}

/**
 * The stories of a slug that a kill means: those that it names; when it names none, every one that it may mean, of its day
 * before those of the day before it. `doubtful`: those that it names by no word, where it names none of the others either.
 * Never to show what the agency took back goes before all else.
 */
function findOfSlug(
  kill: Story,
  candidates: readonly Candidate[],
): { readonly meant: readonly ArchivedStory[]; readonly doubtful: readonly ArchivedStory[] } {
  const aimed = candidates
    .map(({ story, hadKey }) => ({
      story,
      isOfDay: hadKey || story.storyKey === kill.storyKey,
      aim: isKillNotice(story) ? ('not' as const) : aimOf(kill, story),
    }))
    .filter(({ story, isOfDay }) => isOfDay || isSlugBeside(kill, story));
  const named = aimed.filter(({ aim }) => aim === 'named');
  if (named.length > 0) return { meant: named.map(({ story }) => story), doubtful: [] };
  const may = aimed.filter(({ aim }) => aim !== 'not');
  const ofDay = may.filter(({ isOfDay }) => isOfDay);
  const dayBefore = may.filter(({ story }) => timeBetween(kill, story) <= day);
  const near = ofDay.length > 0 ? ofDay : dayBefore;
  const storiesOf = (which: Aim) => near.filter(({ aim }) => aim === which).map(({ story }) => story);
  return { meant: storiesOf('perhaps'), doubtful: storiesOf('doubtful') };
}

/**
 * The kills of an item's slug that came before it: `open` those that may say something of it, `spent` those that have found
 * the story that they name, when that is not this item.
 */
export function findNotices(
  item: Story,
  candidates: readonly Candidate[],
): { readonly open: readonly ArchivedStory[]; readonly spent: readonly ArchivedStory[] } {
  if (!hasSlugKey(item)) return { open: [], spent: [] };
  const ofSlug = candidates
    .filter(({ story, hadKey }) => hadKey || story.storyKey === item.storyKey || isSlugBeside(item, story))
    .map(({ story }) => story);
  const dead = ofSlug.filter((story) => story.status === 'killed' && !isKillNotice(story));
  const isSpent = (notice: Story) =>
    aimOf(notice, item) !== 'named' && dead.some((story) => aimOf(notice, story) === 'named');
  const notices = ofSlug.filter(isKillNotice);
  return { open: notices.filter((notice) => !isSpent(notice)), spent: notices.filter(isSpent) };
}

/** What an item became, held back where a kill of its slug may mean it (`doubtful`). */
export function doubtItem(judgement: Judgement, item: Story, notices: readonly ArchivedStory[]): Judgement {
  const doubts = notices.filter((notice) => aimOf(notice, item) === 'doubtful');
  const story = doubts.reduce(doubtStory, judgement.story);
  if (isHeldAlike(story, judgement.story)) return judgement;
  return { ...judgement, story, filing: judgement.filing === 'new' ? 'new' : 'changed' };
}

/** Lets go what was held back for kills that turn out to mean another story: `item`. */
export function clearDoubts(
  item: Story,
  candidates: readonly Candidate[],
  notices: readonly ArchivedStory[],
): readonly Story[] {
  const marks = new Set(notices.filter((notice) => aimOf(notice, item) === 'named').map(({ id }) => id));
  return candidates
    .filter(({ story }) => story.status !== 'killed' && story.id !== item.id)
    .flatMap(({ story }) => {
      const takes = story.takes?.filter((take) => take.kind !== 'doubt' || !marks.has(take.mark));
      if (takes === undefined || takes.length === story.takes?.length) return [];
      return [{ ...withoutRecord(story), ...holdOf(takes), takes }];
    });
}

/** The story held back by a kill that names something, as long as nobody knows of what story that is. */
function doubtStory(story: Story, kill: Story): Story {
  if (!hasSlugKey(kill)) {
    const { revision: _r, firstSeenAt: _f, changedAt: _c, ...held } = story as ArchivedStory;
    // No later version lets go of what has no key: a page says nothing of that.
    return { ...held, status: 'withheld' };
  }
  const doubt: Take = { ...toTake({ ...kill, status: 'withheld' }, 'doubt'), mark: kill.id };
  const { revision: _revision, firstSeenAt: _first, changedAt: _changed, ...told } = story as ArchivedStory;
  if (story.takes?.some(({ kind, mark }) => kind === 'doubt' && mark === kill.id)) return told;
  const takes = addTake(story, doubt);
  return { ...told, ...holdOf(takes), takes };
}
