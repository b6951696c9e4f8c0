import { createHash } from 'node:crypto';
import { adaptEntry, findDeletions } from '../../wire/feed/adapt.ts';
import type { Feed, FeedEntry } from '../../wire/feed/decode.ts';
import { keyEntries, type SignsOverTime } from '../../wire/feed/entry-keys.ts';
import { readFeedTime } from '../../wire/feed/feed-time.ts';
import { readTextSigns, type TextSigns, wordsToRemember } from '../../wire/feed/other-texts.ts';
import { splitEntry } from '../../wire/feed/split-entry.ts';
import type { WireItem } from '../../wire/item.ts';
import { type FeedMemory, openKeysOverTime, type SeenEntry } from './feed-memory.ts';
import { noteReturn, stampRevised } from './note-return.ts';

/** An entry that is new, changed, or lacks its full text still. */
export interface NewsEntry {
  readonly key: string;
  readonly entry: FeedEntry;
  /** As the feed's own text says it. */
  readonly item: WireItem;
  readonly seen: SeenEntry;
  /** It was handed on before as it is, without its full text. */
  readonly isRetry: boolean;
}

/** What a feed brings. */
export interface FeedNews {
  /** Oldest first. */
  readonly entries: readonly NewsEntry[];
  /** What is only to be remembered. */
  readonly unchanged: readonly (readonly [string, SeenEntry])[];
}

/** Stories of one entry that are remembered at most. */
const mostParts = 100;

/** How often a full text is asked for before an entry's own text has to do. */
export const mostTries = 3;

/**
 * The entries of a feed that were not handed on as they are now. Entries that say nothing are passed over, and so is the
 * last one of a feed that was cut off. `now` in ms.
 */
export function findNews(
  feed: Feed,
  isCutOff: boolean,
  memory: FeedMemory,
  withFullText: boolean,
  now: number,
): FeedNews {
  const entries = isCutOff ? feed.entries.slice(0, -1) : feed.entries;
  const keys = keyEntries(entries);
  const dead = new Set(findDeletions(feed).map(({ ref }) => ref));
  const standing = new Map<string, Standing>();
  const keyOverTime = openKeysOverTime(memory);
  // Of two entries of one key the newer stands, and in a feed that comes first.
  for (const [index, entry] of [...entries.entries()].reverse()) {
    const plain = keys[index] ?? null;
    if (plain === null || dead.has(entry.id ?? '')) continue;
    const item = adaptEntry(entry, feed, now);
    if (item.headline === null && item.paragraphs.length === 0) continue;
    const key = keyOverTime(plain, entry.id, signsOf(entry));
    if (isOlder(standing.get(key)?.item, item)) continue;
    // Set anew, so that it takes its own place in the order.
    standing.delete(key);
    standing.set(key, { entry, item });
  }
  const found: NewsEntry[] = [];
  const unchanged: [string, SeenEntry][] = [];
  for (const [key, { entry, item }] of standing) {
    const held = memory.entries.get(key);
    const hash = hashEntry(item, entry, withFullText);
    const { link, title, published } = entry;
    const said = item.publishedAt;
    const isSame = held?.hash === hash;
    const isKnown = isSame && held.words !== undefined;
    const words = isKnown ? held.words : wordsToRemember(readTextSigns(entry.content));
    const parts = isKnown ? (held.parts ?? []) : noteParts(entry, held);
    const plain = {
      ...{ id: entry.id ?? key, link, title, published, words, hash, seenAt: now, tries: 0, said },
      ...(parts.length === 0 ? {} : { parts }),
    };
    const { seen, isIdle } = noteReturn(plain, held, now);
    const isRetry = isSame && withFullText && held.tries > 0 && held.tries < mostTries;
    const remembered = isSame ? { ...seen, tries: held.tries } : seen;
    // What holds a story back is always handed on.
    const isOpen = item.status === 'usable' && item.embargoUntil === null && item.editorNote === null;
    if ((isSame && !isRetry) || (isIdle && isOpen)) unchanged.push([key, remembered]);
    else {
      const stamped = stampRevised(entry, seen, item.publishedAt);
      found.push({ key, entry: stamped, item, seen: remembered, isRetry });
    }
  }
  return { entries: sortByTime(found), unchanged };
}

/** An entry's signs; its text is read where it is asked for. */
function signsOf({ link, title, published, content }: FeedEntry): SignsOverTime {
  let text: TextSigns | null = null;
  return {
    link,
    title,
    published,
    get text() {
      text ??= readTextSigns(content);
      return text;
    },
  };
}

/** The marks of the stories that an entry has, or had: each of them can be taken back. */
function noteParts(entry: FeedEntry, held: SeenEntry | undefined): string[] {
  const marks = splitEntry(entry).map(({ mark }) => mark);
  return [...new Set([...(held?.parts ?? []), ...marks])].filter((mark) => mark !== '').slice(0, mostParts);
}

interface Standing {
  readonly entry: FeedEntry;
  readonly item: WireItem;
}

function isOlder(before: WireItem | undefined, item: WireItem): boolean {
  return (before?.publishedAt ?? Number.NEGATIVE_INFINITY) > (item.publishedAt ?? Number.POSITIVE_INFINITY);
}

/** By their times where all have one, else as the feed has them, the last first. */
function sortByTime(entries: readonly NewsEntry[]): readonly NewsEntry[] {
  const time = ({ entry }: NewsEntry) =>
    readFeedTime(entry.published, 'UTC')?.at ?? readFeedTime(entry.updated, 'UTC')?.at ?? null;
  if (entries.some((one) => time(one) === null)) return entries;
  return [...entries].sort((a, b) => (time(a) ?? 0) - (time(b) ?? 0));
}

/** Of what is published of an entry; what only its mark-up has (a counter's address) makes no version. */
function hashEntry(item: WireItem, entry: FeedEntry, withFullText: boolean): string {
  const { headline, dateline, paragraphs, subheads, editorNote, status, embargoUntil, section, keywords } =
    item;
  const said = [
    headline,
    dateline?.raw,
    paragraphs,
    subheads,
    editorNote,
    status,
    embargoUntil,
    section,
    keywords,
  ];
  // The text behind the link can change while the entry's own does not.
  const moved = withFullText ? [entry.updated, entry.link] : [];
  return createHash('sha256')
    .update(JSON.stringify([...said, ...moved]))
    .digest('base64url')
    .slice(0, 22);
}
