import type { PostgresQuery } from '../../store/postgres.ts';
import { isShare, type SendingDelivery } from '../delivery.ts';
import { hashPost } from '../hash-post.ts';
import type { ClaimedRendering, Ledger, Settlement } from '../ledger.ts';
import { type DeliveryRow, toOpenDelivery } from '../ledger-rows.ts';
import { dropAmendment, readyAmendment } from './amendments.ts';
import { planCrosspost } from './crossposts.ts';
import { type LedgerTurns, lockFound } from './ledger-turns.ts';
import { withdrawOne } from './withdraw.ts';

const open = `state IN ('planned', 'sending')`;

/** The ledger's calls from the claim of a delivery to what came of it. */
export function createSending(
  turns: LedgerTurns,
): Pick<Ledger, 'claim' | 'settle' | 'putOff' | 'defer' | 'park' | 'resume'> {
  return {
    claim: (id, now, until, rendered) =>
      turns.write({ deliveries: [id] }, (send) => claim(send, id, now, until, rendered)),
    settle: (id, settlement, now) =>
      turns.write({ deliveries: [id] }, (send) => settle(send, id, settlement, now)),
    putOff: (id, next, problem) =>
      turns.write({ deliveries: [id] }, async (send) => {
        const rows = await send(
          `UPDATE delivery SET next_try_at = $2, problem = $3 WHERE id = $1 AND state = 'planned' RETURNING 1`,
          [id, next, JSON.stringify(problem)],
        );
        return rows.length > 0;
      }),
    defer: (works, until) => {
      const idsOf = (...states: readonly string[]) =>
        works.filter(({ state }) => states.includes(state)).map(({ id }) => id);
      return turns.write({ deliveries: works.map(({ id }) => id) }, async (send) => {
        await Promise.all([
          send(`UPDATE delivery SET next_try_at = $2 WHERE id = ANY ($1::text[]) AND ${open}`, [
            idsOf('planned', 'sending'),
            until,
          ]),
          send('UPDATE amendment SET next_try_at = $2 WHERE delivery = ANY ($1::text[])', [
            idsOf('changed'),
            until,
          ]),
          send('UPDATE crosspost SET next_try_at = $2 WHERE delivery = ANY ($1::text[])', [
            idsOf('posted'),
            until,
          ]),
        ]);
      });
    },
    park: ({ kind, id }, problem, now) =>
      turns.write({ deliveries: [id] }, async (send) => {
        if (kind === 'crosspost') await send('DELETE FROM crosspost WHERE delivery = $1', [id]);
        else await dropAmendment(send, id);
        if (kind !== 'delivery') return;
        const [row] = await send<{ released: number }>(
          `UPDATE delivery SET state = 'failed', settled_at = $3, problem = $2,
             released = (sending_since IS NULL)::integer, body = NULL, revisit_at = NULL, sending_since = NULL
           WHERE id = $1 AND ${open} RETURNING released`,
          [id, JSON.stringify(problem), now],
        );
        if (row?.released === 1) await freeStories(send, id);
      }),
    resume: (now, parts) =>
      turns.write({}, async (send) => {
        const left = `state = 'sending' AND ($1::smallint[] IS NULL OR part = ANY ($1))`;
        const locked = await lockFound(send, `SELECT channel FROM delivery WHERE ${left}`, [parts ?? null]);
        const rows = await send(
          `UPDATE delivery SET next_try_at = $2 WHERE ${left} AND ledger_lock(channel) = ANY ($3::integer[])
           RETURNING 1`,
          [parts ?? null, now, locked],
        );
        return rows.length;
      }),
  };
}

