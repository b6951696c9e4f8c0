import type { Postgres } from '../store/postgres.ts';
import { createCrewClock } from './crew-clock.ts';

/** A lease holds so long since it was last renewed, ms. */
const holdsMs = 20_000;
/** The process itself goes by it for less time, ms: its sessions are over before another begins its own. */
const usedMs = 15_000;

/** How leases are asked for. */
export interface ShardLeaseParts {
  readonly postgres: Pick<Postgres, 'query'>;
  /** This process, as no other is called. */
  readonly process: string;
  /** How many shards the bot's gateway has. */
  readonly count: number;
  /** A clock that only goes forward, ms; `createCrewClock` when left out. */
  clock?(): number;
}

/** The shards of Discord's gateway whose sessions are this process's. */
export interface ShardLeases {
  /** Those that are surely this process's now. */
  now(): ReadonlySet<number>;
  /** How often some were lost so far: by lapse, or to others. What was begun before that is not to be gone on with. */
  losses(): number;
  /**
   * Renews what is held, takes what nobody has, and lets go what is more than this process's part once there are others. To be called
   * every few seconds. Rejects as PostgreSQL does, and what was held then lapses; in words when another process of this bot divides the
   * gateway in another way.
   */
  renew(): Promise<void>;
  /** Gives all back, and leaves the crew. */
  giveBack(): Promise<void>;
}

/** Leases that processes share among them, each as many as the others. A process that is not heard of loses its own within half a minute. */
export function createShardLeases(parts: ShardLeaseParts): ShardLeases {
  const { postgres, process, count, clock = createCrewClock() } = parts;
  let held: readonly number[] = [];
  let until = Number.NEGATIVE_INFINITY;
  let losses = 0;

  function now(): ReadonlySet<number> {
    if (held.length > 0 && clock() >= until) hold([]);
    return new Set(held);
  }

  function hold(next: readonly number[]): void {
    if (held.some((shard) => !next.includes(shard))) losses += 1;
    held = next;
  }

  return {
    now,
    losses() {
      now();
      return losses;
    },
    async renew() {
      const since = clock();
      const before = [...now()];
      const rows = await postgres.query<{ number: number; isLeased: boolean }>(
        'SELECT number, is_leased AS "isLeased" FROM crew_renew_shards($1, $2, $3, $4)',
        [process, count, before, holdsMs / 1_000],
      );
      const other = rows.find(({ isLeased }) => !isLeased);
      if (other !== undefined) {
        throw new Error(
          `Another process of this bot divides the gateway into ${other.number} shards, and this one into ${count}: give all of them the same DISCORD_SHARDS.`,
        );
      }
      hold(rows.map(({ number }) => number).toSorted((a, b) => a - b));
      until = since + usedMs;
    },
    async giveBack() {
      hold([]);
      await postgres.query('DELETE FROM crew_shard WHERE process = $1', [process]);
      // One fewer is as it is to be from now on.
      await postgres.query(
        `WITH gone AS (DELETE FROM crew_member WHERE process = $1 RETURNING process)
         UPDATE crew_missing SET members = members - 1 WHERE EXISTS (SELECT 1 FROM gone)`,
        [process],
      );
    },
  };
}
