/**
 * The ledger's tables, as steps for `migrate`. Times are ms since the epoch.
 * The partial indexes repeat the words of the queries: SQLite uses them only where the condition is the same.
 */
export const ledgerSteps: readonly string[] = [
  `CREATE TABLE edition (
     subscription TEXT NOT NULL,
     slot INTEGER NOT NULL,
     from_at INTEGER NOT NULL,
     outcome TEXT NOT NULL CHECK (outcome IN ('planned', 'empty')),
     delivery TEXT UNIQUE CHECK ((delivery IS NULL) = (outcome = 'empty')),
     recorded_at INTEGER NOT NULL,
     PRIMARY KEY (subscription, slot)
   ) STRICT, WITHOUT ROWID;
   CREATE INDEX edition_recorded ON edition (recorded_at);

   CREATE TABLE delivery (
     id TEXT PRIMARY KEY,
     subscription TEXT NOT NULL,
     channel TEXT NOT NULL,
     slot INTEGER NOT NULL,
     planned_at INTEGER NOT NULL,
     state TEXT NOT NULL CHECK (state IN ('planned', 'sending', 'sent', 'failed', 'withdrawn')),
     body TEXT,
     attempts INTEGER NOT NULL DEFAULT 0,
     faults INTEGER NOT NULL DEFAULT 0,
     next_try_at INTEGER NOT NULL,
     sending_since INTEGER,
     settled_at INTEGER,
     message_id TEXT,
     problem TEXT,
     released INTEGER NOT NULL DEFAULT 0,
     CHECK (body IS NOT NULL OR state IN ('sent', 'withdrawn')),
     CHECK ((sending_since IS NOT NULL) = (state = 'sending')),
     CHECK ((settled_at IS NULL) = (state IN ('planned', 'sending'))),
     CHECK ((message_id IS NOT NULL) = (state = 'sent'))
   ) STRICT, WITHOUT ROWID;
   CREATE INDEX delivery_open ON delivery (slot, id) WHERE state IN ('planned', 'sending');
   CREATE INDEX delivery_open_channel ON delivery (channel, slot, id) WHERE state IN ('planned', 'sending');
   CREATE INDEX delivery_open_try ON delivery (next_try_at) WHERE state IN ('planned', 'sending');
   CREATE INDEX delivery_settled ON delivery (settled_at) WHERE settled_at IS NOT NULL;
   CREATE INDEX delivery_planned ON delivery (subscription, slot) WHERE state = 'planned';
   CREATE INDEX delivery_subscription ON delivery (subscription, slot);

   CREATE TABLE channel_story (
     channel TEXT NOT NULL,
     story TEXT NOT NULL,
     delivery TEXT NOT NULL,
     PRIMARY KEY (channel, story)
   ) STRICT, WITHOUT ROWID;
   CREATE INDEX channel_story_delivery ON channel_story (delivery);

   CREATE TABLE edition_trouble (
     subscription TEXT PRIMARY KEY,
     slot INTEGER NOT NULL,
     tries INTEGER NOT NULL,
     next_try_at INTEGER NOT NULL,
     message TEXT NOT NULL
   ) STRICT, WITHOUT ROWID;`,
];
