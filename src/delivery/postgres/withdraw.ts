import type { PostgresQuery } from '../../store/postgres.ts';

/**
 * Takes back what is planned of the deliveries that a condition finds, of which the transaction has locked the channels, and frees their stories. Gives
 * their ids. `values`: those of the condition, from `$2` on. `now` in ms.
 */
export async function withdraw(
  send: PostgresQuery,
  condition: string,
  values: readonly unknown[],
  now: number,
): Promise<readonly string[]> {
  const taken = await send<{ id: string }>(
    `WITH taken AS (
       UPDATE delivery SET state = 'withdrawn', settled_at = $1, recipe = NULL, revisit_at = NULL
       WHERE state = 'planned' AND ${condition} RETURNING id),
     freed AS (DELETE FROM channel_story USING taken WHERE delivery = taken.id),
     dropped AS (DELETE FROM amendment USING taken WHERE delivery = taken.id)
     SELECT id FROM taken`,
    [now, ...values],
  );
  return taken.map(({ id }) => id);
}

/** Withdraws one delivery; false when it is not planned any more. */
export async function withdrawOne(send: PostgresQuery, id: string, now: number): Promise<boolean> {
  return (await withdraw(send, 'id = $2', [id], now)).length > 0;
}
