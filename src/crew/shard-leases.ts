import type { Postgres, PostgresQuery } from '../store/postgres.ts';

/** A lease holds so long since it was last renewed, ms. */
const holdsMs = 20_000;
/** The process itself goes by it for less time, ms: its sessions are over before another begins its own. */
const usedMs = 15_000;

/** Leases are looked at and changed by one process at a time. */
const leaseLock = [0x7e1e, 4] as const;

/** How leases are asked for. */
export interface ShardLeaseParts {
  readonly postgres: Pick<Postgres, 'transaction'>;
  /** This process, as no other is called. */
  readonly process: string;
  /** How many shards the bot's gateway has. */
  readonly count: number;
  /** A clock that only goes forward, ms; `performance.now` when left out. */
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
  const { postgres, process, count, clock = () => performance.now() } = parts;
  let held: readonly number[] = [];
  let until = Number.NEGATIVE_INFINITY;
  let losses = 0;
  const seconds = holdsMs / 1_000;

  function now(): ReadonlySet<number> {
    if (held.length > 0 && clock() >= until) hold([]);
    return new Set(held);
  }

  function hold(next: readonly number[]): void {
    if (held.some((shard) => !next.includes(shard))) losses += 1;
    held = next;
  }

  async function joinCrew(query: PostgresQuery): Promise<number> {
    await query('DELETE FROM crew_member WHERE ends_at < now()');
    const [other] = await query<{ shards: number }>(
      'SELECT shards FROM crew_member WHERE process <> $1 AND shards <> $2 LIMIT 1',
      [process, count],
    );
    if (other !== undefined) {
      throw new Error(
        `Another process of this bot divides the gateway into ${other.shards} shards, and this one into ${count}: give all of them the same DISCORD_SHARDS.`,
      );
    }
    await query(
      `INSERT INTO crew_member (process, shards, ends_at) VALUES ($1, $2, now() + make_interval(secs => $3))
       ON CONFLICT (process) DO UPDATE SET ends_at = excluded.ends_at`,
      [process, count, seconds],
    );
    const [members] = await query<{ count: number }>('SELECT count(*) AS count FROM crew_member');
    return members?.count ?? 1;
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
      const next = await postgres.transaction(async (query) => {
        await query('SELECT pg_advisory_xact_lock($1, $2)', leaseLock);
        const most = Math.ceil(count / (await joinCrew(query)));
        await query('DELETE FROM crew_shard WHERE ends_at < now() OR shard >= $1', [count]);
        // What lapsed here is not gone on with, though nobody took it: its session is ended already.
        await query('DELETE FROM crew_shard WHERE process = $1 AND NOT (shard = ANY($2))', [
          process,
          before.slice(0, most),
        ]);
        await query(
          `INSERT INTO crew_shard (shard, process, ends_at)
           SELECT free.shard, $1, now() FROM generate_series(0, $2::integer - 1) AS free (shard)
           WHERE NOT EXISTS (SELECT 1 FROM crew_shard taken WHERE taken.shard = free.shard)
           ORDER BY free.shard LIMIT greatest(0, $3::integer - (SELECT count(*) FROM crew_shard WHERE process = $1))`,
          [process, count, most],
        );
        return query<{ shard: number }>(
          `UPDATE crew_shard SET ends_at = now() + make_interval(secs => $2) WHERE process = $1 RETURNING shard`,
          [process, seconds],
        );
      });
      hold(next.map(({ shard }) => shard).toSorted((a, b) => a - b));
      until = since + usedMs;
    },
    async giveBack() {
      hold([]);
      await postgres.transaction(async (query) => {
        await query('SELECT pg_advisory_xact_lock($1, $2)', leaseLock);
        await query('DELETE FROM crew_shard WHERE process = $1', [process]);
        await query('DELETE FROM crew_member WHERE process = $1', [process]);
      });
    },
  };
}
