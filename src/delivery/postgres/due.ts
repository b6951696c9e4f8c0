import { type AmendmentRow, toAmendment } from '../amendment-rows.ts';
import type { PostedStory } from '../compose.ts';
import { type CrosspostRow, toCrosspost } from '../crosspost-rows.ts';
import type { Ledger } from '../ledger.ts';
import { type DeliveryRow, toOpenDelivery } from '../ledger-rows.ts';
import type { Parts } from '../part-of.ts';
import { priorities } from '../priority.ts';
import { UnreadableWork, type Work } from '../work.ts';
import type { LedgerTurns } from './ledger-turns.ts';

const inOrder = Object.values(priorities).toSorted((a, b) => a - b);
const order = 'next_try_at, turn, slot, id';

/** What is next in a channel, with the record that it stands for and the record's delivery. */
interface Found {
  readonly channel: string;
  readonly kind: UnreadableWork['kind'];
  readonly id: string;
  readonly delivery: DeliveryRow;
  readonly amendment: AmendmentRow | null;
  readonly crosspost: CrosspostRow | null;
  readonly posted: readonly PostedStory[] | null;
}

/** `Ledger.due` and `nextTryAt` over the table `lane`: what they cost goes by `limit` and the number of parts, not by how much is open. */
export function createDue(turns: LedgerTurns): Pick<Ledger, 'due' | 'nextTryAt'> {
  return {
    async due(now, limit, besides, parts) {
      const works: Work[] = [];
      const left = [...besides];
      // A channel may have several lanes, and gets one thing at a time: seldom more than one reading is needed.
      for (;;) {
        const most = limit - works.length;
        const found = await turns.read<Found>(dueQuery(parts), [now, most, left, ...(parts ? [parts] : [])]);
        for (const one of found) {
          if (left.includes(one.channel)) continue;
          left.push(one.channel);
          works.push(read(one));
        }
        if (found.length < most || works.length >= limit) return works;
      }
    },
    async nextTryAt(parts) {
      const [row] = await turns.read<{ at: number | null }>(
        nextTryQuery(parts),
        parts === undefined ? [] : [parts],
      );
      return row?.at ?? null;
    },
  };
}

/**
 * As a part's lanes lie in the index: `bound` of `priority`, in order, `limit` at most. Without `parts` those of all, by an index
 * of their own: looking into each part costs some microseconds.
 */
function lanesOf(parts: Parts | undefined, columns: string, where: string, limit: string): string {
  const lanes = (condition: string) =>
    `SELECT ${columns} FROM lane WHERE ${condition}${where} ORDER BY ${order} LIMIT ${limit}`;
  if (parts === undefined) return lanes('');
  return `SELECT mine.* FROM unnest($4::smallint[]) AS wanted (number)
    CROSS JOIN LATERAL (${lanes('part = wanted.number AND ')}) AS mine ORDER BY ${order} LIMIT ${limit}`;
}

/**
 * The most urgent first: \`Append\` reads a part of the union only when those before it are used up. A next try more than an hour
 * ahead was written by a clock that has since gone back: nothing waits that long. Values: now, limit, channels to leave out, parts.
 * In one statement, and so of one moment: a lane and its record fit.
 */
export function dueQuery(parts: Parts | undefined): string {
  const ways = inOrder.flatMap((priority) =>
    ['next_try_at <= $1::bigint', 'next_try_at > $1::bigint + 3600000'].map((bound) =>
      lanesOf(
        parts,
        `channel, kind, id, ${order.replace(', id', '')}`,
        `priority = ${priority} AND ${bound} AND channel <> ALL ($3::text[])`,
        '$2::integer',
      ),
    ),
  );
  return `SELECT due.channel, due.kind, due.id, to_json(d) AS delivery, to_json(c) AS crosspost, to_json(a) AS amendment,
      CASE WHEN a.delivery IS NOT NULL THEN (
        SELECT json_agg(json_build_object('storyId', story, 'revision', posted) ORDER BY place, story) FROM channel_story s
        WHERE s.delivery = a.delivery AND s.place IS NOT NULL) END AS posted
    FROM (SELECT *, row_number() OVER () AS number FROM (
      SELECT * FROM (${ways.map((way) => `(${way})`).join('\n    UNION ALL ')}) AS every LIMIT $2::integer) AS first) AS due
    LEFT JOIN delivery d ON d.id = due.id
    LEFT JOIN amendment a ON due.kind = 'amendment' AND a.delivery = due.id
    LEFT JOIN crosspost c ON due.kind = 'crosspost' AND c.delivery = due.id
    ORDER BY due.number`;
}

function nextTryQuery(parts: Parts | undefined): string {
  const first = (condition: string) =>
    `SELECT next_try_at FROM lane WHERE ${condition}priority = wanted.priority ORDER BY ${order} LIMIT 1`;
  const wanted = `(VALUES ${inOrder.map((priority) => `(${priority})`).join(', ')}) AS wanted (priority)`;
  return parts === undefined
    ? `SELECT min(next_try_at) AS at FROM ${wanted} CROSS JOIN LATERAL (${first('')}) AS one`
    : `SELECT min(next_try_at) AS at FROM ${wanted} CROSS JOIN unnest($1::smallint[]) AS mine (number)
       CROSS JOIN LATERAL (${first('part = mine.number AND ')}) AS one`;
}

function read({ kind, id, delivery, amendment, crosspost, posted }: Found): Work {
  try {
    // Only a file that was changed by hand has a lane without its record.
    if (delivery === null) throw new Error('It is not on record');
    if (kind === 'delivery') return toOpenDelivery(delivery);
    if (amendment !== null) return toAmendment({ ...delivery, ...amendment } as AmendmentRow, posted ?? []);
    if (crosspost !== null) return toCrosspost({ ...delivery, ...crosspost } as CrosspostRow);
    throw new Error('It is not on record');
  } catch (error) {
    throw new UnreadableWork(kind, id, error);
  }
}
