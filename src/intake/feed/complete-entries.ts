import type { Problem } from '../../wire/problem.ts';
import type { SourceFetch } from '../source-fetch.ts';
import type { SeenEntry } from './feed-memory.ts';
import { type FeedNews, mostTries, type NewsEntry } from './find-news.ts';
import { fetchFullText } from './full-text.ts';
import type { FeedSource } from './look-at-feed.ts';
import type { KeyedEntry } from './write-json-feed.ts';

/** Entries as they are handed on. */
export interface Completed {
  /** Oldest first. */
  readonly entries: readonly KeyedEntry[];
  /** What is to be remembered of them. */
  readonly seen: readonly (readonly [string, SeenEntry])[];
  /** How many wait for another look: there were too many, or their full text is to be asked for again. */
  readonly left: number;
  readonly problem: Problem | null;
}

const usualPerLook = 20;
const usualAtOnce = 3;

/**
 * Entries with the text behind their links, where that is asked for. Not of those that their own text holds back, whose
 * words on it the page may not repeat. An entry whose text cannot be had goes on with its own. `isFirst`: at the first look
 * nothing waits for another one, or what the feed holds already would pass for what came in since.
 */
export async function completeEntries(
  news: FeedNews,
  settings: FeedSource,
  fetching: SourceFetch,
  isFirst: boolean,
  now: number,
  signal: AbortSignal,
): Promise<Completed> {
  const { entries } = news;
  if (settings.fullText !== true) {
    const seen = entries.map((one) => [one.key, one.seen] as const);
    return { entries, seen, left: 0, problem: null };
  }
  const taken = entries.slice(0, Math.max(1, settings.perLook ?? usualPerLook));
  const results: Done[] = [];
  const queue = [...taken.entries()];
  const work = async () => {
    for (let next = queue.shift(); next !== undefined; next = queue.shift()) {
      const [index, one] = next;
      results[index] = await completeOne(one, settings, fetching, now, signal);
    }
  };
  await Promise.all(Array.from({ length: Math.max(1, settings.atOnce ?? usualAtOnce) }, work));
  const failures = results.flatMap(({ problem }) => (problem === null ? [] : [problem]));
  const done = {
    entries: results.flatMap(({ entry }) => (entry === null ? [] : [entry])),
    seen: results.map(({ seen }) => seen),
    problem: describe(failures),
  };
  const others = entries.slice(taken.length);
  if (!isFirst) return { ...done, left: others.length + results.filter(({ isOpen }) => isOpen).length };
  return {
    ...done,
    entries: [...done.entries, ...others],
    seen: [
      ...done.seen.map(([key, one]) => [key, one.tries === 0 ? one : { ...one, tries: mostTries }] as const),
      ...others.map((one) => [one.key, one.seen] as const),
    ],
    left: 0,
  };
}

interface Done {
  /** Null where it was handed on before as it is. */
  readonly entry: KeyedEntry | null;
  readonly seen: readonly [string, SeenEntry];
  readonly isOpen: boolean;
  readonly problem: Problem | null;
}

async function completeOne(
  { key, entry, item, seen, isRetry }: NewsEntry,
  settings: FeedSource,
  fetching: SourceFetch,
  now: number,
  signal: AbortSignal,
): Promise<Done> {
  const isHeldBack = item.status !== 'usable' || item.embargoUntil !== null || item.editorNote !== null;
  if (isHeldBack) return { entry: { key, entry }, seen: [key, seen], isOpen: false, problem: null };
  const own = item.paragraphs.join(' ');
  const full = await fetchFullText(entry, own, settings, fetching, now, signal);
  if (full.ok) {
    const completed = { key, entry: { ...entry, content: full.html } };
    return { entry: completed, seen: [key, { ...seen, tries: 0 }], isOpen: false, problem: null };
  }
  const tries = seen.tries + 1;
  return {
    entry: isRetry ? null : { key, entry },
    seen: [key, { ...seen, tries }],
    isOpen: tries < mostTries,
    problem: full.problem,
  };
}

function describe(failures: readonly Problem[]): Problem | null {
  const [first] = failures;
  if (first === undefined) return null;
  const many = failures.length === 1 ? 'one entry' : `${failures.length} entries`;
  const message = `The full text of ${many} could not be had; their own text stands. ${first.message}`;
  return { code: 'full-text-missing', message };
}
