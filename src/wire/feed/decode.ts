import { parseFeed as parseLenient } from '@rowanmanning/feed-parser';
import { parseAtomFeed, parseFeed, parseJsonFeed, parseRdfFeed, parseRssFeed } from 'feedsmith';
import { cleanOrNull } from '../clean-text.ts';
import { rootOfHead } from '../xml-head.ts';
import { mendEnd } from '../xml-mend.ts';
import { type DeletedEntry, readDeletedEntries } from './deleted-entries.ts';
import { addMarks, readMarkedDeletions } from './telex-marks.ts';

/** One entry of a feed, whatever its format. Texts are as the feed has them; times too. */
export interface FeedEntry {
  /** `guid`, `id`; null when the feed gives none. */
  readonly id: string | null;
  readonly link: string | null;
  readonly title: string | null;
  /** HTML or text, the fullest that there is. */
  readonly content: string | null;
  readonly published: string | null;
  readonly updated: string | null;
  readonly categories: readonly string[];
  readonly author: string | null;
  readonly language: string | null;
  readonly rights: string | null;
}

/** A feed's entries, in its order. */
export interface Feed {
  readonly title: string | null;
  readonly entries: readonly FeedEntry[];
  readonly deleted: readonly DeletedEntry[];
  /** For how many minutes the feed says that it holds (`ttl`, the period of RSS 1.0's syndication module); null when it says nothing. */
  readonly restMinutes: number | null;
}

/** What of a feed is read with its libraries. */
type ReadFeed = Omit<Feed, 'deleted'>;

/**
 * Characters of a feed that feed-parser is given at most. Its time grows with the square of the entries: 500 of them
 * take a third of a second, 2,000 over three seconds.
 */
const lenientMax = 200_000;

/**
 * Reads RSS 0.9 to 2.0, RDF, Atom and JSON Feed with feedsmith; what feedsmith refuses, with feed-parser, which is
 * more lenient with broken RSS and Atom; what breaks off inside a tag, with its end mended. Null when it is no feed.
 */
export function decodeFeed(text: string): Feed | null {
  const whole = isCutOff(text) ? mendEnd(text) : text;
  const isLong = text.length > lenientMax || isJson(text);
  const lenient = isLong ? [] : [() => readLeniently(whole), () => readLeniently(text)];
  const readers = [() => readFeed(whole), ...lenient];
  for (const read of readers) {
    try {
      const feed = addMarks(read(), text);
      return { ...feed, deleted: [...readDeletedEntries(whole), ...readMarkedDeletions(text)] };
    } catch {
      // Both libraries throw for what they do not take for a feed; the next one has a word in it before it is none.
    }
  }
  return null;
}

/** Characters within which a feed's root begins. */
const rootWithin = 4_096;

/** True when a feed in XML ends before its root does. */
export function isCutOff(text: string): boolean {
  const end = text.slice(-400).trimEnd();
  return /^\s*</.test(text) && !/<\/(?:[\w.-]+:)?(?:rss|feed|RDF)\s*>(?:\s*<!--[\s\S]*-->)?$/i.test(end);
}

