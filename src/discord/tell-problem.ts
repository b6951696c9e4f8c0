import type { Language } from '../delivery/subscription.ts';
import type { Problem } from '../wire/problem.ts';
import { asMarkdown, catalogue, type Markdown, type MessageKey, say } from './say.ts';
import { escapeText } from './text.ts';

type ProblemKey = Extract<MessageKey, `problem.${string}`>;

/**
 * A problem in the reader's language, by its code: what is wrong and an example that works. A code that the catalogue
 * does not know comes out in the problem's own words, which are English.
 */
export function tellProblem(problem: Problem, language: Language): Markdown {
  const key = `problem.${problem.code}`;
  if (!Object.hasOwn(catalogue, key)) return asMarkdown(escapeText(problem.message));
  // Whichever message it is: the ones that name no place leave the column unused.
  const filling = { column: problem.at?.column ?? 1, ...problem.about };
  const told = say(language, key as Extract<ProblemKey, 'problem.query-bad-time'>, filling);
  if (problem.meant === undefined) return asMarkdown(told);
  return asMarkdown(`${told} ${say(language, 'subscribe.meant', { name: `“${problem.meant}”` })}`);
}

type FailureKey = Extract<MessageKey, `notSent.${string}`>;

/** Why a digest did not arrive, in the reader's language, by the code of the `SendProblem`. */
export function tellSendFailure(code: string, language: Language): Markdown {
  const key = `notSent.${code}`;
  return asMarkdown(say(language, Object.hasOwn(catalogue, key) ? (key as FailureKey) : 'notSent.other'));
}
