import type { QueryProblemCode } from './query-problem.ts';

/** Stops the reading of a question at its first mistake; never leaves what reads it. */
export class Mistake extends Error {
  readonly code: QueryProblemCode;
  readonly at: number;
  readonly typed: string;
  /** What was perhaps meant, as it is to be typed. */
  readonly meant: string | undefined;

  constructor(code: QueryProblemCode, at: number, typed: string, meant?: string) {
    super(code);
    this.code = code;
    this.at = at;
    this.typed = typed;
    this.meant = meant;
  }
}
