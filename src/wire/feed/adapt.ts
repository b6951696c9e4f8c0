import { findAgencyZone } from '../agency-zone.ts';
import { cleanLine, cleanOrNull } from '../clean-text.ts';
import { emptyItem, type WireItem } from '../item.ts';
import { looksLikeHtml, readHtmlBlocks, readPlainOrHtml } from '../markup-blocks.ts';
import { settleBody } from '../settle-body.ts';
import { settleLife } from '../settle-life.ts';
import { decodeReferences } from '../xml.ts';
import type { Feed, FeedEntry } from './decode.ts';
import { readFeedTime } from './feed-time.ts';

/** A feed's entry as an item. Its text can begin with a dateline, as an agency's does. */
export function adaptEntry(entry: FeedEntry, feed: Feed): WireItem {
  const headline = readTitle(entry.title);
  const zone = findAgencyZone(feed.title, entry.author);
  const settled = settleBody(entry.content === null ? [] : readPlainOrHtml(entry.content), {
    headline,
    byline: null,
    placeLines: [],
    language: entry.language,
  });
  const time = readFeedTime(entry.updated, zone) ?? readFeedTime(entry.published, zone);
  const categories = [...new Set(entry.categories.map(cleanLine).filter((one) => one !== ''))];
  return {
    ...emptyItem,
    role: 'lead',
    format: 'feed',
    headline,
    section: categories[0] ?? null,
    dateline: settled.dateline,
    paragraphs: settled.paragraphs,
    subheads: settled.subheads,
    publishedAt: time?.at ?? null,
    precision: time?.precision ?? null,
    editorNote: settled.editorNote,
    replaces: settled.replaces,
    byline: cleanOrNull(entry.author) ?? settled.byline,
    storyKey: entry.id ?? entry.link,
    ...settleLife({
      status: 'usable',
      embargo: { given: false, release: null },
      headline,
      takeKey: null,
      editorNote: settled.editorNote,
      zone,
      near: time?.at ?? 0,
    }),
    signal: settled.signal,
    keywords: categories,
    language: entry.language,
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
