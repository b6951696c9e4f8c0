import { AsyncLocalStorage } from 'node:async_hooks';
import { subscribe } from 'node:diagnostics_channel';
import type { RequestEnd, Start } from '../delivery/starts.ts';

/** The start of the request that is being made. */
const starting = new AsyncLocalStorage<Start>();
/** By undici's own object for a request. */
const starts = new WeakMap<object, Start>();

// undici tells of these on Node's channels (its documentation, "Diagnostics Channel Support").
subscribe('undici:request:create', (message) => {
  const start = starting.getStore();
  if (start !== undefined) starts.set(requestIn(message), start);
});
subscribe('undici:client:sendHeaders', (message) => starts.get(requestIn(message))?.left());

function requestIn(message: unknown): object {
  return (message as { readonly request: object }).request;
}

/**
 * Makes the request that `call` makes through undici and tells its start when it was handed to the network, which is later
 * where a connection had to be made, and when its answer began, which `endOf` reads, or failed. Gives what `call`
 * gives.
 */
export async function makeStarted<T>(
  start: Start,
  call: () => Promise<T>,
  endOf: (answer: T) => RequestEnd,
): Promise<T> {
  let end: RequestEnd = 'lost';
  try {
    const answer = await starting.run(start, call);
    end = endOf(answer);
    return answer;
  } finally {
    start.ended(end);
  }
}
