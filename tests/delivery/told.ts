import { tellProblem } from '../../src/discord/tell-problem.ts';
import type { Problem } from '../../src/wire/problem.ts';

/** What a reader is told of a problem, without the signs that keep it from being markdown. */
export function told(problem: Problem, language: 'nl' | 'en'): string {
  return tellProblem(problem, language).markdown.replace(/\\(?=[^\p{L}\p{N}])/gu, '');
}
