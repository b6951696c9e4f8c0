import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { deliveryId, storyDeliveryId } from '../../src/delivery/delivery.ts';
import type { Ledger } from '../../src/delivery/ledger.ts';
import { priorities } from '../../src/delivery/priority.ts';
import { away, day, eight, hour, minute, planned, rendered } from './ledger-bench.ts';

/** Several ledgers on the same records, as several processes have them. */
export interface LedgersTogether {
  readonly ledgers: readonly [Ledger, Ledger, Ledger];
  close(): void | Promise<void>;
}

/** How often two meet: who comes first is chance. */
const meetings = Array.from({ length: 12 }, (_, n) => n);

/** What holds when several processes work with the same records at once. `open` gives empty ones. */
export function togetherContract(name: string, open: () => LedgersTogether | Promise<LedgersTogether>): void {
  describe(`several ledgers in ${name}`, () => {
    let held: LedgersTogether;
    let [one, other, third]: readonly Ledger[] = [];
    beforeEach(async () => {
      held = await open();
      [one, other, third] = held.ledgers;
    });
    afterEach(() => held.close());
    const ledgers = () => {
      if (one === undefined || other === undefined || third === undefined) throw new Error('Not opened');
      return { one, other, third };
    };
    const subscription = (n: number) => `sub${String(n).padStart(5, '0')}`;
    const idOf = (n: number, slot = eight) => deliveryId(subscription(n), slot);
    /** The edition of eight o'clock of subscription `n`, in a channel of its own unless told otherwise. */
    const edition = (n: number, wish: Parameters<typeof planned>[0] = {}) =>
      planned({ subscription: subscription(n), channel: `ch${n}`, ...wish });
    const claim = (ledger: Ledger, id: string) =>
      ledger.claim(id, eight, eight + minute, rendered(['s1', 's2']));
    const okOf = (outcomes: readonly { readonly ok: boolean }[]) => outcomes.map(({ ok }) => ok);

    test('plan an edition once, whoever is first', async () => {
      const { one, other } = ledgers();
      for (const n of meetings) {
        const [[mine], [theirs]] = await Promise.all([
          one.plan([edition(n)], eight),
          other.plan([edition(n, { stories: ['s3'] })], eight),
        ]);
        expect([mine, theirs]).toContainEqual({ ok: true, deliveryId: idOf(n) });
        expect([mine, theirs]).toContainEqual({ ok: false, reason: 'edition-exists' });
      }
    });

    test('give a story to one message of a channel, whichever is first', async () => {
      const { one, other, third } = ledgers();
      for (const n of meetings) {
        const channel = `ch${n}`;
        const alone = {
          subscriptionId: subscription(n + 200),
          channelId: channel,
          storyId: 's1',
          slot: eight,
        };
        const outcomes = await Promise.all([
          one.plan([edition(n, { channel })], eight),
          other.plan([edition(n + 100, { channel, stories: ['s0', 's1'] })], eight),
          third.planStories([{ ...alone, priority: 1, recipe: {} }], eight),
        ]);
        expect(okOf(outcomes.flat()).filter(Boolean)).toHaveLength(1);
        expect(outcomes.flat().filter((outcome) => !outcome.ok)).toEqual([
          { ok: false, reason: 'story-had' },
          { ok: false, reason: 'story-had' },
        ]);
      }
    });

    test('plan the same in any order, without one waiting for the other in a circle', async () => {
      const { one, other, third } = ledgers();
      for (const turn of meetings.slice(0, 4)) {
        const slot = eight + turn * day;
        const plans = Array.from({ length: 8 }, (_, n) => edition(n, { slot, stories: [`s${slot}`] }));
        const rounds = await Promise.all([
          one.plan(plans, slot),
          other.plan(plans.toReversed(), slot),
          third.plan([...plans.slice(4), ...plans.slice(0, 4)], slot),
        ]);
        expect(okOf(rounds.flat()).filter(Boolean)).toHaveLength(plans.length);
      }
    });

    test('claim a delivery once, planned or left behind', async () => {
      const { one, other, third } = ledgers();
      for (const n of meetings) {
        await one.plan([edition(n)], eight);
        const claims = await Promise.all([one, other, third].map((ledger) => claim(ledger, idOf(n))));
        expect(claims.filter((claimed) => claimed !== null)).toHaveLength(1);
        const again = await Promise.all(
          [one, other, third].map((ledger) =>
            ledger.claim(idOf(n), eight + minute, eight + 2 * minute, null),
          ),
        );
        expect(again.filter((claimed) => claimed !== null)).toMatchObject([{ attempts: 2 }]);
      }
    });

    test('take back what is not sent, or send what is not taken back', async () => {
      const { one, other, third } = ledgers();
      for (const n of meetings) {
        await one.plan([edition(n)], eight);
        const takeBack = [
          async () => (await other.withdraw(subscription(n), eight)) === 1,
          () => other.retract(idOf(n), eight),
          () => other.unplan(idOf(n), eight),
          async () => {
            const next = edition(n, { slot: eight + day, stories: ['s3'], supersedes: [idOf(n)] });
            return (await other.plan([next], eight))[0]?.ok === true;
          },
        ][n % 4];
        const [claimed, isTaken] = await Promise.all([claim(one, idOf(n)), takeBack?.()]);
        expect(isTaken).toBe(claimed === null);
        const had = await third.hadBefore(`ch${n}`, ['s1', 's2'], []);
        expect(had.size).toBe(claimed === null ? 0 : 2);
      }
    });

    test('take back what a subscription gave up, whenever it turns out not to be there', async () => {
      const { one, other, third } = ledgers();
      for (const n of meetings) {
        await one.plan([edition(n)], eight);
        await claim(one, idOf(n));
        const back = { to: 'planned', nextTryAt: eight, problem: away, fault: false } as const;
        await Promise.all([one.settle(idOf(n), back, eight), other.callOff(subscription(n), eight)]);
        expect(await third.delivery(idOf(n))).toMatchObject({ state: 'withdrawn' });
      }
    });

    test('give an edition to the next, or send the next', async () => {
      const { one, other, third } = ledgers();
      for (const n of meetings) {
        const next = idOf(n, eight + hour);
        await one.plan(
          [edition(n), edition(n, { slot: eight + hour, from: eight, stories: ['s3'] })],
          eight + hour,
        );
        const [isJoined, claimed] = await Promise.all([
          one.joinNext(idOf(n), eight + hour),
          other.claim(next, eight + hour, eight + 2 * hour, rendered(['s3'])),
        ]);
        expect(isJoined).toBe(claimed === null);
        expect(await third.delivery(next)).toEqual(claimed);
        expect(await third.delivery(idOf(n))).toMatchObject({ state: isJoined ? 'withdrawn' : 'planned' });
      }
    });

    test('change a message whose story was killed as it was sent', async () => {
      const { one, other, third } = ledgers();
      for (const n of meetings) {
        const story = `s${n}`;
        await one.plan([edition(n, { stories: [story] })], eight);
        await one.claim(idOf(n), eight, eight + minute, rendered([story]));
        const [, noted] = await Promise.all([
          one.settle(idOf(n), { to: 'sent', messageId: `m${n}` }, eight),
          other.noteChanges([{ storyId: story, revision: 2, kind: 'killed' }], n, eight),
        ]);
        expect(noted).toBe(1);
        const due = await third.due(eight, 99, []);
        expect(due.map(({ state, id }) => [state, id])).toContainEqual(['changed', idOf(n)]);
      }
    });

    test('note an embargo that ended once', async () => {
      const { one, other } = ledgers();
      await one.plan([edition(1)], eight);
      await one.claim(idOf(1), eight, eight + minute, { ...rendered(), revisitAt: eight });
      await one.settle(idOf(1), { to: 'sent', messageId: 'm' }, eight);
      const noted = await Promise.all([one.noteLifted(eight), other.noteLifted(eight)]);
      expect(noted.toSorted()).toEqual([0, 1]);
    });

    test('crosspost ten messages of a channel within an hour', async () => {
      const { one, other, third } = ledgers();
      const all = Array.from({ length: 12 }, (_, n) => n);
      for (const n of all) {
        await one.plan([edition(n, { channel: 'ch', stories: [`s${n}`] })], eight);
        await one.claim(idOf(n), eight, eight + minute, rendered([`s${n}`]));
        await one.settle(idOf(n), { to: 'sent', messageId: `m${n}`, toCrosspost: true }, eight);
      }
      const begun = await Promise.all(
        all.map((n) => [one, other, third][n % 3]?.beginCrosspost(idOf(n), eight)),
      );
      expect(begun.filter(Boolean)).toHaveLength(10);
    });

    test('send all of a channel in its order, each once, however they divide it among them', async () => {
      const { one, other, third } = ledgers();
      const channels = ['cha', 'chb'];
      const all = Array.from({ length: 24 }, (_, n) => n);
      const alone = storyDeliveryId(subscription(50), 'alone');
      const now = eight + day;
      await Promise.all(
        all.map((n) =>
          [one, other, third][n % 3]?.plan(
            [edition(n, { channel: channels[n % 2] ?? '', slot: eight + n * minute, stories: [`s${n}`] })],
            now,
          ),
        ),
      );
      await one.planStories(
        [
          {
            subscriptionId: subscription(50),
            channelId: 'cha',
            storyId: 'alone',
            slot: now,
            priority: priorities.breaking,
            recipe: {},
          },
        ],
        now,
      );
      const sent: string[] = [];
      const sendAll = async (ledger: Ledger) => {
        for (;;) {
          const [next] = await ledger.due(now, 1, []);
          if (next === undefined) return;
          const claimed = await ledger.claim(next.id, now, now + hour, rendered());
          if (claimed === null) continue;
          sent.push(next.id);
          expect(await ledger.settle(next.id, { to: 'sent', messageId: 'm' }, now)).toBe(true);
        }
      };
      await Promise.all([one, other, third].map(sendAll));
      while ((await one.due(now, 1, [])).length > 0) await sendAll(one);
      expect(sent.toSorted()).toEqual(
        [alone, ...all.map((n) => deliveryId(subscription(n), eight + n * minute))].toSorted(),
      );
      for (const parity of [0, 1]) {
        const inChannel = sent.filter((id) =>
          all.some((n) => n % 2 === parity && id === idOf(n, eight + n * minute)),
        );
        expect(inChannel).toEqual(inChannel.toSorted());
      }
      expect(await third.nextTryAt()).toBeNull();
    });
  });
}
