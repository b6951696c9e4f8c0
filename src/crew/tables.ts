/**
 * The tables by which the processes of one bot know of each other, as steps for `migratePostgres`. All times are the
 * server's, the only clock that they share. What has to see and change all of a table at once is a function of the server: a process that
 * stands still in the middle of a transaction would keep the others out of it.
 */
export const crewSteps: readonly string[] = [
  `CREATE TABLE crew_share (
     process text PRIMARY KEY,
     -- What it may make of the bot's requests in a second.
     turns integer NOT NULL,
     ends_at timestamptz NOT NULL
   );

   -- Puts a share on record: as much as the others have and one turn at least, or what there is of that; one that has more keeps what it
   -- offers to keep.
   CREATE FUNCTION crew_take_share(own text, whole integer, offer integer, seconds double precision)
     RETURNS TABLE (granted integer, fair integer) LANGUAGE plpgsql AS $$
   DECLARE
     others integer;
     taken integer;
   BEGIN
     PERFORM pg_advisory_xact_lock(${0x7e1e}, 3);
     DELETE FROM crew_share s WHERE s.ends_at < now() AND s.process <> own;
     SELECT count(*), coalesce(sum(s.turns), 0) INTO others, taken FROM crew_share s WHERE s.process <> own;
     fair := greatest(1, whole / (1 + others));
     granted := greatest(0, least(greatest(offer, fair), whole - taken));
     INSERT INTO crew_share AS s (process, turns, ends_at) VALUES (own, granted, now() + make_interval(secs => seconds))
       ON CONFLICT (process) DO UPDATE SET turns = excluded.turns, ends_at = excluded.ends_at;
     RETURN NEXT;
   END $$;

   CREATE TABLE crew_shard (
     shard integer PRIMARY KEY,
     process text NOT NULL,
     ends_at timestamptz NOT NULL
   );
   CREATE TABLE crew_member (
     process text PRIMARY KEY,
     -- Into how many it divides the gateway.
     shards integer NOT NULL,
     ends_at timestamptz NOT NULL
   );

   -- Processes that were heard of no more without having left, until there are as many again.
   CREATE TABLE crew_missing (
     process text PRIMARY KEY,
     missed_at timestamptz NOT NULL,
     -- How many there were with it, less those that have left since.
     members integer NOT NULL
   );

   -- As many as the others, and those that are over to who has most of them already: whoever has none is given some.
   CREATE FUNCTION crew_most_shards(own text, divided integer) RETURNS integer LANGUAGE sql STABLE AS $$
     WITH held AS (
       SELECT m.process, (SELECT count(*) FROM crew_shard s WHERE s.process = m.process AND s.ends_at >= now()) AS shards
       FROM crew_member m
     ), ranked AS (SELECT process, row_number() OVER (ORDER BY shards DESC, process) AS rank FROM held)
     SELECT (divided / (SELECT count(*) FROM held)
       + CASE WHEN rank <= divided % (SELECT count(*) FROM held) THEN 1 ELSE 0 END)::integer
     FROM ranked WHERE process = own
   $$;

   -- Notes who is missing, renews the leases of these shards and takes more, or lets some go, up to as many as the others have. Another number of
   -- shards than the others go by is given as the one row (that number, false).
   CREATE FUNCTION crew_renew_shards(own text, divided integer, held integer[], seconds double precision)
     RETURNS TABLE (number integer, is_leased boolean) LANGUAGE plpgsql AS $$
   DECLARE
     most integer;
   BEGIN
     PERFORM pg_advisory_xact_lock(${0x7e1e}, 4);
     INSERT INTO crew_missing AS c (process, missed_at, members)
       SELECT m.process, m.ends_at, (SELECT count(*) FROM crew_member) FROM crew_member m
       WHERE m.ends_at < now() AND m.process <> own ON CONFLICT (process) DO NOTHING;
     DELETE FROM crew_member m WHERE m.ends_at < now();
     SELECT m.shards, false INTO number, is_leased FROM crew_member m WHERE m.process <> own AND m.shards <> divided LIMIT 1;
     IF FOUND THEN
       RETURN NEXT;
       RETURN;
     END IF;
     INSERT INTO crew_member (process, shards, ends_at) VALUES (own, divided, now() + make_interval(secs => seconds))
       ON CONFLICT (process) DO UPDATE SET ends_at = excluded.ends_at;
     DELETE FROM crew_missing c WHERE c.process = own OR c.members <= (SELECT count(*) FROM crew_member);
     most := crew_most_shards(own, divided);
     DELETE FROM crew_shard s WHERE s.ends_at < now() OR s.shard >= divided
       OR (s.process = own AND NOT s.shard = ANY (held[1:most]));
     INSERT INTO crew_shard (shard, process, ends_at)
       SELECT free, own, now() FROM generate_series(0, divided - 1) AS free
       WHERE NOT EXISTS (SELECT 1 FROM crew_shard s WHERE s.shard = free)
       ORDER BY free LIMIT greatest(0, most - (SELECT count(*) FROM crew_shard s WHERE s.process = own));
     RETURN QUERY UPDATE crew_shard s SET ends_at = now() + make_interval(secs => seconds) WHERE s.process = own
       RETURNING s.shard, true;
   END $$;

   CREATE TABLE crew_sign_in (
     bucket integer PRIMARY KEY,
     next_at timestamptz NOT NULL
   );
   CREATE TABLE crew_note (
     name text PRIMARY KEY,
     count bigint NOT NULL
   );`,
];
