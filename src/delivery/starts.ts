/** Discord takes so many requests in a second (its documentation, "Global Rate Limit"). */
const most = 50;
const withinMs = 1_000;
/** How much longer (ms) than its neighbours a request may be under way to where it is counted. */
const onTheWayMs = 30;
/** What was made ready together leaves one after the other, ms. */
const apartMs = 12;
/** As many may wait here before no more are begun: enough for none to be missing when it may leave. */
const mostWaiting = 3;

/** A request that may leave. */
export interface Start {
  /** It has been handed to the network: from here on it is under way. */
  left(): void;
  /** Its answer has begun, or there will be none: it is there, or has never been. */
  ended(): void;
}

/** Where all requests leave, in the order in which they come. */
export interface Starts {
  /** Resolves when the request may leave. Both of the start's calls are to be made, `ended` in any case. */
  take(): Promise<Start>;
  /** Whether more should be made ready; when not, `wake` is called once that changes. */
  hasRoom(wake: () => void): boolean;
}

/** With which time starts are given; ms. */
export interface StartsParts {
  /** A clock that only goes forward; `performance.now` when left out. */
  clock?(): number;
  /** Calls `wake` after `ms`; `setTimeout` when left out. */
  sleep?(ms: number, wake: () => void): void;
}

/**
 * The bound over all requests: wherever a second begins, no more than 50 arrive in it. When one arrives nobody tells: it is
 * after it was handed to the network (a connection may have had to be made first), before its answer, and no more than 30 ms
 * after it left. So one counts from its start until a second after the latest moment at which it may have arrived. See
 * docs/decisions/0041.
 */
export function createStarts(parts: StartsParts = {}): Starts {
  const { clock = () => performance.now(), sleep = (ms, wake) => void setTimeout(wake, ms) } = parts;
  /** Those that count, each with the moment from which it no longer does. */
  let counted: { until: number }[] = [];
  let last = Number.NEGATIVE_INFINITY;
  let wakesAt = Number.POSITIVE_INFINITY;
  const waiting: ((start: Start) => void)[] = [];
  let held: (() => void)[] = [];

  /** When the next may leave; never while it is not known. */
  function nextAt(now: number): number {
    counted = counted.filter(({ until }) => until > now);
    const free = counted.length < most ? now : Math.min(...counted.map(({ until }) => until));
    return Math.max(free, last + apartMs);
  }

  function begin(now: number): Start {
    last = now;
    const one = { until: Number.POSITIVE_INFINITY };
    counted.push(one);
    const arrivedBy = (at: number) => {
      one.until = Math.min(one.until, at + withinMs);
      grant();
    };
    return { left: () => arrivedBy(clock() + onTheWayMs), ended: () => arrivedBy(clock()) };
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
      next(begin(now));
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
    take: () =>
      new Promise((resolve) => {
        waiting.push(resolve);
        grant();
      }),
    hasRoom(wake) {
      if (waiting.length < mostWaiting) return true;
      held.push(wake);
      return false;
    },
  };
}
