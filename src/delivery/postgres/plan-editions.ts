import type { PostgresQuery } from '../../store/postgres.ts';
import { deliveryId } from '../delivery.ts';
import type { EditionPlan, Planned } from '../ledger.ts';
import { partOf } from '../part-of.ts';
import { idsOfSlot } from '../plan-rules.ts';
import { priorities } from '../priority.ts';
import type { LedgerTurns } from './ledger-turns.ts';
import { readShelves, type Shelves, writeStories } from './shelves.ts';
import { withdraw } from './withdraw.ts';

type Refusal = Extract<Planned, { readonly ok: false }>['reason'];

/** What is on record of all that the plans are about, and what they have added to it so far. */
interface Record {
  /** `<subscription> <slot>` of the editions that there are. */
  readonly editions: Set<string>;
  /** Ids that are taken. */
  readonly deliveries: Set<string>;
  /** Ids of those that are planned and may be taken over. */
  readonly waiting: Set<string>;
  readonly withdrawn: Set<string>;
  readonly shelves: Shelves;
}

/** A plan that goes on record; `id` null for an empty edition. */
interface Accepted {
  readonly plan: EditionPlan;
  readonly id: string | null;
}

/**
 * `Ledger.plan`. Nobody else changes what is read here until it is over, so that what becomes of each plan is worked out on what was
 * read, one after the other, and all is written at once.
 */
export function planEditions(
  turns: LedgerTurns,
  plans: readonly EditionPlan[],
  now: number,
): Promise<readonly Planned[]> {
  const turn = {
    subscriptions: plans.map(({ subscriptionId }) => subscriptionId),
    channels: plans.map(({ channelId }) => channelId),
    deliveries: plans.flatMap(({ supersedes }) => supersedes),
  };
  return turns.write(turn, async (send) => {
    const record = await readRecord(send, plans);
    const accepted: Accepted[] = [];
    const planned = plans.map((plan): Planned => {
      const judged = judge(plan, record);
      if ('refusal' in judged) return { ok: false, reason: judged.refusal };
      accepted.push({ plan, id: judged.id });
      return { ok: true, deliveryId: judged.id };
    });
    await writeAll(send, accepted, record, now);
    return planned;
  });
}

async function readRecord(send: PostgresQuery, plans: readonly EditionPlan[]): Promise<Record> {
  const wanted = plans.flatMap(({ subscriptionId, edition, outcome }) =>
    outcome === 'planned' ? idsOf(subscriptionId, edition.slot) : [],
  );
  const stories = plans.flatMap((plan) =>
    plan.outcome === 'planned' ? plan.storyIds.map((story) => [plan.channelId, story] as const) : [],
  );
  const [editions, taken, waiting, shelves] = await Promise.all([
    send<{ subscription: string; slot: number }>(
      `SELECT subscription, slot FROM edition JOIN unnest($1::text[], $2::bigint[]) AS wanted (subscription, slot)
       USING (subscription, slot)`,
      [plans.map(({ subscriptionId }) => subscriptionId), plans.map(({ edition }) => edition.slot)],
    ),
    send<{ id: string }>('SELECT id FROM delivery WHERE id = ANY ($1::text[])', [wanted]),
    send<{ id: string }>(`SELECT id FROM delivery WHERE id = ANY ($1::text[]) AND state = 'planned'`, [
      plans.flatMap(({ supersedes }) => supersedes),
    ]),
    readShelves(send, stories),
  ]);
  return {
    editions: new Set(editions.map(({ subscription, slot }) => `${subscription} ${slot}`)),
    deliveries: new Set(taken.map(({ id }) => id)),
    waiting: new Set(waiting.map(({ id }) => id)),
    withdrawn: new Set(),
    shelves,
  };
}

/** The ids that the delivery of a slot may have; see `Ledger.forgetAhead`. */
function idsOf(subscriptionId: string, slot: number): string[] {
  return Array.from({ length: idsOfSlot }, (_, minute) => deliveryId(subscriptionId, slot + minute * 60_000));
}

