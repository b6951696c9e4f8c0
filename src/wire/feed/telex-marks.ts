import type { FeedEntry } from './decode.ts';
import type { DeletedEntry } from './deleted-entries.ts';

/**
 * What an item of a JSON Feed says in `_telex`, for which JSON Feed has no word of its own (its section "Extensions"). A feed
 * that is looked at goes on as a JSON Feed of what is new in it, and must lose nothing by that.
 */
export interface TelexMarks {
  /** As `FeedEntry.rights`. */
  readonly rights?: string;
  /** The item is taken back; `when` since when, `comment` why. */
  readonly deleted?: { readonly when: string | null; readonly comment: string | null };
}

interface MarkedItem {
  readonly id: string;
  readonly marks: Readonly<Record<string, unknown>>;
}

/** The feed with what its items say in `_telex`; the same feed where there is nothing. */
export function addMarks<T extends { readonly entries: readonly FeedEntry[] }>(feed: T, text: string): T {
  const items = readMarked(text);
  if (items.length === 0) return feed;
  const rights = new Map(items.map(({ id, marks }) => [id, textOrNull(marks.rights)]));
  const gone = new Set(items.filter(({ marks }) => isRecord(marks.deleted)).map(({ id }) => id));
  const entries = feed.entries
    .filter(({ id }) => id === null || !gone.has(id))
    .map((entry) => ({
      ...entry,
      rights: (entry.id === null ? null : rights.get(entry.id)) ?? entry.rights,
    }));
  return { ...feed, entries };
}

/** The items that `_telex` says are taken back. */
export function readMarkedDeletions(text: string): readonly DeletedEntry[] {
  return readMarked(text).flatMap(({ id, marks }) => {
    if (!isRecord(marks.deleted)) return [];
    return [{ ref: id, when: textOrNull(marks.deleted.when), comment: textOrNull(marks.deleted.comment) }];
  });
}

function readMarked(text: string): readonly MarkedItem[] {
  if (!text.includes('"_telex"')) return [];
  try {
    const feed: unknown = JSON.parse(text);
    if (!isRecord(feed) || !Array.isArray(feed.items)) return [];
    return feed.items.flatMap((item: unknown) =>
      isRecord(item) && typeof item.id === 'string' && isRecord(item._telex)
        ? [{ id: item.id, marks: item._telex }]
        : [],
    );
  } catch {
    // Not JSON, or broken: then nothing is marked.
    return [];
  }
}

function isRecord(value: unknown): value is Readonly<Record<string, unknown>> {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

function textOrNull(value: unknown): string | null {
  return typeof value === 'string' ? value : null;
}
