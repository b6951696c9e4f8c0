import type { PaceShare } from '../delivery/pace.ts';
import type { Postgres } from '../store/postgres.ts';
import { createCrewClock } from './crew-clock.ts';

/** A share holds so long after it was asked for, ms; a process that dies keeps its own from the others no longer. */
const holdsMs = 10_000;
/**
 * The process itself goes by it for less time, ms: what it sends at the very end has arrived, and has been in Discord's count for a
 * second, before anybody else has it.
 */
const usedMs = 7_000;

/** Somebody waits and nothing was left: it is asked for again after so long, ms. */
const againMs = 500;

/** How a share is asked for. */
export interface PaceShareParts {
  readonly postgres: Pick<Postgres, 'query'>;
  /** This process, as no other is called. */
  readonly process: string;
  /** Calls `work` after `ms`; a timer that ends with the process when left out. */
  later?(ms: number, work: () => void): void;
  /** Requests in a second that the whole bot may make. */
  readonly total: number;
  /** How many of this process's requests count now; see `Starts`. */
  counting(): number;
  /** A clock that only goes forward, ms; `createCrewClock` when left out. */
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
  const { postgres, process, total, counting, clock = createCrewClock() } = parts;
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

  /** Puts on record as much as the others have, or what there is; gives what to go by. */
  async function record(): Promise<number> {
    // It has gone by less since the last time: what is more than that goes to the others once it counts no longer.
    const offer = counting() > turns() ? recorded : Math.min(recorded, turns());
    const [share] = await postgres.query<{ granted: number; fair: number }>(
      'SELECT granted, fair FROM crew_take_share($1, $2, $3, $4)',
      [process, total, offer, holdsMs / 1_000],
    );
    recorded = share?.granted ?? 0;
    return Math.min(recorded, share?.fair ?? 0);
  }

  async function giveBack(): Promise<void> {
    goBy(0, clock());
    if (counting() > 0) return;
    await postgres.query('DELETE FROM crew_share WHERE process = $1', [process]);
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
