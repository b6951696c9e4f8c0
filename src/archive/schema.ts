/**
 * The archive's tables, as scripts in the order in which they were added: a step that has run anywhere is never edited.
 *
 * `story.seq` is a number that runs with news time (news-clock.ts), so that newest-first is the order of the table and
 * of the index, and nothing is ever sorted. `body` is the story as JSON without what is empty.
 */
export const archiveSchema: readonly string[] = [
  `
  CREATE TABLE story (
    seq INTEGER PRIMARY KEY,
    id TEXT NOT NULL UNIQUE,
    status TEXT NOT NULL,
    news_at INTEGER NOT NULL,
    embargo_until INTEGER,
    revision INTEGER NOT NULL,
    first_seen_at INTEGER NOT NULL,
    changed_at INTEGER NOT NULL,
    last_seen_at INTEGER NOT NULL,
    -- 1 when the tallies count it: usable, and no embargo that still held when that was last looked at.
    counted INTEGER NOT NULL,
    headline_hash INTEGER,
    follows TEXT,
    body TEXT NOT NULL
  ) STRICT;
  CREATE INDEX story_waiting ON story (embargo_until) WHERE counted = 0 AND status = 'usable';
  CREATE INDEX story_headline ON story (headline_hash, news_at) WHERE headline_hash IS NOT NULL;
  CREATE INDEX story_follows ON story (follows) WHERE follows IS NOT NULL;

  -- The texts that a story had before its current one.
  CREATE TABLE story_revision (
    id TEXT NOT NULL,
    revision INTEGER NOT NULL,
    changed_at INTEGER NOT NULL,
    body TEXT NOT NULL,
    PRIMARY KEY (id, revision)
  ) STRICT, WITHOUT ROWID;

  -- By what an item is known again: every agency key and every text that was filed under a story.
  CREATE TABLE story_key (key TEXT PRIMARY KEY, id TEXT NOT NULL) STRICT, WITHOUT ROWID;
  CREATE TABLE story_text (
    hash INTEGER NOT NULL,
    id TEXT NOT NULL,
    PRIMARY KEY (hash, id)
  ) STRICT, WITHOUT ROWID;

  -- Sampled word 3-grams of the current texts. The period comes first, so that what is filed now is written in one
  -- place however large the table is.
  CREATE TABLE story_gram (
    period INTEGER NOT NULL,
    hash INTEGER NOT NULL,
    seq INTEGER NOT NULL,
    PRIMARY KEY (period, hash, seq)
  ) STRICT, WITHOUT ROWID;

  CREATE TABLE tally (
    kind TEXT NOT NULL,
    key TEXT NOT NULL,
    name TEXT NOT NULL,
    country TEXT,
    stories INTEGER NOT NULL,
    PRIMARY KEY (kind, key)
  ) STRICT, WITHOUT ROWID;

  -- The tokens are made in JavaScript (story-terms.ts): FTS5 sees letters, digits, '_' and blanks.
  CREATE VIRTUAL TABLE story_index USING fts5 (
    words, marks,
    content = '', contentless_delete = 1,
    tokenize = "ascii tokenchars '_'"
  );
  -- Merging is done in small steps of our own, so that no single insert pays for a large one.
  INSERT INTO story_index (story_index, rank) VALUES ('automerge', 0);
  `,
  `
  -- What upkeep.ts has to remember: which analysis the index was made with, how far the making again has come.
  CREATE TABLE archive_state (key TEXT PRIMARY KEY, value INTEGER NOT NULL) STRICT, WITHOUT ROWID;

  -- The words of the stories, folded, for help with typos; read from behind as well, since a typo is as often in front.
  CREATE TABLE archive_word (word TEXT PRIMARY KEY, reversed TEXT NOT NULL, shown TEXT NOT NULL) STRICT, WITHOUT ROWID;
  CREATE INDEX archive_word_reversed ON archive_word (reversed);
  `,
  `
  -- The same grams in packs: one row for what a transaction adds to a period (gram-pack.ts), read into memory when it is
  -- asked for. A number is never given twice: what another process added is what lies above.
  CREATE TABLE gram_pack (
    id INTEGER PRIMARY KEY AUTOINCREMENT,
    period INTEGER NOT NULL,
    stories BLOB NOT NULL
  ) STRICT;
  CREATE INDEX gram_pack_period ON gram_pack (period);
  INSERT INTO gram_pack (period, stories)
    SELECT period, unhex(
      printf('%02X%02X%02X%02X', seq & 255, seq >> 8 & 255, seq >> 16 & 255, seq >> 24 & 255) ||
      printf('%02X%02X%02X%02X', seq >> 32 & 255, seq >> 40 & 255, seq >> 48 & 255, seq >> 56 & 255) ||
      printf('%02X%02X%02X%02X', count(*) & 255, count(*) >> 8 & 255, 0, 0) ||
      group_concat(printf('%02X%02X%02X%02X', hash & 255, hash >> 8 & 255, hash >> 16 & 255, hash >> 24 & 255), ''))
    FROM story_gram GROUP BY period, seq;
  DROP TABLE story_gram;
  -- A transaction's words stay together in memory until it ends: one segment for it, bytes.
  INSERT INTO story_index (story_index, rank) VALUES ('hashsize', 8388608);
  `,
  `
  -- Two stories of one day can go by one slug.
  CREATE TABLE keyed_story (key TEXT NOT NULL, id TEXT NOT NULL, PRIMARY KEY (key, id)) STRICT, WITHOUT ROWID;
  INSERT INTO keyed_story (key, id) SELECT key, id FROM story_key;
  DROP TABLE story_key;
  ALTER TABLE keyed_story RENAME TO story_key;
  `,
  `
  -- Rows that could not be read, as they stood (\`telex archive check --mend\`): \`row\` is the other columns as JSON.
  CREATE TABLE archive_damaged (
    number INTEGER PRIMARY KEY,
    kind TEXT NOT NULL,
    found_at INTEGER NOT NULL,
    row TEXT NOT NULL,
    body BLOB
  ) STRICT;
  -- When a text without a time of its own was first seen, of stories that were let go: seen again it is no news.
  CREATE TABLE story_gone (hash INTEGER PRIMARY KEY, first_seen_at INTEGER NOT NULL) STRICT;
  `,
  `
  -- What changed after it was first kept, for those who have shown it. A number is never given twice.
  CREATE TABLE story_change (
    number INTEGER PRIMARY KEY AUTOINCREMENT,
    id TEXT NOT NULL,
    revision INTEGER NOT NULL,
    kind TEXT NOT NULL,
    at INTEGER NOT NULL
  ) STRICT;
  CREATE INDEX story_change_at ON story_change (at);
  CREATE INDEX story_change_id ON story_change (id);
  `,
  `
  -- By which change a count came to what it is, numbered on: what is held in memory is brought up to date by those behind.
  ALTER TABLE tally ADD COLUMN changed INTEGER NOT NULL DEFAULT 0;
  CREATE INDEX tally_changed ON tally (changed);
  `,
  `
  -- All that counting asks of a story, without its text: a year of them is counted in the time of a few pages of rows.
  CREATE INDEX story_brief ON story (seq, news_at, embargo_until, status);
  `,
];
