import { findDeletions } from '../../wire/feed/adapt.ts';
import type { Feed } from '../../wire/feed/decode.ts';
import { readFeedDocument } from '../../wire/feed/read-document.ts';
import type { Problem } from '../../wire/problem.ts';
import type { Look, LookAtSource } from '../look.ts';
import type { PageLayout } from '../page/layout.ts';
import { publicUrl } from '../show-address.ts';
import { findNotBefore, type SourceFetch } from '../source-fetch.ts';
import { completeEntries } from './complete-entries.ts';
import { type FeedMemory, readMemory, type SmallStore, writeMemory } from './feed-memory.ts';
import { type FeedNews, findNews } from './find-news.ts';
import { type TakenBack, writeJsonFeed } from './write-json-feed.ts';

/** A feed that is looked at. */
export interface FeedSource {
  readonly url: string;
  /** Fetch the text behind each entry's link. */
  readonly fullText?: boolean | undefined;
  /** The rules for the pages behind the links. */
  readonly layout?: PageLayout | undefined;
  /** How many full texts are fetched in one look, 20 when left out; what is left waits for the next. */
  readonly perLook?: number | undefined;
  /** How many of them at once, 3 when left out. */
  readonly atOnce?: number | undefined;
}

/** What looking at a feed needs from outside. */
export interface FeedDeps {
  readonly fetching: SourceFetch;
  readonly store: SmallStore;
}

/**
 * A look at a feed: what is new or changed in it since it was last kept, oldest first, as one piece of copy: a JSON Feed with
 * the full texts where they are asked for. An entry that changed keeps its key and so becomes a version of its story; one
 * that vanished is nothing; one that the feed takes back is a kill. What is left for later, or could not be had, keeps the
 * feed from counting as read, so that it is sent again.
 */
export function lookAtFeed(settings: FeedSource, { fetching, store }: FeedDeps): LookAtSource {
  const { url } = settings;
  return async (now, signal) => {
    const answer = await fetching.fetch(url, { kind: 'feed', isOperatorsOwn: true }, signal);
    if (answer.kind === 'problem') {
      return { ...nothing(answer.problem, findNotBefore(now, answer.retryAt)), lasts: answer.lasts };
    }
    const { retryAt, freshUntil } = answer.pace;
    if (answer.kind === 'unchanged') return nothing(null, findNotBefore(now, retryAt, freshUntil));
    const read = readFeedDocument(answer.body.bytes);
    if (!read.ok)
      return nothing(notAFeed(read.problem, answer.body.contentType), findNotBefore(now, retryAt));
    const { feed, isCutOff } = read.value;
    const memory = await readMemory(store, url);
    const news = findNews(feed, isCutOff, memory, settings.fullText === true, now);
    const isFirst = memory.entries.size === 0;
    const completed = await completeEntries(news, settings, fetching, isFirst, now, signal);
    const takenBack = [...takeBack(feed, memory, now), ...takeBackParts(news, memory)];
    const isAll = completed.left === 0 && !isCutOff;
    const title = feed.title;
    const hasNews = completed.entries.length > 0 || takenBack.length > 0;
    const bytes = writeJsonFeed(title, completed.entries, takenBack);
    return {
      copy: hasNews ? [{ source: publicUrl(url), bytes, capturedAt: now }] : [],
      problem: completed.problem ?? (isCutOff ? cutOff : null),
      isPart: true,
      notBefore: findNotBefore(now, retryAt, freshUntil, isAll ? restUntil(feed, now) : null),
      async keep() {
        for (const [key, seen] of [...news.unchanged, ...completed.seen]) memory.entries.set(key, seen);
        await writeMemory(store, url, memory, now);
        if (isAll) await fetching.keep(url, answer.validators);
      },
    };
  };
}

/** Kills for what the feed takes back and was not taken back before; of an id that stood for several, all of them. */
function takeBack(feed: Feed, memory: FeedMemory, now: number): readonly TakenBack[] {
  const found: TakenBack[] = [];
  for (const { ref, when, comment } of findDeletions(feed)) {
    if (memory.deleted.has(ref)) continue;
    memory.deleted.set(ref, now);
    const keys = [...memory.entries]
      .filter(([, entry]) => entry.id === ref)
      .flatMap(([key, { parts = [] }]) => [key, ...parts.map((mark) => `${key}${mark}`)]);
    for (const key of new Set([ref, ...keys])) found.push({ key, when, comment });
  }
  return found;
}

/** Kills for the other stories of an entry that is killed as a whole; its own text is its own kill. */
function takeBackParts({ entries }: FeedNews, memory: FeedMemory): readonly TakenBack[] {
  return entries
    .filter(({ item }) => item.status === 'killed')
    .flatMap(({ key, item }) =>
      (memory.entries.get(key)?.parts ?? []).map((mark) => ({
        key: `${key}${mark}`,
        when: null,
        comment: item.editorNote,
      })),
    );
}

function restUntil(feed: Feed, now: number): number | null {
  return feed.restMinutes === null ? null : now + feed.restMinutes * 60_000;
}

function nothing(problem: Problem | null, notBefore: number | null): Look {
  return { copy: [], problem, notBefore, keep: async () => {} };
}

const cutOff: Problem = {
  code: 'feed-cut-off',
  message: 'The feed ends before it is whole; its last entry waits until it comes whole.',
};

function notAFeed(problem: Problem, contentType: string | null): Problem {
  if (contentType !== 'text/html') return problem;
  return { ...problem, message: 'There is no feed at this address, but a page of HTML.' };
}
