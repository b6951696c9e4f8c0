import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import type { SendProblem } from '../../src/delivery/chat-gateway.ts';
import { deliveryId } from '../../src/delivery/delivery.ts';
import type { EditionPlan, Ledger, Standing } from '../../src/delivery/ledger.ts';

/** One engine under test. */
export interface LedgerUnderTest {
  readonly ledger: Ledger;
  /** The same records, as another start of the program sees them. */
  reopen(): Ledger;
  breakDown(): void;
  close(): void;
}

const minute = 60_000;
const hour = 60 * minute;
const day = 24 * hour;
const eight = Date.UTC(2027, 0, 4, 7);
const nowhere: Standing = { lastSlot: null, told: null, waiting: [], trouble: null };
const away: SendProblem = { code: 'unreachable', message: 'Away', retryable: true, uncertain: false };

interface Wish {
  readonly subscription?: string;
  readonly channel?: string;
  readonly slot?: number;
  readonly from?: number;
  readonly stories?: readonly string[];
  readonly supersedes?: readonly string[];
}

function planned(wish: Wish = {}): EditionPlan {
  const { subscription = 'sub00001', channel = 'ch1', slot = eight, stories = ['s1', 's2'] } = wish;
  const from = wish.from ?? slot - day;
  return {
    subscriptionId: subscription,
    channelId: channel,
    edition: { from, slot, carryFrom: from },
    supersedes: wish.supersedes ?? [],
    outcome: 'planned',
    post: { body: { content: `digest of ${slot}`, embeds: [{ title: 'Zoë’s café' }] } },
    storyIds: stories,
  };
}

function empty(wish: Wish = {}): EditionPlan {
  const { subscriptionId, channelId, edition, supersedes } = planned(wish);
  return { subscriptionId, channelId, edition, supersedes, outcome: 'empty' };
}

