import type { PostgresQuery } from '../../store/postgres.ts';
import { storyDeliveryId } from '../delivery.ts';
import type { Planned, SharePlan, StoryPlan } from '../ledger.ts';
import { partOf } from '../part-of.ts';
import { usualUrgency } from '../plan-rules.ts';
import { priorities } from '../priority.ts';
import type { LedgerTurns } from './ledger-turns.ts';
import { readShelves, writeStories } from './shelves.ts';

/** A message of its own, as it goes on record. */
type Single = Omit<StoryPlan, 'storyId'> & { readonly id: string };

const had: Planned = { ok: false, reason: 'story-had' };

/** `Ledger.planStories`; worked out as `planEditions` does. */
export function planStories(
  turns: LedgerTurns,
  plans: readonly StoryPlan[],
  now: number,
): Promise<readonly Planned[]> {
  const singles = plans.map((plan) => ({
    ...plan,
    id: storyDeliveryId(plan.subscriptionId, plan.storyId),
  }));
  const turn = {
    subscriptions: plans.map(({ subscriptionId }) => subscriptionId),
    channels: plans.map(({ channelId }) => channelId),
    deliveries: singles.map(({ id }) => id),
  };
  return turns.write(turn, async (send) => {
    const [kept, shelves] = await Promise.all([
      readKept(
        send,
        singles.map(({ id }) => id),
      ),
      readShelves(
        send,
        plans.map(({ channelId, storyId }) => [channelId, storyId]),
      ),
    ]);
    const accepted: Single[] = [];
    const planned = singles.map((single): Planned => {
      const { id, channelId, storyId } = single;
      if (kept.has(id) || shelves.holderOf(channelId, storyId) !== undefined) return had;
      kept.add(id);
      shelves.put(channelId, storyId, id);
      accepted.push(single);
      return { ok: true, deliveryId: id };
    });
    await Promise.all([writeSingles(send, accepted, now), writeStories(send, shelves)]);
    return planned;
  });
}

/** `Ledger.planShare`. */
export function planShare(turns: LedgerTurns, plan: SharePlan, now: number): Promise<Planned> {
  const { id, channelId, place, parentId, storyIds, recipe } = plan;
  const turn = { subscriptions: [id], channels: [channelId], deliveries: [id] };
  return turns.write(turn, async (send) => {
    const [kept, shelves] = await Promise.all([
      readKept(send, [id]),
      readShelves(
        send,
        storyIds.map((story) => [id, story]),
      ),
    ]);
    if (kept.has(id)) return had;
    for (const story of storyIds) {
      if (shelves.holderOf(id, story) === undefined) shelves.put(id, story, id);
    }
    const priority = priorities.story;
    const single = { id, subscriptionId: id, channelId, place, parentId, slot: now, priority, recipe };
    await Promise.all([writeSingles(send, [single], now), writeStories(send, shelves)]);
    return { ok: true, deliveryId: id };
  });
}

/** Those of these that may not be planned anew: what was given up, withdrawn or deleted is certainly not in the channel. */
async function readKept(send: PostgresQuery, ids: readonly string[]): Promise<Set<string>> {
  const rows = await send<{ id: string }>(
    `SELECT id FROM delivery WHERE id = ANY ($1::text[])
       AND NOT (state = 'withdrawn' OR (state = 'failed' AND released = 1) OR (state = 'sent' AND gone = 1))`,
    [ids],
  );
  return new Set(rows.map(({ id }) => id));
}

async function writeSingles(send: PostgresQuery, singles: readonly Single[], now: number): Promise<void> {
  const of = <T>(field: (single: Single) => T): T[] => singles.map(field);
  await send(
    `INSERT INTO delivery (id, subscription, channel, part, place, parent, slot, priority, urgency, recipe, names,
       planned_at, state, next_try_at)
     SELECT *, $12::bigint, 'planned', $12 FROM unnest($1::text[], $2::text[], $3::text[], $4::smallint[], $5::text[],
       $6::text[], $7::bigint[], $8::smallint[], $9::integer[], $10::text[], $11::text[])
     ON CONFLICT (id) DO UPDATE SET channel = excluded.channel, part = excluded.part, place = excluded.place,
       parent = excluded.parent, slot = excluded.slot, priority = excluded.priority, urgency = excluded.urgency,
       planned_at = excluded.planned_at, state = 'planned', recipe = excluded.recipe, names = excluded.names,
       body_hash = NULL, attempts = 0, faults = 0, unwanted = 0, next_try_at = excluded.next_try_at, settled_at = NULL,
       revisit_at = NULL, problem = NULL, released = 0, message_id = NULL, gone = 0`,
    [
      of(({ id }) => id),
      of(({ subscriptionId }) => subscriptionId),
      of(({ channelId }) => channelId),
      of(({ channelId }) => partOf(channelId)),
      of(({ place }) => place ?? 'channel'),
      of(({ parentId }) => parentId ?? null),
      of(({ slot }) => slot),
      of(({ priority }) => priority),
      of(({ urgency }) => urgency ?? usualUrgency),
      of(({ recipe }) => JSON.stringify(recipe)),
      of(({ names }) => names ?? null),
      now,
    ],
  );
}
