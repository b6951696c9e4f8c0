/** The ledger's version 3: where a delivery goes besides a channel, and crossposts. Never to be edited. */
export const placesStep = `
   ALTER TABLE delivery ADD COLUMN place TEXT NOT NULL DEFAULT 'channel'
     CHECK (place IN ('channel', 'thread', 'forum', 'person'));
   ALTER TABLE delivery ADD COLUMN parent TEXT;
   -- The thread that a post in a forum opens: name and tags, as JSON.
   ALTER TABLE delivery ADD COLUMN thread TEXT;

   -- When it was called for last is kept after the end too: Discord takes ten an hour in a channel.
   CREATE TABLE crosspost (
     delivery TEXT PRIMARY KEY,
     channel TEXT NOT NULL,
     is_open INTEGER NOT NULL DEFAULT 1,
     planned_at INTEGER NOT NULL,
     next_try_at INTEGER NOT NULL,
     called_at INTEGER,
     attempts INTEGER NOT NULL DEFAULT 0,
     faults INTEGER NOT NULL DEFAULT 0,
     problem TEXT
   ) STRICT, WITHOUT ROWID;
   CREATE INDEX crosspost_lane ON crosspost (channel, next_try_at, planned_at, delivery) WHERE is_open = 1;
   CREATE INDEX crosspost_called ON crosspost (channel, called_at) WHERE called_at IS NOT NULL;

   -- The table of lanes knows one kind more; the triggers of version 2 find it under its name.
   CREATE TABLE lane_before AS SELECT * FROM lane;
   DROP TABLE lane;
   CREATE TABLE lane (
     channel TEXT NOT NULL,
     priority INTEGER NOT NULL,
     kind TEXT NOT NULL CHECK (kind IN ('delivery', 'amendment', 'crosspost')),
     next_try_at INTEGER NOT NULL,
     slot INTEGER NOT NULL,
     id TEXT NOT NULL,
     PRIMARY KEY (channel, priority, kind)
   ) STRICT, WITHOUT ROWID;
   CREATE INDEX lane_due ON lane (priority, next_try_at, slot, id);
   CREATE INDEX lane_try ON lane (next_try_at);
   INSERT INTO lane SELECT * FROM lane_before;
   DROP TABLE lane_before;
${keepLane('crosspost_added', 'INSERT', 'NEW')}
${keepLane('crosspost_moved', 'UPDATE OF is_open, next_try_at', 'NEW')}
${keepLane('crosspost_dropped', 'DELETE', 'OLD')}`;

/** A trigger that sets the lane of a crosspost that changed. */
function keepLane(name: string, event: string, row: 'NEW' | 'OLD'): string {
  return `   CREATE TRIGGER ${name} AFTER ${event} ON crosspost BEGIN
     DELETE FROM lane WHERE channel = ${row}.channel AND priority = 5 AND kind = 'crosspost';
     INSERT INTO lane (channel, priority, kind, next_try_at, slot, id)
       SELECT channel, 5, 'crosspost', next_try_at, 0, delivery FROM crosspost
       WHERE channel = ${row}.channel AND is_open = 1 ORDER BY next_try_at, planned_at, delivery LIMIT 1;
   END;`;
}
