/** Numbers by Discord's ids, for hundreds of thousands of them: 24 bytes each at most, where a Map takes a hundred. */
export interface IdTable {
  /** The number that was set for this id; undefined for none, and for what is no id. */
  get(id: string): number | undefined;
  /** Sets the number, 0 and up. Throws a SyntaxError for what is no id. */
  set(id: string, number: number): void;
  delete(id: string): void;
}

/** An id as one number of 64 bits, and as the two halves of it that are compared. */
const whole = new BigUint64Array(1);
const halves = new Uint32Array(whole.buffer);

const empty = 0;
/** What was deleted: behind it may stand what was set while it was there. */
const deleted = 1;
/** What a slot holds is a number and this. */
const first = 2;

const firstSize = 1_024;

/** An empty table, which grows by itself: open addressing over typed arrays. */
export function createIdTable(): IdTable {
  let ids = new Uint32Array(2 * firstSize);
  let slots = new Uint32Array(firstSize);
  /** Slots that are not empty. */
  let used = 0;
  let held = 0;

  /** The slot of the id in `halves`, or the one for it. */
  function find(low: number, high: number): number {
    const mask = slots.length - 1;
    let free = -1;
    // The lowest bits count up within a millisecond, those above 22 are the time.
    let at = (Math.imul(low ^ (low >>> 22) ^ Math.imul(high, 0x85eb_ca6b), 0x9e37_79b1) >>> 7) & mask;
    for (; slots[at] !== empty; at = (at + 1) & mask) {
      if (slots[at] === deleted) free = free === -1 ? at : free;
      else if (ids[2 * at] === low && ids[2 * at + 1] === high) return at;
    }
    return free === -1 ? at : free;
  }

  function put(low: number, high: number, value: number): void {
    const at = find(low, high);
    const before = slots[at] ?? empty;
    if (before === empty) used += 1;
    if (before < first) held += 1;
    ids[2 * at] = low;
    ids[2 * at + 1] = high;
    slots[at] = value;
  }

  function makeRoom(): void {
    if (used < slots.length * 0.7) return;
    const [oldIds, oldSlots] = [ids, slots];
    const size = slots.length * (held > slots.length * 0.35 ? 2 : 1);
    ids = new Uint32Array(2 * size);
    slots = new Uint32Array(size);
    used = 0;
    held = 0;
    oldSlots.forEach((value, at) => {
      if (value >= first) put(oldIds[2 * at] ?? 0, oldIds[2 * at + 1] ?? 0, value);
    });
  }

  return {
    get(id) {
      if (!/^\d{1,20}$/.test(id)) return undefined;
      whole[0] = BigInt(id);
      const value = slots[find(halves[0] ?? 0, halves[1] ?? 0)] ?? empty;
      return value < first ? undefined : value - first;
    },
    set(id, number) {
      makeRoom();
      whole[0] = BigInt(id);
      put(halves[0] ?? 0, halves[1] ?? 0, number + first);
    },
    delete(id) {
      if (!/^\d{1,20}$/.test(id)) return;
      whole[0] = BigInt(id);
      const at = find(halves[0] ?? 0, halves[1] ?? 0);
      if ((slots[at] ?? empty) < first) return;
      slots[at] = deleted;
      held -= 1;
    },
  };
}
