/** What Discord gives for the first sign of an answer, ms (docs, "Receiving and Responding"). */
const discordWaits = 3_000;
/** Of which so much is left to the way of the interaction to this machine and to what keeps the machine busy, ms. */
const ownWay = 500;
/** What Discord's own answer to such a sign is reckoned to take, ms: it can slow down from one call to the next. */
const slowCall = 2_000;
/** As long as nothing is known to be slow, offers may be looked for so long, ms: nothing is lost by offers that come too late. */
const longestLook = 1_500;
/** Less than this (ms) would leave no time to open a form, which cannot be put off, and would put off what is there. */
const shortest = 250;
/** So many of the last calls count, each for so long (ms). */
const remembered = 5;
const remembersFor = 10 * 60_000;

/** How long Discord takes of late to take an answer, and what that leaves for making one. */
export interface CallbackPace {
  /** Makes a call that answers an interaction, and remembers how long it took, also when it failed. */
  timed<T>(call: () => Promise<T>): Promise<T>;
  /** After how long (ms) Discord is to be told that an answer is being worked on. */
  deferAfter(): number;
  /** How long (ms) may be looked for what autocomplete offers. */
  completeWithin(): number;
}

/** A pace that knows nothing so far. `clock`: ms that never go back; the machine's unless given. */
export function createCallbackPace(clock: () => number = () => performance.now()): CallbackPace {
  let calls: { readonly at: number; readonly took: number }[] = [];
  const slowest = () => {
    const since = clock() - remembersFor;
    calls = calls.filter(({ at }) => at >= since).slice(-remembered);
    return calls.length === 0 ? null : Math.max(...calls.map(({ took }) => took));
  };
  const left = (took: number) => Math.max(discordWaits - ownWay - took, shortest);
  return {
    async timed(call) {
      const from = clock();
      try {
        return await call();
      } finally {
        calls.push({ at: clock(), took: clock() - from });
      }
    },
    deferAfter: () => left(Math.max(slowest() ?? 0, slowCall)),
    completeWithin: () => Math.min(left(slowest() ?? slowCall), longestLook),
  };
}
