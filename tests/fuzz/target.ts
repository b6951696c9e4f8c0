import type fc from 'fast-check';

/** What is fed with anything, and must stand it. */
export interface FuzzTarget {
  /** Of small letters and hyphens: the name of its folder of findings too. */
  readonly name: string;
  readonly inputs: fc.Arbitrary<unknown>;
  /** Makes it ready. */
  open(): Promise<OpenTarget>;
}

/** A target that can be fed. */
export interface OpenTarget {
  /** Throws, or rejects, when the input was not stood. */
  check(input: unknown): void | Promise<void>;
  close(): Promise<void>;
}

/** A target that keeps nothing between two inputs. */
export function fuzzTarget<Input>(
  name: string,
  inputs: fc.Arbitrary<Input>,
  check: (input: Input) => void | Promise<void>,
): FuzzTarget {
  return {
    name,
    inputs,
    open: async () => ({ check: (input) => check(input as Input), close: async () => {} }),
  };
}
