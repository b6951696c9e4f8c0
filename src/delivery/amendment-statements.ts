import type { Database } from '../store/database.ts';

/** The queries of the ledger's amendments, prepared. As in ledger-statements.ts. */
export function prepareAmendments(db: Database) {
  return {
    cursor: db.prepare(`SELECT cursor FROM change_cursor WHERE room = 'archive'`).pluck(),
    setCursor: db.prepare(
      `INSERT INTO change_cursor (room, cursor) VALUES ('archive', @cursor)
       ON CONFLICT (room) DO UPDATE SET cursor = excluded.cursor`,
    ),
    // What is planned or being sent too: it may have been rendered before the change and be recorded after it.
    note: db.prepare(
      `INSERT INTO amendment (delivery, channel, priority, ready, planned_at, next_try_at)
       SELECT d.id, d.channel, @priority, d.state = 'sent', @now, @now
       FROM (SELECT delivery FROM channel_story
               WHERE story = @story AND (revision IS NULL OR revision < @revision)
             UNION SELECT id FROM delivery WHERE names = @story) s JOIN delivery d ON d.id = s.delivery
       WHERE d.state IN ('planned', 'sending', 'sent') AND d.gone = 0
         AND (@always = 1 OR d.settled_at IS NULL OR (d.recipe IS NOT NULL AND d.settled_at > @now - @follows))
       ${onTopOfOthers}`,
    ),
    noteLifted: db.prepare(
      `INSERT INTO amendment (delivery, channel, priority, ready, planned_at, next_try_at)
       SELECT id, channel, @priority, state = 'sent', @now, @now FROM delivery
       WHERE revisit_at <= @now AND state IN ('planned', 'sending', 'sent') AND gone = 0
       ${onTopOfOthers}`,
    ),
    clearLifted: db.prepare('UPDATE delivery SET revisit_at = NULL WHERE revisit_at <= @now'),
    ready: db.prepare('UPDATE amendment SET ready = 1 WHERE delivery = @delivery'),
    drop: db.prepare('DELETE FROM amendment WHERE delivery = @delivery'),
    dropVersion: db.prepare('DELETE FROM amendment WHERE delivery = @delivery AND version = @version'),
    // It changed while it was carried out: again, from what is shown now.
    again: db.prepare(
      'UPDATE amendment SET next_try_at = @now, attempts = 0, faults = 0, problem = NULL WHERE delivery = @delivery',
    ),
    // What became more urgent meanwhile does not wait for the next try of what it was before.
    later: db.prepare(
      `UPDATE amendment SET next_try_at = CASE WHEN priority < @priority THEN @now ELSE @next END, problem = @problem, attempts = attempts + 1, faults = faults + @fault,
         must_delete = @mustDelete WHERE delivery = @delivery`,
    ),
    shown: db.prepare(
      `UPDATE channel_story SET revision = max(COALESCE(revision, 0), @revision)
       WHERE delivery = @delivery AND channel = @channel AND story = @story`,
    ),
    stands: db.prepare(
      'UPDATE delivery SET body_hash = @hash, thread = COALESCE(@thread, thread), revisit_at = @revisitAt WHERE id = @id',
    ),
    gone: db.prepare('UPDATE delivery SET gone = 1, revisit_at = NULL WHERE id = @id'),
    // What is gone is not sent on to other servers either.
    endCrosspost: db.prepare('UPDATE crosspost SET is_open = 0 WHERE delivery = @id'),
    // 2: it waits until something of the message may be told again.
    holdCrosspost: db.prepare('UPDATE crosspost SET is_open = 2 WHERE delivery = @id AND is_open = 1'),
    resumeCrosspost: db.prepare('UPDATE crosspost SET is_open = 1 WHERE delivery = @id AND is_open = 2'),
    free: db.prepare('DELETE FROM channel_story WHERE delivery = @delivery'),
    amendment: db.prepare(
      `SELECT a.delivery, a.version, a.priority, a.must_delete, a.planned_at, a.next_try_at, a.attempts, a.faults, a.problem,
         d.subscription, d.channel, d.place, d.parent, d.slot, d.message_id, d.recipe, d.body_hash, d.thread, d.settled_at
       FROM amendment a JOIN delivery d ON d.id = a.delivery WHERE a.delivery = @delivery`,
    ),
    posted: db.prepare(
      `SELECT story AS storyId, posted AS revision FROM channel_story
       WHERE delivery = @delivery AND place IS NOT NULL ORDER BY place, story`,
    ),
  };
}

/** A more urgent change does not wait for the next try of what was planned before it. */
const onTopOfOthers = `ON CONFLICT (delivery) DO UPDATE SET version = version + 1, ready = excluded.ready,
  next_try_at = CASE WHEN excluded.priority < priority THEN excluded.next_try_at ELSE next_try_at END,
  priority = min(priority, excluded.priority)`;
