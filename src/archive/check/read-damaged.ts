import { type Database, isDamage } from '../../store/database.ts';

/** Places at which a table is tried between its two readable ends: some microseconds each. */
const mostTries = 20_000;

/**
 * Reads all rows of a table that can be read: from both ends up to what is damaged, then what an index knows the
 * place of, and where rows are in the order of a whole number what lies between damaged pages, by halves. `take` gets the values of `columns`, a row perhaps twice, and says
 * whether it was one. True when everything was read.
 */
export function readDamaged(
  db: Database,
  table: string,
  columns: readonly string[],
  take: (values: unknown[]) => boolean,
): boolean {
  const key = findKey(db, table);
  const values = columns.map((column) => `"${column}"`).join(', ');
  const ask = (where: string, order: string) =>
    db
      .prepare(`SELECT ${key}, ${values} FROM "${table}" NOT INDEXED ${where} ORDER BY ${key} ${order}`)
      .raw()
      .safeIntegers();
  let isAll = true;

  /** Reads as far as it goes, or to `end`; gives the last key that it got, and whether damage ended it. */
  function read(
    rows: Iterable<unknown>,
    end: bigint | null,
  ): { readonly last: unknown; readonly isStopped: boolean } {
    let last: unknown = null;
    try {
      for (const row of rows) {
        const [at, ...held] = row as unknown[];
        if (end !== null && (at as bigint) > end) return { last, isStopped: false };
        last = at;
        if (!take(held)) isAll = false;
      }
      return { last, isStopped: false };
    } catch (error) {
      if (!isDamage(error)) throw error;
      return { last, isStopped: true };
    }
  }

  /** Reads each row on its own whose key an index knows. */
  function readByIndexes(): void {
    const one = ask(`WHERE ${key} = ?`, 'ASC');
    const keys = new Set<bigint>();
    for (const { name, column } of indexesOf(db, table)) {
      for (const order of ['ASC', 'DESC']) {
        const rows = db
          .prepare(`SELECT ${key} FROM "${table}" INDEXED BY "${name}" ORDER BY "${column}" ${order}`)
          .pluck()
          .safeIntegers();
        try {
          for (const at of rows.iterate()) keys.add(at as bigint);
        } catch (error) {
          if (!isDamage(error)) throw error;
        }
      }
    }
    for (const at of keys) read(one.iterate(at), null);
  }

  const front = read(ask('', 'ASC').iterate(), null);
  if (!front.isStopped) return isAll;
  const back = read(ask('', 'DESC').iterate(), null);
  if (key === 'rowid') readByIndexes();
  const lowest = front.last ?? -(2n ** 63n);
  const highest = back.last ?? 2n ** 63n - 1n;
  if (typeof lowest !== 'bigint' || typeof highest !== 'bigint') return false;
  const from = ask(`WHERE ${key} >= ?`, 'ASC');
  const gaps: (readonly [bigint, bigint])[] = [[lowest + 1n, highest - 1n]];
  // Where numbers follow each other the next page begins not far behind.
  for (let step = 1n; step <= 512n; step += 1n) gaps.push([lowest + step, lowest + step]);
  for (let tries = 0; tries < mostTries; tries += 1) {
    const [low, high] = gaps.shift() ?? [1n, 0n];
    if (low > high) {
      if (gaps.length === 0) break;
      continue;
    }
    const middle = (low + high) / 2n;
    const { last, isStopped } = read(from.iterate(middle), high);
    gaps.push([low, middle - 1n]);
    if (isStopped) gaps.push([typeof last === 'bigint' ? last + 1n : middle + 1n, high]);
  }
  return false;
}

/** The indexes that have every row of a table, and the first column of each. */
function indexesOf(
  db: Database,
  table: string,
): readonly { readonly name: string; readonly column: string }[] {
  return db
    .prepare<[string]>(
      `SELECT list.name, (SELECT name FROM pragma_index_info(list.name) WHERE seqno = 0) AS "column"
       FROM pragma_index_list(?) AS list WHERE partial = 0`,
    )
    .all(table) as { name: string; column: string }[];
}

/** By what a table's rows are in order. */
function findKey(db: Database, table: string): string {
  const own = db
    .prepare<[string]>("SELECT wr FROM pragma_table_list WHERE schema = 'main' AND name = ?")
    .pluck()
    .get(table);
  if (own !== 1) return 'rowid';
  const first = db.prepare<[string]>('SELECT name FROM pragma_table_info(?) WHERE pk = 1').pluck().get(table);
  return `"${String(first)}"`;
}
