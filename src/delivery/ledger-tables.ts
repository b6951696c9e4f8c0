import { placesStep } from './place-tables.ts';

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
  `-- What is sent is rendered from a recipe when it is sent: a body stands only in what may have been sent already. What an
   -- earlier Telex planned holds a finished one.
   CREATE TABLE delivery_by_recipe (
     id TEXT PRIMARY KEY,
     subscription TEXT NOT NULL,
     channel TEXT NOT NULL,
     slot INTEGER NOT NULL,
     priority INTEGER NOT NULL,
     planned_at INTEGER NOT NULL,
     state TEXT NOT NULL CHECK (state IN ('planned', 'sending', 'sent', 'failed', 'withdrawn')),
     recipe TEXT,
     body TEXT,
     body_hash TEXT,
     attempts INTEGER NOT NULL DEFAULT 0,
     faults INTEGER NOT NULL DEFAULT 0,
     next_try_at INTEGER NOT NULL,
     sending_since INTEGER,
     settled_at INTEGER,
     message_id TEXT,
     gone INTEGER NOT NULL DEFAULT 0,
     revisit_at INTEGER,
     problem TEXT,
     released INTEGER NOT NULL DEFAULT 0,
     CHECK (recipe IS NOT NULL OR state IN ('sent', 'failed', 'withdrawn')),
     CHECK ((body IS NOT NULL) = (state = 'sending')),
     CHECK ((sending_since IS NOT NULL) = (state = 'sending')),
     CHECK ((settled_at IS NULL) = (state IN ('planned', 'sending'))),
     CHECK ((message_id IS NOT NULL) = (state = 'sent'))
   ) STRICT, WITHOUT ROWID;
   INSERT INTO delivery_by_recipe (id, subscription, channel, slot, priority, planned_at, state, recipe, body, attempts,
       faults, next_try_at, sending_since, settled_at, message_id, problem, released)
     SELECT id, subscription, channel, slot, 3, planned_at, state,
       CASE WHEN state IN ('planned', 'sending') THEN json_object('kind', 'finished', 'body', json(body), 'storyIds',
         json((SELECT json_group_array(story) FROM channel_story WHERE delivery = delivery.id))) END,
       CASE state WHEN 'sending' THEN body END,
       attempts, faults, next_try_at, sending_since, settled_at, message_id, problem, released FROM delivery;
   DROP TABLE delivery;
   ALTER TABLE delivery_by_recipe RENAME TO delivery;
   CREATE INDEX delivery_lane ON delivery (channel, priority, slot, id) WHERE state IN ('planned', 'sending');
   CREATE INDEX delivery_sending ON delivery (id) WHERE state = 'sending';
   CREATE INDEX delivery_settled ON delivery (settled_at) WHERE settled_at IS NOT NULL;
   CREATE INDEX delivery_planned ON delivery (subscription, slot) WHERE state = 'planned';
   CREATE INDEX delivery_subscription ON delivery (subscription, slot);
   CREATE INDEX delivery_revisit ON delivery (revisit_at) WHERE revisit_at IS NOT NULL;

   -- Where a story stands in the message (0: the lead; null: it is not in it), in which revision it was posted, and in which
   -- one it was last looked at.
   ALTER TABLE channel_story ADD COLUMN place INTEGER;
   ALTER TABLE channel_story ADD COLUMN posted INTEGER;
   ALTER TABLE channel_story ADD COLUMN revision INTEGER;
   UPDATE channel_story SET place = 0;
   CREATE INDEX channel_story_story ON channel_story (story);

   CREATE TABLE amendment (
     delivery TEXT PRIMARY KEY,
     channel TEXT NOT NULL,
     priority INTEGER NOT NULL,
     version INTEGER NOT NULL DEFAULT 1,
     -- 1 once the message is in the channel.
     ready INTEGER NOT NULL,
     must_delete INTEGER NOT NULL DEFAULT 0,
     planned_at INTEGER NOT NULL,
     next_try_at INTEGER NOT NULL,
     attempts INTEGER NOT NULL DEFAULT 0,
     faults INTEGER NOT NULL DEFAULT 0,
     problem TEXT
   ) STRICT, WITHOUT ROWID;
   CREATE INDEX amendment_lane ON amendment (channel, priority, next_try_at, delivery) WHERE ready = 1;

   CREATE TABLE change_cursor (room TEXT PRIMARY KEY, cursor INTEGER NOT NULL) STRICT, WITHOUT ROWID;

   -- What is next in each channel, for each priority: the oldest open delivery, and the amendment whose next try comes
   -- first. Asking what is due looks at these alone, however much waits behind them. The triggers below keep it.
   CREATE TABLE lane (
     channel TEXT NOT NULL,
     priority INTEGER NOT NULL,
     kind TEXT NOT NULL CHECK (kind IN ('delivery', 'amendment')),
     next_try_at INTEGER NOT NULL,
     slot INTEGER NOT NULL,
     id TEXT NOT NULL,
     PRIMARY KEY (channel, priority, kind)
   ) STRICT, WITHOUT ROWID;
   CREATE INDEX lane_due ON lane (priority, next_try_at, slot, id);
   CREATE INDEX lane_try ON lane (next_try_at);
   INSERT INTO lane (channel, priority, kind, next_try_at, slot, id)
     SELECT channel, priority, 'delivery', next_try_at, slot, id FROM delivery d
     WHERE state IN ('planned', 'sending') AND NOT EXISTS (SELECT 1 FROM delivery o WHERE o.channel = d.channel
       AND o.priority = d.priority AND o.state IN ('planned', 'sending') AND (o.slot, o.id) < (d.slot, d.id));
${keepDeliveryLane('delivery_added', 'INSERT', 'NEW')}
${keepDeliveryLane('delivery_moved', 'UPDATE OF state, next_try_at', 'NEW')}
${keepDeliveryLane('delivery_dropped', 'DELETE', 'OLD')}
${keepAmendmentLane('amendment_added', 'INSERT', 'NEW')}
${keepAmendmentLane('amendment_moved', 'UPDATE OF ready, priority, next_try_at', 'NEW', 'OLD')}
${keepAmendmentLane('amendment_dropped', 'DELETE', 'OLD')}`,
  placesStep,
  `-- Whose turn it is among what falls due at the same moment.
   ALTER TABLE delivery ADD COLUMN turn INTEGER NOT NULL DEFAULT 0;
   ALTER TABLE lane ADD COLUMN turn INTEGER NOT NULL DEFAULT 0;
   DROP INDEX lane_due;
   CREATE INDEX lane_due ON lane (priority, next_try_at, turn, slot, id);
   DROP TRIGGER delivery_added;
   DROP TRIGGER delivery_moved;
   DROP TRIGGER delivery_dropped;
${keepDeliveryLaneInTurn('delivery_added', 'INSERT', 'NEW')}
${keepDeliveryLaneInTurn('delivery_moved', 'UPDATE OF state, next_try_at', 'NEW')}
${keepDeliveryLaneInTurn('delivery_dropped', 'DELETE', 'OLD')}`,
  `-- Of single stories in a channel the most urgent goes first; 0 for a digest.
   ALTER TABLE delivery ADD COLUMN urgency INTEGER NOT NULL DEFAULT 0;
   UPDATE delivery SET urgency = 5 WHERE priority IN (1, 2) AND state IN ('planned', 'sending');
   DROP INDEX delivery_lane;
   CREATE INDEX delivery_lane ON delivery (channel, priority, urgency, slot, id) WHERE state IN ('planned', 'sending');
   DROP TRIGGER delivery_added;
   DROP TRIGGER delivery_moved;
   DROP TRIGGER delivery_dropped;
${keepDeliveryLaneByUrgency('delivery_added', 'INSERT', 'NEW')}
${keepDeliveryLaneByUrgency('delivery_moved', 'UPDATE OF state, next_try_at', 'NEW')}
${keepDeliveryLaneByUrgency('delivery_dropped', 'DELETE', 'OLD')}`,
  `-- 1 where a subscription gave up what may be in the channel: it is taken back once it is certain that it is not.
   ALTER TABLE delivery ADD COLUMN unwanted INTEGER NOT NULL DEFAULT 0;`,
  `-- The id of a story that a message names besides its own, as the one that it follows up; null for none.
   ALTER TABLE delivery ADD COLUMN names TEXT;
   CREATE INDEX delivery_names ON delivery (names) WHERE names IS NOT NULL;`,
  `-- What was given up lately, among all that was sent.
   CREATE INDEX delivery_failed ON delivery (settled_at) WHERE state = 'failed';`,
];

