import { createErrands, type Errand, type Errands, TurnedBack } from './errands.ts';
import { type PaceShare, wholePace } from './pace.ts';
import { createTravels, type Travel } from './travels.ts';
import { createUnanswered } from './unanswered.ts';

const withinMs = 1_000;
/** What was made ready together leaves one after the other, ms. */
const apartMs = 5;
/** As many may wait here before no more are begun: enough for none to be missing when it may leave. */
const mostWaiting = 3;
/** So long (ms) after one was held up since answers take now longer and now shorter, what may leave is to be there at once. */
const behindForMs = 2_000;

/** How a request ended: with an answer, with one that says the same to every other request (the token, everything limited), or without. */
export type RequestEnd = 'answered' | 'unauthorised' | 'limited' | 'lost';

/** A request that may leave. */
export interface Start {
  /** It has been handed to the network: from here on it is under way. */
  left(): void;
  /** Its answer has begun, or there will be none: it is there, or has never been. */
  ended(how: RequestEnd): void;
}

/** Where all requests leave, in the order in which they come. */
export interface Starts extends Pick<Errands, 'carry' | 'hasUntold'> {
  /**
   * Resolves when the request may leave. Both of the start's calls are to be made, `ended` in any case. Rejects with a
   * `TurnedBack` when its errand was chosen before a refusal that has come, or is another process's by now: it is not to be made.
   */
  take(): Promise<Start>;
  /** Whether more should be made ready; when not, `wake` is called once that changes. */
  hasRoom(wake: () => void): boolean;
  /** Whether requests were held up of late since answers take now longer and now shorter: then more than the even pace may leave at times. */
  isBehind(): boolean;
  /** Resolves when no request is under way. */
  idle(): Promise<void>;
  /** How many requests count now: those that may have arrived within the last second, or are still to arrive. */
  counting(): number;
}

/** With which time starts are given, ms, and how many. */
export interface StartsParts {
  /** What part of the bot's pace this process has; all of it when left out. */
  readonly share?: PaceShare;
  /** A clock that only goes forward; `performance.now` when left out. */
  clock?(): number;
  /** Calls `wake` after `ms`; `setTimeout` when left out. */
  sleep?(ms: number, wake: () => void): void;
}

interface Waiting {
  readonly errand: Errand | undefined;
  begin(start: Start): void;
  turnBack(): void;
}

/**
 * The bounds over all requests. Wherever a second begins, no more than 50 arrive in it. When one arrives nobody tells: it is
 * after it was handed to the network (a connection may have had to be made first), and before its answer (`createTravels`). One
 * counts from its start until a second after that. And no more than nine are under way since the one that was answered last
 * (`createUnanswered`). See docs/decisions/0041.
 */
export function createStarts(parts: StartsParts = {}): Starts {
  const { share = wholePace, clock = () => performance.now() } = parts;
  const { sleep = (ms: number, wake: () => void) => void setTimeout(wake, ms) } = parts;
  const travels = createTravels();
  const errands = createErrands();
  const unanswered = createUnanswered();
  share.onChange(() => {
    wakesAt = Number.POSITIVE_INFINITY;
    grant();
  });
  /** Those that count: from their start until a second after they have arrived. */
  let counted: Travel[] = [];
  let last = Number.NEGATIVE_INFINITY;
  let behindUntil = Number.NEGATIVE_INFINITY;
  let wakesAt = Number.POSITIVE_INFINITY;
  let waiting: Waiting[] = [];
  let held: (() => void)[] = [];

  /** When the next may leave; never while it is not known. */
  function nextAt(now: number): number {
    const most = share.turns();
    if (most === 0) {
      share.need();
      return Number.POSITIVE_INFINITY;
    }
    if (!unanswered.hasRoom(most)) {
      // Where answers take as long each, it is a moment in which all stands still: what leaves quickly after it comes in a bunch.
      if (!travels.areAlike()) behindUntil = now + behindForMs;
      return Number.POSITIVE_INFINITY;
    }
    const ends = countedAt(now).map(({ arrivesBy }) => arrivesBy);
    // Of more than may count, as after a share became smaller, all but `most` - 1 have to be past.
    const free =
      ends.length < most ? now : (ends.toSorted((a, b) => a - b)[ends.length - most] ?? 0) + withinMs;
    return Math.max(free, last + apartMs);
  }

  function countedAt(now: number): readonly Travel[] {
    counted = counted.filter(({ arrivesBy }) => arrivesBy + withinMs > now);
    return counted;
  }

  function begin(now: number, errand: Errand | undefined): Start {
    last = now;
    const one = travels.begin();
    counted.push(one);
    const answered = unanswered.begin();
    return {
      left() {
        travels.left(one, clock());
        grant();
      },
      ended(how) {
        const at = clock();
        travels.ended(one, at, how !== 'lost', counted);
        answered(how === 'answered');
        if (how === 'limited' || how === 'unauthorised') refuse(errand);
        grant();
      },
    };
  }

  /** What has not left is turned back: it would be refused like the one before it. */
  function refuse(errand: Errand | undefined): void {
    errands.refuse(errand);
    const stale = waiting.filter((one) => errands.isStale(one.errand));
    waiting = waiting.filter((one) => !errands.isStale(one.errand));
    for (const one of stale) one.turnBack();
  }

  function grant(): void {
    for (;;) {
      const next = waiting[0];
      if (next === undefined) break;
      const now = clock();
      const at = nextAt(now);
      if (at > now) {
        wakeAt(at, now);
        break;
      }
      waiting.shift();
      // Only now: a process that stood still finds out when it goes on.
      if (errands.isStale(next.errand)) next.turnBack();
      else next.begin(begin(now, next.errand));
    }
    if (waiting.length >= mostWaiting) return;
    const wakes = held;
    held = [];
    for (const wake of wakes) wake();
  }

  function wakeAt(at: number, now: number): void {
    // An answer may have brought it forward: then the later timer finds nothing to do.
    if (at >= wakesAt || at === Number.POSITIVE_INFINITY) return;
    wakesAt = at;
    sleep(Math.ceil(at - now), () => {
      if (wakesAt === at) wakesAt = Number.POSITIVE_INFINITY;
      grant();
    });
  }

  return {
    carry: errands.carry,
    hasUntold: errands.hasUntold,
    take: () =>
      new Promise((resolve, reject) => {
        const errand = errands.current();
        const turnBack = () => reject(new TurnedBack());
        if (errands.isStale(errand)) return turnBack();
        waiting.push({ errand, begin: resolve, turnBack });
        grant();
      }),
    hasRoom(wake) {
      if (waiting.length < mostWaiting) return true;
      held.push(wake);
      return false;
    },
    isBehind: () => clock() < behindUntil,
    idle: unanswered.idle,
    counting: () => countedAt(clock()).length,
  };
}
