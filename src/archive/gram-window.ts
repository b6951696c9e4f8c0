/** The grams of the stories of one period, in memory: which stories share grams with a text. */
export interface GramWindow {
  /** Puts a story in with its grams (32-bit hashes), in the place of those that it had; without any it is taken out. */
  put(seq: number, grams: Uint32Array): void;
  /** Adds to `shared`, by `seq`, in how many of these grams a story has part; of each gram the `most` that came in last. */
  count(grams: readonly number[], most: number, shared: Map<number, number>): void;
  /** Grams held; some 20 bytes each. */
  readonly size: number;
}

/** Grams that an empty window has room for. */
const smallest = 1_024;

/**
 * An empty window: grams in chains by their hash, in flat arrays, since there may be a million of them. Looking up one
 * gram takes some hundred nanoseconds.
 */
export function createGramWindow(): GramWindow {
  /** The number of the story that an entry is of, and which of them is the current one of a story. */
  const seqs: number[] = [];
  const current = new Map<number, number>();
  let size = 0;
  let grams = new Uint32Array(smallest);
  let stories = new Uint32Array(smallest);
  /** The entry before in the same chain, and the last one of each chain; 0 for none, else the entry's place and one. */
  let before = new Uint32Array(smallest);
  let last = new Uint32Array(smallest);

  /** Sampled grams have low bits in common. */
  const chainOf = (gram: number) => (Math.imul(gram, 0x9e37_79b1) >>> 8) & (last.length - 1);

  function link(entry: number): void {
    const chain = chainOf(grams[entry] ?? 0);
    before[entry] = last[chain] ?? 0;
    last[chain] = entry + 1;
  }

  function grow(): void {
    const wider = (from: Uint32Array) => {
      const to = new Uint32Array(from.length * 2);
      to.set(from);
      return to;
    };
    grams = wider(grams);
    stories = wider(stories);
    before = new Uint32Array(grams.length);
    last = new Uint32Array(grams.length);
    for (let entry = 0; entry < size; entry += 1) link(entry);
  }

  return {
    get size() {
      return size;
    },
    put(seq, added) {
      if (added.length === 0) {
        current.delete(seq);
        return;
      }
      const story = seqs.length;
      seqs.push(seq);
      current.set(seq, story);
      for (const gram of added) {
        if (size === grams.length) grow();
        grams[size] = gram;
        stories[size] = story;
        link(size);
        size += 1;
      }
    },
    count(sought, most, shared) {
      for (const gram of sought) {
        let found = 0;
        for (let at = last[chainOf(gram)] ?? 0; at > 0 && found < most; at = before[at - 1] ?? 0) {
          if (grams[at - 1] !== gram) continue;
          const story = stories[at - 1] ?? 0;
          const seq = seqs[story] ?? 0;
          if (current.get(seq) !== story) continue;
          shared.set(seq, (shared.get(seq) ?? 0) + 1);
          found += 1;
        }
      }
    },
  };
}
