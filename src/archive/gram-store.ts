import type { Database } from '../store/database.ts';
import { eachPacked, type PackedStory, packGrams } from './gram-pack.ts';
import { createGramWindow, type GramWindow, type SoughtGrams } from './gram-window.ts';

/** Grams held in memory at most: some 60 MB, two months of a story a minute or a year of one in six. */
const mostHeld = 3_000_000;

/** Periods that one item may have read into memory, whatever leaves it for that: its own and those around it. */
const nearPeriods = 6;

/** Stories of one pack at most: it is read in one turn, and each has some twenty grams. */
const storiesOfPack = 500;

/** Bytes of a gram in a pack, its share of the story's number included, about. */
const bytesOfGram = 5;

interface HeldWindow {
  readonly window: GramWindow;
  /** The last pack that was read into it. */
  seen: number;
}

/** The grams of all stories, by period: kept in packs in the file, the periods in use in memory. */
export interface GramStore {
  /** Puts a story's grams in; without any it is taken out. To be called inside a transaction. */
  put(period: number, seq: number, grams: ArrayLike<number>): void;
  /** By `seq`, how many of these grams a story of the periods `first` to `last` shares. */
  sharing(sought: SoughtGrams, first: number, last: number): ReadonlyMap<number, number>;
  /** Reads into memory what `sharing` will want of these periods, until `until` (performance.now()); true when it is there. */
  prepare(first: number, last: number, until: number): boolean;
  /** Writes what was put in; before the transaction ends. */
  flush(): void;
  /** Lets go of all that is in memory: a transaction was undone. */
  forget(): void;
}

/**
 * The grams of one database, its tables made already. `room`: how many are held in memory at most. Calls throw what SQLite
 * throws.
 */
export function createGramStore(db: Database, room = mostHeld): GramStore {
  const add = db.prepare<[number, Buffer]>('INSERT INTO gram_pack (period, stories) VALUES (?, ?)');
  const packsAfter = db.prepare<[number, number]>(
    'SELECT id, stories FROM gram_pack WHERE period = ? AND id > ? ORDER BY id',
  );
  const bytesOf = db
    .prepare<[number]>('SELECT coalesce(sum(length(stories)), 0) FROM gram_pack WHERE period = ?')
    .pluck();
  const readVersion = db.prepare('PRAGMA data_version').pluck();
  const windows = new Map<number, HeldWindow>();
  /** The periods whose windows hold all that is in the file, and what the file's version was then. */
  const complete = new Set<number>();
  let version: unknown = null;
  const unwritten = new Map<number, PackedStory[]>();

  /** Whether this was looked at in the transaction that is open: inside it nobody else writes. */
  let isVersionKnown = false;

  /** What another process wrote is still to be read. */
  function look(): void {
    if (isVersionKnown) return;
    isVersionKnown = db.inTransaction;
    const seen = readVersion.get();
    if (seen !== version) complete.clear();
    version = seen;
  }

  /** The period's window, read as far as `until` allows; null when that was not to the end. */
  function read(period: number, until: number): GramWindow | null {
    const held = windows.get(period) ?? { window: createGramWindow(), seen: 0 };
    // The one used last is the last to go.
    windows.delete(period);
    windows.set(period, held);
    if (complete.has(period)) return held.window;
    for (const row of packsAfter.iterate(period, held.seen)) {
      const { id, stories } = row as { readonly id: number; readonly stories: Buffer };
      eachPacked(stories, held.window.put);
      held.seen = id;
      if (performance.now() >= until) return null;
    }
    // What was put in before there was a window to put it into.
    for (const { seq, grams } of unwritten.get(period) ?? []) held.window.put(seq, grams);
    complete.add(period);
    return held.window;
  }

  function held(): number {
    return windows.values().reduce((sum, { window }) => sum + window.size, 0);
  }

  function makeRoom(): void {
    for (const period of windows.keys()) {
      if (held() <= room || windows.size === 1) return;
      if (unwritten.has(period)) continue;
      windows.delete(period);
      complete.delete(period);
    }
  }

  /** Whether a period is looked up in memory rather than in its packs. */
  function isHeld(period: number, among: number): boolean {
    if (windows.has(period) || among <= nearPeriods) return true;
    return held() + (bytesOf.get(period) as number) / bytesOfGram <= room;
  }

  /** The same as a window's `count`, without one: of what is too wide for the memory. */
  function countPacked({ grams, fewest }: SoughtGrams, period: number, shared: Map<number, number>): void {
    const sought = new Set(grams);
    const found = new Map<number, number>();
    for (const row of packsAfter.iterate(period, 0)) {
      eachPacked((row as { readonly stories: Buffer }).stories, (seq, has) => {
        let count = 0;
        for (const gram of has) if (sought.has(gram)) count += 1;
        if (count >= fewest) found.set(seq, count);
        else found.delete(seq);
      });
    }
    for (const [seq, count] of found) shared.set(seq, (shared.get(seq) ?? 0) + count);
  }

  return {
    put(period, seq, grams) {
      look();
      // Not worth reading a month of grams for: who asks for them reads this with them.
      if (complete.has(period)) windows.get(period)?.window.put(seq, grams);
      const stories = unwritten.get(period) ?? [];
      unwritten.set(period, stories);
      stories.push({ seq, grams });
    },
    sharing(sought, first, last) {
      look();
      const shared = new Map<number, number>();
      for (let period = first; period <= last; period += 1) {
        if (isHeld(period, last - first + 1)) {
          read(period, Number.POSITIVE_INFINITY)?.count(sought, shared);
        } else countPacked(sought, period, shared);
      }
      makeRoom();
      return shared;
    },
    prepare(first, last, until) {
      look();
      for (let period = first; period <= last; period += 1) {
        if (isHeld(period, last - first + 1) && read(period, until) === null) return false;
      }
      return true;
    },
    flush() {
      for (const [period, stories] of unwritten) {
        for (let from = 0; from < stories.length; from += storiesOfPack) {
          const pack = packGrams(stories.slice(from, from + storiesOfPack));
          const { lastInsertRowid } = add.run(period, pack);
          const held = complete.has(period) ? windows.get(period) : undefined;
          if (held) held.seen = Number(lastInsertRowid);
        }
      }
      unwritten.clear();
      isVersionKnown = false;
    },
    forget() {
      isVersionKnown = false;
      unwritten.clear();
      windows.clear();
      complete.clear();
    },
  };
}
