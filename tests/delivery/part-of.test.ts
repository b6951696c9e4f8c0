import fc from 'fast-check';
import { expect, test } from 'vitest';
import { partCount, partOf, partsOf } from '../../src/delivery/part-of.ts';

const snowflake = fc.bigInt({ min: 1n << 22n, max: (1n << 63n) - 1n });

test('a server’s part never changes: it is on record', () => {
  expect(['1181234567890123456', '81384788765712384', null].map(partOf)).toEqual([62, 2, 0]);
});

test('whichever of the numbers of shards there are, a server’s part lies in its shard and in no other', () => {
  const counts = fc.constantFrom(1, 2, 4, 8, 16, 32, 64);
  fc.assert(
    fc.property(snowflake, counts, (id, count) => {
      const shard = Number((id >> 22n) % BigInt(count));
      for (let one = 0; one < count; one += 1) {
        const has = partsOf(new Set([one]), count).includes(partOf(String(id)));
        if (has !== (one === shard)) throw new Error(`Shard ${one} of ${count}`);
      }
    }),
  );
});

test('all shards together have each part once', () => {
  const all = [0, 1, 2, 3].flatMap((shard) => partsOf(new Set([shard]), 4));
  expect(all.toSorted((a, b) => a - b)).toEqual(Array.from({ length: partCount }, (_, part) => part));
});
