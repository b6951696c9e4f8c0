/** What was worked out for words, of those that were asked for lately. */
export interface WordCache<Value> {
  /** What `make` gave for this word, be it just now. */
  get(word: string): Value;
}

/**
 * Remembers what `make` gives for the words asked for most lately: at least `most` of them, at most twice as many. Words
 * come back: a story repeats its own, and all stories some tens of thousands.
 */
export function createWordCache<Value>(most: number, make: (word: string) => Value): WordCache<Value> {
  let young = new Map<string, Value>();
  let old = new Map<string, Value>();
  return {
    get(word) {
      const held = young.get(word);
      if (held !== undefined) return held;
      const value = old.get(word) ?? make(word);
      if (young.size >= most) {
        old = young;
        young = new Map();
      }
      young.set(word, value);
      return value;
    },
  };
}
