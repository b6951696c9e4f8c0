import { needNumber, needOneOf } from './check-asked.ts';
import type { FaultBoard } from './faults.ts';
import type { Sandbox } from './sandbox.ts';

const MOMENTS = ['before', 'after'] as const;
const SCOPES = ['user', 'global', 'shared'] as const;

/** The faults that a test can ask for, on this board; see `Sandbox`. What is asked wrongly throws a `SandboxError` `wrong-option`. */
export function makeFaultWishes(
  faults: FaultBoard,
): Pick<Sandbox, 'fail' | 'slow' | 'drop' | 'hold' | 'limit' | 'heal'> {
  return {
    fail(route, { status = 500, body, afterEffect = false, ...times } = {}) {
      // With a body of its own an answer of 200 is wrong in what it says; without one it is no failure.
      const what = body === undefined ? 'The status of a failure' : 'The status of an answer';
      needNumber(what, status, body === undefined ? 400 : 200, 599);
      const answer = body ?? { message: `${status}: made by the sandbox`, code: 0 };
      faults.add(route, { kind: 'status', status, body: answer, afterEffect }, times);
    },
    slow(route, { ms, ...times }) {
      faults.add(route, { kind: 'slow', ms: needNumber('A delay', ms, 0) }, times);
    },
    drop(route, { when, ...times }) {
      faults.add(route, { kind: 'drop', when: needOneOf('a moment', when, MOMENTS) }, times);
    },
    hold: (route, when) => faults.hold(route, needOneOf('a moment', when, MOMENTS)),
    limit(route, { retryAfter, scope = 'user', ...times }) {
      needNumber('The wait', retryAfter, 0);
      faults.add(route, { kind: 'limit', retryAfter, scope: needOneOf('a scope', scope, SCOPES) }, times);
    },
    heal: () => faults.clear(),
  };
}
