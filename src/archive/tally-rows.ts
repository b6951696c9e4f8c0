import type { Database } from '../store/database.ts';
import type { TallyEntry } from './tally-entries.ts';

/** A city or section of which so many stories more, or fewer, are to be counted. */
export interface TallyStep {
  readonly entry: TallyEntry;
  readonly by: number;
}

/** The counts as they stand in the file. */
export interface TallyRows {
  /** Counts on; inside a transaction that writes. */
  add(steps: readonly TallyStep[]): void;
  /** The number of the last change: rows changed later have a higher one, in the order in which transactions ended. */
  lastNumber(): number;
}

/** The counts of one database, its tables made already. */
export function createTallyRows(db: Database): TallyRows {
  const add = db.prepare<[string, string, string, string | null, number, number]>(
    `INSERT INTO tally (kind, key, name, country, stories, changed) VALUES (?, ?, ?, ?, ?, ?)
     ON CONFLICT (kind, key) DO UPDATE SET stories = stories + excluded.stories, changed = excluded.changed`,
  );
  const last = db.prepare('SELECT coalesce(max(changed), 0) FROM tally').pluck();
  const lastNumber = () => last.get() as number;
  return {
    add(steps) {
      if (steps.length === 0) return;
      const number = lastNumber() + 1;
      for (const { entry, by } of steps)
        add.run(entry.kind, entry.key, entry.name, entry.country, by, number);
    },
    lastNumber,
  };
}
