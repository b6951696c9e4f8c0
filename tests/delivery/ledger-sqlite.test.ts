import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { createSqliteCauses } from '../../src/delivery/causes-sqlite.ts';
import { createPostCounter } from '../../src/delivery/count-posts.ts';
import { deliveryId } from '../../src/delivery/delivery.ts';
import { createForgetter } from '../../src/delivery/forget-deliveries.ts';
import { createSqliteLedger } from '../../src/delivery/ledger-sqlite.ts';
import { prepareLedger } from '../../src/delivery/ledger-statements.ts';
import { createSqlitePlaceNames } from '../../src/delivery/place-names-sqlite.ts';
import { priorities } from '../../src/delivery/priority.ts';
import { createDeliveryWatch } from '../../src/delivery/watch-deliveries.ts';
import { openDatabase } from '../../src/store/database.ts';
import { type LedgerUnderTest, ledgerContract } from '../contracts/ledger.ts';
import { adoptingContract } from '../contracts/ledger-adopting.ts';
import { besideContract } from '../contracts/ledger-beside.ts';
import { togetherContract } from '../contracts/ledger-together.ts';

const open = (): LedgerUnderTest => {
  const folder = mkdtempSync(join(tmpdir(), 'telex-ledger-'));
  const path = join(folder, 'telex.sqlite');
  const files = [openDatabase(path)];
  const close = () => {
    for (const db of files) db.close();
  };
  return {
    ledger: createSqliteLedger(files[0] as (typeof files)[0]),
    reopen: () => {
      const db = openDatabase(path);
      files.push(db);
      return createSqliteLedger(db);
    },
    breakDown: close,
    close: () => {
      close();
      rmSync(folder, { recursive: true });
    },
  };
};
ledgerContract('a SQLite file', open);
adoptingContract('a SQLite file', open);
togetherContract('a SQLite file', () => {
  const { ledger, reopen, close } = open();
  return { ledgers: [ledger, reopen(), reopen()], close };
});

besideContract('a SQLite file', () => {
  const db = openDatabase(':memory:');
  return {
    ledger: createSqliteLedger(db),
    causes: createSqliteCauses(db),
    names: createSqlitePlaceNames(db),
    postsOf: createPostCounter(db),
    watch: createDeliveryWatch(db),
    forget: createForgetter(db),
    close: () => void db.close(),
  };
});

describe('the queries of the ledger', () => {
  test('find what is due by an index, however much was sent before', () => {
    const db = openDatabase(':memory:');
    createSqliteLedger(db);
    const { due } = prepareLedger(db);
    const plan = db.prepare(`EXPLAIN QUERY PLAN ${due.source}`).all({ now: 1, besides: '[]' }) as {
      detail: string;
    }[];
    const details = plan.map((row) => row.detail);
    // Of each priority what is due, and what a wrong clock put off; each read in its order and no further than is asked for.
    const byIndex = /^SEARCH lane USING (?:COVERING )?INDEX lane_due \(priority=\? AND next_try_at/;
    expect(details.filter((one) => byIndex.test(one))).toHaveLength(2 * Object.keys(priorities).length);
    expect(details.filter((one) => one.startsWith('CO-ROUTINE'))).toHaveLength(
      2 * Object.keys(priorities).length,
    );
    expect(details.join('\n')).not.toMatch(/TEMP B-TREE|MATERIALIZE|SCAN (?!json_each|\(subquery)/);
    db.close();
  });
});

describe('the id of a delivery', () => {
  test('is the same for the same edition, fits a nonce of 25 characters and holds nothing but letters, digits and a dash', () => {
    const id = deliveryId('0123abcv', Date.UTC(2027, 0, 4, 7));
    expect(id).toBe('0123abcv-0hunvo');
    expect(id).toMatch(/^[0-9a-z-]{15}$/);
    expect(deliveryId('0123abcv', Date.UTC(2027, 0, 4, 7, 1))).not.toBe(id);
  });

  test('exists for whole minutes only', () => {
    expect(() => deliveryId('0123abcv', 1)).toThrow(RangeError);
    expect(() => deliveryId('0123abcv', -60_000)).toThrow(RangeError);
  });
});
