/** Chance that can be repeated: the same seed gives the same numbers. */
export interface Chance {
  /** In [0, 1). */
  next(): number;
  /** A whole number from `least` up to and with `most`. */
  whole(least: number, most: number): number;
  /** True in this share (0 to 1) of the cases. */
  happens(share: number): boolean;
  /** One of these; throws for none. */
  pick<T>(of: readonly T[]): T;
  /** A series of its own, which what is drawn here does not move. */
  branch(name: string): Chance;
}

/** Mulberry32 (public domain, Tommy Ettinger): 32 bits of state are plenty for a plan of faults. */
export function createChance(seed: number): Chance {
  let state = seed >>> 0;
  const next = () => {
    state = (state + 0x6d_2b_79_f5) >>> 0;
    let mixed = Math.imul(state ^ (state >>> 15), state | 1);
    mixed ^= mixed + Math.imul(mixed ^ (mixed >>> 7), mixed | 61);
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 2 ** 32;
  };
  return {
    next,
    whole: (least, most) => least + Math.floor(next() * (most - least + 1)),
    happens: (share) => next() < share,
    pick(of) {
      const one = of[Math.floor(next() * of.length)];
      if (one === undefined) throw new RangeError('There is nothing to pick from');
      return one;
    },
    branch: (name) =>
      createChance(
        [...name].reduce((hash, letter) => Math.imul(hash ^ letter.charCodeAt(0), 16_777_619), seed),
      ),
  };
}
