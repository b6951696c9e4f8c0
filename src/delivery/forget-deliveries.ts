import type { Database } from '../store/database.ts';
import { createSqlitePlaceNames } from './place-names-sqlite.ts';

/**
 * Takes from the ledger all that is on record of a subscription that is no more: its editions, its messages, which stories
 * its channel had by them, and what that is called. What stands in Discord stays there, and no longer follows the agency. Rejects when the
 * ledger cannot be written; done again it does the rest.
 */
export type ForgetDeliveries = (subscriptionId: string, channelId: string) => Promise<void>;

/** Forgets in one transaction of the file, which has the ledger's tables. */
export function createForgetter(db: Database): ForgetDeliveries {
  createSqlitePlaceNames(db);
  const forgetName = db.prepare<[string]>('DELETE FROM place_name WHERE channel = ?');
  const ofIt = 'delivery IN (SELECT id FROM delivery WHERE subscription = ?)';
  const statements = [
    `DELETE FROM channel_story WHERE ${ofIt}`,
    `DELETE FROM amendment WHERE ${ofIt}`,
    `DELETE FROM crosspost WHERE ${ofIt}`,
    'DELETE FROM delivery WHERE subscription = ?',
    'DELETE FROM edition WHERE subscription = ?',
    'DELETE FROM edition_trouble WHERE subscription = ?',
  ].map((sql) => db.prepare<[string]>(sql));
  const inOne = db.transaction((id: string, channelId: string) => {
    forgetName.run(channelId);
    for (const statement of statements) statement.run(id);
  });
  return async (id, channelId) => void inOne.immediate(id, channelId);
}
