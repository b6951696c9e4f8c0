import type { Problem } from '../wire/problem.ts';

/** Does one part of a tick; one that throws is told of under this code, and the tick goes on without it. `what`: the part in words. */
export type GuardPart = (code: string, what: string, work: () => Promise<unknown>) => Promise<void>;

/** Guards parts; `report` is told of those that throw. */
export function guardParts(report: (problem: Problem) => void): GuardPart {
  return async (code, what, work) => {
    try {
      await work();
    } catch (error) {
      const message = error instanceof Error ? error.message : String(error);
      report({ code, message: `${what} failed and is tried again at the next tick: ${message}` });
    }
  };
}
