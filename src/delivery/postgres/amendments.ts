import type { StoryChange } from '../../archive/story-archive.ts';
import type { PostgresQuery } from '../../store/postgres.ts';
import {
  type Amendment,
  type AmendmentBook,
  type AmendmentEnd,
  amendmentPriority,
  followsFor,
} from '../amendment.ts';
import { priorities } from '../priority.ts';
import { type LedgerTurns, lockFound } from './ledger-turns.ts';

/** The ledger's amendments. */
export function createAmendments(turns: LedgerTurns): AmendmentBook {
  return {
    async changesReadTo() {
      const [row] = await turns.read<{ cursor: number }>(
        `SELECT cursor FROM change_cursor WHERE room = 'archive'`,
      );
      return row?.cursor ?? 0;
    },
    noteChanges: (changes, cursor, now) =>
      turns.write({}, async (send) => {
        // First, so that of two who read the feed one waits for the other.
        await send(
          `INSERT INTO change_cursor (room, cursor) VALUES ('archive', $1)
           ON CONFLICT (room) DO UPDATE SET cursor = excluded.cursor`,
          [cursor],
        );
        return note(send, changes, now);
      }),
    noteLifted: (now) => turns.write({}, (send) => noteLifted(send, now)),
    endAmendment: (amendment, end, now) =>
      turns.write({ deliveries: [amendment.id] }, (send) => endAmendment(send, amendment, end, now)),
  };
}

/** The message is in the channel: what was noted meanwhile is to be done. */
export async function readyAmendment(send: PostgresQuery, delivery: string): Promise<void> {
  await send('UPDATE amendment SET ready = 1 WHERE delivery = $1', [delivery]);
}

/** The message is not in the channel and will not be. */
export async function dropAmendment(send: PostgresQuery, delivery: string): Promise<void> {
  await send('DELETE FROM amendment WHERE delivery = $1', [delivery]);
}

/** A more urgent change does not wait for the next try of what was planned before it. */
const onTopOfOthers = `ON CONFLICT (delivery) DO UPDATE SET version = amendment.version + 1, ready = excluded.ready,
  next_try_at = CASE WHEN excluded.priority < amendment.priority THEN excluded.next_try_at ELSE amendment.next_try_at END,
  priority = least(amendment.priority, excluded.priority)`;

/** Deliveries that have, or name, a story. */
const having = (
  story: string,
  older = '',
) => `SELECT delivery AS id FROM channel_story WHERE story = ${story} ${older}
  UNION SELECT id FROM delivery WHERE names = ${story}`;

/**
 * Plans the amendments of what is in the channels that it locks. A delivery that is planned after that is rendered after it too, and shows
 * what the archive has by now.
 */
async function note(send: PostgresQuery, changes: readonly StoryChange[], now: number): Promise<number> {
  const stories = [...new Set(changes.map(({ storyId }) => storyId))];
  const locked = await lockFound(
    send,
    `SELECT d.channel FROM unnest($1::text[]) AS changed (story)
     CROSS JOIN LATERAL (${having('changed.story')}) AS found JOIN delivery d ON d.id = found.id
     WHERE d.state IN ('planned', 'sending', 'sent')`,
    [stories],
  );
  const counts = await Promise.all(
    changes.map(({ storyId, revision, kind }) =>
      send<{ count: number }>(
        // What is planned or being sent too: it may have been rendered before the change and be recorded after it.
        `WITH noted AS (
           INSERT INTO amendment (delivery, channel, part, priority, ready, planned_at, next_try_at)
           SELECT d.id, d.channel, d.part, $3, (d.state = 'sent')::integer, $5, $5
           FROM (${having('$1', 'AND (revision IS NULL OR revision < $2)')}) AS found JOIN delivery d ON d.id = found.id
           WHERE d.state IN ('planned', 'sending', 'sent') AND d.gone = 0 AND ledger_lock(d.channel) = ANY ($7::integer[])
             AND ($4::boolean OR d.settled_at IS NULL OR (d.recipe IS NOT NULL AND d.settled_at > $5 - $6::bigint))
           ${onTopOfOthers} RETURNING 1)
         SELECT count(*)::integer AS count FROM noted`,
        [storyId, revision, amendmentPriority(kind), kind !== 'updated', now, followsFor, locked],
      ),
    ),
  );
  return counts.reduce((sum, [row]) => sum + (row?.count ?? 0), 0);
}

