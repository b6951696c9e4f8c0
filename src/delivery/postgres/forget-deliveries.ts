import type { Postgres } from '../../store/postgres.ts';
import type { ForgetDeliveries } from '../forget-deliveries.ts';
import { createLedgerTurns, lockChannels } from './ledger-turns.ts';
import { createPostgresPlaceNames } from './place-names.ts';

/** As `createForgetter`, from a PostgreSQL ledger: what is on record of the messages is one transaction, after the name. */
export function createPostgresForgetter(postgres: Postgres): ForgetDeliveries {
  const turns = createLedgerTurns(postgres);
  const names = createPostgresPlaceNames(postgres);
  return async (subscriptionId, channelId) => {
    await names.forget(channelId);
    await turns.write({ subscriptions: [subscriptionId] }, async (send) => {
      const all = await send<{ id: string }>('SELECT id FROM delivery WHERE subscription = $1', [
        subscriptionId,
      ]);
      const ids = all.map(({ id }) => id);
      await lockChannels(send, { deliveries: ids });
      await Promise.all([
        send('DELETE FROM channel_story WHERE delivery = ANY ($1::text[])', [ids]),
        send('DELETE FROM amendment WHERE delivery = ANY ($1::text[])', [ids]),
        send('DELETE FROM crosspost WHERE delivery = ANY ($1::text[])', [ids]),
        send('DELETE FROM delivery WHERE subscription = $1', [subscriptionId]),
        send('DELETE FROM edition WHERE subscription = $1', [subscriptionId]),
        send('DELETE FROM edition_trouble WHERE subscription = $1', [subscriptionId]),
      ]);
    });
  };
}
