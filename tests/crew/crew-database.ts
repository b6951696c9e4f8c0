import { afterEach, beforeAll, beforeEach } from 'vitest';
import { crewSteps } from '../../src/crew/tables.ts';
import { migratePostgres, openPostgres, type Postgres } from '../../src/store/postgres.ts';
import { makeDatabase } from '../archive/make-database.ts';

/** A database with the crew's tables, emptied before each test. */
export interface CrewDatabase {
  readonly address: string;
  readonly postgres: Postgres;
}

/** Makes one database for the tests of a file; what it gives may be read in tests only. */
export function withCrewDatabase(): CrewDatabase {
  let address = '';
  let postgres: Postgres | null = null;
  beforeAll(async () => {
    address = await makeDatabase();
  });
  beforeEach(async () => {
    postgres = openPostgres(address);
    await migratePostgres(postgres, 'crew', crewSteps);
    for (const table of [
      'crew_share',
      'crew_shard',
      'crew_member',
      'crew_missing',
      'crew_note',
      'crew_sign_in',
    ])
      await postgres.query(`DELETE FROM ${table}`);
  });
  afterEach(() => postgres?.close());
  return {
    get address() {
      return address;
    },
    get postgres() {
      if (postgres === null) throw new Error('There is a database in tests only');
      return postgres;
    },
  };
}
