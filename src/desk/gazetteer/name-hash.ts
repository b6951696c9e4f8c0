/** How many bits of the filter stand for one name. */
const probes = 6;

/**
 * The bits that stand for a name's key in a Bloom filter of `bits` bits: 6 numbers from 0 to below `bits`, from two
 * FNV-1a hashes as Kirsch and Mitzenmacher combine them. The generator and the reader of the filter must agree on it.
 */
export function nameBits(key: string, bits: number): readonly number[] {
  const first = hash(key, 0x811c9dc5);
  const second = hash(key, 0x9747b28c) | 1;
  return Array.from({ length: probes }, (_, index) => ((first + Math.imul(index, second)) >>> 0) % bits);
}

function hash(key: string, seed: number): number {
  let value = seed;
  for (let index = 0; index < key.length; index++) {
    value = Math.imul(value ^ key.charCodeAt(index), 0x01000193);
  }
  // One more stir: FNV's low bits of short keys lie close together.
  value ^= value >>> 15;
  value = Math.imul(value, 0x85ebca6b);
  return (value ^ (value >>> 13)) >>> 0;
}
