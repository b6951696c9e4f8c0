import { describe, expect, test } from 'vitest';
import type { Amendment } from '../../src/delivery/amendment.ts';
import { deliveryId } from '../../src/delivery/delivery.ts';
import { away, day, eight, hour, id, type LedgerBench, minute, planned, rendered } from './ledger-bench.ts';

/** What is to be done to messages whose stories changed. */
export function describeAmending(bench: LedgerBench): void {
  const { planOne, send, fail } = bench;
  const killed = (storyId: string, revision = 2) => ({ storyId, revision, kind: 'killed' }) as const;
  const updated = (storyId: string, revision = 2) => ({ storyId, revision, kind: 'updated' }) as const;
  const corrected = (storyId: string, revision = 2) => ({ storyId, revision, kind: 'corrected' }) as const;

  async function sendOne(): Promise<void> {
    await planOne(planned());
    await send(id);
  }
  async function amendments(now = eight): Promise<readonly Amendment[]> {
    return (await bench.ledger.due(now, 9, [])).filter((one) => one.state === 'changed');
  }
  async function onlyOne(now = eight): Promise<Amendment> {
    const [one, ...others] = await amendments(now);
    if (one === undefined || others.length > 0) throw new Error(`Not one amendment: ${others.length}`);
    return one;
  }
  const doneWith = (revision: number, revisitAt: number | null = null) =>
    ({ to: 'done', hash: 'h', ...rendered(['s1', 's2'], revision), revisitAt }) as const;

  describe('amending', () => {
    test('is planned for the message that shows an older revision, with all that it takes', async () => {
      await sendOne();
      expect(await bench.ledger.noteChanges([killed('s2'), killed('s9')], 7, eight + 1)).toBe(1);
      expect(await bench.held.reopen().due(eight + 1, 9, [])).toEqual([
        {
          state: 'changed',
          id,
          subscriptionId: 'sub00001',
          channelId: 'ch1',
          place: 'channel',
          parentId: null,
          slot: eight,
          priority: 0,
          messageId: 'm1',
          recipe: { kind: 'test', of: eight, name: 'Zoë’s café' },
          posted: {
            at: eight,
            stories: [
              { storyId: 's1', revision: 1 },
              { storyId: 's2', revision: 1 },
            ],
          },
          hash: expect.stringMatching(/^[\w-]{22}$/),
          thread: null,
          version: 1,
          mustDelete: false,
          plannedAt: eight + 1,
          nextTryAt: eight + 1,
          attempts: 0,
          faults: 0,
          problem: null,
        },
      ]);
      expect(await bench.held.reopen().changesReadTo()).toBe(7);
    });

    test('reaches every channel that has the story, and no other message', async () => {
      await sendOne();
      for (const n of [2, 3]) {
        await planOne(planned({ subscription: `sub0000${n}`, channel: `ch${n}`, stories: ['s1', `x${n}`] }));
        await send(deliveryId(`sub0000${n}`, eight), `m${n}`, eight, rendered(['s1', `x${n}`]));
      }
      expect(await bench.ledger.noteChanges([corrected('s1'), killed('x3')], 2, eight)).toBe(4);
      expect((await amendments()).map((one) => `${one.messageId} ${one.priority}`).toSorted()).toEqual([
        'm1 4',
        'm2 4',
        'm3 0',
      ]);
    });

    test('reaches a message of one story that names another, and takes that one from no channel', async () => {
      const at = { subscriptionId: 'sub00002', channelId: 'ch2', slot: eight, priority: 2 } as const;
      const plan = { ...at, recipe: {}, storyId: 's8', names: 's1' };
      const [named] = await bench.ledger.planStories([plan], eight);
      if (named?.ok !== true || named.deliveryId === null) throw new Error('it was not planned');
      await send(named.deliveryId, 'm2', eight, rendered(['s8']));
      await sendOne();
      expect(await bench.ledger.noteChanges([updated('s7'), killed('s1')], 7, eight + 1)).toBe(2);
      const found = (await amendments(eight + 1)).map((one) => one.id);
      expect(found.toSorted()).toEqual([id, named.deliveryId].toSorted());
      expect(await bench.ledger.hadBefore('ch2', ['s1', 's8'], [])).toEqual(new Set(['s8']));
    });

    test('is one a message, however many changes there are', async () => {
      await sendOne();
      await bench.ledger.noteChanges([corrected('s1'), corrected('s2'), killed('s1', 3)], 3, eight);
      expect(await onlyOne()).toMatchObject({ priority: 0, version: 3 });
    });

    test('leaves alone what shows that revision already', async () => {
      await planOne(planned());
      await send(id, 'm1', eight, rendered(['s1', 's2'], 2));
      expect(await bench.ledger.noteChanges([killed('s1'), corrected('s2')], 2, eight)).toBe(0);
    });

    test('of a newer text ends after 48 hours, of a kill or a correction never', async () => {
      await sendOne();
      const later = eight + 48 * hour;
      expect(await bench.ledger.noteChanges([updated('s1')], 1, later - 1)).toBe(1);
      await bench.ledger.endAmendment(await onlyOne(later), doneWith(2), later);
      expect(await bench.ledger.noteChanges([updated('s1', 3)], 2, later)).toBe(0);
      expect(await bench.ledger.noteChanges([corrected('s1', 3)], 3, later + 40 * day)).toBe(1);
      expect(await bench.ledger.noteChanges([killed('s2', 3)], 4, eight + 60 * day)).toBe(1);
    });

    test('ends when it is done, and what was done counts as shown', async () => {
      await sendOne();
      await bench.ledger.noteChanges([killed('s1')], 1, eight);
      await bench.ledger.endAmendment(await onlyOne(), doneWith(2), eight + 1);
      expect(await amendments()).toEqual([]);
      expect(await bench.ledger.nextTryAt()).toBeNull();
      expect(await bench.ledger.noteChanges([killed('s1')], 1, eight)).toBe(0);
      await bench.ledger.noteChanges([corrected('s2', 3)], 2, eight);
      // As it was posted stays on record beside it: by that a reader is told what changed.
      expect(await onlyOne()).toMatchObject({
        hash: 'h',
        posted: { stories: [{ revision: 1 }, { revision: 1 }] },
      });
    });

    test('stays open when the story changed again while it was carried out', async () => {
      await sendOne();
      await bench.ledger.noteChanges([corrected('s1')], 1, eight);
      const first = await onlyOne();
      await bench.ledger.noteChanges([killed('s1', 3)], 2, eight);
      await bench.ledger.endAmendment(first, doneWith(2), eight);
      expect(await onlyOne()).toMatchObject({ priority: 0, version: 2 });
      await bench.ledger.endAmendment(await onlyOne(), doneWith(3), eight);
      expect(await amendments()).toEqual([]);
    });

    test('waits for its next try, but not when something more urgent comes', async () => {
      await sendOne();
      await bench.ledger.noteChanges([corrected('s1')], 1, eight);
      const put = {
        to: 'later',
        nextTryAt: eight + hour,
        problem: away,
        fault: true,
        mustDelete: false,
      } as const;
      await bench.ledger.endAmendment(await onlyOne(), put, eight);
      expect(await amendments(eight + hour - 1)).toEqual([]);
      expect(await bench.ledger.nextTryAt()).toBe(eight + hour);
      await bench.ledger.noteChanges([corrected('s2')], 2, eight);
      expect(await amendments(eight + hour - 1)).toEqual([]);
      await bench.ledger.noteChanges([killed('s2', 3)], 3, eight + minute);
      expect(await onlyOne(eight + minute)).toMatchObject({ attempts: 1, faults: 1, problem: away });
    });

    test('given up, is planned again by the next change', async () => {
      await sendOne();
      await bench.ledger.noteChanges([corrected('s1')], 1, eight);
      await bench.ledger.endAmendment(await onlyOne(), { to: 'dropped', problem: away }, eight);
      expect(await amendments()).toEqual([]);
      expect(await bench.ledger.noteChanges([corrected('s1', 3)], 2, eight)).toBe(1);
    });

    test('of a message that was deleted frees its stories; of one that somebody else deleted it does not', async () => {
      await sendOne();
      await planOne(planned({ subscription: 'sub00002', channel: 'ch2' }));
      await send(deliveryId('sub00002', eight), 'm2');
      await bench.ledger.noteChanges([killed('s1')], 1, eight);
      for (const one of await amendments()) {
        const end =
          one.messageId === 'm1' ? { to: 'deleted' as const } : { to: 'gone' as const, problem: away };
        await bench.ledger.endAmendment(one, end, eight);
      }
      expect(await bench.ledger.delivery(id)).toMatchObject({ state: 'sent', isGone: true });
      expect(await bench.ledger.hadBefore('ch1', ['s1', 's2'], [])).toEqual(new Set());
      expect(await bench.ledger.hadBefore('ch2', ['s1', 's2'], [])).toEqual(new Set(['s1', 's2']));
      expect(await bench.ledger.noteChanges([killed('s2')], 2, eight)).toBe(0);
    });

    test('comes again when an embargo ends', async () => {
      await sendOne();
      await bench.ledger.noteChanges([{ storyId: 's1', revision: 2, kind: 'embargoed' }], 1, eight);
      await bench.ledger.endAmendment(await onlyOne(), doneWith(2, eight + hour), eight);
      expect(await bench.ledger.noteLifted(eight + hour - 1)).toBe(0);
      expect(await bench.ledger.noteLifted(eight + hour)).toBe(1);
      expect(await onlyOne(eight + hour)).toMatchObject({ messageId: 'm1' });
      expect(await bench.ledger.noteLifted(eight + hour)).toBe(0);
    });

    test('is planned for what is planned or being sent, and due once that is in the channel', async () => {
      await planOne(planned());
      await bench.ledger.noteChanges([killed('s1')], 1, eight);
      await bench.ledger.claim(id, eight, eight + minute, rendered());
      await bench.ledger.noteChanges([killed('s2')], 2, eight);
      expect(await amendments(eight + hour)).toEqual([]);
      await bench.ledger.settle(id, { to: 'sent', messageId: 'm1' }, eight);
      expect(await onlyOne(eight)).toMatchObject({ messageId: 'm1', version: 2 });
    });

    test('goes with a delivery that is withdrawn or fails', async () => {
      await planOne(planned());
      await planOne(planned({ subscription: 'sub00002', channel: 'ch2' }));
      await bench.ledger.noteChanges([killed('s1')], 1, eight);
      await bench.ledger.retract(id, eight);
      await fail(deliveryId('sub00002', eight), true);
      expect(await bench.ledger.due(eight + day, 9, [])).toEqual([]);
      expect(await bench.ledger.nextTryAt()).toBeNull();
    });

    test('is forgotten with its message', async () => {
      await sendOne();
      await planOne(planned({ slot: eight + 100 * day, stories: ['s3'] }), eight + 100 * day);
      await bench.ledger.noteChanges([corrected('s1')], 1, eight);
      await bench.ledger.prune(eight + day);
      expect(await amendments(eight + day)).toEqual([]);
    });
  });

  describe('what is sent', () => {
    test('has the stories that it shows; the others are free', async () => {
      await planOne(planned());
      await bench.ledger.claim(id, eight, eight + minute, rendered(['s2'], 4));
      expect(await bench.ledger.hadBefore('ch1', ['s1', 's2'], [])).toEqual(new Set(['s1', 's2']));
      await bench.ledger.settle(id, { to: 'sent', messageId: 'm1' }, eight);
      expect(await bench.ledger.hadBefore('ch1', ['s1', 's2'], [])).toEqual(new Set(['s2']));
    });

    test('is rendered anew after a call that certainly did not arrive', async () => {
      await planOne(planned());
      await bench.ledger.claim(id, eight, eight + minute, rendered());
      const again = { to: 'planned', nextTryAt: eight, problem: away, fault: false } as const;
      await bench.ledger.settle(id, again, eight);
      expect(await bench.ledger.claim(id, eight, eight + minute, null)).toBeNull();
      const second = await bench.ledger.claim(id, eight, eight + minute, rendered(['s1'], 2));
      expect(second?.post).toEqual(rendered(['s1']).post);
      expect(await bench.ledger.claim(id, eight, eight + minute, rendered())).toBeNull();
    });

    test('can be put off, and taken back, while it is planned and no longer', async () => {
      await planOne(planned());
      expect(await bench.ledger.putOff(id, eight + hour, away)).toBe(true);
      expect(await bench.ledger.delivery(id)).toMatchObject({
        nextTryAt: eight + hour,
        problem: away,
        faults: 0,
      });
      expect(await bench.ledger.retract(id, eight)).toBe(true);
      expect(await bench.ledger.hadBefore('ch1', ['s1'], [])).toEqual(new Set());
      await planOne(planned({ subscription: 'sub00002' }));
      const other = deliveryId('sub00002', eight);
      await bench.ledger.claim(other, eight, eight + minute, rendered());
      expect(await bench.ledger.putOff(other, eight, away)).toBe(false);
      expect(await bench.ledger.retract(other, eight)).toBe(false);
    });
  });

  describe('priority', () => {
    test('goes over all channels, and what is urgent overtakes in its own', async () => {
      const plan = (n: number, channel: string, priority: 1 | 2 | 3) => ({
        ...planned({ subscription: `sub0000${n}`, channel, slot: eight + n * minute, stories: [`s${n}`] }),
        priority,
      });
      await bench.ledger.plan(
        [plan(1, 'ch1', 3), plan(2, 'ch2', 3), plan(3, 'ch1', 1), plan(4, 'ch3', 2), plan(5, 'ch2', 3)],
        eight + hour,
      );
      const order: string[] = [];
      for (let n = 0; n < 5; n += 1) {
        const [next] = await bench.ledger.due(eight + hour, 1, []);
        if (next === undefined) break;
        order.push(`${next.subscriptionId.at(-1)} ${next.channelId}`);
        await send(next.id, 'm', eight + hour, rendered([]));
      }
      expect(order).toEqual(['3 ch1', '4 ch3', '1 ch1', '2 ch2', '5 ch2']);
    });

    test('gives a channel one thing at a time, and a kill waits for no digest that waits', async () => {
      await sendOne();
      await planOne(planned({ slot: eight + day, stories: ['s3'] }), eight + day);
      const next = deliveryId('sub00001', eight + day);
      await bench.ledger.putOff(next, eight + day + hour, away);
      await bench.ledger.noteChanges([killed('s1')], 1, eight + day);
      const due = (now: number) => bench.ledger.due(now, 9, []);
      expect(await due(eight + day)).toMatchObject([{ state: 'changed', id }]);
      expect(await due(eight + day + hour)).toMatchObject([{ state: 'changed' }]);
      expect(await bench.ledger.due(eight + day + hour, 9, ['ch1'])).toEqual([]);
    });

    test('of single stories: the next digest does not take them over', async () => {
      await bench.ledger.plan([{ ...planned({ stories: ['s1'] }), priority: 2 }], eight);
      expect(await bench.standing()).toMatchObject({ waiting: [] });
      expect(await bench.ledger.withdraw('sub00001', eight)).toBe(1);
    });
  });
}
