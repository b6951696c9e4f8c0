import { describe, expect, test } from 'vitest';
import { orderFairly } from '../../src/delivery/fair-order.ts';
import type { SlotDue } from '../../src/delivery/find-due.ts';
import { usualSubscription } from '../../src/delivery/subscription.ts';

const subscription = (id: string, guildId: string | null) => ({
  ...usualSubscription,
  id,
  guildId,
  channelId: `c-${id}`,
  schedule: '0 8 * * *',
  timezone: 'UTC',
  language: 'nl' as const,
  briefs: 12,
  createdBy: 'u1',
  createdAt: 0,
});
const due = (slot: number, ...guilds: (string | null)[]): SlotDue[] =>
  guilds.map((guild, i) => ({ subscription: subscription(`s${i}`, guild), slot }));
const idsOf = (ordered: readonly SlotDue[]) => ordered.map((one) => one.subscription.id);

describe('a fair order', () => {
  test('has one of each server before a second of any, and loses none', () => {
    const guilds = [...Array.from({ length: 100 }, () => 'large'), 'a', 'b', null, null];
    const ordered = orderFairly(due(60_000, ...guilds));
    const first = ordered.slice(0, 5).map(({ subscription: one }) => one.guildId ?? one.channelId);
    expect(first.toSorted()).toEqual(['a', 'b', 'c-s102', 'c-s103', 'large']);
    expect(new Set(idsOf(ordered)).size).toBe(104);
    expect(ordered.map(({ turn }) => turn)).toEqual(ordered.map((_, i) => i));
  });

  test('is the same when it is asked again, whatever order it is asked in', () => {
    const all = due(60_000, 'a', 'a', 'b', 'c', 'c', 'c');
    expect(idsOf(orderFairly(all.toReversed()))).toEqual(idsOf(orderFairly(all)));
  });

  test('has another one last in another slot', () => {
    const last = new Set(
      Array.from({ length: 40 }, (_, hour) =>
        idsOf(orderFairly(due(hour * 3_600_000, 'a', 'b', 'c', 'd'))).at(-1),
      ),
    );
    expect(last.size).toBe(4);
  });
});
