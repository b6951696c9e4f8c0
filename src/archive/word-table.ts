import { readForms } from './word-forms.ts';

/** What is written for a folded word of letters a to z. */
export interface TableWord {
  readonly word: string;
  /** Its stem and what it is found by besides, each by the number that the table has for it. */
  readonly stem: number;
  readonly parts: readonly number[];
  /** What it can be to a verb in two pieces (`roleOf`). */
  readonly role: number;
  /** Whether the vocabulary has it. */
  isKept: boolean;
}

/** Words that were met lately, each found by the letters that stand in a text: nothing is cut out of that. */
export interface WordTable {
  /** The word at [from, to) of `text`, letters of either case; `hash`: of its small letters (`addLetter`). */
  get(text: string, from: number, to: number, hash: number): TableWord;
  /** The number for a stem or a part: the same for the same. */
  numberOf(term: string): number;
  /** Where the UTF-8 of the term with this number is in `bytes`: [ends[number - 1], ends[number]). */
  readonly bytes: Uint8Array;
  readonly ends: Uint32Array;
  /** True when it is to be begun again. */
  isFull(): boolean;
}

/** The hash of no letters (FNV-1a, 32 bits). */
export const noLetters = 0x811c_9dc5 | 0;

/** The hash of letters with one more, given as UTF-16. */
export function addLetter(hash: number, letter: number): number {
  return Math.imul(hash ^ letter, 0x0100_0193);
}

/** Words that a table holds: all stories have some tens of thousands. */
export const mostWords = 65_536;

/** An empty table of `most` words, a power of two; some 12 MB when it is full. */
export function createWordTable(most: number): WordTable {
  const slotCount = 4 * most;
  const slots = new Uint32Array(slotCount);
  const hashes = new Int32Array(most);
  const words: TableWord[] = [];
  /** The letters of all words, one behind the other, and where those of each begin: the next word's do where they end. */
  let letters = Buffer.allocUnsafeSlow(8 * most);
  const begins = new Uint32Array(most + 1);
  const numbers = new Map<string, number>();
  const encoder = new TextEncoder();
  let bytes = new Uint8Array(most);
  /** Numbers begin with 1. */
  let ends = new Uint32Array(most);

  function numberOf(term: string): number {
    const held = numbers.get(term);
    if (held !== undefined) return held;
    const number = numbers.size + 1;
    numbers.set(term, number);
    const from = ends[number - 1] ?? 0;
    // UTF-8 has three bytes for a unit of UTF-16 at most.
    while (bytes.length < from + 3 * term.length) bytes = widen(bytes, new Uint8Array(bytes.length * 2));
    if (ends.length <= number) ends = widen(ends, new Uint32Array(ends.length * 2));
    ends[number] = from + encoder.encodeInto(term, bytes.subarray(from)).written;
    return number;
  }

  /** Puts the letters behind those of all words; gives them as a text of its own, since a part of one would keep all of that. */
  function addLetters(text: string, from: number, to: number): string {
    const begin = begins[words.length] ?? 0;
    const end = begin + to - from;
    if (end > letters.length) {
      const wider = Buffer.allocUnsafeSlow(2 * end);
      letters.copy(wider);
      letters = wider;
    }
    for (let i = from; i < to; i += 1) letters[begin + i - from] = text.charCodeAt(i) | 0x20;
    return letters.toString('latin1', begin, end);
  }

  function add(text: string, from: number, to: number): TableWord {
    const word = addLetters(text, from, to);
    const { stem, inside, role } = readForms(word);
    return { word, stem: numberOf(stem), parts: inside.map(numberOf), role, isKept: false };
  }

  /** Whether the word with this index stands there, in letters of either case. */
  function isAt(index: number, text: string, from: number, to: number): boolean {
    const begin = begins[index] ?? 0;
    if ((begins[index + 1] ?? 0) - begin !== to - from) return false;
    for (let i = from; i < to; i += 1)
      if (letters[begin + i - from] !== (text.charCodeAt(i) | 0x20)) return false;
    return true;
  }

  return {
    get bytes() {
      return bytes;
    },
    get ends() {
      return ends;
    },
    numberOf,
    isFull: () => words.length === most || numbers.size >= 4 * most,
    get(text, from, to, hash) {
      let slot = (hash ^ (hash >>> 15)) & (slotCount - 1);
      for (let at = slots[slot] ?? 0; at > 0; at = slots[slot] ?? 0) {
        const held = words[at - 1];
        if (hashes[at - 1] === hash && isAt(at - 1, text, from, to) && held !== undefined) return held;
        slot = (slot + 1) & (slotCount - 1);
      }
      const added = add(text, from, to);
      if (words.length < most) {
        hashes[words.length] = hash;
        slots[slot] = words.push(added);
        begins[words.length] = (begins[words.length - 1] ?? 0) + to - from;
      }
      return added;
    },
  };
}

function widen<Numbers extends Uint8Array | Uint32Array>(numbers: Numbers, wider: Numbers): Numbers {
  wider.set(numbers);
  return wider;
}
