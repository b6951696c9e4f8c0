import { setImmediate } from 'node:timers/promises';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import type { Ledger } from '../src/delivery/ledger.ts';
import type { Matter } from '../src/operator/matter.ts';
import { type Database, openDatabase } from '../src/store/database.ts';
import { openSqliteStores, type Stores } from '../src/stores.ts';
import { createMatterWatch, type MatterWatch } from '../src/watch-matters.ts';
import { eight, minute, planned } from './contracts/ledger-bench.ts';

let db: Database;
let stores: Stores;
let ledger: Ledger;
let isReachable: boolean;
/** What cannot be asked for: it rejects, or gives no answer. */
let silent: Partial<Record<'database' | 'archive', 'fails' | 'hangs'>>;
let answered: PromiseWithResolvers<void>;
const answer = () => answered.resolve();
let free: number;
let crew: { missing: number; left: number; forMs: number };
let logged: string[];
let watch: MatterWatch;
let at: number;
beforeEach(() => {
  db = openDatabase(':memory:');
  stores = openSqliteStores(db);
  ledger = stores.openLedger();
  isReachable = true;
  silent = {};
  answered = Promise.withResolvers();
  free = 5_000 * 2 ** 20;
  crew = { missing: 0, left: 3, forMs: 0 };
  logged = [];
  at = eight;
  watch = open();
});
afterEach(() => void db.close());

/** A watch on the same records, as that of another start, or of another process. */
function open(): MatterWatch {
  const note = ({ code }: { code?: string }) => void logged.push(code ?? '');
  const ask = (part: 'database' | 'archive') => async () => {
    if (silent[part] === 'fails') throw new Error('disk I/O error');
    if (silent[part] === 'hangs') await answered.promise;
  };
  return createMatterWatch({
    store: stores.openKeyv('operator'),
    deliveries: stores.openDeliveryWatch(),
    readServers: async () => () => null,
    isReachable: () => isReachable,
    disk: {
      of: 'database',
      async freeBytes() {
        if (Number.isNaN(free)) throw new Error('The file system does not tell');
        return free;
      },
    },
    countCrew: async () => crew,
    ask: { database: ask('database'), archive: ask('archive') },
    log: { warn: note, info: note } as never,
  });
}

/** Looks once a minute; all that is found is told. Gives what was found, with the minute. */
async function pass(minutes: number, one = watch): Promise<(Matter & { minute: number })[]> {
  const found: (Matter & { minute: number })[] = [];
  for (let i = 0; i < minutes; i += 1) {
    at += minute;
    const matters = await one.look(at);
    await one.told(matters, at);
    found.push(...matters.map((matter) => ({ ...matter, minute: (at - eight) / minute })));
  }
  return found;
}
const plan = (subscription: string) =>
  ledger.plan([planned({ subscription, channel: `c of ${subscription}` })], eight);

describe('Messages that are late', () => {
  test('are told once when they have become no fewer for ten minutes, over a restart, and that it is over', async () => {
    await plan('sub00001');
    await plan('sub00002');
    const late = { kind: 'late', isOver: false, since: eight, channels: 2 };
    expect(await pass(30)).toEqual([{ ...late, minute: 11 }]);
    watch = open();
    expect(await pass(30)).toEqual([]);
    await ledger.withdraw('sub00001', at);
    expect(await pass(20)).toEqual([]);
    await ledger.withdraw('sub00002', at);
    expect(await pass(30)).toEqual([
      { kind: 'late', isOver: true, since: eight + 81 * minute, channels: 0, minute: 91 },
    ]);
    expect(logged).toEqual(['posts-late', 'posts-late-over']);
  });

  test('after a start have ten minutes to become fewer, however late they are', async () => {
    at += 600 * minute;
    for (let i = 10; i < 40; i += 1) await plan(`sub000${i}`);
    const found: Matter[] = [];
    for (let i = 10; i < 40; i += 1) {
      found.push(...(await pass(1)));
      await ledger.withdraw(`sub000${i}`, at);
    }
    expect([...found, ...(await pass(20))]).toEqual([]);
  });

  test('while Discord is away are not, and what could not be told is forgotten when it is over', async () => {
    await plan('sub00001');
    isReachable = false;
    expect(await pass(60)).toEqual([]);
    isReachable = true;
    expect(await pass(9)).toEqual([]);
    at += 2 * minute;
    expect(await watch.look(at)).toMatchObject([{ kind: 'late', isOver: false }]);
    isReachable = false;
    expect(await pass(3)).toEqual([]);
    await ledger.withdraw('sub00001', at);
    isReachable = true;
    expect(await pass(30)).toEqual([]);
  });
});

describe('What cannot be asked for', () => {
  test('for more than five minutes is told once it can be, by one of the processes that found it', async () => {
    const other = open();
    await pass(2);
    silent = { archive: 'fails' };
    for (let i = 0; i < 8; i += 1) {
      at += minute;
      await Promise.all([watch.ask(at), other.ask(at)]);
    }
    expect(logged).toEqual(['archive-silent', 'archive-silent']);
    silent = {};
    expect(await pass(1)).toEqual([
      { kind: 'unasked', part: 'archive', since: eight + 3 * minute, until: at, minute: 11 },
    ]);
    expect(await pass(3, other)).toEqual([]);
    expect(await pass(3)).toEqual([]);
    expect(logged.at(-1)).toBe('archive-answers');
  });

  test('because it gives no answer is known by that, and by the next question when it does again', async () => {
    silent = { database: 'hangs' };
    const asked = [];
    for (let i = 0; i < 8; i += 1) {
      at += minute;
      asked.push(watch.ask(at));
      await setImmediate();
    }
    expect(logged).toEqual(['database-silent']);
    silent = {};
    answer();
    await Promise.all(asked);
    expect(await pass(2)).toEqual([
      { kind: 'unasked', part: 'database', since: eight + minute, until: eight + 9 * minute, minute: 9 },
    ]);
  });

  test('for a moment is nothing', async () => {
    silent = { database: 'fails' };
    for (let i = 0; i < 4; i += 1) {
      at += minute;
      await watch.ask(at);
    }
    silent = {};
    expect(await pass(5)).toEqual([]);
  });
});

test('A disk of which the file system tells nothing is neither full nor empty again', async () => {
  free = 1;
  expect(await pass(3)).toMatchObject([{ kind: 'disk', isOver: false, freeBytes: 1, minute: 1 }]);
  free = Number.NaN;
  expect(await pass(30)).toEqual([]);
  free = 900 * 2 ** 20;
  expect(await pass(30)).toMatchObject([{ kind: 'disk', isOver: true }]);
});

test('A process that is missing for two minutes is told once, by one of the others, and that there are as many again', async () => {
  const other = open();
  crew = { missing: 1, left: 2, forMs: 90_000 };
  expect(await pass(1)).toEqual([]);
  crew = { ...crew, forMs: 150_000 };
  const missing = { kind: 'crew', isOver: false, since: at + minute - 150_000, missing: 1, left: 2 };
  expect(await pass(1)).toEqual([{ ...missing, minute: 2 }]);
  expect(await pass(20, other)).toEqual([]);
  crew = { missing: 0, left: 3, forMs: 0 };
  const over = { kind: 'crew', isOver: true, since: at + minute, missing: 0, left: 3 };
  expect(await pass(10, other)).toEqual([{ ...over, minute: 24 }]);
  expect(await pass(3)).toEqual([]);
});
