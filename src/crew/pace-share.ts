import type { PaceShare } from '../delivery/pace.ts';
import type { Postgres } from '../store/postgres.ts';

/** A share holds so long after it was asked for, ms; a process that dies keeps its own from the others no longer. */
const holdsMs = 10_000;
/**
 * The process itself goes by it for less time, ms: what it sends at the very end has arrived, and has been in Discord's count for a
 * second, before anybody else has it.
 */
const usedMs = 7_000;

/** Somebody waits and nothing was left: it is asked for again after so long, ms. */
const againMs = 500;

/** The shares are looked at and changed by one process at a time. */
const shareLock = [0x7e1e, 3] as const;

/** How a share is asked for. */
export interface PaceShareParts {
  readonly postgres: Pick<Postgres, 'transaction'>;
  /** This process, as no other is called. */
  readonly process: string;
  /** Calls `work` after `ms`; a timer that ends with the process when left out. */
  later?(ms: number, work: () => void): void;
  /** Requests in a second that the whole bot may make. */
  readonly total: number;
  /** How many of this process's requests count now; see `Starts`. */
  counting(): number;
  /** A clock that only goes forward, ms; `performance.now` when left out. */
  clock?(): number;
}

/** The share of the bot's pace that this process has. It is none until it is asked for. */
export interface SharedPace extends PaceShare {
  /**
   * Asks for a share while there is something to send, and gives it back when there is not. To be called each second: what was had
   * lapses otherwise. Rejects as PostgreSQL does; what was had then holds until it lapses.
   */
  ask(isWanted: boolean): Promise<void>;
  /** At the end: whoever still waits for a turn goes on, one in a second, and finds out that it is over. */
  end(): void;
}

/**
 * A pace that processes share: of the requests that the bot may make in a second each has a part, and the parts are never more than
 * the whole. Each that wants to send has as much as the others; what one does not want the others have. One that had more gives it up
 * in two steps: first it goes by less, and once no more of its requests count it says so.
 */
export function createSharedPace(parts: PaceShareParts): SharedPace {
  const { postgres, process, total, counting, clock = () => performance.now() } = parts;
  const { later = (ms: number, work: () => void) => void setTimeout(work, ms).unref() } = parts;
  /** What is on record as this process's; what it goes by is that or less. */
  let recorded = 0;
  let used = 0;
  let until = Number.NEGATIVE_INFINITY;
  let isOver = false;
  let isNeeded = false;
  const wakes: (() => void)[] = [];

  function turns(): number {
    return clock() < until ? used : isOver ? 1 : 0;
  }

  function goBy(next: number, since: number): void {
    const before = turns();
    used = next;
    until = since + usedMs;
    if (turns() !== before) for (const wake of wakes) wake();
  }

  /** Puts on record as much as the others have, or what there is; gives that. */
  function record(): Promise<number> {
    return postgres.transaction(async (query) => {
      await query('SELECT pg_advisory_xact_lock($1, $2)', shareLock);
      await query('DELETE FROM crew_share WHERE ends_at < now() AND process <> $1', [process]);
      const [others] = await query<{ count: number; turns: number }>(
        'SELECT count(*) AS count, coalesce(sum(turns), 0) AS turns FROM crew_share WHERE process <> $1',
        [process],
      );
      const fair = Math.floor(total / (1 + (others?.count ?? 0)));
      const free = Math.max(0, total - (others?.turns ?? 0));
      if (fair < turns()) goBy(fair, until - usedMs);
      const next = Math.min(counting() > fair ? Math.max(fair, recorded) : fair, free);
      await query(
        `INSERT INTO crew_share (process, turns, ends_at) VALUES ($1, $2, now() + make_interval(secs => $3))
         ON CONFLICT (process) DO UPDATE SET turns = excluded.turns, ends_at = excluded.ends_at`,
        [process, next, holdsMs / 1_000],
      );
      recorded = next;
      return Math.min(next, fair);
    });
  }

  async function giveBack(): Promise<void> {
    goBy(0, clock());
    if (counting() > 0) return;
    await postgres.transaction((query) => query('DELETE FROM crew_share WHERE process = $1', [process]));
    recorded = 0;
  }

  async function askNow(): Promise<void> {
    const since = clock();
    goBy(await record(), since);
  }

  /** Until there is some; what cannot be asked now is asked again. */
  function need(): void {
    if (isNeeded || isOver || turns() > 0) return;
    isNeeded = true;
    const again = () => {
      isNeeded = false;
      if (turns() === 0) later(againMs, need);
    };
    askNow().then(again, again);
  }

  return {
    turns,
    onChange(wake) {
      wakes.push(wake);
    },
    need,
    end() {
      isOver = true;
      for (const wake of wakes) wake();
    },
    async ask(isWanted) {
      if (!isWanted) {
        if (recorded > 0 || turns() > 0 || counting() > 0) await giveBack();
        return;
      }
      await askNow();
    },
  };
}
