import type { Database } from '../store/database.ts';

/** Messages that were given up in one channel for one cause. */
export interface GivenUp {
  /** Of the `SendProblem`. */
  readonly code: string;
  readonly channelId: string;
  /** Whether their stories were free for the next edition. */
  readonly isReleased: boolean;
  readonly posts: number;
  /** When the first of them was given up, ms since the epoch. */
  readonly firstAt: number;
}

/** Looks at the ledger as a whole, for whoever runs the bot. Rejects when it cannot be read. Moments in ms since the epoch. */
export interface DeliveryWatch {
  /** What was given up after `since`, up to and with `until`. */
  givenUp(since: number, until: number): Promise<readonly GivenUp[]>;
  /** In how many channels a delivery was due at `before` already, and when the first of them fell due; null when none was. */
  waitingSince(before: number): Promise<{ readonly channels: number; readonly oldestAt: number | null }>;
}

/** A row of what was given up. */
export interface GivenUpRow {
  readonly code: string | null;
  readonly channel: string;
  readonly released: number;
  readonly posts: number;
  readonly first: number;
}

/** A watch on a ledger's tables, which are made already. */
export function createDeliveryWatch(db: Database): DeliveryWatch {
  const givenUp = db.prepare<[number, number], GivenUpRow>(
    `SELECT problem ->> '$.code' AS code, channel, released, count(*) AS posts, min(settled_at) AS first
     FROM delivery WHERE state = 'failed' AND settled_at > ? AND settled_at <= ? GROUP BY 1, 2, 3`,
  );
  const waiting = db.prepare<[number], { channels: number; oldestAt: number | null }>(
    `SELECT count(DISTINCT channel) AS channels, min(next_try_at) AS oldestAt
     FROM lane WHERE next_try_at <= ? AND kind = 'delivery'`,
  );
  return {
    givenUp: async (since, until) => givenUp.all(since, until).map(toGivenUp),
    waitingSince: async (before) => waiting.get(before) ?? { channels: 0, oldestAt: null },
  };
}

/** The same in the words of the code. */
export function toGivenUp({ code, channel, released, posts, first }: GivenUpRow): GivenUp {
  return { code: code ?? 'other', channelId: channel, isReleased: released === 1, posts, firstAt: first };
}
