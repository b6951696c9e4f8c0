import { afterEach, expect, test } from 'vitest';
import { type Inspect, openHealthRoute } from '../../src/http/health-route.ts';
import { type HttpServer, startHttpServer } from '../../src/http/http-server.ts';

let server: HttpServer | null = null;
afterEach(() => server?.stop());

async function serve(ready: Inspect): Promise<string> {
  server = await startHttpServer({
    host: '127.0.0.1',
    port: 0,
    rooms: [
      openHealthRoute({
        alive: () => [],
        ready,
        metrics: { contentType: 'text/plain; version=0.0.4', read: async () => 'stories 4\n' },
      }),
    ],
    report: () => {},
  });
  return server.url;
}

test('all that is wrong is told, in one answer', async () => {
  const url = await serve(async () => ['One is wrong.', 'Another is.']);
  const answer = await fetch(`${url}/readyz`);
  expect(answer.status).toBe(503);
  expect(answer.headers.get('content-type')).toBe('application/problem+json');
  expect(await answer.json()).toMatchObject({ code: 'not-well', detail: 'One is wrong. Another is.' });
});

test('a look that fails is itself what is wrong', async () => {
  const url = await serve(() => Promise.reject(new Error('The file is gone.')));
  expect(await (await fetch(`${url}/readyz`)).json()).toMatchObject({ detail: 'The file is gone.' });
});

test('figures are given as they are, with their own content type and for no cache', async () => {
  const answer = await fetch(`${await serve(() => [])}/metrics`);
  expect(await answer.text()).toBe('stories 4\n');
  expect(answer.headers.get('content-type')).toBe('text/plain; version=0.0.4');
  expect(answer.headers.get('cache-control')).toBe('no-store');
});

test.each(['forwarded', 'x-forwarded-for', 'via'])(
  'nobody who comes through a proxy is told (%s)',
  async (header) => {
    const url = await serve(() => []);
    for (const path of ['/healthz', '/readyz', '/metrics']) {
      expect((await fetch(url + path, { headers: { [header]: 'for=203.0.113.5' } })).status).toBe(404);
    }
  },
);
