import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { createPostgresKeyvs, KeyvPostgres } from '../../src/store/keyv-postgres.ts';
import { openPostgres, type Postgres } from '../../src/store/postgres.ts';
import { makeDatabase } from '../archive/make-database.ts';
import { describeKeyv } from '../contracts/keyv.ts';

let address: string;
let admin: Postgres;
beforeAll(async () => {
  address = await makeDatabase();
  admin = openPostgres(address);
  await createPostgresKeyvs(admin).sweepExpired(0);
});
afterAll(() => admin.close());

describeKeyv('PostgreSQL', async () => {
  await admin.query('DELETE FROM keyv');
  // Each has connections of its own, as processes have.
  const opened: Postgres[] = [];
  const open = () => {
    const postgres = openPostgres(address);
    opened.push(postgres);
    return postgres;
  };
  return {
    open: (namespace, now) => createPostgresKeyvs(open()).open(namespace, now),
    adapter: (now) => new KeyvPostgres(admin, now),
    async countRows() {
      const [row] = await admin.query<{ n: number }>('SELECT count(*) AS n FROM keyv');
      return row?.n ?? 0;
    },
    spoil: async () => void (await admin.query(`UPDATE keyv SET value = '{broken'`)),
    async breakDown() {
      for (const one of opened) await one.close();
      return /Cannot use a pool after calling end/;
    },
    async close() {
      for (const one of opened) await one.close();
    },
  };
});

describe('what was written in Keyv on PostgreSQL', () => {
  const open = () => createPostgresKeyvs(admin).open('watched');

  test('is told since the look before, by whomever, with how many entries there are', async () => {
    const [mine, theirs] = [open(), open()];
    expect(mine.store).toBeInstanceOf(KeyvPostgres);
    await mine.clear();
    await theirs.set('a', { of: 1 });
    await theirs.set('b', { of: 2 });
    const first = await mine.writtenSince?.<{ of: number }>(-1);
    expect(first).toMatchObject({ entries: 2 });
    expect(new Map(first?.written)).toEqual(
      new Map([
        ['a', { of: 1 }],
        ['b', { of: 2 }],
      ]),
    );
    const number = first?.number ?? -1;
    expect(await mine.writtenSince?.(number)).toBeNull();
    await theirs.change('b', () => ({ of: 3 }));
    await theirs.delete('a');
    expect(await mine.writtenSince?.(number)).toMatchObject({ entries: 1, written: [['b', { of: 3 }]] });
  });

  test('is never told past what another has begun and not yet kept', async () => {
    const mine = open();
    await mine.set('a', 0);
    const number = (await mine.writtenSince?.(-1))?.number ?? -1;
    let keep = () => {};
    const kept = new Promise<void>((resolve) => {
      keep = resolve;
    });
    const begun = Promise.withResolvers<void>();
    const slow = admin.transaction(async (query) => {
      await new KeyvPostgresOf(query).set('slow', '{"value":1}');
      begun.resolve();
      await kept;
    });
    await begun.promise;
    const quick = mine.set('quick', 2);
    expect(await mine.writtenSince?.(number)).toBeNull();
    keep();
    await Promise.all([slow, quick]);
    const after = await mine.writtenSince?.(number);
    expect(after?.written.map(([key]) => key).sort()).toEqual(['quick', 'slow']);
  });
});

/** The adapter inside a transaction. */
class KeyvPostgresOf extends KeyvPostgres {
  constructor(query: Postgres['query']) {
    super({ query, transaction: (work) => work(query) });
    this.namespace = 'watched';
  }
}
