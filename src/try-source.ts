import { fetchForSource, openFetching } from './fetch-for-source.ts';
import { lookAtFeed } from './intake/feed/look-at-feed.ts';
import { lookAtPage } from './intake/page/look-at-page.ts';
import type { FeedSettings, PageSettings } from './intake/sources/settings.ts';
import { readCopyStories } from './read-copy.ts';
import { type Understood, understandCopy } from './understand-copy.ts';

/** Looks at a page or feed as at a new source, and keeps nothing; `now` in ms. `userAgent`: as what it is fetched. */
export async function trySource(
  settings: PageSettings | FeedSettings,
  userAgent: string,
  now: number,
): Promise<Understood> {
  const nothing = { get: async () => undefined, set: async () => {} };
  const fetching = fetchForSource(settings, openFetching(userAgent, nothing));
  const look =
    settings.kind === 'page'
      ? lookAtPage(settings, { fetching })
      : lookAtFeed(settings, { fetching, store: nothing });
  const { copy, problem } = await look(now, AbortSignal.timeout(patience));
  const read = await Promise.all(copy.map((one) => understandCopy(readCopyStories(one, 'auto'))));
  const problems = read.flatMap((one) => one.problems);
  return {
    stories: read.flatMap((one) => one.stories),
    problems: problem === null ? problems : [problem, ...problems],
  };
}

/** As long as somebody waits at a terminal, in ms; what is fetched has shorter limits of its own. */
const patience = 120_000;
