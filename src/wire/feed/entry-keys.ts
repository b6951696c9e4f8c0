import { createHash } from 'node:crypto';
import { cleanLine } from '../clean-text.ts';
import type { FeedEntry } from './decode.ts';
import { areKeptTexts, areOtherTexts, readTextSigns, type TextSigns } from './other-texts.ts';

/** By which an entry is told from others that go by its id. */
export type EntrySigns = Pick<FeedEntry, 'link' | 'title' | 'published'>;

/**
 * Whether two entries of one id that stand in one feed are two stories: link and title both differ. Some feeds give every
 * entry the address of the site for an id.
 */
function areApart(one: EntrySigns, other: EntrySigns): boolean {
  if (one.link === null || other.link === null || sameLink(one.link, other.link)) return false;
  return titleKey(one.title) !== titleKey(other.title);
}

/** An entry as it is held against one that stood in its feed before; `text` null where that is not known. */
export interface SignsOverTime extends EntrySigns {
  readonly text: TextSigns | null;
}

/**
 * Whether an entry is another story than one of the same id that stood in the feed before: nothing of it is the same, neither
 * title, nor link, nor text, nor its time. A link to the whole site says nothing, and neither does none.
 */
export function areApartOverTime(now: SignsOverTime, before: SignsOverTime, id: string): boolean {
  if (titleKey(now.title) === titleKey(before.title)) return false;
  if (now.published !== null && now.published === before.published) return false;
  const [link, linkBefore] = [ownLink(now.link), ownLink(before.link)];
  if (link === null || linkBefore === null) {
    // Titles alone are rewritten too often to tell stories apart.
    return now.text !== null && before.text !== null && areOtherTexts(now.text, before.text);
  }
  if (sameLink(link, linkBefore)) return false;
  // The words of the title stand in many an address, which changes with them; its number does not.
  if (shareNumber(link, linkBefore, id)) return false;
  return now.text === null || before.text === null || !areKeptTexts(now.text, before.text);
}

/** A link that leads to one story; null for none, and for that of a whole site. */
function ownLink(link: string | null): string | null {
  if (link === null || !URL.canParse(link)) return link;
  const { pathname, search } = new URL(link);
  return /^\/(?:(?:index|home|default)(?:\.\w{3,5})?\/?)?$/i.test(pathname) && search === '' ? null : link;
}

/** The key of an entry whose id another entry had first: the id with a mark of its own. */
export function keyApart(id: string, { link, title }: EntrySigns): string {
  return `${id}#${shortHash(ownLink(link) ?? titleKey(title))}`;
}

/** The key of an entry without an id: its link, else a mark of its title; null when it has neither. */
function keyWithoutId({ link, title, published }: EntrySigns): string | null {
  if (link !== null) return link;
  return title === null || cleanLine(title) === ''
    ? null
    : `entry:${shortHash(`${titleKey(title)}\n${published}`)}`;
}

/**
 * A key for each entry of one feed, in its order: its id, else its link, else a mark of its title; of entries that share an
 * id and are apart, the first in the feed's order of time keeps it. Null: the entry has nothing to be known by.
 */
export function keyEntries(entries: readonly FeedEntry[]): readonly (string | null)[] {
  const first = new Map<string, FeedEntry>();
  const ownKeys = keyByTitle(entries);
  // Feeds have their newest first: the oldest had the id before.
  for (const entry of [...entries].reverse()) {
    if (entry.id !== null && !first.has(entry.id)) first.set(entry.id, entry);
  }
  return entries.map((entry) => {
    if (entry.id === null)
      return sharesLink(entry, entries)
        ? keyApart(entry.link ?? '', { ...entry, link: null })
        : keyWithoutId(entry);
    const own = ownKeys.get(entry);
    if (own !== undefined) return own;
    const owner = first.get(entry.id);
    return owner === undefined || owner === entry || !areApart(entry, owner)
      ? entry.id
      : keyApart(entry.id, entry);
  });
}

/** The key of an entry that has id and link in common with other stories: only its title tells it from them. */
export function keyOfTitle(id: string, { title }: EntrySigns): string {
  return keyApart(id, { link: null, title: titleKey(title), published: null });
}

/** So many entries of one id and link are held against one another, so that the time is bounded; in more each title is a story. */
const mostCompared = 20;

/**
 * Keys of the entries that share id and link and are several stories nevertheless: neither titles nor texts have anything in
 * common (`<guid>1</guid>`, and the site for a link). None of them keeps the id, which would go on to the next one when the
 * oldest has left the feed. A newer version of an entry has the key of the older.
 */
function keyByTitle(entries: readonly FeedEntry[]): ReadonlyMap<FeedEntry, string> {
  const keys = new Map<FeedEntry, string>();
  const groups = Map.groupBy(entries, ({ id, link }) => JSON.stringify([id, link]));
  for (const group of groups.values()) {
    const id = group[0]?.id ?? null;
    if (id === null || group.length < 2) continue;
    const stories = new Map<string, { readonly key: string; readonly text: TextSigns | null }>();
    const keyed = group.toReversed().map((entry) => {
      const title = titleKey(entry.title);
      const text = group.length > mostCompared ? null : readTextSigns(entry.content);
      const held =
        stories.get(title) ??
        stories.values().find((one) => one.text && text && !areOtherTexts(one.text, text));
      const story = held ?? { key: keyOfTitle(id, entry), text };
      if (held === undefined) stories.set(title, story);
      return [entry, story.key] as const;
    });
    if (stories.size > 1) for (const [entry, key] of keyed) keys.set(entry, key);
  }
  return keys;
}

/** Whether an older entry without an id has the same link and another title: all link to the site. */
function sharesLink(entry: FeedEntry, entries: readonly FeedEntry[]): boolean {
  if (entry.link === null) return false;
  const older = entries.findLast((one) => one.id === null && one.link === entry.link);
  return older !== undefined && titleKey(older.title) !== titleKey(entry.title);
}

function titleKey(title: string | null): string {
  return cleanLine(title ?? '').toLowerCase();
}

/** Without what counts readers. */
function sameLink(one: string, other: string): boolean {
  const plain = (link: string) =>
    link
      .replace(/[?#].*$/s, '')
      .replace(/^https?:\/\/(?:www\.)?/i, '')
      .replace(/\/$/, '');
  const isQuery = (link: string) => /[?&](?:id|p|article|artikel|item|news)=/i.test(link);
  return one === other || (!isQuery(one) && !isQuery(other) && plain(one) === plain(other));
}

/** A number of the story's own: not that of a port, which a site has for all, nor a date. */
function shareNumber(one: string, other: string, id: string): boolean {
  const numbersOf = (link: string) =>
    link.replace(/^[a-z][a-z\d+.-]*:\/\/[^/?#]*/i, '').match(/\d{4,}/g) ?? [];
  const numbers = new Set(numbersOf(one));
  const isDate = (number: string) => /^(?:19|20)\d{2}(?:[01]\d(?:[0-3]\d)?)?$/.test(number);
  if (numbersOf(other).some((number) => numbers.has(number) && !isDate(number))) return true;
  return id.length >= 3 && !/^https?:/.test(id) && one.includes(id) && other.includes(id);
}

function shortHash(text: string): string {
  return createHash('sha256').update(text).digest('hex').slice(0, 12);
}
