import { setTimeout as pause } from 'node:timers/promises';
import type { Postgres } from '../store/postgres.ts';

/** One sign-in in so many seconds (https://docs.discord.com/developers/events/gateway#rate-limiting). */
const apart = 5;

/**
 * Turns to sign in to the gateway, which all processes of a bot take one after the other: as `TakeSignInTurn`. Rejects as
 * PostgreSQL does. `wait`: a timer when left out.
 */
export function createSignInTurns(
  postgres: Pick<Postgres, 'query'>,
  wait: (ms: number, signal: AbortSignal) => Promise<unknown> = (ms, signal) => pause(ms, null, { signal }),
): (shard: number, concurrency: number, signal: AbortSignal) => Promise<void> {
  return async (shard, concurrency, signal) => {
    const [turn] = await postgres.query<{ ms: number }>(
      `INSERT INTO crew_sign_in (bucket, next_at) VALUES ($1, now() + make_interval(secs => $2))
         ON CONFLICT (bucket) DO UPDATE SET next_at = greatest(now(), crew_sign_in.next_at) + make_interval(secs => $2)
         RETURNING (extract(epoch FROM next_at - now()) - $2) * 1000 AS ms`,
      [shard % concurrency, apart],
    );
    await wait(Math.max(0, Math.ceil(Number(turn?.ms ?? 0))), signal);
  };
}
