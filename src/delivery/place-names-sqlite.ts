import { type Database, migrate } from '../store/database.ts';
import type { PlaceName, PlaceNames } from './chat-gateway.ts';

/** The table's steps for `migrate`. */
export const placeNameSteps: readonly string[] = [
  `CREATE TABLE place_name (
     channel TEXT PRIMARY KEY,
     name TEXT NOT NULL,
     server TEXT NOT NULL
   ) STRICT, WITHOUT ROWID`,
];

/** The names of places on an open SQLite file; makes its table when it is not there. */
export function createSqlitePlaceNames(db: Database): PlaceNames {
  migrate(db, 'places', placeNameSteps);
  const read = db.prepare('SELECT name AS channel, server FROM place_name WHERE channel = ?');
  const write = db.prepare(
    `INSERT INTO place_name (channel, name, server) VALUES (@id, @channel, @server)
     ON CONFLICT (channel) DO UPDATE SET name = excluded.name, server = excluded.server
     WHERE name <> excluded.name OR server <> excluded.server`,
  );
  const remove = db.prepare('DELETE FROM place_name WHERE channel = ?');
  const writeAll = db.transaction((names: ReadonlyMap<string, PlaceName>) => {
    for (const [id, name] of names) write.run({ id, ...name });
  });
  return {
    nameOf: async (channelId) => (read.get(channelId) as PlaceName | undefined) ?? null,
    note: async (names) => void writeAll.immediate(names),
    forget: async (channelId) => void remove.run(channelId),
  };
}
