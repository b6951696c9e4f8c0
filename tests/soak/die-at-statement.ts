import BetterSqlite from 'better-sqlite3';
import { type Doom, statementPoints } from './kill-points.ts';

/** What this process is told of its end, and how many statements it has said since it began. */
export interface Fate {
  /** From now on; null for none. */
  set(doom: Doom | null): void;
  readonly statements: number;
}

/** Where the threads of a process find its fate, among what they are told when they begin. */
export const fateKey = 'telex-soak-fate';

const points = Object.keys(statementPoints) as (keyof typeof statementPoints)[];
const nothing = -2;
const anything = -1;
/** What stands where in the memory that the threads share: whole numbers. */
const cell = { point: 0, nth: 1, met: 2, statements: 3, orders: 4 } as const;

/** Memory for the fate of a process, for all of its threads. */
export function shareFate(): SharedArrayBuffer {
  const shared = new SharedArrayBuffer(Object.keys(cell).length * Int32Array.BYTES_PER_ELEMENT);
  new Int32Array(shared)[cell.point] = nothing;
  return shared;
}

/**
 * Watches every statement that this thread says to SQLite, and kills the process (SIGKILL: no handler runs, nothing is
 * flushed or closed) where it is doomed. The program itself knows nothing of it.
 */
export function watchStatements(shared: SharedArrayBuffer): Fate {
  const cells = new Int32Array(shared);
  /** The order (by number) whose statement has been said in a transaction that is to be committed; 0 for none. */
  let atCommitOf = 0;
  const die = () => process.kill(process.pid, 'SIGKILL');
  const meet = () => Atomics.add(cells, cell.met, 1) + 1 >= Atomics.load(cells, cell.nth);

  function before(source: string): void {
    Atomics.add(cells, cell.statements, 1);
    const doomed = Atomics.load(cells, cell.point);
    if (doomed === nothing) return;
    const point = points[doomed];
    if (point === undefined) {
      if (meet()) die();
      return;
    }
    const { sql, when } = statementPoints[point];
    if (when === 'before' && sql.test(source) && meet()) die();
  }
  function after(source: string, inTransaction: boolean): void {
    const point = points[Atomics.load(cells, cell.point)];
    if (point === undefined) return;
    const order = Atomics.load(cells, cell.orders);
    if (atCommitOf === order && !inTransaction) die();
    const { sql, when } = statementPoints[point];
    if (when === 'before' || !sql.test(source) || !meet()) return;
    if (when === 'inside' || !inTransaction) die();
    atCommitOf = order;
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
    set(doom) {
      Atomics.store(cells, cell.point, nothing);
      Atomics.add(cells, cell.orders, 1);
      Atomics.store(cells, cell.met, 0);
      if (doom === null) return;
      Atomics.store(cells, cell.nth, doom.nth);
      Atomics.store(cells, cell.point, doom.point === null ? anything : points.indexOf(doom.point));
    },
    get statements() {
      return Atomics.load(cells, cell.statements);
    },
  };
}
