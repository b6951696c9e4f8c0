import { subscribe } from 'node:diagnostics_channel';

/** The calls of this process that have no answer yet. */
export interface Calls {
  /** Resolves when those that are under way now have ended. */
  underWay(): Promise<void>;
}

/** Watches the calls that undici makes, by what it publishes of them. */
export function watchCalls(): Calls {
  const open = new Map<unknown, PromiseWithResolvers<void>>();
  const requestOf = (message: unknown) => (message as { readonly request: unknown }).request;
  const end = (message: unknown) => {
    open.get(requestOf(message))?.resolve();
    open.delete(requestOf(message));
  };
  subscribe('undici:request:create', (message) =>
    open.set(requestOf(message), Promise.withResolvers<void>()),
  );
  subscribe('undici:request:trailers', end);
  subscribe('undici:request:error', end);
  return {
    async underWay() {
      await Promise.all([...open.values()].map(({ promise }) => promise));
    },
  };
}