/** A trigger that sets the lane of a delivery that changed: part of version 2, never to be edited. */
function keepDeliveryLane(name: string, event: string, row: 'NEW' | 'OLD'): string {
  return `   CREATE TRIGGER ${name} AFTER ${event} ON delivery BEGIN
     DELETE FROM lane WHERE channel = ${row}.channel AND priority = ${row}.priority AND kind = 'delivery';
     INSERT INTO lane (channel, priority, kind, next_try_at, slot, id)
       SELECT channel, priority, 'delivery', next_try_at, slot, id FROM delivery
       WHERE channel = ${row}.channel AND priority = ${row}.priority AND state IN ('planned', 'sending')
       ORDER BY slot, id LIMIT 1;
   END;`;
}

/** As `keepDeliveryLane`, with the turn: part of version 4. */
function keepDeliveryLaneInTurn(name: string, event: string, row: 'NEW' | 'OLD'): string {
  return `   CREATE TRIGGER ${name} AFTER ${event} ON delivery BEGIN
     DELETE FROM lane WHERE channel = ${row}.channel AND priority = ${row}.priority AND kind = 'delivery';
     INSERT INTO lane (channel, priority, kind, next_try_at, slot, id, turn)
       SELECT channel, priority, 'delivery', next_try_at, slot, id, turn FROM delivery
       WHERE channel = ${row}.channel AND priority = ${row}.priority AND state IN ('planned', 'sending')
       ORDER BY slot, id LIMIT 1;
   END;`;
}

