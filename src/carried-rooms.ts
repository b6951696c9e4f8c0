import { carriedArchive } from './archive/postgres/carry-archive.ts';
import { carriedCauses, carriedPlaceNames } from './delivery/postgres/carry-beside.ts';
import { carriedLedger } from './delivery/postgres/carry-ledger.ts';
import { knownNames } from './desk/known-names.ts';
import { carriedReadLog } from './intake/postgres/carry-read-log.ts';
import { carriedKeyv } from './store/carry-keyv.ts';
import { carriedRestoreMark } from './store/carry-restore-mark.ts';
import type { CarriedRoom } from './store/carry-rows.ts';
import type { Database } from './store/database.ts';
import { openSqliteStores } from './stores.ts';

/**
 * All rooms that keep something, as they go from a file, which is open, to a server. Their tables in the file are of the newest version
 * then. Rejects with what SQLite throws.
 */
export async function carriedRooms(db: Database): Promise<readonly CarriedRoom[]> {
  const rooms = [
    carriedKeyv,
    carriedLedger(await findGuilds(db)),
    carriedCauses,
    carriedPlaceNames,
    carriedRestoreMark,
    carriedReadLog,
    carriedArchive(knownNames),
  ];
  for (const { prepare } of rooms) prepare(db);
  return rooms;
}

/**
 * Gives the server that a delivery went to: by who shared it or whose subscription it is; of a subscription that is gone by what else
 * goes to the same channel.
 */
async function findGuilds(
  db: Database,
): Promise<(delivery: string, subscription: string, channel: string) => string | null> {
  const byId = new Map<string, string>();
  const byChannel = new Map<string, string>();
  const { openKeyv } = openSqliteStores(db);
  for (const keyv of [openKeyv('shares'), openKeyv('subscriptions')]) {
    for await (const entry of keyv.iterator()) {
      const [id, record] = entry as [string, { guildId?: string | null; channelId?: string } | undefined];
      if (record?.guildId == null) continue;
      byId.set(id, record.guildId);
      if (record.channelId !== undefined) byChannel.set(record.channelId, record.guildId);
    }
  }
  return (delivery, subscription, channel) =>
    byId.get(delivery) ?? byId.get(subscription) ?? byChannel.get(channel) ?? null;
}