/** What becomes of a plan; one that is accepted is in `record` from then on, one that is refused leaves it as it was. */
function judge(
  plan: EditionPlan,
  record: Record,
): { readonly refusal: Refusal } | { readonly id: string | null } {
  const { subscriptionId, channelId, edition, supersedes } = plan;
  const { editions, deliveries, waiting, withdrawn, shelves } = record;
  const id =
    plan.outcome === 'empty' ? null : idsOf(subscriptionId, edition.slot).find((one) => !deliveries.has(one));
  if (id === undefined) return { refusal: 'edition-exists' };
  // Named twice it is no longer waiting the second time.
  if (new Set(supersedes).size < supersedes.length || !supersedes.every((old) => waiting.has(old))) {
    return { refusal: 'moved-on' };
  }
  const key = `${subscriptionId} ${edition.slot}`;
  if (editions.has(key)) return { refusal: 'edition-exists' };
  const isGone = (holder: string) => withdrawn.has(holder) || supersedes.includes(holder);
  const stories = plan.outcome === 'planned' ? plan.storyIds : [];
  const isHad = stories.some((story) => {
    const holder = shelves.holderOf(channelId, story);
    return holder !== undefined && !isGone(holder);
  });
  if (isHad) return { refusal: 'story-had' };
  for (const old of supersedes) {
    waiting.delete(old);
    withdrawn.add(old);
  }
  editions.add(key);
  if (id !== null) {
    deliveries.add(id);
    waiting.add(id);
    for (const story of stories) shelves.put(channelId, story, id);
  }
  return { id };
}

async function writeAll(
  send: PostgresQuery,
  accepted: readonly Accepted[],
  { withdrawn, shelves }: Record,
  now: number,
): Promise<void> {
  if (accepted.length === 0) return;
  const of = <T>(field: (one: Accepted) => T): T[] => accepted.map(field);
  const deliveries = accepted.flatMap(({ plan, id }) => (plan.outcome === 'planned' ? [{ plan, id }] : []));
  const ofDelivery = <T>(field: (plan: (typeof deliveries)[number]['plan']) => T): T[] =>
    deliveries.map(({ plan }) => field(plan));
  await Promise.all([
    send(
      `INSERT INTO edition (subscription, slot, from_at, outcome, delivery, recorded_at)
       SELECT *, $6::bigint FROM unnest($1::text[], $2::bigint[], $3::bigint[], $4::text[], $5::text[])`,
      [
        of(({ plan }) => plan.subscriptionId),
        of(({ plan }) => plan.edition.slot),
        of(({ plan }) => plan.edition.from),
        of(({ plan }) => plan.outcome),
        of(({ id }) => id),
        now,
      ],
    ),
    send('DELETE FROM edition_trouble WHERE subscription = ANY ($1::text[])', [
      of(({ plan }) => plan.subscriptionId),
    ]),
    send(
      `INSERT INTO delivery (id, subscription, channel, part, place, parent, slot, priority, turn, recipe,
         planned_at, state, next_try_at)
       SELECT *, $11::bigint, 'planned', $11 FROM unnest($1::text[], $2::text[], $3::text[], $4::smallint[], $5::text[],
         $6::text[], $7::bigint[], $8::smallint[], $9::integer[], $10::text[])`,
      [
        deliveries.map(({ id }) => id),
        ofDelivery(({ subscriptionId }) => subscriptionId),
        ofDelivery(({ channelId }) => channelId),
        ofDelivery(({ channelId }) => partOf(channelId)),
        ofDelivery(({ place }) => place ?? 'channel'),
        ofDelivery(({ parentId }) => parentId ?? null),
        ofDelivery(({ edition }) => edition.slot),
        ofDelivery(({ priority }) => priority ?? priorities.digest),
        ofDelivery(({ turn }) => turn ?? 0),
        ofDelivery(({ recipe }) => JSON.stringify(recipe)),
        now,
      ],
    ),
    // Last: one that was planned in the same call may be taken over in it.
    withdraw(send, 'id = ANY ($2::text[])', [[...withdrawn]], now),
    writeStories(send, shelves, withdrawn),
  ]);
}
