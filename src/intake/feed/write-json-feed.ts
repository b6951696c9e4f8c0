import type { FeedEntry } from '../../wire/feed/decode.ts';
import type { TelexMarks } from '../../wire/feed/telex-marks.ts';
import { looksLikeHtml } from '../../wire/markup-blocks.ts';

/** An entry under the key by which its story is known. */
export interface KeyedEntry {
  readonly key: string;
  readonly entry: FeedEntry;
}

/** An entry that was taken back, under the key of its story. */
export interface TakenBack {
  readonly key: string;
  readonly when: string | null;
  readonly comment: string | null;
}

/**
 * Entries of a feed as a JSON Feed (version 1.1) that the feed reader reads the same: texts and times as the feed had them,
 * the keys for ids. What JSON Feed has no word for stands in `_telex`. As bytes in UTF-8.
 */
export function writeJsonFeed(
  title: string | null,
  entries: readonly KeyedEntry[],
  takenBack: readonly TakenBack[],
): Uint8Array {
  const items = [
    ...entries.map(({ key, entry }) => ({
      id: key,
      ...given('url', entry.link),
      ...given('title', entry.title),
      ...contentOf(entry.content),
      ...given('date_published', entry.published),
      ...given('date_modified', entry.updated),
      ...(entry.categories.length === 0 ? {} : { tags: entry.categories }),
      ...(entry.author === null ? {} : { authors: [{ name: entry.author }] }),
      ...given('language', entry.language),
      ...(entry.rights === null ? {} : { _telex: { rights: entry.rights } satisfies TelexMarks }),
    })),
    ...takenBack.map(({ key, when, comment }) => ({
      id: key,
      _telex: { deleted: { when, comment } } satisfies TelexMarks,
    })),
  ];
  const feed = { version: 'https://jsonfeed.org/version/1.1', ...given('title', title), items };
  return new TextEncoder().encode(JSON.stringify(feed));
}

function contentOf(content: string | null): Record<string, string> {
  if (content === null) return {};
  return looksLikeHtml(content) ? { content_html: content } : { content_text: content };
}

function given(name: string, value: string | null): Record<string, string> {
  return value === null ? {} : { [name]: value };
}
