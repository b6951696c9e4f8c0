import { migrateOnce, type Postgres, type PostgresQuery, PostgresTrouble } from '../../store/postgres.ts';
import { lockKinds } from './lanes.ts';
import { ledgerSchema } from './schema.ts';

/** How often a transaction is begun anew at most that was undone for another. */
const mostAttempts = 6;

/** Whose turn a transaction is to be. */
export interface Turn {
  /** Of these subscriptions. */
  readonly subscriptions?: readonly string[];
  /** Of these channels. */
  readonly channels?: readonly string[];
  /** Of the channels of these deliveries, as they stand once the subscriptions are locked. */
  readonly deliveries?: readonly string[];
}

/** How the ledger's parts reach the database. Its tables are there when a statement of theirs runs. */
export interface LedgerTurns {
  /** One statement that changes nothing. */
  readonly read: PostgresQuery;
  /**
   * Does `work` in one transaction, which is durable when this resolves, with nobody else at what `turn` names. What a rival
   * undid (SQLSTATE 40001, 40P01) is done anew, so `work` keeps nothing outside. Statements see all that was kept before they began.
   */
  write<T>(turn: Turn, work: (send: PostgresQuery) => Promise<T>): Promise<T>;
}

/** Ways to this database, which is brought to the newest tables at the first call; one that fails is tried anew by the next. */
export function createLedgerTurns(db: Postgres): LedgerTurns {
  const { query, transaction } = migrateOnce(db, 'delivery', ledgerSchema);
  return {
    read: query,
    async write(turn, work) {
      for (let attempt = 1; ; attempt += 1) {
        try {
          return await transaction(async (send) => {
            // Sent together, done one after the other: each sees what was kept while it waited for the one before.
            const [, , , done] = await Promise.all([
              send(durable),
              lockSubscriptions(send, turn.subscriptions ?? []),
              lockChannels(send, turn),
              work(send),
            ]);
            return done;
          });
        } catch (error) {
          if (!isRivalry(error) || attempt === mostAttempts) throw error;
        }
      }
    },
  };
}

/** A server that acknowledges before it has written (`synchronous_commit`) does not do so here; one that is stricter stays so. */
const durable = `SELECT set_config('synchronous_commit', 'on', true) WHERE current_setting('synchronous_commit') = 'off'`;

/** For a transaction that learns only on its way whose turn it is: before anything else is locked. */
export async function lockSubscriptions(send: PostgresQuery, ids: readonly string[]): Promise<void> {
  if (ids.length > 0) {
    await send(
      `SELECT pg_advisory_xact_lock(${lockKinds.subscription}, number)
       FROM (SELECT DISTINCT ledger_lock(id) AS number FROM unnest($1::text[]) AS id ORDER BY number) AS wanted`,
      [ids],
    );
  }
}

/** As `lockSubscriptions`, after it. */
export async function lockChannels(
  send: PostgresQuery,
  { channels = [], deliveries = [] }: Pick<Turn, 'channels' | 'deliveries'>,
): Promise<void> {
  if (channels.length > 0 || deliveries.length > 0) {
    await send(
      `SELECT pg_advisory_xact_lock(${lockKinds.channel}, number) FROM (
         SELECT ledger_lock(channel) AS number FROM delivery WHERE id = ANY ($2::text[])
         UNION SELECT ledger_lock(id) FROM unnest($1::text[]) AS id ORDER BY number) AS wanted`,
      [channels, deliveries],
    );
  }
}

/**
 * Locks the channels of what a query finds (its column `channel`), and gives the numbers of these locks: what it finds later under
 * another number is not locked.
 */
export async function lockFound(
  send: PostgresQuery,
  found: string,
  values: readonly unknown[],
): Promise<readonly number[]> {
  const rows = await send<{ number: number }>(
    `SELECT number, pg_advisory_xact_lock(${lockKinds.channel}, number)
     FROM (SELECT DISTINCT ledger_lock(channel) AS number FROM (${found}) AS found ORDER BY number) AS wanted`,
    values,
  );
  return rows.map(({ number }) => number);
}

function isRivalry(error: unknown): boolean {
  const cause = error instanceof PostgresTrouble ? error.cause : error;
  return cause instanceof Error && 'code' in cause && (cause.code === '40001' || cause.code === '40P01');
}
