/**
 * The archive's tables on PostgreSQL, as scripts in the order in which they were added: a step that has run anywhere is
 * never edited. They mean what the tables of the same name in ../schema.ts mean; times are ms since the epoch. What is
 * looked up by order or beginning is in the order of its bytes (`COLLATE "C"`), whatever language the server speaks.
 * With a new step run tests/archive/postgres-migrations.test.ts, and commit the two fixtures that it writes.
 */
export const postgresSchema: readonly string[] = [
  `
  CREATE TABLE story (
    seq bigint PRIMARY KEY,
    news_at bigint NOT NULL,
    embargo_until bigint,
    first_seen_at bigint NOT NULL,
    changed_at bigint NOT NULL,
    last_seen_at bigint NOT NULL,
    headline_hash bigint,
    revision integer NOT NULL,
    -- 1 when the tallies count it: usable, and no embargo that still held when that was last looked at.
    counted integer NOT NULL,
    -- False when terms could not hold all of the story (write-tsvector.ts).
    is_whole boolean NOT NULL,
    id text COLLATE "C" NOT NULL UNIQUE,
    status text COLLATE "C" NOT NULL,
    follows text COLLATE "C",
    -- What it is sought in, made in JavaScript (write-tsvector.ts); null when it may not be found.
    terms tsvector,
    body text NOT NULL
  ) WITH (fillfactor = 90);
  -- The newest stories are looked through by their terms: these stay in the row, and the body leaves it first.
  ALTER TABLE story ALTER COLUMN terms SET STORAGE main;
  -- A search would have to read what waits to be put into the index from end to end.
  CREATE INDEX story_terms ON story USING gin (terms) WITH (fastupdate = off);
  CREATE INDEX story_waiting ON story (embargo_until) WHERE counted = 0 AND status = 'usable';
  CREATE INDEX story_headline ON story (headline_hash, news_at) WHERE headline_hash IS NOT NULL;
  CREATE INDEX story_follows ON story (follows) WHERE follows IS NOT NULL;

  CREATE TABLE story_revision (
    id text COLLATE "C" NOT NULL,
    revision integer NOT NULL,
    changed_at bigint NOT NULL,
    body text NOT NULL,
    PRIMARY KEY (id, revision)
  );

  CREATE TABLE story_key (key text COLLATE "C" PRIMARY KEY, id text COLLATE "C" NOT NULL);
  CREATE TABLE story_text (hash bigint NOT NULL, id text COLLATE "C" NOT NULL, PRIMARY KEY (hash, id));
  CREATE TABLE story_gram (
    hash bigint NOT NULL,
    seq bigint NOT NULL,
    period integer NOT NULL,
    PRIMARY KEY (period, hash, seq)
  );

  CREATE TABLE tally (
    kind text COLLATE "C" NOT NULL,
    key text COLLATE "C" NOT NULL,
    name text NOT NULL,
    country text,
    stories integer NOT NULL,
    PRIMARY KEY (kind, key)
  );

  -- Which analysis the index was made with and how far making it again has come; 'tally' is one higher after each change.
  CREATE TABLE archive_state (key text COLLATE "C" PRIMARY KEY, value bigint NOT NULL);

  CREATE TABLE archive_word (
    word text COLLATE "C" PRIMARY KEY,
    reversed text COLLATE "C" NOT NULL,
    shown text NOT NULL
  );
  CREATE INDEX archive_word_reversed ON archive_word (reversed);
  `,
  `
  -- Two stories of one day can go by one slug.
  ALTER TABLE story_key DROP CONSTRAINT story_key_pkey, ADD PRIMARY KEY (key, id);
  `,
  `
  -- As the tables of these names in ../schema.ts; \`row\` is the whole row as JSON.
  CREATE TABLE archive_damaged (
    number bigint GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
    kind text COLLATE "C" NOT NULL,
    found_at bigint NOT NULL,
    row text NOT NULL
  );
  CREATE TABLE story_gone (hash bigint PRIMARY KEY, first_seen_at bigint NOT NULL);
  `,
];
