import { type KeyvStorageEntry, keyvStorageCapability } from 'keyv';
import { migrateOnce, type Postgres, type PostgresQuery } from './postgres.ts';
import { type ChangingAdapter, SmallStore, type Written } from './small-store.ts';

/**
 * The tables of Keyv's entries, as steps for `migratePostgres`. `keyv_turn` numbers what is written in a namespace. Its row is held
 * until a write is kept, so that numbers are seen in their order: whoever has seen one has seen all before it.
 */
export const postgresKeyvSteps: readonly string[] = [
  `CREATE TABLE keyv_turn (namespace text COLLATE "C" PRIMARY KEY, number bigint NOT NULL) WITH (fillfactor = 50);
   CREATE TABLE keyv (
     namespace text COLLATE "C" NOT NULL,
     key text COLLATE "C" NOT NULL,
     value text NOT NULL,
     expires bigint,
     number bigint NOT NULL,
     PRIMARY KEY (namespace, key)
   );
   CREATE INDEX keyv_expires ON keyv (expires) WHERE expires IS NOT NULL;
   CREATE INDEX keyv_number ON keyv (namespace, number);`,
];

/** Takes the next number of the namespace `$1`. */
const turn = `turn AS (
  INSERT INTO keyv_turn (namespace, number) VALUES ($1, 1)
  ON CONFLICT (namespace) DO UPDATE SET number = keyv_turn.number + 1 RETURNING number)`;

/** Rows that an iteration reads at a time. */
const pageSize = 500;

interface Row {
  readonly key: string;
  readonly value: string;
}

/**
 * Keyv's store on PostgreSQL: the storage contract of Keyv 6, as `KeyvSqlite` keeps it, for any number of processes at once. Every call
 * rejects as `Postgres.query` does when it cannot be done. The connections stay their owner's: `disconnect` is left out on purpose.
 */
export class KeyvPostgres implements ChangingAdapter {
  /** Set by Keyv. Without one the entries live in a namespace of their own, the empty one. */
  namespace: string | undefined;
  readonly #db: Pick<Postgres, 'query' | 'transaction'>;
  readonly #now: () => number;

  /** `db` has the tables of Keyv. `now` gives ms since the epoch and decides what has expired. */
  constructor(db: Pick<Postgres, 'query' | 'transaction'>, now: () => number = Date.now) {
    this.#db = db;
    this.#now = now;
  }

  /** Tells Keyv to use this store as it is, with absolute expiry. */
  get capabilities() {
    return keyvStorageCapability(this);
  }

  /** The value as Keyv wrote it; undefined when there is none or it has expired. */
  async get<Value>(key: string) {
    return (await this.getMany<Value>([key]))[0];
  }

  /** As `get`, in the order of `keys`. */
  async getMany<Value>(keys: string[]) {
    const rows = await this.#db.query<Row>(
      `SELECT key, value FROM keyv
       WHERE namespace = $1 AND key = ANY ($2) AND (expires IS NULL OR expires > $3)`,
      [this.#space, keys, this.#now()],
    );
    const found = new Map(rows.map(({ key, value }) => [key, value]));
    return keys.map((key) => found.get(key) as Value | undefined);
  }

  /** Writes a value; `expires` in ms since the epoch, undefined for never. */
  async set(key: string, value: unknown, expires?: number): Promise<boolean> {
    return (await this.setMany([{ key, value, ...(expires === undefined ? {} : { expires }) }]))[0] === true;
  }

  /** Writes all entries or, when one cannot be written, none. */
  async setMany<Value>(entries: KeyvStorageEntry<Value>[]): Promise<boolean[]> {
    for (const { key, value } of entries) {
      if (typeof value === 'string') continue;
      throw new TypeError(`Keyv handed over ${typeof value} for ${key}; this store keeps serialized text`);
    }
    // Of a key that is given twice the last counts: one statement writes no row twice.
    const last = [...new Map(entries.map((entry) => [entry.key, entry])).values()];
    await this.#db.query(
      `WITH ${turn}
       INSERT INTO keyv (namespace, key, value, expires, number)
       SELECT $1, key, value, expires, number
       FROM turn, unnest($2::text[], $3::text[], $4::bigint[]) AS given (key, value, expires)
       ON CONFLICT (namespace, key) DO UPDATE
         SET value = excluded.value, expires = excluded.expires, number = excluded.number`,
      [
        this.#space,
        last.map(({ key }) => key),
        last.map(({ value }) => value),
        last.map(({ expires }) => expires ?? null),
      ],
    );
    // What has expired is taken away by the writing that makes more of it: no timer to keep.
    if (entries.some(({ expires }) => expires !== undefined)) await sweep(this.#db.query, this.#now());
    return entries.map(() => true);
  }

