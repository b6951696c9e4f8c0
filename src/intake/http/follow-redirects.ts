import { FetchTrouble } from './fetch-trouble.ts';
import { guardUrl } from './guard-url.ts';
import { type Answer, headerOf, type Reach, sendRequest } from './send-request.ts';

/** An answer that is no redirect, and how it was come by. */
export interface Arrived {
  readonly answer: Answer;
  /** The address that answered. */
  readonly url: URL;
  /** That address when every redirect to it was permanent (301, 308), else null; null also when there was none. */
  readonly movedTo: string | null;
}

const redirects = new Set([301, 302, 303, 307, 308]);

/**
 * Asks for an address and follows its redirects by hand, each through the guard. `headersFor` gives the headers of
 * each request; `mayAsk` is called before each and may throw. From https it does not go to http: whoever sits between
 * could then write the news. Rejects with a `FetchTrouble` or what Node and undici say.
 */
export async function followRedirects(
  start: URL,
  reach: Reach,
  headersFor: (url: URL) => Readonly<Record<string, string>>,
  mayAsk: (url: URL) => Promise<void> = async () => {},
): Promise<Arrived> {
  let url = start;
  let isForEver = true;
  for (let followed = 0; ; followed += 1) {
    await mayAsk(url);
    const answer = await sendRequest(url, headersFor(url), reach);
    const location = redirects.has(answer.status) ? headerOf(answer.headers, 'location') : null;
    if (location === null) return { answer, url, movedTo: followed > 0 && isForEver ? url.href : null };
    await answer.close();
    if (followed === reach.limits.redirects) {
      const message = `${start.host} redirects more than ${reach.limits.redirects} times.`;
      throw new FetchTrouble('too-many-redirects', 'lasting', message);
    }
    const next = guardUrl(location, reach.allowance, { base: url });
    if (url.protocol === 'https:' && next.protocol === 'http:') {
      const message = `${url.host} redirects from https to http (${next.host}), where anybody on the way could change the copy. Give the http address itself if that is meant.`;
      throw new FetchTrouble('downgraded', 'lasting', message);
    }
    isForEver &&= answer.status === 301 || answer.status === 308;
    url = next;
  }
}
