import type { PostgresQuery } from '../../store/postgres.ts';
import { type Delivery, isShare } from '../delivery.ts';
import type { Ledger } from '../ledger.ts';
import { absurdlyAheadMs, type LaterEdition, mayBeTold } from '../plan-rules.ts';
import { type LedgerTurns, lockChannels, lockSubscriptions } from './ledger-turns.ts';
import { toldEdition } from './standings.ts';
import { withdraw, withdrawOne } from './withdraw.ts';

const ofPlanned = `SELECT id FROM delivery WHERE subscription = $1 AND state = 'planned'`;

/** The ledger's calls that take back what is planned, and forget editions. */
export function createTakingBack(
  turns: LedgerTurns,
): Pick<
  Ledger,
  | 'retract'
  | 'unplan'
  | 'joinNext'
  | 'retractStories'
  | 'withdraw'
  | 'callOff'
  | 'reopen'
  | 'forgetAhead'
  | 'subscriptionsWithPlanned'
> {
  return {
    retract: (id, now) => turns.write({ deliveries: [id] }, (send) => withdrawOne(send, id, now)),
    unplan: (id, now) =>
      turns.write({}, async (send) => {
        const [edition] = await lockEdition(send, id);
        await lockChannels(send, { deliveries: [id] });
        if (!(await withdrawOne(send, id, now))) return false;
        if (edition !== undefined) await forget(send, [{ ...edition, id }]);
        return true;
      }),
    joinNext: (id, now) => turns.write({}, (send) => joinNext(send, id, now)),
    retractStories: (subscription, priorities, before, now) =>
      turns.write({ subscriptions: [subscription] }, async (send) => {
        await lockPlanned(send, subscription);
        const late = 'subscription = $2 AND slot < $3 AND priority = ANY ($4::smallint[])';
        return (await withdraw(send, late, [subscription, before, priorities], now)).length;
      }),
    withdraw: (subscription, now) =>
      turns.write({ subscriptions: [subscription] }, async (send) => {
        await lockPlanned(send, subscription);
        return (await withdraw(send, 'subscription = $2', [subscription], now)).length;
      }),
    callOff: (subscription, now) =>
      turns.write({ subscriptions: [subscription] }, async (send) => {
        const open = await send<{ id: string }>(
          `SELECT id FROM delivery WHERE subscription = $1 AND state IN ('planned', 'sending')`,
          [subscription],
        );
        await lockChannels(send, { deliveries: open.map(({ id }) => id) });
        await send(`UPDATE delivery SET unwanted = 1 WHERE subscription = $1 AND state = 'sending'`, [
          subscription,
        ]);
        return (await withdraw(send, 'subscription = $2', [subscription], now)).length;
      }),
    reopen: (subscription) =>
      turns.write({ subscriptions: [subscription] }, async (send) => {
        const untold = await send<{ slot: number; id: string }>(
          `SELECT e.slot, d.id FROM edition e JOIN delivery d ON d.id = e.delivery
           WHERE e.subscription = $1 AND e.slot > COALESCE((SELECT slot FROM (${toldEdition('$1', Number.MAX_SAFE_INTEGER.toString())}) AS told), -1)
             AND (d.state = 'withdrawn' OR (d.state = 'failed' AND d.released = 1))`,
          [subscription],
        );
        await lockChannels(send, { deliveries: untold.map(({ id }) => id) });
        await forget(
          send,
          untold.map((one) => ({ ...one, subscription })),
        );
        return untold.length;
      }),
    async subscriptionsWithPlanned() {
      const rows = await turns.read<{ subscription: string }>(
        `SELECT DISTINCT subscription FROM delivery WHERE state = 'planned'`,
      );
      return rows.map(({ subscription }) => subscription).filter((id) => !isShare(id));
    },
    forgetAhead: (now) =>
      turns.write({}, async (send) => {
        const ahead = 'SELECT subscription, slot, delivery AS id FROM edition WHERE slot > $1';
        const found = await send<Forgotten>(ahead, [now + absurdlyAheadMs]);
        await lockSubscriptions(
          send,
          found.map(({ subscription }) => subscription),
        );
        const ids = found.flatMap(({ id }) => (id === null ? [] : [id]));
        await lockChannels(send, { deliveries: ids });
        const taken = new Set(await withdraw(send, 'id = ANY ($2::text[])', [ids], now));
        // What may be posted stays on record, without its edition.
        await forget(
          send,
          found.map((one) => ({ ...one, id: one.id !== null && taken.has(one.id) ? one.id : null })),
        );
        return found.length;
      }),
  };
}

/** An edition that goes, with its delivery where that goes too. */
interface Forgotten {
  readonly subscription: string;
  readonly slot: number;
  readonly id: string | null;
}

async function forget(send: PostgresQuery, editions: readonly Forgotten[]): Promise<void> {
  await Promise.all([
    send(
      `DELETE FROM edition USING unnest($1::text[], $2::bigint[]) AS gone (subscription, slot)
       WHERE edition.subscription = gone.subscription AND edition.slot = gone.slot`,
      [editions.map(({ subscription }) => subscription), editions.map(({ slot }) => slot)],
    ),
    send('DELETE FROM delivery WHERE id = ANY ($1::text[])', [editions.flatMap(({ id }) => id ?? [])]),
  ]);
}

/** Locks the channels where a subscription, which is locked, has something planned. */
async function lockPlanned(send: PostgresQuery, subscription: string): Promise<void> {
  const planned = await send<{ id: string }>(ofPlanned, [subscription]);
  await lockChannels(send, { deliveries: planned.map(({ id }) => id) });
}

/** The edition of a delivery, if it still is one once its subscription is locked. */
async function lockEdition(
  send: PostgresQuery,
  id: string,
): Promise<readonly { readonly subscription: string; readonly slot: number }[]> {
  const edition = 'SELECT subscription, slot FROM edition WHERE delivery = $1';
  const found = await send<{ subscription: string; slot: number }>(edition, [id]);
  await lockSubscriptions(
    send,
    found.map(({ subscription }) => subscription),
  );
  return send(edition, [id]);
}

async function joinNext(send: PostgresQuery, id: string, now: number): Promise<boolean> {
  const [edition] = await lockEdition(send, id);
  if (edition === undefined) return false;
  const { subscription, slot } = edition;
  const after = 'e.subscription = $1 AND e.slot > $2 AND e.slot <= $3';
  const following = await send<{ delivery: string }>(
    `SELECT e.delivery FROM edition e WHERE ${after} AND e.delivery IS NOT NULL`,
    [subscription, slot, now],
  );
  await lockChannels(send, { deliveries: [id, ...following.map(({ delivery }) => delivery)] });
  const later = await send<LaterEdition>(
    `SELECT e.slot, e.from_at AS "from", d.id, d.state, d.released FROM edition e
     LEFT JOIN delivery d ON d.id = e.delivery WHERE ${after}`,
    [subscription, slot, now],
  );
  const waits = later.some(({ state }) => state === 'planned');
  if (!waits || later.some(mayBeTold) || !(await withdrawOne(send, id, now))) return false;
  const again: readonly (Delivery['state'] | null)[] = [null, 'planned'];
  const gone = later.filter(({ state }) => again.includes(state));
  await withdraw(send, 'id = ANY ($2::text[])', [gone.flatMap((one) => one.id ?? [])], now);
  await forget(
    send,
    gone.map((one) => ({ subscription, slot: one.slot, id: one.id })),
  );
  return true;
}
