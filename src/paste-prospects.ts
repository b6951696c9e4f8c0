import { followsFor } from './delivery/amendment.ts';
import type { PostCounter } from './delivery/count-posts.ts';
import type { Foreseen, HeldStory } from './desk/foresee.ts';
import { isNoFragment } from './digest/is-no-fragment.ts';
import { newsOnArrival } from './digest/select.ts';
import type { Prospect, StandingStory } from './discord/paste-prospect.ts';
import { isNoNews } from './wire/no-news.ts';
import { type ArchivedStory, newsTime, type Story } from './wire/story.ts';

/** What publishing a story would do, by what the desk foresees of it; `now` in ms. Rejects as `postsOf`. */
export async function foretell(
  story: Story,
  foreseen: Foreseen | null,
  postsOf: PostCounter,
  now: number,
): Promise<Prospect> {
  const stand = async ({ id, headline, paragraphs }: HeldStory, since = 0): Promise<StandingStory> => ({
    head: headline || (paragraphs[0] ?? ''),
    posts: await postsOf(id, since),
  });
  const held = foreseen?.held ?? null;
  const { firstSeenAt } = held ?? { firstSeenAt: now };
  return {
    filing: foreseen?.filing ?? null,
    held: held === null ? null : await stand(held, editsSince(story, now)),
    isDead: foreseen?.isDead ?? false,
    ends: await Promise.all((foreseen?.ends ?? []).map((one) => stand(one))),
    mute: whyMute({ ...story, firstSeenAt }, now),
  };
}

/** Messages posted after this (ms) follow a newer text; those of any age follow what corrects it or holds it back. */
export function editsSince({ status, embargoUntil, signal }: Story, now: number): number {
  const isMere =
    status === 'usable' && embargoUntil === null && signal !== 'correction' && signal !== 'replacement';
  return isMere ? now - followsFor : 0;
}

/** Why no reader gets a story that nothing holds back, by the rules of digests; null when they do. `now` in ms. */
export function whyMute(story: Story & Pick<ArchivedStory, 'firstSeenAt'>, now: number): Prospect['mute'] {
  const { status, embargoUntil, firstSeenAt } = story;
  if (isNoNews(story)) return 'no-news';
  if (status !== 'usable' || (embargoUntil !== null && embargoUntil > now)) return null;
  if (!isNoFragment(story)) return 'fragment';
  return firstSeenAt - newsTime(story) > newsOnArrival ? 'old' : null;
}
