/**
 * A clock for what lapses, ms: it only goes forward, and goes on also while the machine is suspended, where the clock that Node calls
 * monotonic stands still on Linux (CLOCK_MONOTONIC, https://man7.org/linux/man-pages/man2/clock_gettime.2.html). Set ahead, the wall's
 * clock has things lapse early, which costs nothing; set back it changes nothing.
 */
export function createCrewClock(): () => number {
  const begun = performance.now();
  const onTheWall = Date.now();
  let last = 0;
  return () => {
    last = Math.max(last, performance.now() - begun, Date.now() - onTheWall);
    return last;
  };
}
