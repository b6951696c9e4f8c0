import { type CarriedRoom, carryRows } from '../../store/carry-rows.ts';
import { migrate } from '../../store/database.ts';
import { migratePostgres } from '../../store/postgres.ts';
import { causeSteps } from '../causes-sqlite.ts';
import { placeNameSteps } from '../place-names-sqlite.ts';
import { causeSteps as causesOnServer } from './causes.ts';
import { placeNameSteps as placeNamesOnServer } from './place-names.ts';

/** Why calls rest, as it goes from a file to a server. */
export const carriedCauses: CarriedRoom = {
  tables: { cause: 'causes of rest' },
  prepare: (db) => migrate(db, 'causes', causeSteps),
  makeTables: (postgres) => migratePostgres(postgres, 'causes', causesOnServer),
  carry: (carrying) =>
    carryRows(carrying, {
      table: 'cause',
      select: 'SELECT cause, invalid, rests_until FROM cause',
      columns: { cause: 'text', invalid: 'bigint', rests_until: 'bigint' },
    }),
};

/** What places are called, as it goes from a file to a server. */
export const carriedPlaceNames: CarriedRoom = {
  tables: { place_name: 'names of places' },
  prepare: (db) => migrate(db, 'places', placeNameSteps),
  makeTables: (postgres) => migratePostgres(postgres, 'places', placeNamesOnServer),
  carry: (carrying) =>
    carryRows(carrying, {
      table: 'place_name',
      select: 'SELECT channel, name, server FROM place_name',
      columns: { channel: 'text', name: 'text', server: 'text' },
    }),
};
