import type { Database } from '../store/database.ts';

/**
 * Takes from the ledger all that is on record of a subscription that is no more: its editions, its messages, and which stories
 * its channel had by them. What stands in Discord stays there, and no longer follows the agency. Gives a function that takes the
 * subscription's id, is one transaction, and throws what SQLite throws. The ledger's tables must be there.
 */
export function createForgetter(db: Database): (subscriptionId: string) => void {
  const ofIt = 'delivery IN (SELECT id FROM delivery WHERE subscription = ?)';
  const statements = [
    `DELETE FROM channel_story WHERE ${ofIt}`,
    `DELETE FROM amendment WHERE ${ofIt}`,
    `DELETE FROM crosspost WHERE ${ofIt}`,
    'DELETE FROM delivery WHERE subscription = ?',
    'DELETE FROM edition WHERE subscription = ?',
    'DELETE FROM edition_trouble WHERE subscription = ?',
  ].map((sql) => db.prepare<[string]>(sql));
  const inOne = db.transaction((id: string) => {
    for (const statement of statements) statement.run(id);
  });
  return (id) => void inOne.immediate(id);
}
