/** A clock that runs like the machine's, from a moment that the demo chooses. */
export interface DemoClock {
  /** ms since the epoch. */
  now(): number;
  /** Goes on from this moment; ms since the epoch. */
  jumpTo(moment: number): void;
}

/** A clock that stands at `moment` (ms since the epoch) now. */
export function createDemoClock(moment: number): DemoClock {
  let ahead = moment - Date.now();
  return {
    now: () => Date.now() + ahead,
    jumpTo: (next) => {
      ahead = next - Date.now();
    },
  };
}
