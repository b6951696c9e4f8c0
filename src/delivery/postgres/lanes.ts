/**
 * Locks that end with their transaction (`pg_advisory_xact_lock` of two numbers, the first of them one of these). A channel's is held while
 * anything that is due there, or that it has had, is changed, a subscription's while its editions are. Who takes both takes those of
 * subscriptions first, and of each kind the lowest number first: so nobody waits in a circle.
 */
export const lockKinds = { subscription: 0x7e1f, channel: 0x7e20 } as const;

/**
 * So many locks there are of each kind, and a channel has one of them by its hash: one transaction may hold them all, and the server
 * keeps 64 for each connection that it takes (`max_locks_per_transaction`). Two channels that share one wait some ms for each other.
 */
const locks = 512;

/**
 * What keeps the table `lane` as ../ledger-tables.ts has it: for each channel, priority and kind what is next there. Functions and
 * triggers as a script; part of version 1 of the tables, never to be edited. Each takes the locks of the channels that it is about and
 * looks again with them in hand, so that of two who change a channel at once the second sees what the first did.
 */
export const laneScript = `
  CREATE FUNCTION ledger_lock(id text) RETURNS integer LANGUAGE sql IMMUTABLE PARALLEL SAFE
    AS $body$ SELECT hashtext(id) & ${locks - 1} $body$;
${keepLanes({
  table: 'delivery',
  priority: 'priority',
  head: `SELECT id, next_try_at, turn + urgency AS turn, slot, part FROM delivery o
       WHERE o.channel = t.channel AND o.priority = t.priority AND o.state IN ('planned', 'sending')
       ORDER BY o.urgency, o.slot, o.id LIMIT 1`,
})}
${keepLanes({
  table: 'amendment',
  priority: 'priority',
  head: `SELECT delivery AS id, next_try_at, 0 AS turn, 0 AS slot, part FROM amendment o
       WHERE o.channel = t.channel AND o.priority = t.priority AND o.ready = 1
       ORDER BY o.next_try_at, o.delivery LIMIT 1`,
})}
  -- One that has become more urgent leaves the lane that it was in.
  CREATE TRIGGER amendment_left AFTER UPDATE ON amendment REFERENCING OLD TABLE AS changed
    FOR EACH STATEMENT EXECUTE FUNCTION keep_amendment_lanes();
${keepLanes({
  table: 'crosspost',
  priority: '5',
  head: `SELECT delivery AS id, next_try_at, 0 AS turn, 0 AS slot, part FROM crosspost o
       WHERE o.channel = t.channel AND o.is_open = 1 ORDER BY o.next_try_at, o.planned_at, o.delivery LIMIT 1`,
})}`;

/** For one table: a function, and a trigger of each kind of change. `t`: the lane whose `head` is sought. */
function keepLanes({
  table,
  priority,
  head,
}: {
  readonly table: 'delivery' | 'amendment' | 'crosspost';
  readonly priority: string;
  readonly head: string;
}): string {
  return `
  -- The server may think that many rows have changed, or few wait, and would read all lanes, or all of a channel, for one.
  CREATE FUNCTION keep_${table}_lanes() RETURNS trigger LANGUAGE plpgsql
    SET enable_seqscan = off SET enable_bitmapscan = off SET enable_sort = off
    SET enable_hashjoin = off SET enable_mergejoin = off AS $body$
  BEGIN
    PERFORM pg_advisory_xact_lock(${lockKinds.channel}, number) FROM (
      SELECT DISTINCT ledger_lock(channel) AS number FROM changed ORDER BY number) AS taken;
    WITH touched AS (SELECT DISTINCT channel, ${priority}::smallint AS priority FROM changed),
    heads AS MATERIALIZED (
      SELECT t.channel, t.priority, h.* FROM touched t LEFT JOIN LATERAL (
       ${head}) h ON true),
    emptied AS (
      DELETE FROM lane USING heads h WHERE h.id IS NULL
        AND lane.channel = h.channel AND lane.priority = h.priority AND lane.kind = '${table}')
    INSERT INTO lane (channel, priority, kind, part, next_try_at, turn, slot, id)
      SELECT channel, priority, '${table}', part, next_try_at, turn, slot, id FROM heads WHERE id IS NOT NULL
    ON CONFLICT (channel, priority, kind) DO UPDATE
      SET next_try_at = excluded.next_try_at, turn = excluded.turn, slot = excluded.slot, id = excluded.id
      WHERE (lane.next_try_at, lane.turn, lane.slot, lane.id)
        IS DISTINCT FROM (excluded.next_try_at, excluded.turn, excluded.slot, excluded.id);
    RETURN NULL;
  END $body$;
  CREATE TRIGGER ${table}_added AFTER INSERT ON ${table} REFERENCING NEW TABLE AS changed
    FOR EACH STATEMENT EXECUTE FUNCTION keep_${table}_lanes();
  CREATE TRIGGER ${table}_moved AFTER UPDATE ON ${table} REFERENCING NEW TABLE AS changed
    FOR EACH STATEMENT EXECUTE FUNCTION keep_${table}_lanes();
  CREATE TRIGGER ${table}_dropped AFTER DELETE ON ${table} REFERENCING OLD TABLE AS changed
    FOR EACH STATEMENT EXECUTE FUNCTION keep_${table}_lanes();`;
}
