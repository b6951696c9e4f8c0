import type { Ledger, Standing, Trouble } from '../ledger.ts';
import { absurdlyAheadMs } from '../plan-rules.ts';
import type { LedgerTurns } from './ledger-turns.ts';

interface StandingRow extends Omit<Standing, 'told'> {
  readonly id: string;
  readonly told: Standing['told'];
  /** Where the first of all editions began; null without any. */
  readonly begins: number | null;
  readonly trouble: Trouble | null;
}

/**
 * Told is what was empty, is in the channel, or may be; a failure that kept its stories counts as told too. `e` and `d`: an edition and its
 * delivery.
 */
const isTold = `(e.outcome = 'empty' OR d.state IN ('sending', 'sent') OR (d.state = 'failed' AND d.released = 0))`;

/** The newest slot that was told of the subscription and up to the horizon that are given as SQL. */
export function toldEdition(subscription: string, horizon: string): string {
  return `SELECT e.from_at AS "from", e.slot FROM edition e LEFT JOIN delivery d ON d.id = e.delivery
    WHERE e.subscription = ${subscription} AND e.slot <= ${horizon} AND ${isTold} ORDER BY e.slot DESC LIMIT 1`;
}

/** What the ledger says of where subscriptions stand, and what a channel had. */
export function createStandings(turns: LedgerTurns): Pick<Ledger, 'lastSlots' | 'standings' | 'hadBefore'> {
  return {
    async lastSlots(ids, now) {
      const rows = await turns.read<{ id: string; slot: number }>(
        `SELECT wanted.id, last.slot FROM unnest($1::text[]) AS wanted (id) CROSS JOIN LATERAL (
           SELECT slot FROM edition WHERE subscription = wanted.id AND slot <= $2 ORDER BY slot DESC LIMIT 1) AS last`,
        [ids, now + absurdlyAheadMs],
      );
      return new Map(rows.map(({ id, slot }) => [id, slot]));
    },
    async standings(ids, now) {
      const rows = await turns.read<StandingRow>(standingsQuery, [ids, now + absurdlyAheadMs]);
      return new Map(
        rows.map(({ id, begins, told, ...standing }) => [
          id,
          // Where nothing has been told yet: the moment from which it should have been.
          { ...standing, told: told ?? (begins === null ? null : { from: begins, slot: begins }) },
        ]),
      );
    },
    async hadBefore(channel, storyIds, besides) {
      const rows = await turns.read<{ story: string }>(
        `SELECT story FROM channel_story
         WHERE channel = $1 AND story = ANY ($2::text[]) AND delivery <> ALL ($3::text[])`,
        [channel, storyIds, besides],
      );
      return new Set(rows.map(({ story }) => story));
    },
  };
}

/** An edition that begins where it ends is one of `skipTo`: what was before it is not to be told. */
const standingsQuery = `SELECT wanted.id,
    (SELECT max(slot) FROM edition WHERE subscription = wanted.id AND slot <= $2) AS "lastSlot",
    (SELECT to_json(one) FROM (${toldEdition('wanted.id', '$2')}) AS one) AS told,
    (SELECT min(from_at) FROM edition WHERE subscription = wanted.id) AS begins,
    (SELECT COALESCE(max(CASE WHEN from_at = slot THEN slot END), min(from_at)) FROM edition
     WHERE subscription = wanted.id AND slot > $2 - 35 * 86400000::bigint AND slot <= $2) AS since,
    (SELECT max(slot) FROM edition WHERE subscription = wanted.id AND from_at = slot AND slot <= $2) AS "skippedTo",
    -- A digest takes over the digests before it, and not what was planned beside them.
    ARRAY (SELECT id FROM delivery WHERE subscription = wanted.id AND state = 'planned' AND priority = 3 ORDER BY slot) AS waiting,
    (SELECT json_build_object('slot', slot, 'tries', tries, 'nextTryAt', next_try_at, 'message', message)
     FROM edition_trouble WHERE subscription = wanted.id) AS trouble
  FROM unnest($1::text[]) AS wanted (id)`;
