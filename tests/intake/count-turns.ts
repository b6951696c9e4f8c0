/** Counts the turns of the event loop from now on: work that leaves none to others has one. */
export function countTurns(): { stop(): number } {
  let turns = 0;
  let next = setImmediate(turn);
  function turn(): void {
    turns += 1;
    next = setImmediate(turn);
  }
  return {
    stop() {
      clearImmediate(next);
      return turns;
    },
  };
}
