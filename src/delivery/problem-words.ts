import type { SendProblem } from './chat-gateway.ts';

/** What something threw, as a problem that may pass and after which nothing was sent. */
export function problemOf(code: string, error: unknown): SendProblem {
  const message = error instanceof Error ? error.message : String(error);
  return { code, message, retryable: true, uncertain: false };
}

/** Other people's words, ended by one full stop. */
export function sentence(words: string): string {
  return `${words.replace(/[.\s]+$/, '')}.`;
}