function isJson(text: string): boolean {
  return /^\s*\{/.test(text);
}

/**
 * As feedsmith's `parseFeed`, which goes by what stands anywhere in the text: a title that quotes `<rss version="2.0">` makes
 * RSS of a JSON Feed there, and an article on feeds of an Atom feed. The root says what a feed is, where it is one's.
 */
function parseByRoot(text: string): ReturnType<typeof parseFeed<string>> {
  if (isJson(text)) return { format: 'json', feed: parseJsonFeed(text) };
  switch (rootOfHead(new TextEncoder().encode(text.slice(0, rootWithin)))?.name.toLowerCase()) {
    case 'rss':
      return { format: 'rss', feed: parseRssFeed(text) };
    case 'feed':
      return { format: 'atom', feed: parseAtomFeed(text) };
    case 'rdf':
      return { format: 'rdf', feed: parseRdfFeed(text) };
    default:
      return parseFeed(text);
  }
}

function readFeed(text: string): ReadFeed {
  const parsed = parseByRoot(text);
  switch (parsed.format) {
    case 'rss': {
      const { feed } = parsed;
      const own = { language: cleanOrNull(feed.language), rights: cleanOrNull(feed.copyright) };
      const entries = (feed.items ?? []).map((item) => ({
        id: cleanOrNull(item.guid?.value),
        link: cleanOrNull(item.link) ?? linkOf(item.atom?.links),
        title: item.title ?? null,
        content: item.content?.encoded ?? item.description ?? item.atom?.content?.value ?? null,
        published: first(item.pubDate, item.dc?.dates?.[0], item.dcterms?.issued?.[0], item.atom?.published),
        updated: first(item.atom?.updated, item.dcterms?.modified?.[0]),
        categories: [...(item.categories ?? []).map((one) => one.name), ...(item.dc?.subjects ?? [])].filter(
          isText,
        ),
        author: first(item.dc?.creators?.[0], item.authors?.[0]?.name, item.authors?.[0]?.email),
        language: first(item.dc?.languages?.[0]) ?? own.language,
        rights: first(item.dc?.rights?.[0]) ?? own.rights,
      }));
      const restMinutes = longer(feed.ttl ?? null, restOf(feed.sy));
      return { title: cleanOrNull(feed.title), entries, restMinutes };
    }
    case 'rdf': {
      const { feed } = parsed;
      const entries = (feed.items ?? []).map((item) => ({
        id: cleanOrNull(item.rdf?.about),
        link: cleanOrNull(item.link),
        title: item.title ?? null,
        content: item.content?.encoded ?? item.description ?? null,
        published: first(item.dc?.dates?.[0], item.dcterms?.issued?.[0]),
        updated: first(item.dcterms?.modified?.[0]),
        categories: item.dc?.subjects ?? [],
        author: first(item.dc?.creators?.[0]),
        language: first(item.dc?.languages?.[0], feed.dc?.languages?.[0]),
        rights: first(item.dc?.rights?.[0], feed.dc?.rights?.[0]),
      }));
      return { title: cleanOrNull(feed.title), entries, restMinutes: restOf(feed.sy) };
    }
    case 'atom': {
      const { feed } = parsed;
      const entries = (feed.entries ?? []).map((entry) => ({
        id: cleanOrNull(entry.id),
        link: linkOf(entry.links),
        title: entry.title?.value ?? null,
        content: entry.content?.value ?? entry.summary?.value ?? null,
        published: first(entry.published),
        updated: first(entry.updated),
        categories: (entry.categories ?? []).map((one) => one.label ?? one.term).filter(isText),
        author: first(entry.authors?.[0]?.name, feed.authors?.[0]?.name),
        language: first(entry.xml?.lang, feed.xml?.lang),
        rights: first(entry.rights?.value, feed.rights?.value),
      }));
      return { title: cleanOrNull(feed.title?.value), entries, restMinutes: restOf(feed.sy) };
    }
    case 'json': {
      const { feed } = parsed;
      const entries = (feed.items ?? []).map((item) => ({
        id: cleanOrNull(item.id),
        link: cleanOrNull(item.url) ?? cleanOrNull(item.external_url),
        title: item.title ?? null,
        content: item.content_html ?? item.content_text ?? item.summary ?? null,
        published: first(item.date_published),
        updated: first(item.date_modified),
        categories: item.tags ?? [],
        author: first(item.authors?.[0]?.name, feed.authors?.[0]?.name),
        language: first(item.language, feed.language),
        rights: null,
      }));
      return { title: cleanOrNull(feed.title), entries, restMinutes: null };
    }
  }
}

function readLeniently(text: string): ReadFeed {
  const feed = parseLenient(text);
  const entries = feed.items.map((item) => ({
    id: cleanOrNull(item.id),
    link: cleanOrNull(item.url),
    title: item.title,
    content: item.content ?? item.description,
    published: item.published?.toISOString() ?? null,
    updated: item.updated?.toISOString() ?? null,
    categories: item.categories.map((one) => one.label ?? one.term).filter(isText),
    author: item.authors.map((one) => one.name).find(isText) ?? null,
    language: cleanOrNull(feed.language),
    rights: cleanOrNull(feed.copyright),
  }));
  return { title: cleanOrNull(feed.title), entries, restMinutes: null };
}

const periods: Readonly<Record<string, number>> = {
  hourly: 60,
  daily: 1_440,
  weekly: 10_080,
  monthly: 43_200,
  yearly: 525_600,
};

/** Minutes between two editions, by the syndication module: `hourly` and 2 are 30. */
function restOf(sy: { updatePeriod?: string; updateFrequency?: number } | undefined): number | null {
  const period = periods[sy?.updatePeriod?.trim().toLowerCase() ?? ''];
  if (period === undefined) return null;
  return period / Math.max(1, sy?.updateFrequency ?? 1);
}

function longer(one: number | null, other: number | null): number | null {
  const given = [one, other].filter((minutes) => minutes !== null && Number.isFinite(minutes) && minutes > 0);
  return given.length === 0 ? null : Math.max(...(given as number[]));
}

function linkOf(links: readonly { href?: string; rel?: string }[] | undefined): string | null {
  const found = links?.find((link) => link.rel === undefined || link.rel === 'alternate') ?? links?.[0];
  return cleanOrNull(found?.href);
}

function first(...values: readonly (string | undefined)[]): string | null {
  return values.map((value) => cleanOrNull(value)).find((value) => value !== null) ?? null;
}

function isText(value: string | undefined | null): value is string {
  return typeof value === 'string' && value !== '';
}
