import type { Database } from '../store/database.ts';
import type { Amendment } from './amendment.ts';
import type { SqliteAmendments } from './amendments-sqlite.ts';
import type { OpenDelivery } from './delivery.ts';
import type { Ledger } from './ledger.ts';
import { type DeliveryRow, toOpenDelivery } from './ledger-rows.ts';
import type { prepareLedger } from './ledger-statements.ts';
import { priorities } from './priority.ts';

/** What is next in a channel. */
interface Lane {
  readonly channel: string;
  readonly kind: 'delivery' | 'amendment';
  readonly id: string;
}

const inOrder = Object.values(priorities).toSorted((a, b) => a - b);

/** `Ledger.due` over the table `lane`: what it costs goes by `limit`, not by how much is open. */
export function createDueLanes(
  db: Database,
  sql: Pick<ReturnType<typeof prepareLedger>, 'due' | 'dueByWrongClock' | 'delivery'>,
  amendments: Pick<SqliteAmendments, 'read'>,
): Ledger['due'] {
  function read({ kind, id }: Lane): OpenDelivery | Amendment {
    return kind === 'amendment'
      ? amendments.read(id)
      : toOpenDelivery(sql.delivery.get({ id }) as DeliveryRow);
  }

  const find = db.transaction((now: number, limit: number, besides: readonly string[]) => {
    const taken = new Set(besides);
    const found: Lane[] = [];
    for (const priority of inOrder) {
      for (const lanes of [sql.due, sql.dueByWrongClock]) {
        // A channel may have two lanes of one priority, and gets one thing at a time.
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
