import { Keyv, type KeyvStorageAdapter } from 'keyv';

/** What Telex needs of a Keyv storage adapter. */
export type KeyvAdapter = Pick<
  Required<KeyvStorageAdapter>,
  | 'capabilities'
  | 'get'
  | 'getMany'
  | 'set'
  | 'setMany'
  | 'delete'
  | 'deleteMany'
  | 'has'
  | 'hasMany'
  | 'clear'
  | 'iterator'
>;

/** What was written in a namespace since somebody last looked, by any process. */
export interface Written<Value> {
  /** To be given at the next look. */
  readonly number: number;
  /** How many entries there are now: fewer than are held once these are added, where some were taken away. */
  readonly entries: number;
  /** Those that were written, and are still there, by key. */
  readonly written: readonly (readonly [key: string, value: Value])[];
}

/** A storage adapter that can also write an entry only if it is still as it was read. */
export interface ChangingAdapter extends KeyvAdapter {
  /**
   * Puts `next` (undefined: nothing) in the place of `was`, the text as `get` gave it (undefined: nothing was there). False, and
   * nothing is written, when something else stands there by now. `expires`: as of `set`.
   */
  replace(key: string, was: string | undefined, next: string | undefined, expires?: number): Promise<boolean>;
  /** See `SmallStore.writtenSince`; with the text of each entry. Left out where one process alone writes. */
  writtenSince?(number: number): Promise<Written<string> | null>;
  /** The keys of all entries. Left out as `writtenSince` is. */
  keys?(): Promise<readonly string[]>;
}

/** A change is tried again while others come between; nobody is so unlucky for so long. */
const mostTries = 1_000;

/**
 * The small things of one room: a Keyv on the storage adapter of an engine, with a way of changing an entry that loses no
 * other's change. Where Keyv by itself would emit `error` and go on as if the key were absent, every call of this one rejects.
 * The expiry of a `set` with a TTL is reckoned by Keyv from the machine's clock.
 */
export class SmallStore extends Keyv {
  readonly #adapter: ChangingAdapter;
  /**
   * All that was written since the look that gave `number` (-1: ever), by this process or another; null when nothing was.
   * Undefined where one process alone has the database: it knows what it wrote.
   */
  readonly writtenSince: (<Value>(number: number) => Promise<Written<Value> | null>) | undefined;

  /** The keys of all entries; undefined as `writtenSince` is. */
  readonly keys: (() => Promise<readonly string[]>) | undefined;

  constructor(adapter: ChangingAdapter, namespace: string) {
    // The store itself leaves out what has expired; Keyv's second look would go by another clock.
    super({ store: adapter, namespace, checkExpired: false });
    // Keyv throws only while nobody listens to `error`. A listener of ours that throws makes that hold for good, also
    // when someone adds one for a log later.
    this.on('error', (error: unknown) => {
      throw error instanceof Error ? error : new Error(String(error));
    });
    this.#adapter = adapter;
    this.keys = adapter.keys?.bind(adapter);
    this.writtenSince =
      adapter.writtenSince === undefined
        ? undefined
        : async <Value>(number: number) => {
            const news = (await adapter.writtenSince?.(number)) ?? null;
            if (news === null) return null;
            const written = news.written.map(
              async ([key, text]) => [key, (await this.decode<Value>(text))?.value as Value] as const,
            );
            return { ...news, written: await Promise.all(written) };
          };
  }

  /**
   * Puts what `change` makes of an entry in its place, and gives that; undefined stands for no entry, before and after. Nobody
   * else's change comes between: `change` is asked again with what they made of it. `ttl`: as of `set`, ms.
   */
  async change<Value>(
    key: string,
    change: (was: Value | undefined) => Value | undefined,
    ttl?: number,
  ): Promise<Value | undefined> {
    for (let tries = 0; tries < mostTries; tries += 1) {
      const was = (await this.#adapter.get<string>(key)) as string | undefined;
      const next = change(was === undefined ? undefined : (await this.decode<Value>(was))?.value);
      const expires = ttl === undefined ? undefined : Date.now() + ttl;
      const text =
        next === undefined
          ? undefined
          : ((await this.encode<Value>({
              value: next,
              ...(expires === undefined ? {} : { expires }),
            })) as string);
      // What is as it was need not be written.
      if (text === was) return next;
      if (await this.#adapter.replace(key, was, text, expires)) return next;
    }
    throw new Error(`The entry ${key} of ${this.namespace} was changed by others each time`);
  }
}
