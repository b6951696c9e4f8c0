import { type KeyvStorageEntry, keyvStorageCapability } from 'keyv';
import { type Database, migrate } from './database.ts';
import { type ChangingAdapter, SmallStore } from './small-store.ts';

/** The table of Keyv's entries, as steps for `migrate`. */
export const keyvSteps: readonly string[] = [
  `CREATE TABLE keyv (
     namespace TEXT NOT NULL,
     key TEXT NOT NULL,
     value TEXT NOT NULL,
     expires INTEGER,
     PRIMARY KEY (namespace, key)
   ) STRICT, WITHOUT ROWID;
   CREATE INDEX keyv_expires ON keyv (expires) WHERE expires IS NOT NULL;`,
];

/** Rows that an iteration reads at a time, so that writing may go on between them. */
const pageSize = 500;

interface Row {
  readonly key: string;
  readonly value: string;
}

/**
 * Keyv's store on an open SQLite file: the storage contract of Keyv 6 (absolute expiry in ms since the epoch, the
 * namespace kept beside the key). Every call rejects with what SQLite throws when it cannot be done.
 * The connection stays its owner's: `disconnect` is left out on purpose.
 */
export class KeyvSqlite implements ChangingAdapter {
  /** Set by Keyv. Without one the entries live in a namespace of their own, the empty one. */
  namespace: string | undefined;
  readonly #now: () => number;
  readonly #statements;
  readonly #inOne: (work: () => void) => void;

