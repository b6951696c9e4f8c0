import type { PostThread, SendProblem } from './chat-gateway.ts';
import type { Recipe } from './compose.ts';
import type { Delivery, OpenDelivery } from './delivery.ts';
import type { Priority } from './priority.ts';
import type { PlaceKind } from './subscription.ts';

/** A row of the table `delivery`, as SQLite gives it. */
export interface DeliveryRow {
  readonly id: string;
  readonly subscription: string;
  readonly channel: string;
  readonly place: PlaceKind;
  readonly parent: string | null;
  readonly slot: number;
  readonly priority: Priority;
  readonly planned_at: number;
  readonly state: Delivery['state'];
  readonly recipe: string | null;
  readonly body: string | null;
  readonly body_hash: string | null;
  readonly thread: string | null;
  readonly attempts: number;
  readonly faults: number;
  readonly next_try_at: number;
  readonly sending_since: number | null;
  readonly settled_at: number | null;
  readonly message_id: string | null;
  readonly gone: number;
  readonly problem: string | null;
  readonly released: number;
  readonly unwanted: number;
}

/** The delivery that a row stands for. Throws for a row that the table's own checks should have refused. */
export function toDelivery(row: DeliveryRow): Delivery {
  const record = {
    id: row.id,
    subscriptionId: row.subscription,
    channelId: row.channel,
    place: row.place,
    parentId: row.parent,
    slot: row.slot,
    priority: row.priority,
    plannedAt: row.planned_at,
    attempts: row.attempts,
  };
  const problem = row.problem === null ? null : (JSON.parse(row.problem) as SendProblem);
  switch (row.state) {
    case 'planned':
    case 'sending': {
      const open = {
        ...record,
        faults: row.faults,
        nextTryAt: row.next_try_at,
        problem,
      };
      const recipe = JSON.parse(there(row, 'recipe')) as Recipe;
      return row.state === 'planned'
        ? { ...open, state: 'planned', recipe }
        : {
            ...open,
            state: 'sending',
            recipe,
            isUnwanted: row.unwanted === 1,
            post: {
              body: JSON.parse(there(row, 'body')) as Record<string, unknown>,
              ...(row.thread === null ? {} : { thread: JSON.parse(row.thread) as PostThread }),
            },
            sendingSince: there(row, 'sending_since'),
          };
    }
    case 'sent':
      return {
        ...record,
        state: 'sent',
        messageId: there(row, 'message_id'),
        sentAt: there(row, 'settled_at'),
        isGone: row.gone === 1,
      };
    case 'failed': {
      if (problem === null) throw new Error(`Delivery ${row.id} failed and the ledger does not say why`);
      return {
        ...record,
        state: 'failed',
        failedAt: there(row, 'settled_at'),
        problem,
        released: row.released === 1,
      };
    }
    case 'withdrawn':
      return { ...record, state: 'withdrawn', withdrawnAt: there(row, 'settled_at') };
  }
}

/** As `toDelivery`, for a row that was asked for as open. */
export function toOpenDelivery(row: DeliveryRow): OpenDelivery {
  const delivery = toDelivery(row);
  if (delivery.state !== 'planned' && delivery.state !== 'sending') {
    throw new Error(`Delivery ${row.id} is ${delivery.state}, not open`);
  }
  return delivery;
}

function there<K extends keyof DeliveryRow>(row: DeliveryRow, column: K): NonNullable<DeliveryRow[K]> {
  const value = row[column];
  if (value === null) throw new Error(`Delivery ${row.id} is ${row.state} and has no ${column}`);
  return value as NonNullable<DeliveryRow[K]>;
}
