import type { Language } from '../delivery/subscription.ts';
import type { Problem } from '../wire/problem.ts';
import { catalogue, type MessageKey, sayPlainly } from './say.ts';

type ProblemKey = Extract<MessageKey, `problem.${string}`>;

/**
 * A problem in the reader's language: by its code, from the catalogue, which says what to do; the words of the problem
 * itself (English) for a code that the catalogue does not know. Plain text.
 */
export function tellProblem(problem: Problem, language: Language): string {
  const key = `problem.${problem.code}`;
  return key in catalogue ? sayPlainly(language, key as ProblemKey) : problem.message;
}
