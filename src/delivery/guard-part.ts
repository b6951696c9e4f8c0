import type { Problem } from '../wire/problem.ts';

/** Does one part of a tick; one that throws is told of under this code, and the tick goes on without it. `what`: the part in words. */
export type GuardPart = (code: string, what: string, work: () => Promise<unknown>) => Promise<void>;

/** Guards parts; `report` is told of those that throw. */
export function guardParts(report: (problem: Problem) => void): GuardPart {
  return async (code, what, work) => {
    try {
      await work();
    } catch (error) {
      report(describe(code, what, error));
    }
  };
}

/** The same for what is done every second or so: what goes wrong again and again is told once, until it went well or goes wrong in another way. */
export function guardOften(report: (problem: Problem) => void): GuardPart {
  const told = new Map<string, string>();
  return async (code, what, work) => {
    try {
      await work();
      told.delete(code);
    } catch (error) {
      const problem = describe(code, what, error);
      if (told.get(code) === problem.message) return;
      told.set(code, problem.message);
      report(problem);
    }
  };
}

function describe(code: string, what: string, error: unknown): Problem {
  const message = error instanceof Error ? error.message : String(error);
  return { code, message: `${what} failed and is tried again at the next tick: ${message}` };
}
