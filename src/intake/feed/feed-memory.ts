import { z } from 'zod';
import { areApartOverTime, keyApart, keyOfTitle, type SignsOverTime } from '../../wire/feed/entry-keys.ts';
import { rememberedSigns } from '../../wire/feed/other-texts.ts';

/** Small things kept by key; what is asked for and is not there is undefined. Calls reject when the store fails. */
export interface SmallStore {
  get(key: string): Promise<unknown>;
  set(key: string, value: unknown): Promise<unknown>;
}

const seenEntry = z.object({
  id: z.string(),
  link: z.string().nullable(),
  title: z.string().nullable(),
  published: z.string().nullable(),
  /** Words that its text begins with, by which another story under its id is told from it; see `wordsToRemember`. */
  words: z.array(z.string()).optional(),
  /** What is put behind its key for each of its stories, where it has several; see `splitEntry`. */
  parts: z.array(z.string()).optional(),
  /** Of what is published of it. */
  hash: z.string(),
  /** When it last stood in the feed, in ms since the epoch. */
  seenAt: z.number(),
  /** How often its full text was asked for in vain; 0 when it was had, or nobody asked. */
  tries: z.number(),
  /** The entry's own time, in ms; null where it gives none. */
  said: z.number().nullable().optional(),
  /** What `hash` was before, the last at the end. */
  earlier: z.array(z.string()).optional(),
  /** How often it went back to what it had been. */
  returns: z.number().optional(),
  /** Since when it is as it is, by the look that saw it go back, in ms: see `noteReturn`. */
  revisedAt: z.number().optional(),
});

/** What is remembered of an entry. */
export type SeenEntry = z.infer<typeof seenEntry>;

const record = z.object({
  entries: z.record(z.string(), seenEntry),
  deleted: z.record(z.string(), z.number()),
});

/** What is remembered of a feed: its entries by their keys, and the ids that it took back with the moment of the look. */
export interface FeedMemory {
  readonly entries: Map<string, SeenEntry>;
  readonly deleted: Map<string, number>;
}

/** An entry that has not stood in its feed for so long is forgotten, in ms: feeds bring nothing back after that. */
const longestUnseen = 120 * 86_400_000;
/** No feed has as many entries in that time; what was seen longest ago goes first. */
const mostEntries = 5_000;

/** What was remembered of the feed at this address; nothing where there is no record, or one of another form. */
export async function readMemory(store: SmallStore, url: string): Promise<FeedMemory> {
  const kept = record.safeParse(await store.get(keyOf(url)));
  if (!kept.success) return { entries: new Map(), deleted: new Map() };
  return {
    entries: new Map(Object.entries(kept.data.entries)),
    deleted: new Map(Object.entries(kept.data.deleted)),
  };
}

/** Remembers a feed, without what was not seen for 120 days before `now` (ms). */
export async function writeMemory(
  store: SmallStore,
  url: string,
  { entries, deleted }: FeedMemory,
  now: number,
): Promise<void> {
  const isRecent = (at: number) => now - at <= longestUnseen;
  const kept = [...entries]
    .filter(([, entry]) => isRecent(entry.seenAt))
    .sort(([, a], [, b]) => b.seenAt - a.seenAt)
    .slice(0, mostEntries);
  await store.set(keyOf(url), {
    entries: Object.fromEntries(kept),
    deleted: Object.fromEntries([...deleted].filter(([, at]) => isRecent(at)).slice(-mostEntries)),
  });
}

/** Knows by which key an entry goes on; `key`: by which it goes among the entries of the feed as it is now. */
export type KeyOverTime = (key: string, id: string | null, signs: SignsOverTime) => string;

/**
 * Keys of entries with what the feed was seen to hold before: an id under which other stories stood goes on as theirs, and an
 * entry that is none of them gets a key of its own, by which it is known again.
 */
export function openKeysOverTime({ entries }: FeedMemory): KeyOverTime {
  const byId = Map.groupBy(entries, ([, { id }]) => id);
  return (key, id, signs) => {
    if (id === null) return key;
    // It stood beside others of its id and link, and may be the last of them now.
    const ofTitle = keyOfTitle(id, signs);
    if (entries.has(ofTitle)) return ofTitle;
    const isApart = (held: SeenEntry) => {
      const text = held.words === undefined ? null : rememberedSigns(held.words);
      return areApartOverTime(signs, { ...held, text }, id);
    };
    const held = entries.get(key);
    if (held === undefined || !isApart(held)) return key;
    const known = byId.get(id)?.find(([, one]) => !isApart(one));
    return known?.[0] ?? keyApart(id, signs);
  };
}

function keyOf(url: string): string {
  return `feed-seen:${url}`;
}
