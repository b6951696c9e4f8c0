import type { Context } from 'hono';
import type { HttpRoom } from './http-server.ts';
import { plainHeaders, refuse } from './refusal.ts';

/** What speaks against it, in words; empty when all is well. */
export type Inspect = () => Promise<readonly string[]> | readonly string[];

/** What those who watch over a bot may ask it. */
export interface HealthRouteParts {
  /** What only another start would mend. */
  readonly alive: Inspect;
  /** What keeps it from its work now; what is outside of it too. */
  readonly ready: Inspect;
  /** All figures in Prometheus's text format. */
  readonly metrics: { readonly contentType: string; read(): Promise<string> };
}

/** A look that takes longer than this is itself what is wrong, ms. */
const longestLookMs = 5_000;

/**
 * The room of `/healthz` (is it alive), `/readyz` (does it work) and `/metrics`. It answers this machine and its networks only:
 * what came through a proxy is told that there is nothing, so that a proxy that stands in front for `/wire` shows none of this.
 */
export function openHealthRoute({ alive, ready, metrics }: HealthRouteParts): HttpRoom {
  return (app) => {
    app.get('/healthz', (c) => (isForwarded(c) ? nothing(c) : tell(alive)));
    app.get('/readyz', (c) => (isForwarded(c) ? nothing(c) : tell(ready)));
    app.get('/metrics', async (c) => {
      if (isForwarded(c)) return nothing(c);
      const headers = { ...plainHeaders, 'Content-Type': metrics.contentType };
      return new Response(await metrics.read(), { headers });
    });
  };
}

async function tell(inspect: Inspect): Promise<Response> {
  const wrong = await within(longestLookMs, inspect);
  if (wrong.length > 0) return refuse({ status: 503, code: 'not-well', detail: wrong.join(' ') });
  return new Response('{"status":"ok"}\n', {
    headers: { ...plainHeaders, 'Content-Type': 'application/json' },
  });
}

async function within(ms: number, inspect: Inspect): Promise<readonly string[]> {
  let timer: NodeJS.Timeout | undefined;
  const late = new Promise<readonly string[]>((resolve) => {
    timer = setTimeout(resolve, ms, [`Looking took more than ${ms / 1_000} seconds.`]);
  });
  try {
    return await Promise.race([inspect(), late]);
  } catch (error) {
    return [error instanceof Error ? error.message : String(error)];
  } finally {
    clearTimeout(timer);
  }
}

function isForwarded(c: Context): boolean {
  return ['forwarded', 'x-forwarded-for', 'via'].some((name) => c.req.header(name) !== undefined);
}

function nothing(c: Context): Response {
  return refuse({ status: 404, code: 'not-found', detail: `There is nothing at ${c.req.path}.` });
}