  /** See `ChangingAdapter`. */
  async replace(
    key: string,
    was: string | undefined,
    next: string | undefined,
    expires?: number,
  ): Promise<boolean> {
    if (was === undefined && next === undefined) return !(await this.has(key));
    const at = [this.#space, key, this.#now()];
    const live = 'namespace = $1 AND key = $2 AND (expires IS NULL OR expires > $3)';
    const [sql, values] =
      was === undefined
        ? [
            `WITH ${turn}
             INSERT INTO keyv (namespace, key, value, expires, number)
             SELECT $1, $2, $4, $5::bigint, number FROM turn
             ON CONFLICT (namespace, key) DO UPDATE
               SET value = excluded.value, expires = excluded.expires, number = excluded.number
               WHERE keyv.expires <= $3
             RETURNING 1`,
            [next, expires ?? null],
          ]
        : next === undefined
          ? [`WITH ${turn} DELETE FROM keyv USING turn WHERE ${live} AND value = $4 RETURNING 1`, [was]]
          : [
              `WITH ${turn}
               UPDATE keyv SET value = $5, expires = $6::bigint, number = turn.number FROM turn
               WHERE ${live} AND value = $4 RETURNING 1`,
              [was, next, expires ?? null],
            ];
    return (await this.#db.query(sql, [...at, ...values])).length > 0;
  }

  /** True when there was such a key, expired or not. */
  async delete(key: string): Promise<boolean> {
    return (await this.deleteMany([key]))[0] === true;
  }

  /** As `delete`, all in one transaction, in the order of `keys`. */
  async deleteMany(keys: string[]): Promise<boolean[]> {
    // In a transaction, which is not done twice: the second time there would be nothing to say "yes" to.
    const rows = await this.#db.transaction((query) =>
      query<{ key: string }>(
        `WITH ${turn} DELETE FROM keyv USING turn WHERE namespace = $1 AND key = ANY ($2) RETURNING key`,
        [this.#space, keys],
      ),
    );
    const gone = new Set(rows.map(({ key }) => key));
    // As one after the other: a key that is given twice is gone at the second.
    return keys.map((key) => gone.delete(key));
  }

  /** True when the key is there and has not expired. */
  async has(key: string): Promise<boolean> {
    return (await this.get(key)) !== undefined;
  }

  /** As `has`, in the order of `keys`. */
  async hasMany(keys: string[]): Promise<boolean[]> {
    return (await this.getMany(keys)).map((value) => value !== undefined);
  }

  /** Empties this namespace, and no other. */
  async clear(): Promise<void> {
    await this.#db.query(`WITH ${turn} DELETE FROM keyv USING turn WHERE namespace = $1`, [this.#space]);
  }

  /** The entries of this namespace by key; writing while iterating is fine. */
  async *iterator<Value>(): AsyncGenerator<[string, Awaited<Value>], void> {
    const namespace = this.#space;
    let page: readonly Row[];
    let after = '';
    do {
      page = await this.#db.query<Row>(
        `SELECT key, value FROM keyv
         WHERE namespace = $1 AND key > $2 AND (expires IS NULL OR expires > $3)
         ORDER BY key LIMIT ${pageSize}`,
        [namespace, after, this.#now()],
      );
      for (const { key, value } of page) {
        yield [key, value as Awaited<Value>];
        after = key;
      }
    } while (page.length === pageSize);
  }

  /** See `ChangingAdapter`. What has expired is not left out. */
  async writtenSince(number: number): Promise<Written<string> | null> {
    // One statement, and so one moment. While nothing was written it reads a row of `keyv_turn` and no more.
    const rows = await this.#db.query<{
      readonly number: number;
      readonly entries: number;
      readonly key: string | null;
      readonly value: string | null;
    }>(
      `SELECT t.number, (SELECT count(*) FROM keyv WHERE namespace = $1) AS entries, k.key, k.value
       FROM keyv_turn t LEFT JOIN keyv k ON k.namespace = t.namespace AND k.number > $2
       WHERE t.namespace = $1 AND t.number > $2`,
      [this.#space, number],
    );
    const [first] = rows;
    if (first === undefined) return null;
    const written = rows.flatMap(({ key, value }) => (key === null ? [] : [[key, value ?? ''] as const]));
    return { number: first.number, entries: first.entries, written };
  }

  /** See `ChangingAdapter`; also of what has expired. */
  async keys(): Promise<readonly string[]> {
    const rows = await this.#db.query<Pick<Row, 'key'>>('SELECT key FROM keyv WHERE namespace = $1', [
      this.#space,
    ]);
    return rows.map(({ key }) => key);
  }

  get #space(): string {
    return this.namespace ?? '';
  }
}

/** Takes away all entries that have expired at `now` (ms since the epoch). */
async function sweep(query: PostgresQuery, now: number): Promise<void> {
  await query('DELETE FROM keyv WHERE expires <= $1', [now]);
}

/** The small things of all rooms in one PostgreSQL database. */
export interface PostgresKeyvs {
  /** Those of one room: its keys live in `namespace`. `now` as for KeyvPostgres. */
  open(namespace: string, now?: () => number): SmallStore;
  /** Takes away all entries that have expired at `now` (ms since the epoch): nobody may write for a long time. */
  sweepExpired(now: number): Promise<void>;
}

/** The tables are made by the first call that needs them. */
export function createPostgresKeyvs(postgres: Postgres): PostgresKeyvs {
  const db = migrateOnce(postgres, 'keyv', postgresKeyvSteps);
  return {
    open: (namespace, now) => new SmallStore(new KeyvPostgres(db, now), namespace),
    sweepExpired: (now) => sweep(db.query, now),
  };
}
