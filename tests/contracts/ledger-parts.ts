import { describe, expect, test } from 'vitest';
import { deliveryId } from '../../src/delivery/delivery.ts';
import { partCount, partOf } from '../../src/delivery/part-of.ts';
import { away, eight, hour, type LedgerBench, minute, planned, rendered } from './ledger-bench.ts';

const numbers = Array.from({ length: 8 }, (_, n) => n);
const allParts = Array.from({ length: partCount }, (_, part) => part);

/** Several processes of which each sends in some of the channels. */
export function describeParts(bench: LedgerBench): void {
  const channelOf = (n: number) => `ch${n}`;
  const idOf = (n: number) => deliveryId(`sub0000${n}`, eight);
  const planAll = () =>
    bench.ledger.plan(
      numbers.map((n) => planned({ subscription: `sub0000${n}`, channel: channelOf(n) })),
      eight,
    );
  const mine = [partOf(channelOf(0)), partOf(channelOf(1))];
  const others = allParts.filter((part) => !mine.includes(part));
  const isMine = (n: number) => mine.includes(partOf(channelOf(n)));

  describe('a part of the channels', () => {
    test('is all that is asked for: what is due in it, and when', async () => {
      await planAll();
      const due = async (parts?: readonly number[], limit = 9) =>
        (await bench.ledger.due(eight, limit, [], parts)).map(({ id }) => id).toSorted();
      expect(await due(mine)).toEqual(numbers.filter(isMine).map(idOf));
      expect(await due([...mine, ...others])).toEqual(await due());
      expect(await due(others)).toEqual(numbers.filter((n) => !isMine(n)).map(idOf));
      expect(await due([])).toEqual([]);
      expect(await due(allParts, 3)).toHaveLength(3);
      for (const n of numbers) await bench.ledger.putOff(idOf(n), eight + (n + 1) * minute, away);
      const soonest = (is: (n: number) => boolean) => eight + (Math.min(...numbers.filter(is)) + 1) * minute;
      expect(await bench.ledger.nextTryAt(mine)).toBe(soonest(isMine));
      expect(await bench.ledger.nextTryAt(others)).toBe(soonest((n) => !isMine(n)));
      expect(await bench.ledger.nextTryAt([])).toBeNull();
    });

    test('has its amendments and crossposts in it too', async () => {
      await planAll();
      for (const n of numbers) {
        await bench.ledger.claim(idOf(n), eight, eight + minute, rendered());
        await bench.ledger.settle(idOf(n), { to: 'sent', messageId: `m${n}`, toCrosspost: true }, eight);
      }
      const due = async () =>
        (await bench.ledger.due(eight, 9, [], mine)).map(({ state, id }) => `${state} ${id}`).toSorted();
      expect(await due()).toEqual(numbers.filter(isMine).map((n) => `posted ${idOf(n)}`));
      await bench.ledger.noteChanges([{ storyId: 's1', revision: 2, kind: 'killed' }], 1, eight);
      expect(await due()).toEqual(numbers.filter(isMine).map((n) => `changed ${idOf(n)}`));
    });

    test('is taken over from a process that has ended: what that left behind is due at once, and nothing else', async () => {
      await planAll();
      for (const n of numbers) await bench.ledger.claim(idOf(n), eight, eight + hour, rendered());
      expect(await bench.ledger.resume(eight + 1, mine)).toBe(numbers.filter(isMine).length);
      const due = await bench.held.reopen().due(eight + 1, 9, []);
      expect(due.map(({ id }) => id).toSorted()).toEqual(numbers.filter(isMine).map(idOf));
      expect(await bench.ledger.nextTryAt(others)).toBe(eight + hour);
    });
  });
}