  /** Makes the table when it is not there. `now` gives ms since the epoch and decides what has expired. */
  constructor(db: Database, now: () => number = Date.now) {
    migrate(db, 'keyv', keyvSteps);
    this.#now = now;
    this.#inOne = db.transaction((work: () => void) => work());
    const live = '(expires IS NULL OR expires > @now)';
    this.#statements = {
      get: db.prepare(`SELECT key, value FROM keyv WHERE namespace = @namespace AND key = @key AND ${live}`),
      set: db.prepare(
        `INSERT INTO keyv (namespace, key, value, expires) VALUES (@namespace, @key, @value, @expires)
         ON CONFLICT (namespace, key) DO UPDATE SET value = excluded.value, expires = excluded.expires`,
      ),
      add: db.prepare(
        `INSERT INTO keyv (namespace, key, value, expires) VALUES (@namespace, @key, @value, @expires)
         ON CONFLICT (namespace, key) DO UPDATE SET value = excluded.value, expires = excluded.expires
           WHERE keyv.expires <= @now`,
      ),
      replace: db.prepare(
        `UPDATE keyv SET value = @value, expires = @expires
         WHERE namespace = @namespace AND key = @key AND value = @was AND ${live}`,
      ),
      remove: db.prepare(
        `DELETE FROM keyv WHERE namespace = @namespace AND key = @key AND value = @was AND ${live}`,
      ),
      delete: db.prepare(`DELETE FROM keyv WHERE namespace = @namespace AND key = @key`),
      clear: db.prepare('DELETE FROM keyv WHERE namespace = @namespace'),
      page: db.prepare(
        `SELECT key, value FROM keyv WHERE namespace = @namespace AND key > @after AND ${live}
         ORDER BY key LIMIT ${pageSize}`,
      ),
      sweep: db.prepare('DELETE FROM keyv WHERE expires <= @now'),
    };
  }

  /** Tells Keyv to use this store as it is, with absolute expiry. */
  get capabilities() {
    return keyvStorageCapability(this);
  }

  /** The value as Keyv wrote it; undefined when there is none or it has expired. */
  async get<Value>(key: string) {
    return this.#read(key)?.value as Value | undefined;
  }

  /** As `get`, in the order of `keys`. */
  async getMany<Value>(keys: string[]) {
    return keys.map((key) => this.#read(key)?.value as Value | undefined);
  }

  /** Writes a value; `expires` in ms since the epoch, undefined for never. */
  async set(key: string, value: unknown, expires?: number): Promise<boolean> {
    return (await this.setMany([{ key, value, ...(expires === undefined ? {} : { expires }) }]))[0] === true;
  }

  /** Writes all entries or, when one cannot be written, none. */
  async setMany<Value>(entries: KeyvStorageEntry<Value>[]): Promise<boolean[]> {
    this.#inOne(() => {
      for (const { key, value, expires } of entries) {
        if (typeof value !== 'string') {
          throw new TypeError(
            `Keyv handed over ${typeof value} for ${key}; this store keeps serialized text`,
          );
        }
        this.#statements.set.run({ ...this.#at(key), value, expires: expires ?? null });
      }
      // What has expired is taken away by the writing that makes more of it: no timer to keep.
      if (entries.some((entry) => entry.expires !== undefined)) this.#statements.sweep.run(this.#time());
    });
    return entries.map(() => true);
  }

  /** See `ChangingAdapter`. */
  async replace(
    key: string,
    was: string | undefined,
    next: string | undefined,
    expires?: number,
  ): Promise<boolean> {
    const at = { ...this.#at(key), ...this.#time() };
    if (next === undefined && was === undefined) return this.#read(key) === undefined;
    const { add, replace, remove } = this.#statements;
    const value = { value: next, expires: expires ?? null };
    const done =
      was === undefined
        ? add.run({ ...at, ...value })
        : next === undefined
          ? remove.run({ ...at, was })
          : replace.run({ ...at, ...value, was });
    return done.changes > 0;
  }

  /** True when there was such a key, expired or not. */
  async delete(key: string): Promise<boolean> {
    return this.#statements.delete.run(this.#at(key)).changes > 0;
  }

  /** As `delete`, all in one transaction, in the order of `keys`. */
  async deleteMany(keys: string[]): Promise<boolean[]> {
    let gone: boolean[] = [];
    this.#inOne(() => {
      gone = keys.map((key) => this.#statements.delete.run(this.#at(key)).changes > 0);
    });
    return gone;
  }

  /** True when the key is there and has not expired. */
  async has(key: string): Promise<boolean> {
    return this.#read(key) !== undefined;
  }

  /** As `has`, in the order of `keys`. */
  async hasMany(keys: string[]): Promise<boolean[]> {
    return keys.map((key) => this.#read(key) !== undefined);
  }

  /** Empties this namespace, and no other. */
  async clear(): Promise<void> {
    this.#statements.clear.run({ namespace: this.namespace ?? '' });
  }

  /** The entries of this namespace by key; writing while iterating is fine. */
  async *iterator<Value>(): AsyncGenerator<[string, Awaited<Value>], void> {
    const namespace = this.namespace ?? '';
    let page: Row[];
    let after = '';
    do {
      page = this.#statements.page.all({ namespace, after, ...this.#time() }) as Row[];
      for (const row of page) {
        yield [row.key, row.value as Awaited<Value>];
        after = row.key;
      }
    } while (page.length === pageSize);
  }

  #time() {
    return { now: this.#now() };
  }

  #at(key: string) {
    return { namespace: this.namespace ?? '', key };
  }

  #read(key: string): Row | undefined {
    return this.#statements.get.get({ ...this.#at(key), ...this.#time() }) as Row | undefined;
  }
}

/** Takes away all entries that have expired at `now` (ms since the epoch): nobody may write for a long time. */
export function sweepExpired(db: Database, now: number): void {
  // Mostly there is nothing, and who only looks takes no lock and changes nothing.
  if (db.prepare('SELECT 1 FROM keyv WHERE expires <= ? LIMIT 1').get(BigInt(now)) === undefined) return;
  db.prepare('DELETE FROM keyv WHERE expires <= ?').run(BigInt(now));
}

/**
 * The small things of one room on the open SQLite file: its keys live in `namespace`. `now` as for KeyvSqlite.
 */
export function openKeyv(db: Database, namespace: string, now: () => number = Date.now): SmallStore {
  return new SmallStore(new KeyvSqlite(db, now), namespace);
}
