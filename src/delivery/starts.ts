/** Discord takes so many requests in a second (its documentation, "Global Rate Limit"). */
const most = 50;
const withinMs = 1_000;
/** How much longer (ms) than its neighbours a request may be under way to where it is counted. */
const onTheWayMs = 30;
/** So many answers tell how long one takes at least, and whether all take about as long. */
const mostSpans = 50;
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
 * after it was handed to the network (a connection may have had to be made first), and before its answer. 30 ms on the way are
 * allowed for; where answers take about as long each, they tell of one that was held up for longer. One counts from its start until a second after that. See
 * docs/decisions/0041.
 */
export function createStarts(parts: StartsParts = {}): Starts {
  const { clock = () => performance.now(), sleep = (ms, wake) => void setTimeout(wake, ms) } = parts;
  /** Those that count, each with the moment from which it no longer does. */
  let counted: { until: number }[] = [];
  /** From leaving to the answer, ms, of the last requests. */
  const spans: number[] = [];
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
    let leftAt: number | null = null;
    const arrivedBy = (at: number) => {
      one.until = at + withinMs;
      grant();
    };
    return {
      left() {
        leftAt = clock();
        arrivedBy(leftAt + onTheWayMs);
      },
      ended() {
        const at = clock();
        arrivedBy(leftAt === null ? at : latestArrival(leftAt, at));
      },
    };
  }

  function latestArrival(leftAt: number, endedAt: number): number {
    spans.push(endedAt - leftAt);
    if (spans.length > mostSpans) spans.shift();
    const sorted = spans.toSorted((a, b) => a - b);
    const least = sorted[0] ?? 0;
    const usual = sorted[sorted.length >> 1] ?? least;
    // However alike answers are, what part of the time was the way there differs from one to the next.
    const usually = Math.min(endedAt, leftAt + onTheWayMs);
    return usual - least <= onTheWayMs ? Math.max(endedAt - least, usually) : usually;
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
