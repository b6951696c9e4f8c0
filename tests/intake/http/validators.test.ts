import type { IncomingMessage } from 'node:http';
import { describe, expect, test } from 'vitest';
import type { FetchDeps } from '../../../src/intake/http/fetch-copy.ts';
import type { FetchOutcome } from '../../../src/intake/http/fetch-outcome.ts';
import { codeOf, fetchLocal, makeDeps, serve, textOf } from './servers.ts';

const monday = 'Mon, 02 Mar 2026 08:00:00 GMT';
const condition = ({ headers }: IncomingMessage) => [headers['if-none-match'], headers['if-modified-since']];

/** Fetches, and keeps the validators as a source does once the copy is safe. */
async function take(url: string, deps: FetchDeps): Promise<FetchOutcome> {
  const outcome = await fetchLocal(url, deps);
  if (outcome.kind === 'fetched') await deps.validators.set('test', url, outcome.validators);
  return outcome;
}

describe('copy that was taken in', () => {
  test.each([
    ['"strong"', monday],
    ['W/"weak, with \\ and , in it"', null],
    ['bare-and-wrong', null],
    [null, monday],
    [null, 'no date at all'],
  ])('under the tag %s and the date %s is asked for by exactly these', async (etag, date) => {
    const server = await serve((request, response) => {
      if (etag !== null) response.setHeader('etag', etag);
      if (date !== null) response.setHeader('last-modified', date);
      if (condition(request).some((sent) => sent !== undefined)) response.writeHead(304).end();
      else response.end('copy');
    });
    const deps = makeDeps();
    expect(textOf(await take(server.origin, deps))).toBe('copy');
    expect(await take(server.origin, deps)).toMatchObject({ kind: 'unchanged', how: 'said' });
    expect(server.asked.map(condition)).toEqual([
      [undefined, undefined],
      [etag ?? undefined, date ?? undefined],
    ]);
  });

  test('and then was lost, before its validators were kept, is sent again', async () => {
    const server = await serve((request, response) => {
      response.setHeader('etag', '"1"');
      if (request.headers['if-none-match'] === '"1"') response.writeHead(304).end();
      else response.end('copy');
    });
    const deps = makeDeps();
    expect(textOf(await fetchLocal(server.origin, deps))).toBe('copy');
    expect(textOf(await fetchLocal(server.origin, deps))).toBe('copy');
  });

  test('is unchanged when the same bytes come under a new tag, which is asked by next time', async () => {
    let version = 0;
    const server = await serve((_, response) => {
      version += 1;
      response.setHeader('etag', `"${version}"`).end(version < 4 ? 'copy' : 'other copy');
    });
    const deps = makeDeps();
    await take(server.origin, deps);
    expect(await take(server.origin, deps)).toMatchObject({ kind: 'unchanged', how: 'same-bytes' });
    expect(await take(server.origin, deps)).toMatchObject({ kind: 'unchanged', how: 'same-bytes' });
    expect(textOf(await take(server.origin, deps))).toBe('other copy');
    expect(server.asked.map((request) => condition(request)[0])).toEqual([undefined, '"1"', '"2"', '"3"']);
  });

  test('is asked for by the newer tag that a 304 came with', async () => {
    const server = await serve((request, response) => {
      const sent = request.headers['if-none-match'];
      if (sent === undefined) response.setHeader('etag', '"a"').end('copy');
      else response.writeHead(304, { etag: '"b"' }).end();
    });
    const deps = makeDeps();
    for (const _ of [1, 2, 3]) await take(server.origin, deps);
    expect(server.asked.map((request) => condition(request)[0])).toEqual([undefined, '"a"', '"b"']);
  });

  test('under a tag that could not be sent back letter for letter is asked for by its date', async () => {
    const server = await serve((_, response) => {
      // As bytes: before a string Node would write the headers in that string's encoding.
      response.setHeader('etag', '"ü"').setHeader('last-modified', monday).end(Buffer.from('copy'));
    });
    const deps = makeDeps();
    await take(server.origin, deps);
    expect(await take(server.origin, deps)).toMatchObject({ kind: 'unchanged', how: 'same-bytes' });
    expect(server.asked.map(condition)).toEqual([
      [undefined, undefined],
      [undefined, monday],
    ]);
  });

  test('of one source is not taken for copy of another', async () => {
    const server = await serve((_, response) => response.setHeader('etag', '"1"').end('copy'));
    const deps = makeDeps();
    await take(server.origin, deps);
    expect(codeOf(await fetchLocal(server.origin, deps, { source: 'other' }))).toBe('fetched');
  });

  test('behind a redirect is asked for by its tag there, and nowhere else', async () => {
    let target = '/a';
    const server = await serve((request, response) => {
      if (request.url === '/') response.writeHead(302, { location: target, etag: '"redirect"' }).end();
      else if (request.headers['if-none-match'] === '"1"') response.writeHead(304).end();
      else response.setHeader('etag', '"1"').end(`copy of ${request.url}`);
    });
    const deps = makeDeps();
    const url = `${server.origin}/`;
    expect(textOf(await take(url, deps))).toBe('copy of /a');
    expect(codeOf(await take(url, deps))).toBe('unchanged');
    target = '/b';
    expect(textOf(await take(url, deps))).toBe('copy of /b');
    expect(server.asked.filter((request) => request.url === '/').map(condition)).toEqual(
      Array(3).fill([undefined, undefined]),
    );
  });

  test('is asked for whole once a day, in case the server says for ever that nothing changed', async () => {
    const server = await serve((request, response) => {
      if (request.headers['if-none-match'] !== undefined) response.writeHead(304).end();
      else response.setHeader('etag', '"1"').end(`copy ${server.asked.length}`);
    });
    let now = Date.parse('2026-03-02T08:00:00Z');
    const deps = makeDeps({ now: () => now });
    await take(server.origin, deps);
    now += 24 * 3_600_000;
    expect(codeOf(await take(server.origin, deps))).toBe('unchanged');
    now += 1;
    expect(textOf(await take(server.origin, deps))).toBe('copy 3');
  });

  test('is not said to be unchanged by a 304 that nobody asked for', async () => {
    const server = await serve((_, response) => response.writeHead(304, { etag: '"1"' }).end());
    expect(codeOf(await fetchLocal(server.origin))).toBe('odd-answer');
  });

  test('leaves its tags as they were when a fetch fails', async () => {
    const server = await serve((_, response) => {
      if (server.asked.length === 2) response.writeHead(503, { etag: '"broken"' }).end('sorry');
      else response.setHeader('etag', '"1"').end('copy');
    });
    const deps = makeDeps();
    for (const _ of [1, 2, 3]) await take(server.origin, deps);
    expect(server.asked.map((request) => condition(request)[0])).toEqual([undefined, '"1"', '"1"']);
  });

  test('cannot be asked for when the store fails, which is not taken for "nothing known"', async () => {
    const server = await serve((_, response) => response.end('copy'));
    const broken = Object.assign(new Error('the disk is full'), { code: 'ENOTFOUND' });
    const validators = { get: () => Promise.reject(broken), set: () => Promise.reject(broken) };
    await expect(fetchLocal(server.origin, makeDeps({ validators }))).rejects.toBe(broken);
    expect(server.asked).toEqual([]);
  });
});
