/** The tables of intake on PostgreSQL, as steps for `migratePostgres`. A key is the SHA-256 of the text beside it. */
export const intakeSchema: readonly string[] = [
  `CREATE TABLE intake_file (
     key bytea PRIMARY KEY,
     path text NOT NULL,
     size bigint NOT NULL,
     modified_at bigint NOT NULL,
     read_at bigint NOT NULL
   );
   CREATE TABLE spike (
     id bigint GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
     key bytea NOT NULL,
     source text NOT NULL,
     captured_at bigint NOT NULL,
     code text NOT NULL,
     message text NOT NULL,
     line integer,
     spiked_at bigint NOT NULL,
     bytes bytea NOT NULL,
     left_size bigint,
     UNIQUE (key, captured_at)
   );
   CREATE TABLE intake_copy (hash bytea PRIMARY KEY, captured_at bigint NOT NULL);
   CREATE TABLE intake_moved (
     key bytea PRIMARY KEY,
     moved_to text NOT NULL,
     path_key bytea NOT NULL,
     path text NOT NULL,
     size bigint NOT NULL,
     modified_at bigint NOT NULL,
     moved_at bigint NOT NULL
   );
   CREATE INDEX intake_moved_path ON intake_moved (path_key);
   CREATE INDEX intake_moved_at ON intake_moved (moved_at);`,
];
