import { type CarriedRoom, carryRows, type FileRow, goOnAbove } from '../../store/carry-rows.ts';
import { migrate } from '../../store/database.ts';
import { migratePostgres } from '../../store/postgres.ts';
import { intakeSteps } from '../read-log.ts';
import { keyOf } from './key-of.ts';
import { intakeSchema } from './schema.ts';

/** What intake remembers, as it goes from a file to a server: what is on the spike keeps its number. */
export const carriedReadLog: CarriedRoom = {
  tables: {
    intake_file: 'files that were read',
    intake_moved: 'files that were put away',
    intake_copy: 'first captures',
    spike: 'copies on the spike',
  },
  prepare: (db) => migrate(db, 'intake', intakeSteps),
  makeTables: (postgres) => migratePostgres(postgres, 'intake', intakeSchema),
  async carry(carrying) {
    await carryRows(carrying, {
      table: 'intake_file',
      select: 'SELECT path, size, modified_at, read_at FROM intake_file',
      columns: { key: 'bytea', path: 'text', size: 'bigint', modified_at: 'bigint', read_at: 'bigint' },
      change: (row) => ({ ...row, key: keyOfText(row, 'path') }),
    });
    await carryRows(carrying, {
      table: 'intake_moved',
      select: 'SELECT moved_to, path, size, modified_at, moved_at FROM intake_moved',
      columns: {
        key: 'bytea',
        moved_to: 'text',
        path_key: 'bytea',
        path: 'text',
        size: 'bigint',
        modified_at: 'bigint',
        moved_at: 'bigint',
      },
      change: (row) => ({ ...row, key: keyOfText(row, 'moved_to'), path_key: keyOfText(row, 'path') }),
    });
    await carryRows(carrying, {
      table: 'intake_copy',
      select: 'SELECT hash, captured_at FROM intake_copy',
      columns: { hash: 'bytea', captured_at: 'bigint' },
    });
    await carryRows(carrying, {
      table: 'spike',
      select:
        'SELECT id, source, captured_at, code, message, line, spiked_at, bytes, left_size FROM spike ORDER BY id',
      columns: {
        id: 'bigint',
        key: 'bytea',
        source: 'text',
        captured_at: 'bigint',
        code: 'text',
        message: 'text',
        line: 'bigint',
        spiked_at: 'bigint',
        bytes: 'bytea',
        left_size: 'bigint',
      },
      change: (row) => ({ ...row, key: keyOfText(row, 'source') }),
    });
    await goOnAbove(carrying.send, 'spike', 'id');
  },
};

function keyOfText(row: FileRow, column: string): Uint8Array {
  return keyOf(String(row[column]));
}
