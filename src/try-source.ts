import { fetchForSource, openFetching } from './fetch-for-source.ts';
import { lookAtFeed } from './intake/feed/look-at-feed.ts';
import { lookAtPage } from './intake/page/look-at-page.ts';
import type { FeedSettings, PageSettings } from './intake/sources/settings.ts';
import { readCopyStories } from './read-copy.ts';
import type { Problem } from './wire/problem.ts';
import type { Story } from './wire/story.ts';

/** What a source would bring. */
export interface Tried {
  readonly stories: readonly Story[];
  readonly problems: readonly Problem[];
}

/** Looks at a page or feed as at a new source, and keeps nothing; `now` in ms. `userAgent`: as what it is fetched. */
export async function trySource(
  settings: PageSettings | FeedSettings,
  userAgent: string,
  now: number,
): Promise<Tried> {
  const nothing = { get: async () => undefined, set: async () => {} };
  const fetching = fetchForSource(settings, openFetching(userAgent, nothing));
  const look =
    settings.kind === 'page'
      ? lookAtPage(settings, { fetching })
      : lookAtFeed(settings, { fetching, store: nothing });
  const { copy, problem } = await look(now, AbortSignal.timeout(patience));
  const stories: Story[] = [];
  const problems: Problem[] = problem === null ? [] : [problem];
  for (const one of copy) {
    for await (const part of readCopyStories(one, 'auto')) {
      if (part.ok) stories.push(...part.value);
      else problems.push(part.problem);
    }
  }
  return { stories, problems };
}

/** As long as somebody waits at a terminal, in ms; what is fetched has shorter limits of its own. */
const patience = 120_000;