/** As `keepDeliveryLaneInTurn`, the most urgent first, which over all channels has its turn first too: part of version 5. */
function keepDeliveryLaneByUrgency(name: string, event: string, row: 'NEW' | 'OLD'): string {
  return `   CREATE TRIGGER ${name} AFTER ${event} ON delivery BEGIN
     DELETE FROM lane WHERE channel = ${row}.channel AND priority = ${row}.priority AND kind = 'delivery';
     INSERT INTO lane (channel, priority, kind, next_try_at, slot, id, turn)
       SELECT channel, priority, 'delivery', next_try_at, slot, id, turn + urgency FROM delivery
       WHERE channel = ${row}.channel AND priority = ${row}.priority AND state IN ('planned', 'sending')
       ORDER BY urgency, slot, id LIMIT 1;
   END;`;
}

/** The same for an amendment, which may have left the lane of another priority. */
function keepAmendmentLane(name: string, event: string, ...rows: readonly ('NEW' | 'OLD')[]): string {
  const lanes = rows.map(
    (
      row,
    ) => `     DELETE FROM lane WHERE channel = ${row}.channel AND priority = ${row}.priority AND kind = 'amendment';
     INSERT INTO lane (channel, priority, kind, next_try_at, slot, id)
       SELECT channel, priority, 'amendment', next_try_at, 0, delivery FROM amendment
       WHERE channel = ${row}.channel AND priority = ${row}.priority AND ready = 1
       ORDER BY next_try_at, delivery LIMIT 1;`,
  );
  return `   CREATE TRIGGER ${name} AFTER ${event} ON amendment BEGIN\n${lanes.join('\n')}\n   END;`;
}