async function claim(
  send: PostgresQuery,
  id: string,
  now: number,
  until: number,
  rendered: ClaimedRendering | null,
): Promise<SendingDelivery | null> {
  const [row] = await (rendered === null
    ? send<DeliveryRow>(
        `UPDATE delivery SET attempts = attempts + 1, next_try_at = $2
         WHERE id = $1 AND state = 'sending' AND (next_try_at <= $3 OR next_try_at > $3 + 3600000) RETURNING *`,
        [id, until, now],
      )
    : send<DeliveryRow>(
        `UPDATE delivery SET state = 'sending', attempts = attempts + 1, next_try_at = $2, sending_since = $3, body = $4,
           body_hash = $5, thread = $6, revisit_at = $7, recipe = COALESCE($8, recipe)
         WHERE id = $1 AND state = 'planned' RETURNING *`,
        [
          id,
          until,
          now,
          JSON.stringify(rendered.post.body),
          hashPost(rendered.post),
          rendered.post.thread === undefined ? null : JSON.stringify(rendered.post.thread),
          rendered.revisitAt,
          rendered.recipe === undefined ? null : JSON.stringify(rendered.recipe),
        ],
      ));
  if (row === undefined) return null;
  const claimed = toOpenDelivery(row);
  if (claimed.state !== 'sending') throw new Error(`Delivery ${id} was claimed and is ${claimed.state}`);
  if (rendered !== null) await setShown(send, id, rendered);
  return claimed;
}

/** What the message shows, in which order and revision; of its other stories, that it does not. */
async function setShown(send: PostgresQuery, id: string, { shown }: ClaimedRendering): Promise<void> {
  const places = new Map(shown.map(({ storyId, revision }, place) => [storyId, { place, revision }]));
  await send(
    `UPDATE channel_story SET place = found.place, posted = found.revision, revision = found.revision
     FROM channel_story held LEFT JOIN unnest($2::text[], $3::integer[], $4::bigint[]) AS found (story, place, revision)
       ON found.story = held.story
     WHERE held.delivery = $1 AND channel_story.channel = held.channel AND channel_story.story = held.story`,
    [
      id,
      [...places.keys()],
      [...places.values()].map(({ place }) => place),
      [...places.values()].map(({ revision }) => revision),
    ],
  );
}

async function settle(
  send: PostgresQuery,
  id: string,
  settlement: Settlement,
  now: number,
): Promise<boolean> {
  switch (settlement.to) {
    case 'sent': {
      const rows = await send(
        `UPDATE delivery SET state = 'sent', message_id = $2, settled_at = $3, sending_since = NULL, body = NULL,
           problem = NULL WHERE id = $1 AND state = 'sending' RETURNING 1`,
        [id, settlement.messageId, now],
      );
      if (rows.length === 0) return false;
      await Promise.all([
        send('DELETE FROM channel_story WHERE delivery = $1 AND place IS NULL', [id]),
        readyAmendment(send, id),
        // What a reader shows the others here is not sent on to other servers.
        ...(settlement.toCrosspost && !isShare(id) ? [planCrosspost(send, id, now)] : []),
      ]);
      return true;
    }
    case 'planned':
    case 'sending': {
      const [row] = await send<{ unwanted: number }>(
        `UPDATE delivery SET state = $2, next_try_at = $3, problem = $4, faults = faults + $5,
           body = CASE WHEN $2 = 'sending' THEN body END, sending_since = CASE WHEN $2 = 'sending' THEN sending_since END
         WHERE id = $1 AND state = 'sending' RETURNING unwanted`,
        [
          id,
          settlement.to,
          settlement.nextTryAt,
          JSON.stringify(settlement.problem),
          settlement.fault ? 1 : 0,
        ],
      );
      if (row === undefined) return false;
      if (settlement.to === 'planned' && row.unwanted === 1) await withdrawOne(send, id, now);
      return true;
    }
    case 'failed': {
      const rows = await send(
        `UPDATE delivery SET state = 'failed', settled_at = $4, problem = $2, released = $3, body = NULL,
           revisit_at = NULL, sending_since = NULL WHERE id = $1 AND state = 'sending' RETURNING 1`,
        [id, JSON.stringify(settlement.problem), settlement.released ? 1 : 0, now],
      );
      if (rows.length === 0) return false;
      if (settlement.released) await freeStories(send, id);
      await dropAmendment(send, id);
      return true;
    }
  }
}

async function freeStories(send: PostgresQuery, id: string): Promise<void> {
  await send('DELETE FROM channel_story WHERE delivery = $1', [id]);
}
