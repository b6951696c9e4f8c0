import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import type { CauseBook } from '../../src/delivery/causes.ts';
import type { PlaceNames } from '../../src/delivery/chat-gateway.ts';
import type { PostCounter } from '../../src/delivery/count-posts.ts';
import { deliveryId } from '../../src/delivery/delivery.ts';
import type { ForgetDeliveries } from '../../src/delivery/forget-deliveries.ts';
import type { Ledger } from '../../src/delivery/ledger.ts';
import type { DeliveryWatch } from '../../src/delivery/watch-deliveries.ts';
import { day, eight, hour, minute, nowhere, planned, rendered } from './ledger-bench.ts';

/** A ledger, empty, and what stands beside it in one place. */
export interface LedgerRoom {
  readonly ledger: Ledger;
  readonly causes: CauseBook;
  readonly names: PlaceNames;
  readonly postsOf: PostCounter;
  readonly watch: DeliveryWatch;
  readonly forget: ForgetDeliveries;
  close(): void | Promise<void>;
}

/** What holds for what the delivery keeps beside its ledger, and reads of it. */
export function besideContract(name: string, open: () => LedgerRoom | Promise<LedgerRoom>): void {
  describe(`beside the ledger in ${name}`, () => {
    let room: LedgerRoom;
    beforeEach(async () => {
      room = await open();
    });
    afterEach(() => room.close());

    async function send(subscription: string, channel: string, shown: readonly string[], now = eight) {
      const id = deliveryId(subscription, now);
      await room.ledger.plan([planned({ subscription, channel, slot: now })], now);
      await room.ledger.claim(id, now, now + minute, rendered(shown));
      await room.ledger.settle(id, { to: 'sent', messageId: `m ${channel}`, toCrosspost: true }, now);
      return id;
    }

    test('causes stand as they were written last, until they are forgotten', async () => {
      const { causes } = room;
      expect(await causes.read()).toEqual([]);
      await causes.write({ cause: 'server 1', invalid: 1, restsUntil: eight });
      await causes.write({ cause: 'global', invalid: 0, restsUntil: 0 });
      await causes.write({ cause: 'server 1', invalid: 2, restsUntil: eight + day });
      await causes.forget('global');
      expect(await causes.read()).toEqual([{ cause: 'server 1', invalid: 2, restsUntil: eight + day }]);
    });

    test('a channel is called what it was last seen to be called', async () => {
      const { names } = room;
      const first = { channel: 'nieuws', server: 'De Kade' };
      await names.note(new Map());
      await names.note(
        new Map([
          ['c1', first],
          ['c2', { channel: 'overig', server: 'De Kade' }],
        ]),
      );
      expect(await names.nameOf('c1')).toEqual(first);
      await names.note(new Map([['c1', { channel: 'berichten', server: 'De Kade' }]]));
      await names.forget('c2');
      expect(await names.nameOf('c1')).toEqual({ channel: 'berichten', server: 'De Kade' });
      expect(await names.nameOf('c2')).toBeNull();
    });

    test('the messages that show a story are counted: none that was deleted, or is too old', async () => {
      await send('sub00001', 'ch1', ['s1']);
      await send('sub00002', 'ch2', ['s1', 's2'], eight + hour);
      await send('sub00003', 'ch3', ['s1']);
      await room.ledger.plan([planned({ subscription: 'sub00004', channel: 'ch4' })], eight);
      expect(await room.postsOf('s1')).toBe(3);
      expect(await room.postsOf('s2')).toBe(1);
      expect(await room.postsOf('s1', eight)).toBe(1);
      await room.ledger.noteChanges([{ storyId: 's1', revision: 2, kind: 'killed' }], 1, eight);
      for (const work of await room.ledger.due(eight, 9, ['ch1', 'ch2'])) {
        if (work.state === 'changed') await room.ledger.endAmendment(work, { to: 'deleted' }, eight);
      }
      expect(await room.postsOf('s1')).toBe(2);
      expect(await room.postsOf('s9')).toBe(0);
    });

    test('what was given up is counted by cause and channel, in a span of time', async () => {
      const fail = async (subscription: string, channel: string, at: number, code: string, slot: number) => {
        const id = deliveryId(subscription, slot);
        await room.ledger.plan([planned({ subscription, channel, slot, stories: [id] })], slot);
        await room.ledger.claim(id, slot, slot + minute, rendered([id]));
        const problem = { code, message: 'No', retryable: false, uncertain: false };
        await room.ledger.settle(id, { to: 'failed', problem, released: code !== 'refused' }, at);
      };
      await send('sub00009', 'ch9', ['s1']);
      await fail('sub00001', 'ch1', eight, 'refused', eight);
      await fail('sub00001', 'ch1', eight + 2, 'refused', eight + hour);
      await fail('sub00001', 'ch1', eight + 3, 'refused', eight + 2 * hour);
      await fail('sub00002', 'ch2', eight + 3, 'missing-permissions', eight);
      await fail('sub00003', 'ch3', eight + 4, 'refused', eight);
      const found = await room.watch.givenUp(eight, eight + 3);
      expect(found.toSorted((a, b) => a.posts - b.posts)).toEqual([
        { code: 'missing-permissions', channelId: 'ch2', isReleased: true, posts: 1, firstAt: eight + 3 },
        { code: 'refused', channelId: 'ch1', isReleased: false, posts: 2, firstAt: eight + 2 },
      ]);
      expect(await room.watch.givenUp(eight + 4, eight + day)).toEqual([]);
    });

    test('what waits is known by when it fell due, and what was sent or put off does not', async () => {
      const { ledger, watch } = room;
      expect(await watch.waitingSince(eight + day)).toEqual({ channels: 0, oldestAt: null });
      await send('sub00009', 'ch9', ['s1']);
      const plan = (channel: string, slot: number) =>
        ledger.plan([planned({ subscription: `sub of ${channel}`, channel, slot })], slot);
      await plan('ch1', eight + minute);
      await plan('ch2', eight + 2 * minute);
      await plan('ch3', eight + 3 * minute);
      expect(await watch.waitingSince(eight)).toEqual({ channels: 0, oldestAt: null });
      const two = { channels: 2, oldestAt: eight + minute };
      expect(await watch.waitingSince(eight + 2 * minute)).toEqual(two);
      const [first] = await ledger.due(eight + minute, 9, []);
      await ledger.defer(first === undefined ? [] : [first], eight + 20 * minute);
      expect(await watch.waitingSince(eight + 3 * minute)).toEqual({ ...two, oldestAt: eight + 2 * minute });
    });

    test('all that is on record of one subscription goes, and nothing of another', async () => {
      const { ledger, names, forget } = room;
      const gone = await send('sub00001', 'ch1', ['s1']);
      const kept = await send('sub00002', 'ch2', ['s1']);
      await ledger.plan([planned({ slot: eight + day, stories: ['s3'] })], eight);
      await ledger.noteChanges([{ storyId: 's1', revision: 2, kind: 'killed' }], 1, eight);
      await ledger.trouble('sub00001', { slot: eight, tries: 1, nextTryAt: eight, message: 'x' });
      const name = { channel: 'nieuws', server: 'De Kade' };
      await names.note(
        new Map([
          ['ch1', name],
          ['ch2', name],
        ]),
      );
      await forget('sub00001', 'ch1');
      await forget('sub00001', 'ch1');
      expect(await ledger.deliveriesOf('sub00001', 5)).toEqual([]);
      expect(await ledger.hadBefore('ch1', ['s1', 's3'], [])).toEqual(new Set());
      expect((await ledger.standings(['sub00001'], eight)).get('sub00001')).toEqual(nowhere);
      const due = await ledger.due(eight + 2 * day, 9, []);
      expect(due.map(({ id }) => id)).toEqual([kept]);
      expect(await ledger.beginCrosspost(gone, eight)).toBe(false);
      expect([await names.nameOf('ch1'), await names.nameOf('ch2')]).toEqual([null, name]);
    });
  });
}
