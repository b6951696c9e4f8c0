import { readFileSync } from 'node:fs';

/** Bits set for each word, of so many that hardly one word in a thousand is taken for another. */
const hashes = 5;

let bits: Uint8Array | null = null;

/**
 * Whether a stem is that of a word in small letters that the dictionary has and that is no compound. One in a thousand of
 * the others is taken for one. Reads the list when it is first asked.
 */
export function isPlainWord(stem: string): boolean {
  bits ??= readFileSync(new URL('./plain-words.generated.bin', import.meta.url));
  const held = bits;
  return bitsOf(stem, held.length * 8).every((bit) => ((held[bit >> 3] ?? 0) & (1 << (bit & 7))) !== 0);
}

/** Which of `size` bits stand for a word in the list of plain words (a Bloom filter). */
export function bitsOf(word: string, size: number): readonly number[] {
  let a = 0x811c9dc5;
  let b = 0x9747b28c;
  for (let i = 0; i < word.length; i += 1) {
    a = Math.imul(a ^ word.charCodeAt(i), 0x01000193);
    b = Math.imul(b ^ word.charCodeAt(i), 0x5bd1e995);
    b ^= b >>> 15;
  }
  a ^= a >>> 16;
  return Array.from({ length: hashes }, (_, i) => (a + Math.imul(i, b | 1)) >>> 0).map((hash) => hash % size);
}
