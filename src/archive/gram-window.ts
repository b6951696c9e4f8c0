/** Grams that a story is sought by. */
export interface SoughtGrams {
  readonly grams: readonly number[];
  /** Of each gram the stories of one period that are looked at: those that came in last. */
  readonly most: number;
  /** A story with fewer of them is none. */
  readonly fewest: number;
}

/** The grams of the stories of one period, in memory: which stories share grams with a text. */
export interface GramWindow {
  /** Puts a story in with its grams (32-bit hashes), in the place of those that it had; without any it is taken out. */
  put(seq: number, grams: ArrayLike<number>): void;
  /** Adds to `shared`, by `seq`, in how many of these grams a story has part. */
  count(sought: SoughtGrams, shared: Map<number, number>): void;
  /** Grams held; some 20 bytes each. */
  readonly size: number;
}

/** Grams that an empty window has room for. */
const smallest = 1_024;

/**
 * An entry, three words side by side, since each is read from memory that no cache holds: its gram, the story that it is
 * of, and the entry before in the same chain, 0 for none, else that one's number and one.
 */
const entryWords = 3;

/** Stands for the number of a story that was taken out or has other grams now. */
const gone = Number.NEGATIVE_INFINITY;

/**
 * An empty window: grams in chains by their hash, in flat arrays, since there may be a million of them. Looking up one
 * gram takes some hundred nanoseconds.
 */
export function createGramWindow(): GramWindow {
  /** By the number that the window gives to it, the number of a story; and the last one that it has, by that. */
  const seqs: number[] = [];
  const current = new Map<number, number>();
  let size = 0;
  /** By the window's number of a story, in how many grams it has part while that is counted: else none. */
  let counts = new Uint16Array(smallest);
  let entries = new Uint32Array(smallest * entryWords);
  /** The last entry of each chain, as `before` of an entry. */
  let last = new Uint32Array(smallest);

  /** Sampled grams have low bits in common. */
  const chainOf = (gram: number) => (Math.imul(gram, 0x9e37_79b1) >>> 8) & (last.length - 1);

  function link(entry: number): void {
    const at = entry * entryWords;
    const chain = chainOf(entries[at] ?? 0);
    entries[at + 2] = last[chain] ?? 0;
    last[chain] = entry + 1;
  }

  function grow(): void {
    const wider = new Uint32Array(entries.length * 2);
    wider.set(entries);
    entries = wider;
    last = new Uint32Array(last.length * 2);
    for (let entry = 0; entry < size; entry += 1) link(entry);
  }

  return {
    get size() {
      return size;
    },
    put(seq, added) {
      const before = current.get(seq);
      if (before !== undefined) seqs[before] = gone;
      if (added.length === 0) {
        current.delete(seq);
        return;
      }
      const story = seqs.length;
      seqs.push(seq);
      current.set(seq, story);
      for (let i = 0; i < added.length; i += 1) {
        if (size === last.length) grow();
        entries[size * entryWords] = added[i] ?? 0;
        entries[size * entryWords + 1] = story;
        link(size);
        size += 1;
      }
    },
    count({ grams, most, fewest }, shared) {
      if (counts.length < seqs.length) counts = new Uint16Array(2 * seqs.length);
      const touched: number[] = [];
      for (const gram of grams) {
        let found = 0;
        for (let entry = last[chainOf(gram)] ?? 0; entry > 0 && found < most; ) {
          const at = (entry - 1) * entryWords;
          entry = entries[at + 2] ?? 0;
          if (entries[at] !== gram) continue;
          const story = entries[at + 1] ?? 0;
          if (seqs[story] === gone) continue;
          found += 1;
          const count = counts[story] ?? 0;
          if (count === 0) touched.push(story);
          counts[story] = count + 1;
        }
      }
      for (const story of touched) {
        const count = counts[story] ?? 0;
        counts[story] = 0;
        const seq = seqs[story];
        if (count >= fewest && seq !== undefined) shared.set(seq, (shared.get(seq) ?? 0) + count);
      }
    },
  };
}
