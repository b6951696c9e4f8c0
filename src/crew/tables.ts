/**
 * The tables by which the processes of one bot know of each other, as steps for `migratePostgres`. All times are the
 * server's, the only clock that they share.
 */
export const crewSteps: readonly string[] = [
  `CREATE TABLE crew_share (
     process text PRIMARY KEY,
     -- What it may make of the bot's requests in a second.
     turns integer NOT NULL,
     ends_at timestamptz NOT NULL
   );
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
   CREATE TABLE crew_sign_in (
     bucket integer PRIMARY KEY,
     next_at timestamptz NOT NULL
   );
   CREATE TABLE crew_note (
     name text PRIMARY KEY,
     count bigint NOT NULL
   );`,
];
