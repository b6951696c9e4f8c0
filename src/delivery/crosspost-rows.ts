import type { SendProblem } from './chat-gateway.ts';
import type { Crosspost } from './crosspost.ts';
import { priorities } from './priority.ts';
import type { PlaceKind } from './subscription.ts';

/** A row of the table `crosspost` with its delivery's, as either engine gives it. */
export interface CrosspostRow {
  readonly delivery: string;
  readonly subscription: string;
  readonly channel: string;
  readonly place: PlaceKind;
  readonly parent: string | null;
  readonly slot: number;
  readonly message_id: string;
  readonly planned_at: number;
  readonly next_try_at: number;
  readonly attempts: number;
  readonly faults: number;
  readonly problem: string | null;
}

/** The crosspost that a row stands for. Throws for JSON that is none. */
export function toCrosspost(row: CrosspostRow): Crosspost {
  return {
    state: 'posted',
    id: row.delivery,
    subscriptionId: row.subscription,
    channelId: row.channel,
    place: row.place,
    parentId: row.parent,
    slot: row.slot,
    priority: priorities.crosspost,
    messageId: row.message_id,
    plannedAt: row.planned_at,
    nextTryAt: row.next_try_at,
    attempts: row.attempts,
    faults: row.faults,
    problem: row.problem === null ? null : (JSON.parse(row.problem) as SendProblem),
  };
}
