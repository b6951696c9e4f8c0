import { AsyncLocalStorage } from 'node:async_hooks';

/** A piece of work of which requests are made. */
export interface Errand {
  /** So many refusals were known when it was chosen. */
  readonly since: number;
  /** One of its requests was refused, and its end has not been noted yet. */
  isRefused: boolean;
  /** Whether it is still this process's to do. */
  mayLeave(): boolean;
}

/**
 * A request that was not made: what was chosen before a refusal came says the same as what was refused, and what is another process's
 * by now is done there.
 */
export class TurnedBack extends Error {
  constructor() {
    super('It was held back: Discord refused a request that was made before it, or another process does it');
    this.name = 'TurnedBack';
  }
}

/** Knows what was chosen before Discord refused the token, or limited everything, and has not left yet. */
export interface Errands {
  /**
   * Does `work`, whose requests leave only while no request was refused since, and while `mayLeave` says so when they would leave.
   * Gives what it gives.
   */
  carry<T>(work: () => Promise<T>, mayLeave?: () => boolean): Promise<T>;
  /** Whether a refusal has come whose errand has not told of it: nothing is to be chosen until it has. */
  hasUntold(): boolean;
  /** The errand of which this is asked; none outside of `carry`. */
  current(): Errand | undefined;
  isStale(errand: Errand | undefined): boolean;
  /** A request of this errand was refused. */
  refuse(errand: Errand | undefined): void;
}

/** Nothing was refused yet. */
export function createErrands(): Errands {
  const store = new AsyncLocalStorage<Errand>();
  let refusals = 0;
  let untold = 0;
  return {
    async carry(work, mayLeave = () => true) {
      const errand: Errand = { since: refusals, isRefused: false, mayLeave };
      try {
        return await store.run(errand, work);
      } finally {
        if (errand.isRefused) untold -= 1;
      }
    },
    hasUntold: () => untold > 0,
    current: () => store.getStore(),
    isStale: (errand) => errand !== undefined && (errand.since < refusals || !errand.mayLeave()),
    refuse(errand) {
      refusals += 1;
      if (errand === undefined || errand.isRefused) return;
      errand.isRefused = true;
      untold += 1;
    },
  };
}
