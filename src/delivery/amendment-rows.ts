import type { Amendment } from './amendment.ts';
import type { PostThread, SendProblem } from './chat-gateway.ts';
import type { PostedStory, Recipe } from './compose.ts';
import type { Priority } from './priority.ts';
import type { PlaceKind } from './subscription.ts';

/** A row of the table `amendment` with its delivery's, as either engine gives it. */
export interface AmendmentRow {
  readonly delivery: string;
  readonly version: number;
  readonly priority: Priority;
  readonly must_delete: number;
  readonly planned_at: number;
  readonly next_try_at: number;
  readonly attempts: number;
  readonly faults: number;
  readonly problem: string | null;
  readonly subscription: string;
  readonly channel: string;
  readonly place: PlaceKind;
  readonly parent: string | null;
  readonly slot: number;
  readonly message_id: string;
  readonly recipe: string | null;
  readonly body_hash: string | null;
  readonly thread: string | null;
  readonly settled_at: number;
}

/** The amendment that a row stands for, with the stories that its message was posted with. Throws for JSON that is none. */
export function toAmendment(row: AmendmentRow, stories: readonly PostedStory[]): Amendment {
  return {
    state: 'changed',
    id: row.delivery,
    subscriptionId: row.subscription,
    channelId: row.channel,
    place: row.place,
    parentId: row.parent,
    slot: row.slot,
    priority: row.priority,
    messageId: row.message_id,
    recipe: row.recipe === null ? null : (JSON.parse(row.recipe) as Recipe),
    posted: { at: row.settled_at, stories },
    hash: row.body_hash,
    thread: row.thread === null ? null : (JSON.parse(row.thread) as PostThread),
    version: row.version,
    mustDelete: row.must_delete === 1,
    plannedAt: row.planned_at,
    nextTryAt: row.next_try_at,
    attempts: row.attempts,
    faults: row.faults,
    problem: row.problem === null ? null : (JSON.parse(row.problem) as SendProblem),
  };
}
