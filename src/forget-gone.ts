import type { CommandContext } from '../commands/context.ts';
import { createGoneServers } from './delivery/gone-servers.ts';
import type { Logger } from './log.ts';
import type { Stores } from './stores.ts';

/**
 * `createGoneServers` over all that is kept of servers; since when the bot is out of one lies in `stores`. It also takes away what was
 * kept for a while only, such as drafts, and has expired.
 */
export function createGoneForgetter(
  stores: Pick<Stores, 'openKeyv' | 'sweepExpired'>,
  { kept, reach }: Pick<CommandContext, 'kept' | 'reach'>,
  log: Pick<Logger, 'info'>,
): (now: number) => Promise<void> {
  const forgetGone = createGoneServers({
    store: stores.openKeyv('servers-gone'),
    servers: kept.servers,
    whereabouts: reach.whereabouts,
    forget: kept.forgetServer,
    report: (guild, at) =>
      log.info({ guild, goneSince: new Date(at).toISOString() }, 'what was kept of a server is removed'),
  });
  return async (now) => {
    // Expiry goes by the machine's clock (`SmallStore`).
    await stores.sweepExpired(Date.now());
    await forgetGone(now);
  };
}
