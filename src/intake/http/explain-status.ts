import type { Lasts } from './fetch-outcome.ts';
import { FetchTrouble } from './fetch-trouble.ts';

/** By status: our code, how long it is likely to last, and the sentence behind `<host> answers <status>: `. */
const explanations: Readonly<Record<number, readonly [code: string, lasts: Lasts, words: string]>> = {
  204: ['empty-answer', 'passing', 'nothing to read.'],
  205: ['empty-answer', 'passing', 'nothing to read.'],
  304: ['odd-answer', 'passing', 'nothing changed, which it was not asked.'],
  401: ['sign-in-needed', 'lasting', 'it wants a user name and password, or does not take those given.'],
  402: ['sign-in-needed', 'lasting', 'it wants to be paid.'],
  403: ['refused', 'lasting', 'it does not let Telex read this.'],
  404: ['not-found', 'lasting', 'there is nothing at this address.'],
  407: ['sign-in-needed', 'lasting', 'a proxy on the way wants a user name and password.'],
  408: ['server-trouble', 'passing', 'it waited too long for the request.'],
  410: ['gone', 'final', 'what was here is gone for good.'],
  425: ['asked-to-wait', 'passing', 'it is too early.'],
  429: ['asked-to-wait', 'passing', 'it is asked too often.'],
  451: ['refused', 'lasting', 'it may not show this, by law.'],
  503: ['server-trouble', 'passing', 'it is out of service for now.'],
};

/** What is wrong with an answer of this status; null when it carries copy (200, 203). */
export function explainStatus(status: number, host: string): FetchTrouble | null {
  if (status === 200 || status === 203) return null;
  const [code, lasts, words] = explanations[status] ?? explainClass(status);
  return new FetchTrouble(code, lasts, `${host} answers ${status}: ${words}`);
}

function explainClass(status: number): readonly [string, Lasts, string] {
  if (status >= 500) return ['server-trouble', 'passing', 'something is wrong over there.'];
  if (status >= 400) return ['refused', 'lasting', 'it does not take the request.'];
  if (status >= 300) return ['odd-answer', 'lasting', 'it sends on to elsewhere and does not say where.'];
  return ['odd-answer', 'lasting', 'that is no whole answer to what was asked.'];
}
