import type { Database } from '../store/database.ts';
import { priorities } from './priority.ts';

/** What `state` may be while there is still something to do; the partial indexes say the same words. */
const open = `state IN ('planned', 'sending')`;

/** The ledger's queries, prepared. Named parameters; times in ms since the epoch, lists as JSON. */
export function prepareLedger(db: Database) {
  return {
    lastEdition: db.prepare(
      'SELECT MAX(slot) AS slot FROM edition WHERE subscription = @subscription AND slot <= @horizon',
    ),
    // Told is what was empty, is in the channel, or may be; a failure that kept its stories counts as told too.
    toldEdition: db.prepare(
      `SELECT e.from_at AS "from", e.slot FROM edition e LEFT JOIN delivery d ON d.id = e.delivery
       WHERE e.subscription = @subscription AND e.slot <= @horizon
         AND (e.outcome = 'empty' OR d.state IN ('sending', 'sent') OR (d.state = 'failed' AND d.released = 0))
       ORDER BY e.slot DESC LIMIT 1`,
    ),
    // An edition that begins where it ends is one of `skipTo`: what was before it is not to be told.
    since: db.prepare(
      `SELECT COALESCE(MAX(CASE WHEN from_at = slot THEN slot END), MIN(from_at)) AS since FROM edition
       WHERE subscription = @subscription AND slot > @horizon - 35 * 86400000 AND slot <= @horizon`,
    ),
    skipped: db.prepare(
      `SELECT MAX(slot) AS slot FROM edition WHERE subscription = @subscription AND from_at = slot AND slot <= @horizon`,
    ),
    untold: db.prepare(
      `SELECT e.slot, d.id FROM edition e JOIN delivery d ON d.id = e.delivery
       WHERE e.subscription = @subscription AND e.slot > @after
         AND (d.state = 'withdrawn' OR (d.state = 'failed' AND d.released = 1))`,
    ),
    forgetEdition: db.prepare('DELETE FROM edition WHERE subscription = @subscription AND slot = @slot'),
    firstEdition: db.prepare('SELECT MIN(from_at) AS "from" FROM edition WHERE subscription = @subscription'),
    // A digest takes over the digests before it, and not what was planned beside them.
    waitingDigests: db.prepare(
      `SELECT id FROM delivery WHERE subscription = @subscription AND state = 'planned' AND priority = 3 ORDER BY slot`,
    ),
    waiting: db.prepare(
      `SELECT id FROM delivery WHERE subscription = @subscription AND state = 'planned' ORDER BY slot`,
    ),
    addEdition: db.prepare(
      `INSERT INTO edition (subscription, slot, from_at, outcome, delivery, recorded_at)
       VALUES (@subscription, @slot, @from, @outcome, @delivery, @now) ON CONFLICT (subscription, slot) DO NOTHING`,
    ),
    addDelivery: db.prepare(
      `INSERT INTO delivery (id, subscription, channel, place, parent, slot, priority, turn, planned_at, state, recipe, next_try_at)
       VALUES (@id, @subscription, @channel, @place, @parent, @slot, @priority, @turn, @now, 'planned', @recipe, @now)`,
    ),
    // What was given up, withdrawn or deleted may be planned again: certainly, nothing of it is in the channel.
    addStoryDelivery: db.prepare(
      `INSERT INTO delivery (id, subscription, channel, place, parent, slot, priority, urgency, planned_at, state, recipe, names, next_try_at)
       VALUES (@id, @subscription, @channel, @place, @parent, @slot, @priority, @urgency, @now, 'planned', @recipe, @names, @now)
       ON CONFLICT (id) DO UPDATE SET channel = excluded.channel, place = excluded.place, parent = excluded.parent, slot = excluded.slot, priority = excluded.priority,
         urgency = excluded.urgency, planned_at = excluded.planned_at, state = 'planned', recipe = excluded.recipe, names = excluded.names, body_hash = NULL, attempts = 0,
         faults = 0, unwanted = 0, next_try_at = excluded.next_try_at, settled_at = NULL, revisit_at = NULL, problem = NULL, released = 0,
         message_id = NULL, gone = 0
       WHERE state = 'withdrawn' OR (state = 'failed' AND released = 1) OR (state = 'sent' AND gone = 1)`,
    ),
    revisit: db.prepare(
      `UPDATE delivery SET revisit_at = 0 WHERE id = @id AND (${open} OR (state = 'sent' AND gone = 0))`,
    ),
    addStory: db.prepare(
      `INSERT INTO channel_story (channel, story, delivery) VALUES (@channel, @story, @delivery)
       ON CONFLICT (channel, story) DO NOTHING`,
    ),
    freeStories: db.prepare('DELETE FROM channel_story WHERE delivery = @delivery'),
    had: db.prepare(
      `SELECT story FROM channel_story WHERE channel = @channel
         AND story IN (SELECT value FROM json_each(@stories))
         AND delivery NOT IN (SELECT value FROM json_each(@besides))`,
    ),
    setTrouble: db.prepare(
      `INSERT INTO edition_trouble (subscription, slot, tries, next_try_at, message)
       VALUES (@subscription, @slot, @tries, @nextTryAt, @message)
       ON CONFLICT (subscription) DO UPDATE SET slot = excluded.slot, tries = excluded.tries,
         next_try_at = excluded.next_try_at, message = excluded.message`,
    ),
    troubleOf: db.prepare(
      `SELECT slot, tries, next_try_at AS nextTryAt, message FROM edition_trouble WHERE subscription = @subscription`,
    ),
    endTrouble: db.prepare('DELETE FROM edition_trouble WHERE subscription = @subscription'),

    // The most urgent first. Each part is read along its index, and only when those before it are used up; a limit keeps SQLite
    // from leaving out its order. A next try more than an hour ahead was written by a clock that has since gone back: nothing
    // waits that long.
    due: db.prepare(
      Object.values(priorities)
        .toSorted((a, b) => a - b)
        .flatMap((priority) =>
          ['next_try_at <= @now', 'next_try_at > @now + 3600000'].map((due) => [priority, due]),
        )
        .map(
          ([priority, due]) =>
            `SELECT * FROM (SELECT channel, kind, id FROM lane WHERE priority = ${priority} AND ${due}
               AND channel NOT IN (SELECT value FROM json_each(@besides)) ORDER BY next_try_at, turn, slot, id LIMIT -1)`,
        )
        .join(' UNION ALL '),
    ),
    claimPlanned: db.prepare(
      `UPDATE delivery SET state = 'sending', attempts = attempts + 1, next_try_at = @until,
         sending_since = CAST(@now AS INTEGER), body = @body, body_hash = @hash, thread = @thread, revisit_at = @revisitAt,
         recipe = COALESCE(@recipe, recipe)
       WHERE id = @id AND state = 'planned' RETURNING *`,
    ),
    claimSending: db.prepare(
      `UPDATE delivery SET attempts = attempts + 1, next_try_at = @until
       WHERE id = @id AND state = 'sending' AND (next_try_at <= @now OR next_try_at > @now + 3600000) RETURNING *`,
    ),
    clearShown: db.prepare(
      'UPDATE channel_story SET place = NULL, posted = NULL, revision = NULL WHERE delivery = @delivery AND place IS NOT NULL',
    ),
    setShown: db.prepare(
      `UPDATE channel_story SET place = @place, posted = @revision, revision = @revision
       WHERE channel = @channel AND story = @story AND delivery = @delivery`,
    ),
    freeUnshown: db.prepare('DELETE FROM channel_story WHERE delivery = @delivery AND place IS NULL'),
    // What an earlier Telex made cannot be rendered again.
    settleSent: db.prepare(
      `UPDATE delivery SET state = 'sent', message_id = @message, settled_at = @now, sending_since = NULL,
         body = NULL, problem = NULL, recipe = CASE json_extract(recipe, '$.kind') WHEN 'finished' THEN NULL ELSE recipe END
       WHERE id = @id AND state = 'sending'`,
    ),
    settleOpen: db.prepare(
      `UPDATE delivery SET state = @state, next_try_at = @next, problem = @problem, faults = faults + @fault,
         body = CASE @state WHEN 'sending' THEN body END,
         sending_since = CASE @state WHEN 'sending' THEN sending_since END WHERE id = @id AND state = 'sending'`,
    ),
    putOff: db.prepare(
      `UPDATE delivery SET next_try_at = @next, problem = @problem WHERE id = @id AND state = 'planned'`,
    ),
    deferDelivery: db.prepare(`UPDATE delivery SET next_try_at = @until WHERE id = @id AND ${open}`),
    deferAmendment: db.prepare('UPDATE amendment SET next_try_at = @until WHERE delivery = @id'),
    deferCrosspost: db.prepare('UPDATE crosspost SET next_try_at = @until WHERE delivery = @id'),
    park: db.prepare(
      `UPDATE delivery SET state = 'failed', settled_at = @now, problem = @problem, released = (sending_since IS NULL),
         body = NULL, revisit_at = NULL, sending_since = NULL WHERE id = @id AND ${open} RETURNING released`,
    ),
    settleFailed: db.prepare(
      `UPDATE delivery SET state = 'failed', settled_at = @now, problem = @problem, released = @released,
         body = NULL, revisit_at = NULL, sending_since = NULL WHERE id = @id AND state = 'sending'`,
    ),
    withdraw: db.prepare(
      `UPDATE delivery SET state = 'withdrawn', settled_at = @now, recipe = NULL, revisit_at = NULL
       WHERE id = @id AND state = 'planned'`,
    ),
    giveUpSending: db.prepare(
      `UPDATE delivery SET unwanted = 1 WHERE subscription = @subscription AND state = 'sending'`,
    ),
    isUnwanted: db.prepare('SELECT unwanted FROM delivery WHERE id = @id').pluck(),
    lateStories: db
      .prepare(
        `SELECT id FROM delivery WHERE subscription = @subscription AND state = 'planned' AND slot < @before
           AND priority IN (SELECT value FROM json_each(@priorities))`,
      )
      .pluck(),
    editionsAhead: db.prepare('SELECT subscription, slot, delivery FROM edition WHERE slot > @horizon'),
    laterEditions: db.prepare(
      `SELECT e.slot, e.from_at AS "from", d.id, d.state, d.released FROM edition e LEFT JOIN delivery d ON d.id = e.delivery
       WHERE e.subscription = @subscription AND e.slot > @slot AND e.slot <= @now`,
    ),
    editionOf: db.prepare('SELECT subscription, slot FROM edition WHERE delivery = @id'),
    left: db.prepare(`SELECT id, channel FROM delivery WHERE state = 'sending'`),
    nextTries: db.prepare('SELECT channel, next_try_at AS at FROM lane ORDER BY next_try_at'),
    plannedSubscriptions: db.prepare(`SELECT DISTINCT subscription FROM delivery WHERE state = 'planned'`),

    // The edition before it ended where this one begins; without one, a day is taken.
    adoptEdition: db.prepare(
      `INSERT INTO edition (subscription, slot, from_at, outcome, delivery, recorded_at)
       VALUES (@subscription, @slot, COALESCE((SELECT MAX(slot) FROM edition
         WHERE subscription = @subscription AND slot < @slot), @slot - 86400000), 'planned', @id, @now)
       ON CONFLICT (subscription, slot) DO UPDATE SET outcome = 'planned', delivery = excluded.delivery`,
    ),
    adoptStory: db.prepare(
      `INSERT INTO channel_story (channel, story, delivery, place) VALUES (@channel, @story, @delivery, @place)
       ON CONFLICT (channel, story) DO UPDATE SET delivery = excluded.delivery, place = excluded.place,
         posted = CASE delivery WHEN excluded.delivery THEN posted END,
         revision = CASE delivery WHEN excluded.delivery THEN revision END`,
    ),
    adoptDelivery: db.prepare(
      `INSERT INTO delivery (id, subscription, channel, place, parent, slot, priority, planned_at, state, recipe, next_try_at,
         settled_at, message_id)
       VALUES (@id, @subscription, @channel, @place, @parent, @slot, @priority, @now, 'sent', @recipe, @now, @now, @message)
       ON CONFLICT (id) DO UPDATE SET state = 'sent', settled_at = excluded.settled_at, problem = NULL,
         message_id = excluded.message_id, sending_since = NULL, body = NULL, released = 0,
         recipe = COALESCE(recipe, excluded.recipe) WHERE state <> 'sent'`,
    ),

    hasDelivery: db.prepare('SELECT 1 FROM delivery WHERE id = @id'),
    delivery: db.prepare('SELECT * FROM delivery WHERE id = @id'),
    deliveriesOf: db.prepare(
      'SELECT * FROM delivery WHERE subscription = @subscription ORDER BY slot DESC LIMIT CAST(@limit AS INTEGER)',
    ),
    pruneEditions: db.prepare(
      `DELETE FROM edition WHERE (subscription, slot) IN (
         SELECT e.subscription, e.slot FROM edition e WHERE e.recorded_at < @before
           AND e.slot < (SELECT MAX(n.slot) FROM edition n WHERE n.subscription = e.subscription)
           AND NOT EXISTS (SELECT 1 FROM delivery d WHERE d.id = e.delivery AND d.${open})
         LIMIT 1000)`,
    ),
    prunable: db.prepare(
      `SELECT id FROM delivery WHERE settled_at < @before
         AND NOT EXISTS (SELECT 1 FROM edition e WHERE e.delivery = delivery.id) LIMIT 1000`,
    ),
    forgetDelivery: db.prepare('DELETE FROM delivery WHERE id = @id'),
  };
}
