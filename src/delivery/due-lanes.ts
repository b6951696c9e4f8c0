import type { Database } from '../store/database.ts';
import type { SqliteAmendments } from './amendments-sqlite.ts';
import type { SqliteCrossposts } from './crossposts-sqlite.ts';
import { type Ledger, UnreadableWork, type Work } from './ledger.ts';
import { type DeliveryRow, toOpenDelivery } from './ledger-rows.ts';
import type { prepareLedger } from './ledger-statements.ts';
import { priorities } from './priority.ts';

/** What is next in a channel. */
interface Lane {
  readonly channel: string;
  readonly kind: 'delivery' | 'amendment' | 'crosspost';
  readonly id: string;
}

const inOrder = Object.values(priorities).toSorted((a, b) => a - b);

/** `Ledger.due` over the table `lane`: what it costs goes by `limit`, not by how much is open. */
export function createDueLanes(
  db: Database,
  sql: Pick<ReturnType<typeof prepareLedger>, 'due' | 'dueByWrongClock' | 'delivery'>,
  amendments: Pick<SqliteAmendments, 'read'>,
  crossposts: Pick<SqliteCrossposts, 'read'>,
): Ledger['due'] {
  function read(lane: Lane): Work {
    try {
      return readWork(lane);
    } catch (error) {
      if (isOfDatabase(error)) throw error;
      throw new UnreadableWork(lane.kind, lane.id, error);
    }
  }

  function readWork({ kind, id }: Lane): Work {
    switch (kind) {
      case 'delivery':
        return toOpenDelivery(sql.delivery.get({ id }) as DeliveryRow);
      case 'amendment':
        return amendments.read(id);
      case 'crosspost':
        return crossposts.read(id);
    }
  }

  const find = db.transaction((now: number, limit: number, besides: readonly string[]) => {
    const taken = new Set(besides);
    const found: Lane[] = [];
    for (const priority of inOrder) {
      for (const lanes of [sql.due, sql.dueByWrongClock]) {
        // A channel may have several lanes of one priority, and gets one thing at a time.
        let isMore = found.length < limit;
        while (isMore) {
          const asked = { priority, now, limit: limit - found.length, besides: JSON.stringify([...taken]) };
          const rows = lanes.all(asked) as Lane[];
          const first = rows.filter(
            ({ channel }, i) => rows.findIndex((one) => one.channel === channel) === i,
          );
          for (const lane of first) taken.add(lane.channel);
          found.push(...first);
          isMore = first.length < rows.length && found.length < limit;
        }
      }
    }
    return found.map(read);
  });
  return async (now, limit, besides) => find(now, limit, besides);
}

/** An error of SQLite's says nothing about the record that was asked for. */
function isOfDatabase(error: unknown): boolean {
  return error instanceof Error && 'code' in error && String(error.code).startsWith('SQLITE');
}
