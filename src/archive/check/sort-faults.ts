import type { Database } from '../../store/database.ts';

/** Damage of something that can be made again from the stories. */
export interface DerivedFault {
  readonly fault: string;
  /** The index or table. */
  readonly name: string;
}

/** What SQLite says is wrong with its pages, by what is to be done about it. */
export interface SortedFaults {
  /** The full-text index within itself. */
  readonly index: readonly string[];
  readonly derived: readonly DerivedFault[];
  /** All else: what nobody can make again. */
  readonly file: readonly string[];
}

/** What FTS5 says of its own table (https://sqlite.org/fts5.html). */
const ofIndex = /fts5/i;

/** Tables that hold nothing but what the stories and their versions say. */
export const derivedTables: ReadonlySet<string> = new Set([
  'tally',
  'archive_word',
  'gram_pack',
  'story_change',
]);

/** Sorts the lines of `PRAGMA integrity_check` (https://sqlite.org/pragma.html#pragma_integrity_check). */
export function sortFaults(db: Database, lines: readonly string[]): SortedFaults {
  const roots = new Map(
    (
      db.prepare('SELECT rootpage, type, name, tbl_name AS of FROM sqlite_schema').all() as {
        rootpage: number;
        type: string;
        name: string;
        of: string;
      }[]
    ).map((held) => [held.rootpage, held]),
  );
  const byName = new Map([...roots.values()].map((held) => [held.name, held]));
  const index: string[] = [];
  const derived: DerivedFault[] = [];
  const file: string[] = [];
  for (const fault of lines.flatMap((line) => line.split('\n'))) {
    if (fault === 'ok' || fault.startsWith('***')) continue;
    if (ofIndex.test(fault)) {
      index.push(fault);
      continue;
    }
    const [, root] = /^Tree (\d+) /.exec(fault) ?? [];
    const [, named] = /(?:missing from|in|entry in|entries in) index (\S+)$/.exec(fault) ?? [];
    const held = root === undefined ? byName.get(named ?? '') : roots.get(Number(root));
    if (held?.name.startsWith('story_index_') && held.of.startsWith('story_index_')) index.push(fault);
    else if (held?.type === 'index' || (held && derivedTables.has(held.name)))
      derived.push({ fault, name: held.name });
    else file.push(fault);
  }
  return { index, derived, file };
}
