import type { Postgres } from '../../store/postgres.ts';
import type { Ledger } from '../ledger.ts';
import { createAmendments } from './amendments.ts';
import { createCrossposts } from './crossposts.ts';
import { createDue } from './due.ts';
import { createRecord } from './keep-record.ts';
import { createLedgerTurns } from './ledger-turns.ts';
import { planEditions } from './plan-editions.ts';
import { planShare, planStories } from './plan-stories.ts';
import { createSending } from './send-deliveries.ts';
import { createStandings } from './standings.ts';
import { createTakingBack } from './take-back.ts';

/**
 * The ledger in a PostgreSQL database, its tables brought to the newest version at the first call. Any number of processes may share it: see
 * decision 43. Calls reject with a `PostgresTrouble` when the server does not answer, is lost on the way or cannot for now, else with what
 * it says.
 */
export function createPostgresLedger(postgres: Postgres): Ledger {
  const turns = createLedgerTurns(postgres);
  return {
    ...createStandings(turns),
    plan: (plans, now) => planEditions(turns, plans, now),
    planStories: (plans, now) => planStories(turns, plans, now),
    planShare: (plan, now) => planShare(turns, plan, now),
    ...createDue(turns),
    ...createSending(turns),
    ...createTakingBack(turns),
    ...createRecord(turns),
    ...createAmendments(turns),
    ...createCrossposts(turns),
  };
}
