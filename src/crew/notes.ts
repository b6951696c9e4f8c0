import type { Postgres } from '../store/postgres.ts';

/** A note that processes leave for each other: that something happened, and how often. */
export interface Note {
  /** It happened once more. */
  leave(): Promise<void>;
  /** Whether it happened since this was last asked here; true the first time. */
  hasNews(): Promise<boolean>;
}

/** The note of this name. Both calls reject as PostgreSQL does. */
export function openNote(postgres: Pick<Postgres, 'query'>, name: string): Note {
  let seen: number | null = null;
  return {
    async leave() {
      await postgres.query(
        `INSERT INTO crew_note (name, count) VALUES ($1, 1)
           ON CONFLICT (name) DO UPDATE SET count = crew_note.count + 1`,
        [name],
      );
    },
    async hasNews() {
      const [row] = await postgres.query<{ count: number }>('SELECT count FROM crew_note WHERE name = $1', [
        name,
      ]);
      const count = row?.count ?? 0;
      const isNews = count !== seen;
      seen = count;
      return isNews;
    },
  };
}
