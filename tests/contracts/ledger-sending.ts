import { describe, expect, test } from 'vitest';
import type { SendProblem } from '../../src/delivery/chat-gateway.ts';
import { deliveryId } from '../../src/delivery/delivery.ts';
import { away, day, eight, hour, id, type LedgerBench, minute, planned, rendered } from './ledger-bench.ts';

/** From the claim to the message, and which delivery is next. */
export function describeSending(bench: LedgerBench): void {
  const { planOne, send, fail } = bench;

  describe('sending', () => {
    test('is on record before the call, with when it began', async () => {
      await planOne(planned());
      const claimed = await bench.ledger.claim(id, eight + 5, eight + minute, rendered());
      expect(claimed).toMatchObject({ state: 'sending', attempts: 1, sendingSince: eight + 5 });
      expect(await bench.held.reopen().delivery(id)).toEqual(claimed);
      expect(await bench.ledger.due(eight + minute - 1, 10, [])).toEqual([]);
      expect(await bench.ledger.due(eight + minute, 10, [])).toEqual([claimed]);
    });

    test('keeps the recipe by which it was rendered, where that is another than was planned', async () => {
      await planOne(planned());
      const recipe = { kind: 'test', name: 'in another voice' };
      const claimed = await bench.ledger.claim(id, eight, eight + minute, { ...rendered(), recipe });
      expect(claimed).toMatchObject({ recipe });
      await bench.ledger.settle(id, { to: 'sent', messageId: 'm1' }, eight);
      await bench.ledger.noteChanges([{ storyId: 's1', revision: 9, kind: 'killed' }], 1, eight);
      expect(await bench.ledger.due(eight, 9, [])).toMatchObject([{ state: 'changed', recipe }]);
    });

    test('keeps the moment of the first call that may have arrived over further calls', async () => {
      await planOne(planned());
      await bench.ledger.claim(id, eight, eight + minute, rendered());
      const lost: SendProblem = { ...away, uncertain: true };
      await bench.ledger.settle(
        id,
        { to: 'sending', nextTryAt: eight + 9, problem: lost, fault: true },
        eight + 1,
      );
      expect(await bench.ledger.claim(id, eight + 9, eight + minute, null)).toMatchObject({
        sendingSince: eight,
        attempts: 2,
        faults: 1,
        problem: lost,
      });
    });

    test('does not end by what one says whose claim is another’s by now, unless it was sent', async () => {
      await planOne(planned());
      const first = await bench.ledger.claim(id, eight, eight + minute, rendered());
      const second = await bench.ledger.claim(id, eight + minute, eight + 2 * minute, null);
      expect([first?.attempts, second?.attempts]).toEqual([1, 2]);
      const open = { nextTryAt: eight, problem: away, fault: true };
      const at = eight + minute;
      expect(await bench.ledger.settle(id, { to: 'planned', ...open }, at, 1)).toBe(false);
      expect(await bench.ledger.settle(id, { to: 'sending', ...open }, at, 1)).toBe(false);
      expect(await bench.ledger.settle(id, { to: 'failed', problem: away, released: true }, at, 1)).toBe(
        false,
      );
      expect(await bench.ledger.delivery(id)).toEqual(second);
      expect(await bench.ledger.settle(id, { to: 'sending', ...open }, at, 2)).toBe(true);
      expect(await bench.ledger.settle(id, { to: 'sent', messageId: 'm1' }, at, 1)).toBe(true);
      expect(await bench.ledger.delivery(id)).toMatchObject({ state: 'sent', messageId: 'm1' });
    });

    test('starts anew after a call that certainly did not arrive', async () => {
      await planOne(planned());
      await bench.ledger.claim(id, eight, eight + minute, rendered());
      await bench.ledger.settle(
        id,
        { to: 'planned', nextTryAt: eight + 7, problem: away, fault: false },
        eight + 1,
      );
      expect(await bench.ledger.delivery(id)).toMatchObject({
        state: 'planned',
        nextTryAt: eight + 7,
        problem: away,
      });
      expect(await bench.ledger.nextTryAt()).toBe(eight + 7);
      expect(await bench.ledger.claim(id, eight + 7, eight + minute, rendered())).toMatchObject({
        sendingSince: eight + 7,
      });
    });

    test('ends with the message: nothing is due, nothing can be claimed or settled again', async () => {
      await planOne(planned());
      expect(await send(id, 'm7', eight + 3)).toBe(true);
      expect(await bench.ledger.delivery(id)).toMatchObject({
        state: 'sent',
        messageId: 'm7',
        sentAt: eight + 3,
      });
      expect(await bench.ledger.claim(id, eight, eight + minute, rendered())).toBeNull();
      expect(await bench.ledger.settle(id, { to: 'failed', problem: away, released: true }, eight)).toBe(
        false,
      );
      expect(await bench.ledger.nextTryAt()).toBeNull();
      expect(await bench.ledger.hadBefore('ch1', ['s1'], [])).toEqual(new Set(['s1']));
    });

    test('keeps the reason of a failure', async () => {
      await planOne(planned());
      await fail(id, true, eight + 4);
      expect(await bench.ledger.delivery(id)).toMatchObject({
        state: 'failed',
        failedAt: eight + 4,
        problem: away,
        released: true,
      });
    });

    test('cannot be settled before it was claimed', async () => {
      await planOne(planned());
      expect(await bench.ledger.settle(id, { to: 'sent', messageId: 'm' }, eight)).toBe(false);
      expect(await bench.ledger.claim('sub00009-000000', eight, eight, rendered())).toBeNull();
    });

    test('left behind by a crash is due at once when taken up again', async () => {
      await planOne(planned());
      await bench.ledger.claim(id, eight, eight + minute, rendered());
      expect(await bench.held.reopen().resume(eight + 1)).toBe(1);
      expect(await bench.ledger.due(eight + 1, 10, [])).toMatchObject([{ id, sendingSince: eight }]);
    });
  });

  describe('what is due', () => {
    test('is the oldest of each channel, oldest first, of the channels that are free', async () => {
      const slots = { a: eight + 2 * hour, b: eight, c: eight + hour };
      await bench.ledger.plan(
        [
          planned({ subscription: 'sub0000a', channel: 'ch1', slot: slots.a, stories: ['a'] }),
          planned({ subscription: 'sub0000b', channel: 'ch1', slot: slots.b, stories: ['b'] }),
          planned({ subscription: 'sub0000c', channel: 'ch2', slot: slots.c, stories: ['c'] }),
        ],
        slots.a,
      );
      const due = async (limit: number, besides: readonly string[]) =>
        (await bench.ledger.due(slots.a, limit, besides)).map((delivery) => delivery.subscriptionId);
      expect(await due(10, [])).toEqual(['sub0000b', 'sub0000c']);
      expect(await due(1, [])).toEqual(['sub0000b']);
      expect(await due(10, ['ch1'])).toEqual(['sub0000c']);
      await send(deliveryId('sub0000b', slots.b), 'm1', slots.a);
      expect(await due(10, [])).toEqual(['sub0000c', 'sub0000a']);
    });

    test('does not overtake: a channel waits for the next try of its oldest', async () => {
      await planOne(planned());
      await planOne(planned({ subscription: 'sub00002', slot: eight + hour, stories: ['s3'] }));
      await bench.ledger.claim(id, eight, eight + minute, rendered());
      await bench.ledger.settle(
        id,
        { to: 'planned', nextTryAt: eight + 2 * hour, problem: away, fault: true },
        eight,
      );
      expect(await bench.ledger.due(eight + hour + minute, 10, [])).toEqual([]);
      expect(await bench.ledger.due(eight + 2 * hour, 10, [])).toMatchObject([{ id }]);
    });

    test('does not wait for a moment that only a wrong clock can have written', async () => {
      await planOne(planned(), eight + 30 * day);
      expect(await bench.ledger.due(eight, 10, [])).toMatchObject([{ id }]);
    });

    test('puts off what it is told to, in whatever state, and nothing else of it changes', async () => {
      await planOne(planned());
      await planOne(planned({ subscription: 'sub00002', channel: 'ch2' }));
      const claimed = await bench.ledger.claim(id, eight, eight + 1, rendered());
      const works = await bench.ledger.due(eight + 1, 10, []);
      await bench.ledger.defer(works, eight + minute);
      expect(await bench.ledger.due(eight + minute - 1, 10, [])).toEqual([]);
      expect(await bench.ledger.due(eight + minute, 10, [])).toHaveLength(2);
      expect(await bench.ledger.delivery(id)).toEqual({ ...claimed, nextTryAt: eight + minute });
    });

    test('goes by turns among what falls due at one moment', async () => {
      const turns = { sub0000a: 2, sub0000b: 0, sub0000c: 1 };
      for (const [subscription, turn] of Object.entries(turns))
        await planOne({ ...planned({ subscription, channel: subscription }), turn });
      const due = await bench.ledger.due(eight, 10, []);
      expect(due.map((one) => one.subscriptionId)).toEqual(['sub0000b', 'sub0000c', 'sub0000a']);
    });

    test('gives up what cannot be read: stories are free where it was certainly not sent', async () => {
      await planOne(planned());
      await planOne(planned({ subscription: 'sub00002', channel: 'ch2' }));
      await bench.ledger.claim(id, eight, eight + 1, rendered());
      const other = deliveryId('sub00002', eight);
      const problem = { ...away, retryable: false };
      for (const one of [id, other]) await bench.ledger.park({ kind: 'delivery', id: one }, problem, eight);
      expect(await bench.ledger.delivery(id)).toMatchObject({ state: 'failed', released: false, problem });
      expect(await bench.ledger.delivery(other)).toMatchObject({ state: 'failed', released: true, problem });
      expect(await bench.ledger.hadBefore('ch1', ['s1'], [])).toEqual(new Set(['s1']));
      expect(await bench.ledger.hadBefore('ch2', ['s1'], [])).toEqual(new Set());
    });
  });
}
