import type { Candidate, Judgement } from '../archive/story-archive.ts';
import { slugKeysAround } from '../wire/slug-key.ts';
import type { ArchivedStory, Story } from '../wire/story.ts';
import { hasSlugKey } from './identity.ts';
import { withoutRecord } from './merge-story.ts';
import { timeBetween } from './news-time.ts';
import { aimOf, isKillNotice, namesStory } from './slug-kill.ts';

const day = 86_400_000;

/**
 * What a kill ends: every story of its key, or, where its key is a slug, those of it that it means, and the copies of its
 * text. It is kept even of what was never held, so that a version that arrives after it stays dead. `same`: the held stories
 * that the kill is the same as, nearest first.
 */
export function killStories(
  kill: Story,
  candidates: readonly Candidate[],
  same: readonly ArchivedStory[],
): Judgement {
  const bySlug = hasSlugKey(kill) ? findOfSlug(kill, candidates) : [];
  const dying = [...new Set([...bySlug, ...same])].filter(
    (story) => story.id !== kill.id || !isKillNotice(story),
  );
  const notice: Story = { ...kill, status: 'killed' };
  const [first, ...others] = dying;
  if (first === undefined) return { filing: 'killed', story: notice, follows: null };
  const alsoKilled = others
    .filter((story) => story.status !== 'killed')
    .map((story) => endStory(story, kill));
  // What else goes by the slug and was sent before may still come.
  if (hasSlugKey(kill) && !namesStory(kill)) alsoKilled.push(notice);
  if (first.status !== 'killed') {
    return { filing: 'killed', story: endStory(first, kill), follows: null, alsoKilled };
  }
  return {
    filing: alsoKilled.some((story) => story.id !== notice.id) ? 'killed' : 'known',
    story: withoutRecord(first),
    follows: null,
    alsoKilled,
  };
}

function endStory(held: ArchivedStory, { version, editorNote, storyKey }: Story): Story {
  const story = withoutRecord(held);
  const isOwn = storyKey === held.storyKey;
  return {
    ...story,
    status: 'killed',
    version: isOwn ? (version ?? held.version) : held.version,
    editorNote,
  };
}

/**
 * The stories of a slug that a kill means: those that it names; when it names none, every one that it may mean, of its day
 * before those of the day before it. Never to show what the agency took back goes before all else.
 */
function findOfSlug(kill: Story, candidates: readonly Candidate[]): readonly ArchivedStory[] {
  const beside = kill.storyKey === null ? [] : slugKeysAround(kill.storyKey);
  const aimed = candidates
    .map(({ story, hadKey }) => ({
      story,
      isOfDay: hadKey || story.storyKey === kill.storyKey,
      aim: isKillNotice(story) ? 'not' : aimOf(kill, story),
    }))
    .filter(({ story, isOfDay }) => isOfDay || (story.storyKey !== null && beside.includes(story.storyKey)));
  const named = aimed.filter(({ aim }) => aim === 'named');
  if (named.length > 0) return named.map(({ story }) => story);
  const perhaps = aimed.filter(({ aim }) => aim === 'perhaps');
  const ofDay = perhaps.filter(({ isOfDay }) => isOfDay);
  const dayBefore = perhaps.filter(({ story }) => timeBetween(kill, story) <= day);
  return (ofDay.length > 0 ? ofDay : dayBefore).map(({ story }) => story);
}
