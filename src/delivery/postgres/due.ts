import { type AmendmentRow, toAmendment } from '../amendment-rows.ts';
import type { PostedStory } from '../compose.ts';
import { type CrosspostRow, toCrosspost } from '../crosspost-rows.ts';
import type { Ledger } from '../ledger.ts';
import { type DeliveryRow, toOpenDelivery } from '../ledger-rows.ts';
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
        const found = await turns.read<Found>(dueQuery(parts !== undefined), [
          now,
          most,
          left,
          ...(parts ? [parts] : []),
        ]);
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
        nextTryQuery(parts !== undefined),
        parts === undefined ? [] : [parts],
      );
      return row?.at ?? null;
    },
  };
}

/**
 * The lanes of one priority that `where` holds for, in the order of the index that they are read by: those of the parts `wanted`, or of all.
 */
function lanesOf(
  isParted: boolean,
  columns: string,
  priority: string | number,
  where: string,
  limit: string,
): string {
  const lanes = (isAmong: string) =>
    `SELECT ${columns} FROM lane WHERE ${isAmong} = ${priority}${where} ORDER BY ${order} LIMIT ${limit}`;
  if (!isParted) return lanes('priority + 0');
  return `SELECT mine.* FROM wanted CROSS JOIN LATERAL (${lanes('part = wanted.part AND priority')}) AS mine
    ORDER BY ${order} LIMIT ${limit}`;
}

/** The parts that are asked for, as the last of a query's values. */
const wantedParts = (value: string) =>
  `WITH wanted AS MATERIALIZED (SELECT part FROM unnest(${value}::smallint[]) AS part)`;

/**
 * The most urgent first: the server reads a part of the union only when those before it are used up. A next try more than an hour
 * ahead was written by a clock that has since gone back: nothing waits that long. Values: now, limit, channels to leave out, parts.
 * In one statement, and so of one moment: a lane and its record fit.
 */
export function dueQuery(isParted: boolean): string {
  const ways = inOrder.flatMap((priority) =>
    ['next_try_at <= $1::bigint', 'next_try_at > $1::bigint + 3600000'].map(
      (bound) =>
        `(${lanesOf(
          isParted,
          'channel, kind, id, next_try_at, turn, slot',
          priority,
          ` AND ${bound} AND channel <> ALL ($3::text[])`,
          '$2::integer',
        )})`,
    ),
  );
  return `${isParted ? wantedParts('$4') : ''} SELECT channel, kind, id,
      (SELECT to_json(d) FROM delivery d WHERE d.id = due.id) AS delivery,
      CASE kind WHEN 'amendment' THEN (SELECT to_json(a) FROM amendment a WHERE a.delivery = due.id) END AS amendment,
      CASE kind WHEN 'crosspost' THEN (SELECT to_json(c) FROM crosspost c WHERE c.delivery = due.id) END AS crosspost,
      CASE kind WHEN 'amendment' THEN (
        SELECT json_agg(json_build_object('storyId', story, 'revision', posted) ORDER BY place, story)
        FROM channel_story WHERE delivery = due.id AND place IS NOT NULL) END AS posted
    FROM (SELECT * FROM (${ways.join('\n    UNION ALL ')}) AS every LIMIT $2::integer) AS due`;
}

function nextTryQuery(isParted: boolean): string {
  const firsts = inOrder.map(
    (priority) => `(${lanesOf(isParted, 'next_try_at, turn, slot, id', priority, '', '1')})`,
  );
  return `${isParted ? wantedParts('$1') : ''} SELECT min(next_try_at) AS at FROM (${firsts.join('\n    UNION ALL ')}) AS firsts`;
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
