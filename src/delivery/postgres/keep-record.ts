import type { PostgresQuery } from '../../store/postgres.ts';
import { isShare, shelfOf } from '../delivery.ts';
import type { AdoptedPost, Ledger } from '../ledger.ts';
import { type DeliveryRow, toDelivery } from '../ledger-rows.ts';
import { partOf } from '../part-of.ts';
import { priorities } from '../priority.ts';
import { readyAmendment } from './amendments.ts';
import { planCrosspost } from './crossposts.ts';
import { type LedgerTurns, lockChannels } from './ledger-turns.ts';

/** Editions, and deliveries, that one pruning forgets at most. */
const prunedAtOnce = 1_000;

/** The ledger's calls about what was sent, and what is to be remembered of it. */
export function createRecord(
  turns: LedgerTurns,
): Pick<Ledger, 'delivery' | 'deliveriesOf' | 'adopt' | 'skipTo' | 'trouble' | 'revisit' | 'prune'> {
  return {
    async delivery(id) {
      const [row] = await turns.read<DeliveryRow>('SELECT * FROM delivery WHERE id = $1', [id]);
      return row === undefined ? null : toDelivery(row);
    },
    async deliveriesOf(subscription, limit) {
      const rows = await turns.read<DeliveryRow>(
        'SELECT * FROM delivery WHERE subscription = $1 ORDER BY slot DESC LIMIT $2',
        [subscription, limit],
      );
      return rows.map(toDelivery);
    },
    adopt: (posts, now) => {
      const turn = {
        subscriptions: posts.map(({ subscriptionId }) => subscriptionId),
        channels: posts.map(({ channelId }) => channelId),
        deliveries: posts.map(({ id }) => id),
      };
      return turns.write(turn, async (send) => {
        for (const post of posts) await adoptOne(send, post, now);
      });
    },
    skipTo: (subscription, slot, now) =>
      turns.write({ subscriptions: [subscription] }, async (send) => {
        await send(
          `INSERT INTO edition (subscription, slot, from_at, outcome, recorded_at) VALUES ($1, $2, $2, 'empty', $3)
           ON CONFLICT (subscription, slot) DO NOTHING`,
          [subscription, slot, now],
        );
      }),
    trouble: (subscription, { slot, tries, nextTryAt, message }) =>
      turns.write({ subscriptions: [subscription] }, async (send) => {
        await send(
          `INSERT INTO edition_trouble (subscription, slot, tries, next_try_at, message) VALUES ($1, $2, $3, $4, $5)
           ON CONFLICT (subscription) DO UPDATE SET slot = excluded.slot, tries = excluded.tries,
             next_try_at = excluded.next_try_at, message = excluded.message`,
          [subscription, slot, tries, nextTryAt, message],
        );
      }),
    revisit: (id) =>
      turns.write({ deliveries: [id] }, async (send) => {
        await send(
          `UPDATE delivery SET revisit_at = 0
           WHERE id = $1 AND (state IN ('planned', 'sending') OR (state = 'sent' AND gone = 0))`,
          [id],
        );
      }),
    prune: (before) => turns.write({}, (send) => prune(send, before)),
  };
}

async function adoptOne(send: PostgresQuery, post: AdoptedPost, now: number): Promise<void> {
  const { id, subscriptionId, channelId, slot, storyIds } = post;
  const places = new Map(storyIds.map((story, place) => [story, place]));
  await Promise.all([
    ...(post.isEdition
      ? [
          // The edition before it ended where this one begins; without one, a day is taken.
          send(
            `INSERT INTO edition (subscription, slot, from_at, outcome, delivery, recorded_at)
             VALUES ($1, $2::bigint, COALESCE((SELECT max(slot) FROM edition WHERE subscription = $1 AND slot < $2),
               $2 - 86400000), 'planned', $3, $4)
             ON CONFLICT (subscription, slot) DO UPDATE SET outcome = 'planned', delivery = excluded.delivery`,
            [subscriptionId, slot, id, now],
          ),
        ]
      : []),
    send(
      `INSERT INTO delivery (id, subscription, channel, part, place, parent, slot, priority, planned_at, state, recipe,
         next_try_at, settled_at, message_id)
       VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $11, 'sent', $9, $11, $11, $10)
       ON CONFLICT (id) DO UPDATE SET state = 'sent', settled_at = excluded.settled_at, problem = NULL,
         message_id = excluded.message_id, sending_since = NULL, body = NULL, released = 0,
         recipe = COALESCE(delivery.recipe, excluded.recipe) WHERE delivery.state <> 'sent'`,
      [
        id,
        subscriptionId,
        channelId,
        partOf(channelId),
        post.place ?? 'channel',
        post.parentId ?? null,
        slot,
        post.isEdition ? priorities.digest : priorities.story,
        post.recipe === null ? null : JSON.stringify(post.recipe),
        post.messageId,
        now,
      ],
    ),
    send(
      `INSERT INTO channel_story AS held (channel, story, delivery, place)
       SELECT $1, story, $2, place FROM unnest($3::text[], $4::integer[]) AS found (story, place)
       ON CONFLICT (channel, story) DO UPDATE SET delivery = excluded.delivery, place = excluded.place,
         posted = CASE held.delivery WHEN excluded.delivery THEN held.posted END,
         revision = CASE held.delivery WHEN excluded.delivery THEN held.revision END`,
      [shelfOf(post), id, [...places.keys()], [...places.values()]],
    ),
    readyAmendment(send, id),
    ...(post.toCrosspost && !isShare(id) ? [planCrosspost(send, id, now)] : []),
  ]);
}

async function prune(send: PostgresQuery, before: number): Promise<number> {
  const gone = await send(
    `DELETE FROM edition WHERE (subscription, slot) IN (
       SELECT e.subscription, e.slot FROM edition e WHERE e.recorded_at < $1
         AND e.slot < (SELECT max(n.slot) FROM edition n WHERE n.subscription = e.subscription)
         AND NOT EXISTS (SELECT FROM delivery d WHERE d.id = e.delivery AND d.state IN ('planned', 'sending'))
       LIMIT ${prunedAtOnce} FOR UPDATE SKIP LOCKED) RETURNING 1`,
    [before],
  );
  const prunable = `settled_at < $1 AND NOT EXISTS (SELECT FROM edition e WHERE e.delivery = delivery.id)`;
  const found = await send<{ id: string }>(
    `SELECT id FROM delivery WHERE ${prunable} LIMIT ${prunedAtOnce}`,
    [before],
  );
  await lockChannels(send, { deliveries: found.map(({ id }) => id) });
  // One that was planned anew meanwhile stays.
  await send(
    `WITH gone AS (DELETE FROM delivery WHERE id = ANY ($2::text[]) AND ${prunable} RETURNING id),
     freed AS (DELETE FROM channel_story USING gone WHERE delivery = gone.id),
     dropped AS (DELETE FROM amendment USING gone WHERE delivery = gone.id)
     DELETE FROM crosspost USING gone WHERE delivery = gone.id`,
    [before, found.map(({ id }) => id)],
  );
  return gone.length;
}