async function noteLifted(send: PostgresQuery, now: number): Promise<number> {
  const locked = await lockFound(send, 'SELECT channel FROM delivery WHERE revisit_at <= $1', [now]);
  const lifted = 'revisit_at <= $1 AND ledger_lock(channel) = ANY ($2::integer[])';
  const [noted] = await Promise.all([
    send<{ count: number }>(
      `WITH noted AS (
         INSERT INTO amendment (delivery, channel, part, priority, ready, planned_at, next_try_at)
         SELECT id, channel, part, ${priorities.change}, (state = 'sent')::integer, $1, $1 FROM delivery
         WHERE ${lifted} AND state IN ('planned', 'sending', 'sent') AND gone = 0
         ${onTopOfOthers} RETURNING 1)
       SELECT count(*)::integer AS count FROM noted`,
      [now, locked],
    ),
    send(`UPDATE delivery SET revisit_at = NULL WHERE ${lifted}`, [now, locked]),
  ]);
  return noted[0]?.count ?? 0;
}

async function endAmendment(
  send: PostgresQuery,
  { id, version, priority }: Amendment,
  end: AmendmentEnd,
  now: number,
): Promise<void> {
  switch (end.to) {
    case 'done':
      await Promise.all([
        setRevisions(send, id, end.shown),
        send(
          'UPDATE delivery SET body_hash = $2, thread = COALESCE($3, thread), revisit_at = $4 WHERE id = $1',
          [id, end.hash, end.thread === undefined ? null : JSON.stringify(end.thread), end.revisitAt],
        ),
        // 2: it waits until something of the message may be told again.
        end.tellsNothing
          ? send('UPDATE crosspost SET is_open = 2 WHERE delivery = $1 AND is_open = 1', [id])
          : send('UPDATE crosspost SET is_open = 1 WHERE delivery = $1 AND is_open = 2', [id]),
        ...close(send, id, version, now),
      ]);
      return;
    case 'later':
      // What became more urgent meanwhile does not wait for the next try of what it was before.
      await send(
        `UPDATE amendment SET next_try_at = CASE WHEN priority < $2 THEN $3::bigint ELSE $4::bigint END, problem = $5, attempts = attempts + 1,
           faults = faults + $6, must_delete = $7 WHERE delivery = $1`,
        [
          id,
          priority,
          now,
          end.nextTryAt,
          JSON.stringify(end.problem),
          end.fault ? 1 : 0,
          end.mustDelete ? 1 : 0,
        ],
      );
      return;
    case 'dropped':
      await Promise.all(close(send, id, version, now));
      return;
    case 'deleted':
    case 'gone':
      await Promise.all([
        ...(end.to === 'deleted' ? [send('DELETE FROM channel_story WHERE delivery = $1', [id])] : []),
        send('UPDATE delivery SET gone = 1, revisit_at = NULL WHERE id = $1', [id]),
        // What is gone is not sent on to other servers either.
        send('UPDATE crosspost SET is_open = 0 WHERE delivery = $1', [id]),
        dropAmendment(send, id),
      ]);
  }
}

/** Ends it; where a change was noted since it was given it is to be carried out again, from what is shown now. */
function close(send: PostgresQuery, id: string, version: number, now: number): Promise<unknown>[] {
  return [
    send('DELETE FROM amendment WHERE delivery = $1 AND version = $2', [id, version]),
    send(
      'UPDATE amendment SET next_try_at = $2, attempts = 0, faults = 0, problem = NULL WHERE delivery = $1',
      [id, now],
    ),
  ];
}

async function setRevisions(
  send: PostgresQuery,
  id: string,
  shown: readonly { readonly storyId: string; readonly revision: number }[],
): Promise<void> {
  const newest = new Map<string, number>();
  for (const { storyId, revision } of shown) {
    newest.set(storyId, Math.max(revision, newest.get(storyId) ?? 0));
  }
  await send(
    `UPDATE channel_story held SET revision = greatest(COALESCE(held.revision, 0), found.revision)
     FROM unnest($2::text[], $3::bigint[]) AS found (story, revision)
     WHERE held.delivery = $1 AND held.story = found.story`,
    [id, [...newest.keys()], [...newest.values()]],
  );
}
