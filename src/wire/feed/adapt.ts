import { findAgencyZone } from '../agency-zone.ts';
import { cleanLine, cleanOrNull } from '../clean-text.ts';
import { emptyItem, type WireItem } from '../item.ts';
import { looksLikeHtml, readHtmlBlocks, readPlainOrHtml } from '../markup-blocks.ts';
import { settleItem } from '../settle-item.ts';
import { decodeReferences } from '../xml.ts';
import type { Feed, FeedEntry } from './decode.ts';
import { readFeedTime } from './feed-time.ts';

/** A feed's entry as an item. Its text can begin with a dateline, as an agency's does. `capturedAt` in ms. */
export function adaptEntry(entry: FeedEntry, feed: Feed, capturedAt: number): WireItem {
  const zone = findAgencyZone(feed.title, entry.author);
  const categories = [...new Set(entry.categories.map(cleanLine).filter((one) => one !== ''))];
  const settled = settleItem({
    blocks: entry.content === null ? [] : readPlainOrHtml(entry.content),
    headline: readTitle(entry.title),
    byline: null,
    placeLines: [],
    language: entry.language,
    notes: [],
    takeKey: null,
    time: readFeedTime(entry.updated, zone) ?? readFeedTime(entry.published, zone),
    status: 'usable',
    embargo: { given: false, release: null },
    signal: null,
    zone,
    capturedAt,
  });
  return {
    ...emptyItem,
    role: 'lead',
    format: 'feed',
    section: categories[0] ?? null,
    storyKey: entry.id ?? entry.link,
    ...settled,
    byline: cleanOrNull(entry.author) ?? settled.byline,
    keywords: categories,
    credit: feed.title,
    rights: cleanOrNull(entry.rights),
  };
}

/** A title is text, but feeds put HTML and its references into it. */
function readTitle(title: string | null): string | null {
  if (title === null) return null;
  const text = looksLikeHtml(title)
    ? readHtmlBlocks(title)
        .map((block) => block.text)
        .join(' ')
    : decodeReferences(title);
  return cleanOrNull(text);
}
