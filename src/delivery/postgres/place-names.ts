import { migrateOnce, type Postgres } from '../../store/postgres.ts';
import type { PlaceName, PlaceNames } from '../chat-gateway.ts';

/** The table's steps. */
export const placeNameSteps: readonly string[] = [
  `CREATE TABLE place_name (
     channel text COLLATE "C" PRIMARY KEY,
     name text NOT NULL,
     server text NOT NULL
   )`,
];

/** The names of places in a PostgreSQL database; makes its table at the first call. Calls reject as `Postgres.query`. */
export function createPostgresPlaceNames(postgres: Postgres): PlaceNames {
  const { query } = migrateOnce(postgres, 'places', placeNameSteps);
  return {
    async nameOf(channelId) {
      const [row] = await query<PlaceName>(
        'SELECT name AS channel, server FROM place_name WHERE channel = $1',
        [channelId],
      );
      return row ?? null;
    },
    async note(names) {
      // In one order, so that of two who note the same none waits for the other in a circle.
      const sorted = [...names].toSorted(([a], [b]) => (a < b ? -1 : 1));
      await query(
        `INSERT INTO place_name (channel, name, server) SELECT * FROM unnest($1::text[], $2::text[], $3::text[])
         ON CONFLICT (channel) DO UPDATE SET name = excluded.name, server = excluded.server
         WHERE place_name.name <> excluded.name OR place_name.server <> excluded.server`,
        [
          sorted.map(([id]) => id),
          sorted.map(([, { channel }]) => channel),
          sorted.map(([, { server }]) => server),
        ],
      );
    },
    async forget(channelId) {
      await query('DELETE FROM place_name WHERE channel = $1', [channelId]);
    },
  };
}
