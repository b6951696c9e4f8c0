import BetterSqlite from 'better-sqlite3';
import { type Doom, statementPoints } from './kill-points.ts';

/** What this process is told of its end, and how many statements it has said since. */
export interface Fate {
  /** From now on; null for none. */
  set(doom: Doom | null): void;
  readonly statements: number;
}

/**
 * Watches every statement that this process says to SQLite, and kills it (SIGKILL: no handler runs, nothing is flushed or
 * closed) where it is doomed. The program itself knows nothing of it.
 */
export function watchStatements(): Fate {
  let doom: Doom | null = null;
  let met = 0;
  let statements = 0;
  let atCommit = false;
  const die = () => process.kill(process.pid, 'SIGKILL');

  function before(source: string): void {
    statements += 1;
    if (doom === null) return;
    if (doom.point === null) {
      met += 1;
      if (met >= doom.nth) die();
      return;
    }
    const { sql, when } = statementPoints[doom.point];
    if (when === 'before' && sql.test(source) && ++met >= doom.nth) die();
  }
  function after(source: string, inTransaction: boolean): void {
    if (doom === null || doom.point === null) return;
    if (atCommit && !inTransaction) die();
    const { sql, when } = statementPoints[doom.point];
    if (when === 'before' || !sql.test(source) || ++met < doom.nth) return;
    if (when === 'inside' || !inTransaction) die();
    atCommit = true;
  }

  const probe = new BetterSqlite(':memory:');
  const statement = Object.getPrototypeOf(probe.prepare('SELECT 1'));
  probe.close();
  for (const name of ['run', 'get', 'all'] as const) {
    const real = statement[name];
    statement[name] = function said(this: BetterSqlite.Statement, ...given: unknown[]) {
      before(this.source);
      const answer = real.apply(this, given);
      after(this.source, this.database.inTransaction);
      return answer;
    };
  }
  return {
    set(next) {
      doom = next;
      met = 0;
      atCommit = false;
    },
    get statements() {
      return statements;
    },
  };
}
