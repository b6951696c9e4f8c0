/**
 * How the grams of some stories are kept in one blob: for each story its number (the low 32 bits, then the high), how
 * many grams it has, and those, as little-endian 32-bit words. A story without grams is one that was taken out.
 */
export interface PackedStory {
  readonly seq: number;
  readonly grams: ArrayLike<number>;
}

const wordBytes = Uint32Array.BYTES_PER_ELEMENT;
const highBits = 2 ** 32;
/** Words before a story's grams. */
const head = 3;

/** Packs stories in their order. */
export function packGrams(stories: readonly PackedStory[]): Buffer {
  const words = new Uint32Array(stories.reduce((sum, { grams }) => sum + head + grams.length, 0));
  let at = 0;
  for (const { seq, grams } of stories) {
    words[at++] = seq;
    words[at++] = Math.floor(seq / highBits);
    words[at++] = grams.length;
    words.set(grams, at);
    at += grams.length;
  }
  return Buffer.from(words.buffer);
}

/** Gives each story of a pack, in its order. */
export function eachPacked(pack: Buffer, take: (seq: number, grams: Uint32Array) => void): void {
  // A view of words must begin at a whole word.
  const aligned = pack.byteOffset % wordBytes === 0 ? pack : Buffer.from(new Uint8Array(pack).buffer);
  const words = new Uint32Array(aligned.buffer, aligned.byteOffset, Math.floor(aligned.length / wordBytes));
  for (let at = 0; at + head <= words.length; ) {
    const grams = words[at + 2] ?? 0;
    const seq = ((words[at + 1] ?? 0) | 0) * highBits + (words[at] ?? 0);
    take(seq, words.subarray(at + head, at + head + grams));
    at += head + grams;
  }
}

/** Whether a blob is a pack from its first word to its last. */
export function isPackWhole(pack: Buffer): boolean {
  if (pack.length % wordBytes !== 0) return false;
  let at = 0;
  while (at + head * wordBytes <= pack.length) {
    // The high half of a number that JavaScript holds exactly.
    if (Math.abs(pack.readInt32LE(at + wordBytes)) > 2 ** 21) return false;
    at += (head + pack.readUInt32LE(at + 2 * wordBytes)) * wordBytes;
  }
  return at === pack.length;
}
