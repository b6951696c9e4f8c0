import type { Database } from '../store/database.ts';
import type { SqliteAmendments } from './amendments-sqlite.ts';
import type { SqliteCrossposts } from './crossposts-sqlite.ts';
import type { Ledger } from './ledger.ts';
import { type DeliveryRow, toOpenDelivery } from './ledger-rows.ts';
import type { prepareLedger } from './ledger-statements.ts';
import { isIn, type Parts } from './part-of.ts';
import { UnreadableWork, type Work } from './work.ts';

/** What is next in a channel. */
interface Lane {
  readonly channel: string;
  readonly kind: 'delivery' | 'amendment' | 'crosspost';
  readonly id: string;
}

/** `Ledger.due` over the table `lane`: what it costs goes by `limit`, not by how much is open. */
export function createDueLanes(
  db: Database,
  sql: Pick<ReturnType<typeof prepareLedger>, 'due' | 'delivery'>,
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

  const find = db.transaction((now: number, limit: number, besides: readonly string[], parts?: Parts) => {
    // A channel may have several lanes, and gets one thing at a time.
    const taken = new Set<string>();
    const found: Lane[] = [];
    // Read no further than is needed.
    for (const lane of sql.due.iterate({ now, besides: JSON.stringify(besides) }) as IterableIterator<Lane>) {
      if (taken.has(lane.channel) || !isIn(parts, lane.channel)) continue;
      taken.add(lane.channel);
      found.push(lane);
      if (found.length >= limit) break;
    }
    return found.map(read);
  });
  return async (now, limit, besides, parts) => find(now, limit, besides, parts);
}

/** An error of SQLite's says nothing about the record that was asked for. */
function isOfDatabase(error: unknown): boolean {
  return error instanceof Error && 'code' in error && String(error.code).startsWith('SQLITE');
}
