import type { Database } from '../store/database.ts';
import { secondOfNumber } from './news-clock.ts';

/**
 * Tells, while much is taken in at once, that something was certainly never filed: nearly all of it is new, and asking the
 * file costs as much as writing.
 */
export interface SeenFilter {
  /** False when nothing with this id, agency key, hash of a text or headline, or second of news time is in the file; true when it may be. */
  mayHave(kind: SeenKind, value: string | bigint | number): boolean;
  /** Tells what is being filed. */
  add(kind: SeenKind, value: string | bigint | number): void;
  /** Whether much is being taken in; otherwise everything may be in the file. */
  setBulk(isBulk: boolean): void;
  /** To be called before an item is looked up: after some hundreds the file is read. */
  countItem(): void;
  /** To be called before a transaction ends, and when it was undone: from then on another process can write. */
  endTransaction(): void;
}

/** What is looked up. */
export type SeenKind = 'id' | 'key' | 'text' | 'headline' | 'second';

const seeds: Readonly<Record<SeenKind, number>> = {
  id: 0x11,
  key: 0x22,
  text: 0x33,
  headline: 0x44,
  second: 0x55,
};

/** Bits: of a million stories one in twenty looks as if it was there. */
const bits = 2 ** 26;

/** Look-ups of a bulk, one or two for an item, after which reading the file (a second for a million stories) is worth it. */
const itemsBefore = 1_000;

/** The filter of one database, its tables made already; it takes 8 MB while it is in use. */
export function createSeenFilter(db: Database): SeenFilter {
  const readVersion = db.prepare('PRAGMA data_version').pluck();
  const reads: readonly (readonly [SeenKind, ReturnType<Database['prepare']>])[] = [
    ['id', db.prepare('SELECT id FROM story').pluck()],
    ['key', db.prepare('SELECT key FROM story_key').pluck()],
    ['text', db.prepare('SELECT hash FROM story_text').safeIntegers().pluck()],
    [
      'headline',
      db.prepare('SELECT headline_hash FROM story WHERE headline_hash IS NOT NULL').safeIntegers().pluck(),
    ],
    ['second', db.prepare('SELECT seq FROM story').pluck()],
  ];
  let map: Uint32Array | null = null;
  let isBulk = false;
  let items = 0;
  let version: unknown = null;
  let isVersionKnown = false;

  function add(kind: SeenKind, value: string | bigint | number): void {
    if (map === null) return;
    const bit = bitOf(kind, value);
    map[bit >>> 5] = (map[bit >>> 5] ?? 0) | (1 << (bit & 31));
  }

  return {
    add,
    mayHave(kind, value) {
      if (map === null) return true;
      const bit = bitOf(kind, value);
      return ((map[bit >>> 5] ?? 0) & (1 << (bit & 31))) !== 0;
    },
    setBulk(is) {
      isBulk = is;
      items = 0;
      map = null;
    },
    endTransaction() {
      isVersionKnown = false;
    },
    countItem() {
      if (!isBulk) return;
      items += 1;
      // Inside a transaction nobody else writes.
      if (isVersionKnown && map !== null) return;
      const seen = readVersion.get();
      isVersionKnown = db.inTransaction;
      if (map !== null && seen === version) return;
      map = null;
      // Another process has written: not at once again, for it may go on.
      if (seen !== version) items = Math.min(items, 1);
      version = seen;
      if (items < itemsBefore) return;
      map = new Uint32Array(bits / 32);
      for (const [kind, read] of reads)
        for (const value of read.iterate([]))
          add(kind, kind === 'second' ? secondOfNumber(value as number) : (value as string | bigint));
    },
  };
}

/** An item's id is looked up twice or three times, then added. */
let last = { id: '', bit: makeBit('id', '') };

function bitOf(kind: SeenKind, value: string | bigint | number): number {
  if (kind !== 'id' || typeof value !== 'string') return makeBit(kind, value);
  if (last.id !== value) last = { id: value, bit: makeBit(kind, value) };
  return last.bit;
}

/** Hashes and ids spread well already; keys of agencies do not (FNV-1a). */
function makeBit(kind: SeenKind, value: string | bigint | number): number {
  let hash = 0x811c_9dc5 ^ seeds[kind];
  if (typeof value === 'string') {
    for (let i = 0; i < value.length; i += 1) hash = Math.imul(hash ^ value.charCodeAt(i), 0x0100_0193);
  } else {
    hash ^= typeof value === 'bigint' ? Number(BigInt.asIntN(32, value)) : value;
  }
  hash = Math.imul(hash ^ (hash >>> 16), 0x9e37_79b1);
  return (hash ^ (hash >>> 15)) & (bits - 1);
}
