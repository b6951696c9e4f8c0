import type { Postgres } from '../store/postgres.ts';

/** Whether processes are missing that were one of the crew and did not leave it in good order. */
export interface CrewCount {
  /** How many there are fewer; 0 once there are as many again. */
  readonly missing: number;
  /** How many there are. */
  readonly left: number;
  /** For how long the first of them has been missing, ms; 0 when none is. */
  readonly forMs: number;
}

/** Counts who is missing, by what the renewals of the others have found. Rejects as PostgreSQL does. */
export async function countMissing({ query }: Pick<Postgres, 'query'>): Promise<CrewCount> {
  const [row] = await query<{ wanted: number | null; here: number; age: number | null }>(
    `SELECT max(members) AS wanted, (SELECT count(*)::integer FROM crew_member WHERE ends_at >= now()) AS here,
       (extract(epoch FROM now() - min(missed_at)) * 1000)::double precision AS age
     FROM crew_missing WHERE members > (SELECT count(*) FROM crew_member WHERE ends_at >= now())`,
  );
  const { wanted, here, age } = row ?? { wanted: null, here: 0, age: null };
  if (wanted === null || age === null) return { missing: 0, left: here, forMs: 0 };
  return { missing: wanted - here, left: here, forMs: Math.max(0, Math.round(age)) };
}
