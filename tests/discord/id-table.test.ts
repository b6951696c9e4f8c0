import fc from 'fast-check';
import { expect, test } from 'vitest';
import { createIdTable } from '../../src/discord/id-table.ts';

const id = fc.oneof(
  // Few, so that they are met again; and those that differ in the time or in the count alone.
  fc.bigInt(0n, 40n),
  fc.bigInt(0n, 40n).map((n) => n << 22n),
  fc.bigInt(0n, (1n << 64n) - 1n),
);

test('a table of ids says what a Map says, whatever is set and deleted', () => {
  const step = fc.record({ id: id.map(String), number: fc.nat(1_000_000), isDeleted: fc.boolean() });
  fc.assert(
    fc.property(fc.array(step, { maxLength: 400 }), (steps) => {
      const table = createIdTable();
      const map = new Map<string, number>();
      for (const { id, number, isDeleted } of steps) {
        if (isDeleted) {
          table.delete(id);
          map.delete(id);
        } else {
          table.set(id, number);
          map.set(id, number);
        }
        for (const one of steps) expect(table.get(one.id)).toBe(map.get(one.id));
      }
    }),
    { numRuns: 20 },
  );
});

test('a table of ids grows, and what is deleted makes room for others', () => {
  const table = createIdTable();
  const ids = Array.from({ length: 20_000 }, (_, at) =>
    String((BigInt(at) << 22n) + 1_500_000_000_000_000_000n),
  );
  for (let round = 0; round < 5; round += 1) {
    for (const [at, one] of ids.entries()) table.set(one, at);
    expect(ids.every((one, at) => table.get(one) === at)).toBe(true);
    for (const one of ids) table.delete(one);
    expect(ids.every((one) => table.get(one) === undefined)).toBe(true);
  }
});

test('what is no id has no number', () => {
  const table = createIdTable();
  table.set('0', 7);
  expect([table.get(''), table.get('x'), table.get('-1'), table.get('123456789012345678901')]).toEqual(
    Array(4).fill(undefined),
  );
  table.delete('x');
  expect(table.get('0')).toBe(7);
});
