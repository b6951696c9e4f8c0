import { type CarriedRoom, type CarriedType, carryRows, type FileRow } from '../../store/carry-rows.ts';
import { migrate } from '../../store/database.ts';
import { migratePostgres } from '../../store/postgres.ts';
import { ledgerSteps } from '../ledger-tables.ts';
import { partOf } from '../part-of.ts';
import { ledgerSchema } from './schema.ts';

/** The columns of these names and types. */
function columns(text: string, bigint: string): Readonly<Record<string, CarriedType>> {
  return {
    ...Object.fromEntries(text.split(' ').map((name) => [name, 'text'] as const)),
    ...Object.fromEntries(bigint.split(' ').map((name) => [name, 'bigint'] as const)),
  };
}

/** The tables of the ledger; of those with `part` that is worked out. Lanes are kept by the server's own triggers. */
const tables: Readonly<Record<string, Readonly<Record<string, CarriedType>>>> = {
  edition: columns('subscription outcome delivery', 'slot from_at recorded_at'),
  delivery: columns(
    'id subscription channel place parent state recipe names body body_hash thread message_id problem',
    'part slot priority turn urgency planned_at attempts faults next_try_at sending_since settled_at gone revisit_at released unwanted',
  ),
  channel_story: columns('channel story delivery', 'place posted revision'),
  edition_trouble: columns('subscription message', 'slot tries next_try_at'),
  amendment: columns(
    'delivery channel problem',
    'part priority version ready must_delete planned_at next_try_at attempts faults',
  ),
  crosspost: columns(
    'delivery channel problem',
    'part is_open planned_at next_try_at called_at attempts faults',
  ),
  change_cursor: columns('room', 'cursor'),
};

/**
 * The ledger as it goes from a file to a server. `guildOf`: the server that a delivery's place is in, by the id of the delivery and
 * of its subscription and its channel; null where nobody knows, or it is in none.
 */
export function carriedLedger(
  guildOf: (delivery: string, subscription: string, channel: string) => string | null,
): CarriedRoom {
  return {
    tables: {
      edition: 'editions',
      delivery: 'deliveries',
      channel_story: 'stories that channels had',
      edition_trouble: 'editions in trouble',
      amendment: 'amendments that are due',
      crosspost: 'publications in other servers',
      change_cursor: 'places in the feed of changes',
    },
    prepare: (db) => migrate(db, 'delivery', ledgerSteps),
    makeTables: (postgres) => migratePostgres(postgres, 'delivery', ledgerSchema),
    async carry(carrying) {
      for (const [table, carried] of Object.entries(tables)) {
        const own = Object.keys(carried).filter((name) => name !== 'part');
        const ofTable = `SELECT ${own.map((name) => `t.${name}`).join(', ')}`;
        if (!('part' in carried)) {
          await carryRows(carrying, { table, select: `${ofTable} FROM ${table} t`, columns: carried });
          continue;
        }
        const subscription =
          table === 'delivery'
            ? `t.id AS of_delivery, t.subscription AS of_subscription FROM delivery t`
            : `t.delivery AS of_delivery, d.subscription AS of_subscription FROM ${table} t LEFT JOIN delivery d ON d.id = t.delivery`;
        await carryRows(carrying, {
          table,
          select: `${ofTable}, ${subscription}`,
          columns: carried,
          change: (row: FileRow) => {
            const guild = guildOf(
              String(row.of_delivery),
              String(row.of_subscription ?? ''),
              String(row.channel),
            );
            return { ...row, part: BigInt(partOf(guild)) };
          },
        });
      }
    },
  };
}
