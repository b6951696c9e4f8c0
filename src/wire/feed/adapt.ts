import type { AgencyTime } from '../agency-time.ts';
import { findAgencyZone } from '../agency-zone.ts';
import { cleanLine, cleanOrNull } from '../clean-text.ts';
import { partCorrection } from '../correction-label.ts';
import { readDateline } from '../dateline/read-dateline.ts';
import { type Dateline, emptyItem, type Signal, type WireItem } from '../item.ts';
import { partHeadline } from '../life-marks.ts';
import { looksLikeHtml, readHtmlBlocks, readPlainOrHtml } from '../markup-blocks.ts';
import { settleItem } from '../settle-item.ts';
import type { LifeSigns } from '../settle-life.ts';
import type { TextBlock } from '../text-blocks.ts';
import { decodeReferences } from '../xml.ts';
import type { Feed, FeedEntry } from './decode.ts';
import type { DeletedEntry } from './deleted-entries.ts';
import { readFeedTime } from './feed-time.ts';
import { splitEntry } from './split-entry.ts';
import { cutTails } from './text-tails.ts';

/** A feed's entry as an item. Its text can begin with a dateline, as an agency's does. `capturedAt` in ms. */
export function adaptEntry(entry: FeedEntry, feed: Feed, capturedAt: number): WireItem {
  const zone = findAgencyZone(feed.title, entry.author);
  const categories = [...new Set(entry.categories.map(cleanLine).filter((one) => one !== ''))];
  const title = readTitle(entry.title);
  const { headline: plain, ...marks } = readMarks(title);
  const dated = plain === null ? null : partTitleDateline(plain);
  const headline = dated?.rest ?? plain;
  const given = entry.content === null ? [] : readPlainOrHtml(entry.content);
  const { blocks, isBrokenOff } = cutTails(partTitle(partTitle(given, title), headline));
  const settled = settleItem({
    blocks,
    headline,
    byline: null,
    placeLines: [],
    language: entry.language,
    notes: marks.notes,
    takeKey: null,
    time: later(readFeedTime(entry.updated, zone), readFeedTime(entry.published, zone)),
    status: marks.status,
    embargo: { given: false, release: null },
    signal: marks.signal,
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
    dateline: settled.dateline ?? dated?.dateline ?? null,
    byline: cleanOrNull(entry.author) ?? settled.byline,
    keywords: categories,
    credit: feed.title,
    rights: cleanOrNull(entry.rights),
    truncated: isBrokenOff,
  };
}

/** A title without the labels around it, and what they say of the entry. */
function readMarks(title: string | null): {
  readonly headline: string | null;
  readonly notes: readonly string[];
  readonly status: LifeSigns['status'];
  readonly signal: Signal | null;
} {
  const life = title === null ? null : partHeadline(title);
  const plain = title === null || life === null ? title : cleanOrNull(title.slice(life.start, life.end));
  const corrected = plain === null ? null : partCorrection(plain);
  return {
    headline: plain === null || corrected === null ? plain : plain.slice(corrected.start, corrected.end),
    // What a feed calls a correction is no note to editors: its whole text is still looked for.
    notes: life?.notes ?? [],
    status: life?.life ?? 'usable',
    signal: corrected === null ? null : 'correction',
  };
}

/**
 * The stories of an entry, each under a key of its own (`key`: the entry's). What holds the entry back holds all of them.
 * `capturedAt` in ms.
 */
export function adaptParts(
  entry: FeedEntry,
  key: string | null,
  feed: Feed,
  capturedAt: number,
): readonly WireItem[] {
  const whole = { ...adaptEntry(entry, feed, capturedAt), storyKey: key };
  const parts = splitEntry(entry);
  if (parts.length < 2) return [whole];
  const { status, embargoUntil, editorNote, truncated } = whole;
  const isOpen = status === 'usable' && embargoUntil === null;
  return parts.map(({ mark, entry: part }, index) => {
    const item = adaptEntry(part, feed, capturedAt);
    return {
      ...item,
      ...(isOpen ? {} : { status, embargoUntil, editorNote }),
      role: mark === '' ? ('lead' as const) : ('brief' as const),
      storyKey: key === null ? null : `${key}${mark}`,
      truncated: index === parts.length - 1 ? truncated : item.truncated,
    };
  });
}

/** What a feed takes back and does not bring again: an entry that stands in it with a time later than its deletion lives. */
export function findDeletions(feed: Feed): readonly DeletedEntry[] {
  const zone = findAgencyZone(feed.title);
  return feed.deleted.filter(({ ref, when }) => {
    const time = readFeedTime(when, zone);
    const back = feed.entries.find((entry) => entry.id === ref);
    if (time === null || back === undefined) return true;
    const since = later(readFeedTime(back.updated, zone), readFeedTime(back.published, zone));
    return since === null || since.at <= time.at;
  });
}

/** The kills that a feed's deleted entries are, see `findDeletions`. `capturedAt` in ms. */
export function adaptDeletions(feed: Feed, capturedAt: number): readonly WireItem[] {
  const zone = findAgencyZone(feed.title);
  return findDeletions(feed).map(({ ref, when, comment }) => {
    const given = readFeedTime(when, zone);
    const time = given !== null && given.at <= capturedAt ? given : null;
    return {
      ...emptyItem,
      role: 'lead',
      format: 'feed',
      storyKey: ref,
      status: 'killed',
      publishedAt: time?.at ?? null,
      precision: time?.precision ?? null,
      editorNote: cleanOrNull(comment),
      credit: feed.title,
    };
  });
}

/** The later of two times: some feeds leave `updated` at what it was when the entry was planned. */
function later(one: AgencyTime | null, other: AgencyTime | null): AgencyTime | null {
  if (one === null || other === null) return one ?? other;
  return other.at > one.at ? other : one;
}

/** `Brug dicht GOES (ANP) - …`: some feeds repeat the title at the start of the text, on the dateline's own line. */
function partTitle(blocks: readonly TextBlock[], headline: string | null): readonly TextBlock[] {
  const [first, ...rest] = blocks;
  if (first === undefined || headline === null || !first.text.startsWith(headline)) return blocks;
  const behind = first.text.slice(headline.length).replace(/^[\s:.|–-]+/u, '');
  if (behind === '' || !(readDateline(behind)?.certain ?? false)) return blocks;
  return [{ ...first, text: behind }, ...rest];
}

/** `GOES (ANP) - Brug dicht` as a title: the dateline is no part of the headline. */
function partTitleDateline(title: string): { readonly dateline: Dateline; readonly rest: string } | null {
  const reading = readDateline(title, 'any');
  if (reading === null || !reading.certain || reading.dateline.agencies.length === 0) return null;
  const rest = cleanOrNull(reading.rest);
  return rest === null ? null : { dateline: reading.dateline, rest };
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