/** What holds for every ledger. */
export function ledgerContract(name: string, open: () => LedgerUnderTest): void {
  describe(`the ledger in ${name}`, () => {
    let it: LedgerUnderTest;
    let ledger: Ledger;
    beforeEach(() => {
      it = open();
      ledger = it.ledger;
    });
    afterEach(() => it.close());

    const standing = async (subscription = 'sub00001', now = eight) =>
      (await ledger.standings([subscription], now)).get(subscription);
    const planOne = async (plan: EditionPlan, now = eight) => (await ledger.plan([plan], now))[0];
    const send = async (id: string, messageId = 'm1', now = eight) => {
      await ledger.claim(id, now, now + minute);
      return ledger.settle(id, { to: 'sent', messageId }, now);
    };
    const fail = async (id: string, released: boolean, now = eight) => {
      await ledger.claim(id, now, now + minute);
      return ledger.settle(id, { to: 'failed', problem: away, released }, now);
    };
    const id = deliveryId('sub00001', eight);

    describe('planning', () => {
      test('keeps the delivery with its post, ready to be sent', async () => {
        expect(await planOne(planned())).toEqual({ ok: true, deliveryId: id });
        const expected = {
          id,
          subscriptionId: 'sub00001',
          channelId: 'ch1',
          slot: eight,
          plannedAt: eight,
          attempts: 0,
          state: 'planned',
          post: { body: { content: `digest of ${eight}`, embeds: [{ title: 'Zoë’s café' }] } },
          faults: 0,
          nextTryAt: eight,
          problem: null,
        };
        expect(await ledger.delivery(id)).toEqual(expected);
        expect(await it.reopen().due(eight, 10, [])).toEqual([expected]);
      });

      test('remembers which stories the channel has, and no other channel', async () => {
        await planOne(planned());
        expect(await ledger.hadBefore('ch1', ['s0', 's1', 's2'], [])).toEqual(new Set(['s1', 's2']));
        expect(await ledger.hadBefore('ch2', ['s1'], [])).toEqual(new Set());
        expect(await ledger.hadBefore('ch1', ['s1'], [id])).toEqual(new Set());
        expect(await ledger.hadBefore('ch1', [], [])).toEqual(new Set());
      });

      test('refuses a second edition of the same slot and keeps the first', async () => {
        await planOne(planned());
        const second = await planOne(planned({ stories: ['s3'] }));
        expect(second).toEqual({ ok: false, reason: 'edition-exists' });
        expect(await planOne(empty())).toEqual({ ok: false, reason: 'edition-exists' });
        expect(await ledger.hadBefore('ch1', ['s3'], [])).toEqual(new Set());
        expect(await ledger.deliveriesOf('sub00001', 10)).toHaveLength(1);
      });

      test('refuses an edition with a story that the channel had, and leaves nothing of it behind', async () => {
        await planOne(planned());
        const other = planned({ subscription: 'sub00002', stories: ['s3', 's2'] });
        expect(await planOne(other)).toEqual({ ok: false, reason: 'story-had' });
        expect(await standing('sub00002')).toEqual(nowhere);
        expect(await ledger.delivery(deliveryId('sub00002', eight))).toBeNull();
        expect(await ledger.hadBefore('ch1', ['s3'], [])).toEqual(new Set());
      });

      test('lets the refusal of one edition not touch the others', async () => {
        await planOne(planned());
        const outcomes = await ledger.plan(
          [
            planned({ subscription: 'sub00002', stories: ['s4'] }),
            planned({ subscription: 'sub00003', stories: ['s5', 's1'] }),
            planned({ subscription: 'sub00004', stories: ['s5'] }),
          ],
          eight,
        );
        expect(outcomes.map((outcome) => outcome.ok)).toEqual([true, false, true]);
        expect(await ledger.due(eight, 10, [])).toHaveLength(1);
        expect(await ledger.hadBefore('ch1', ['s4', 's5'], [])).toEqual(new Set(['s4', 's5']));
      });

      test('takes a story that is named twice in one edition for one', async () => {
        expect(await planOne(planned({ stories: ['s1', 's1'] }))).toMatchObject({ ok: true });
      });

      test('records an empty edition without a delivery', async () => {
        expect(await planOne(empty())).toEqual({ ok: true, deliveryId: null });
        expect(await ledger.due(eight, 10, [])).toEqual([]);
        expect(await standing()).toMatchObject({ lastSlot: eight, told: { from: eight - day, slot: eight } });
      });

      test('fails as a whole, and says so, when it cannot write', async () => {
        it.breakDown();
        await expect(ledger.plan([planned()], eight)).rejects.toThrow();
        await expect(ledger.standings(['sub00001'], eight)).rejects.toThrow();
        await expect(ledger.due(eight, 1, [])).rejects.toThrow();
      });
    });

    describe('where a subscription stands', () => {
      test('is nowhere before its first edition', async () => {
        expect(await standing()).toEqual(nowhere);
      });

      test('counts as told what was sent, may have been sent, or was empty', async () => {
        const tomorrow = eight + day;
        await planOne(planned());
        await send(id);
        expect(await standing()).toMatchObject({ told: { from: eight - day, slot: eight }, waiting: [] });
        await planOne(planned({ slot: tomorrow, stories: ['s3'] }), tomorrow);
        await ledger.claim(deliveryId('sub00001', tomorrow), tomorrow, tomorrow + minute);
        expect(await standing('sub00001', tomorrow)).toMatchObject({ told: { slot: tomorrow }, waiting: [] });
      });

      test('does not count what is planned; it is named as waiting', async () => {
        await planOne(empty());
        const next = deliveryId('sub00001', eight + day);
        await planOne(planned({ slot: eight + day, from: eight }), eight + day);
        expect(await standing('sub00001', eight + day)).toMatchObject({
          lastSlot: eight + day,
          told: { slot: eight },
          waiting: [next],
        });
      });

      test('goes back to before an edition that failed and released its stories', async () => {
        await planOne(empty());
        await planOne(planned({ slot: eight + day, from: eight }), eight + day);
        await fail(deliveryId('sub00001', eight + day), true);
        const after = await standing('sub00001', eight + day);
        expect(after).toMatchObject({ lastSlot: eight + day, told: { slot: eight }, waiting: [] });
        expect(await ledger.hadBefore('ch1', ['s1'], [])).toEqual(new Set());
      });

      test('stays after an edition that failed and kept its stories', async () => {
        await planOne(planned());
        await fail(id, false);
        expect(await standing()).toMatchObject({ told: { slot: eight } });
        expect(await ledger.hadBefore('ch1', ['s1'], [])).toEqual(new Set(['s1']));
      });

      test('begins with the first edition when none has arrived', async () => {
        await planOne(planned());
        await fail(id, true);
        expect(await standing()).toMatchObject({ told: { from: eight - day, slot: eight - day } });
      });

      test('leaves out editions of a clock that was far ahead', async () => {
        await planOne(empty());
        const absurd = eight + 400 * day;
        await planOne(empty({ slot: absurd }), absurd);
        const lastSlots = await ledger.lastSlots(['sub00001', 'sub00009'], eight + hour);
        expect(lastSlots).toEqual(new Map([['sub00001', eight]]));
        expect(await standing('sub00001', eight + hour)).toMatchObject({
          lastSlot: eight,
          told: { slot: eight },
        });
      });

      test('tells a trouble until an edition is planned', async () => {
        const trouble = { slot: eight, tries: 2, nextTryAt: eight + minute, message: 'The topic is broken' };
        await ledger.trouble('sub00001', { ...trouble, tries: 1 });
        await ledger.trouble('sub00001', trouble);
        expect(await standing()).toEqual({ ...nowhere, trouble });
        await planOne(planned());
        expect(await standing()).toMatchObject({ trouble: null });
      });
    });

    describe('taking over', () => {
      const later = eight + day;

      test('withdraws the waiting delivery and frees its stories for the edition that takes it over', async () => {
        await planOne(planned());
        const next = planned({ slot: later, stories: ['s1', 's3'], supersedes: [id] });
        expect(await planOne(next, later)).toEqual({ ok: true, deliveryId: deliveryId('sub00001', later) });
        expect(await ledger.delivery(id)).toMatchObject({ state: 'withdrawn', withdrawnAt: later });
        expect(await ledger.hadBefore('ch1', ['s1', 's2', 's3'], [])).toEqual(new Set(['s1', 's3']));
      });

      test('is refused when the delivery is being sent meanwhile', async () => {
        await planOne(planned());
        await ledger.claim(id, eight, eight + minute);
        const next = planned({ slot: later, stories: ['s3'], supersedes: [id] });
        expect(await planOne(next, later)).toEqual({ ok: false, reason: 'moved-on' });
        expect(await ledger.delivery(id)).toMatchObject({ state: 'sending' });
        expect(await ledger.hadBefore('ch1', ['s1', 's3'], [])).toEqual(new Set(['s1']));
      });

      test('is undone when the edition is refused for another reason', async () => {
        await planOne(planned());
        await planOne(planned({ subscription: 'sub00002', stories: ['s9'] }));
        const next = planned({ slot: later, stories: ['s9'], supersedes: [id] });
        expect(await planOne(next, later)).toEqual({ ok: false, reason: 'story-had' });
        expect(await ledger.delivery(id)).toMatchObject({ state: 'planned' });
        expect(await ledger.hadBefore('ch1', ['s1'], [])).toEqual(new Set(['s1']));
      });
    });

    describe('sending', () => {
      test('is on record before the call, with when it began', async () => {
        await planOne(planned());
        const claimed = await ledger.claim(id, eight + 5, eight + minute);
        expect(claimed).toMatchObject({ state: 'sending', attempts: 1, sendingSince: eight + 5 });
        expect(await it.reopen().delivery(id)).toEqual(claimed);
        expect(await ledger.due(eight + minute - 1, 10, [])).toEqual([]);
        expect(await ledger.due(eight + minute, 10, [])).toEqual([claimed]);
      });

      test('keeps the moment of the first call that may have arrived over further calls', async () => {
        await planOne(planned());
        await ledger.claim(id, eight, eight + minute);
        const lost: SendProblem = { ...away, uncertain: true };
        await ledger.settle(
          id,
          { to: 'sending', nextTryAt: eight + 9, problem: lost, fault: true },
          eight + 1,
        );
        expect(await ledger.claim(id, eight + 9, eight + minute)).toMatchObject({
          sendingSince: eight,
          attempts: 2,
          faults: 1,
          problem: lost,
        });
      });

      test('starts anew after a call that certainly did not arrive', async () => {
        await planOne(planned());
        await ledger.claim(id, eight, eight + minute);
        await ledger.settle(
          id,
          { to: 'planned', nextTryAt: eight + 7, problem: away, fault: false },
          eight + 1,
        );
        expect(await ledger.delivery(id)).toMatchObject({
          state: 'planned',
          nextTryAt: eight + 7,
          problem: away,
        });
        expect(await ledger.nextTryAt()).toBe(eight + 7);
        expect(await ledger.claim(id, eight + 7, eight + minute)).toMatchObject({ sendingSince: eight + 7 });
      });

      test('ends with the message: nothing is due, nothing can be claimed or settled again', async () => {
        await planOne(planned());
        expect(await send(id, 'm7', eight + 3)).toBe(true);
        expect(await ledger.delivery(id)).toMatchObject({
          state: 'sent',
          messageId: 'm7',
          sentAt: eight + 3,
        });
        expect(await ledger.claim(id, eight, eight + minute)).toBeNull();
        expect(await ledger.settle(id, { to: 'failed', problem: away, released: true }, eight)).toBe(false);
        expect(await ledger.nextTryAt()).toBeNull();
        expect(await ledger.hadBefore('ch1', ['s1'], [])).toEqual(new Set(['s1']));
      });

      test('keeps the reason of a failure', async () => {
        await planOne(planned());
        await fail(id, true, eight + 4);
        expect(await ledger.delivery(id)).toMatchObject({
          state: 'failed',
          failedAt: eight + 4,
          problem: away,
          released: true,
        });
      });

      test('cannot be settled before it was claimed', async () => {
        await planOne(planned());
        expect(await ledger.settle(id, { to: 'sent', messageId: 'm' }, eight)).toBe(false);
        expect(await ledger.claim('sub00009-000000', eight, eight)).toBeNull();
      });

      test('left behind by a crash is due at once when taken up again', async () => {
        await planOne(planned());
        await ledger.claim(id, eight, eight + minute);
        expect(await it.reopen().resume(eight + 1)).toBe(1);
        expect(await ledger.due(eight + 1, 10, [])).toMatchObject([{ id, sendingSince: eight }]);
      });
    });

    describe('what is due', () => {
      test('is the oldest of each channel, oldest first, of the channels that are free', async () => {
        const slots = { a: eight + 2 * hour, b: eight, c: eight + hour };
        await ledger.plan(
          [
            planned({ subscription: 'sub0000a', channel: 'ch1', slot: slots.a, stories: ['a'] }),
            planned({ subscription: 'sub0000b', channel: 'ch1', slot: slots.b, stories: ['b'] }),
            planned({ subscription: 'sub0000c', channel: 'ch2', slot: slots.c, stories: ['c'] }),
          ],
          slots.a,
        );
        const due = async (limit: number, besides: readonly string[]) =>
          (await ledger.due(slots.a, limit, besides)).map((delivery) => delivery.subscriptionId);
        expect(await due(10, [])).toEqual(['sub0000b', 'sub0000c']);
        expect(await due(1, [])).toEqual(['sub0000b']);
        expect(await due(10, ['ch1'])).toEqual(['sub0000c']);
        await send(deliveryId('sub0000b', slots.b), 'm1', slots.a);
        expect(await due(10, [])).toEqual(['sub0000c', 'sub0000a']);
      });

      test('does not overtake: a channel waits for the next try of its oldest', async () => {
        await planOne(planned());
        await planOne(planned({ subscription: 'sub00002', slot: eight + hour, stories: ['s3'] }));
        await ledger.claim(id, eight, eight + minute);
        await ledger.settle(
          id,
          { to: 'planned', nextTryAt: eight + 2 * hour, problem: away, fault: true },
          eight,
        );
        expect(await ledger.due(eight + hour + minute, 10, [])).toEqual([]);
        expect(await ledger.due(eight + 2 * hour, 10, [])).toMatchObject([{ id }]);
      });

      test('does not wait for a moment that only a wrong clock can have written', async () => {
        await planOne(planned(), eight + 30 * day);
        expect(await ledger.due(eight, 10, [])).toMatchObject([{ id }]);
      });
    });

    describe('withdrawing', () => {
      test('takes back what is planned and frees its stories', async () => {
        await planOne(planned());
        expect(await ledger.subscriptionsWithPlanned()).toEqual(['sub00001']);
        expect(await ledger.withdraw('sub00001', eight + 1)).toBe(1);
        expect(await ledger.delivery(id)).toMatchObject({ state: 'withdrawn', withdrawnAt: eight + 1 });
        expect(await ledger.due(eight + 1, 10, [])).toEqual([]);
        expect(await ledger.hadBefore('ch1', ['s1'], [])).toEqual(new Set());
        expect(await ledger.subscriptionsWithPlanned()).toEqual([]);
      });

      test('leaves alone what is being sent and what belongs to another', async () => {
        await planOne(planned());
        await ledger.claim(id, eight, eight + minute);
        await planOne(planned({ subscription: 'sub00002', channel: 'ch2' }));
        expect(await ledger.withdraw('sub00001', eight)).toBe(0);
        expect(await ledger.subscriptionsWithPlanned()).toEqual(['sub00002']);
      });
    });

    describe('forgetting', () => {
      test('drops what was settled long ago with its stories, but never the newest edition', async () => {
        const later = eight + day;
        await planOne(planned());
        await send(id);
        await planOne(planned({ slot: later, stories: ['s3'] }), later);
        await send(deliveryId('sub00001', later), 'm2', later);
        expect(await ledger.prune(eight)).toBe(0);
        expect(await ledger.prune(later + 100 * day)).toBe(1);
        expect(await ledger.delivery(id)).toBeNull();
        expect(await ledger.hadBefore('ch1', ['s1', 's3'], [])).toEqual(new Set(['s3']));
        expect(await standing('sub00001', later)).toMatchObject({ lastSlot: later, told: { slot: later } });
      });

      test('leaves what is still to be sent', async () => {
        await planOne(planned());
        await planOne(planned({ slot: eight + day, stories: ['s3'] }), eight + day);
        expect(await ledger.prune(eight + 100 * day)).toBe(0);
        expect(await ledger.delivery(id)).toMatchObject({ state: 'planned' });
      });
    });
  });
}
