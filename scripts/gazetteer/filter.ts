import { nameBits } from '../../src/desk/gazetteer/name-hash.ts';

/** Bits a name: with 6 probes, about one name in a hundred that is not in the filter seems to be. */
const bitsPerName = 9.6;

/** A Bloom filter over the keys, as bytes: bit `n` is bit `n % 8` of byte `n / 8`. */
export function makeNameFilter(keys: readonly string[]): Uint8Array {
  const bytes = new Uint8Array(Math.ceil((keys.length * bitsPerName) / 8));
  for (const key of keys) {
    for (const bit of nameBits(key, bytes.length * 8))
      bytes[bit >> 3] = (bytes[bit >> 3] ?? 0) | (1 << (bit & 7));
  }
  return bytes;
}
