import type { CommandContext } from '../commands/context.ts';
import { createGoneServers } from './delivery/gone-servers.ts';
import type { Logger } from './log.ts';
import type { Database } from './store/database.ts';
import { openKeyv, sweepExpired } from './store/keyv-sqlite.ts';

/**
 * `createGoneServers` over all that is kept of servers; since when the bot is out of one lies in `db`. It also takes away what was
 * kept for a while only, such as drafts, and has expired.
 */
export function createGoneForgetter(
  db: Database,
  { kept, reach }: Pick<CommandContext, 'kept' | 'reach'>,
  log: Pick<Logger, 'info'>,
): (now: number) => Promise<void> {
  const forgetGone = createGoneServers({
    store: openKeyv(db, 'servers-gone'),
    servers: kept.servers,
    whereabouts: reach.whereabouts,
    forget: kept.forgetServer,
    report: (guild, at) =>
      log.info({ guild, goneSince: new Date(at).toISOString() }, 'what was kept of a server is removed'),
  });
  return async (now) => {
    // Expiry goes by the machine's clock (`openKeyv`).
    sweepExpired(db, Date.now());
    await forgetGone(now);
  };
}
