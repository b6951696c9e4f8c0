import type { RequestListener } from 'node:http';
import { describe, expect, test } from 'vitest';
import { codeOf, fetchLocal, makeDeps, serve, textOf } from './servers.ts';

/** Answers each path with a redirect to what `to` says, and any other with `copy`. */
const redirect =
  (to: Readonly<Record<string, string>>, status = 302): RequestListener =>
  ({ url = '' }, response) => {
    const location = to[url];
    if (location === undefined) response.end('copy');
    else response.writeHead(status, { location }).end('elsewhere');
  };

describe('redirects', () => {
  test('are followed, and where the copy came from is told', async () => {
    const server = await serve(redirect({ '/': 'a', '/a': '/b?c=d#e' }));
    const outcome = await fetchLocal(`${server.origin}/`);
    expect(textOf(outcome)).toBe('copy');
    expect(outcome).toMatchObject({ url: `${server.origin}/b?c=d`, movedTo: null });
  });

  test.each([301, 308])('of %i, for ever, tell the address to ask from now on', async (status) => {
    const server = await serve(redirect({ '/': '/a', '/a': '/b' }, status));
    expect(await fetchLocal(`${server.origin}/`)).toMatchObject({ movedTo: `${server.origin}/b` });
    expect(await fetchLocal(`${server.origin}/b`)).toMatchObject({ movedTo: null });
  });

  test('that are for ever only in part tell no new address', async () => {
    const server = await serve((request, response) => {
      const next = { '/': [301, '/a'], '/a': [302, '/b'] }[request.url ?? ''];
      if (next === undefined) response.end('copy');
      else response.writeHead(Number(next[0]), { location: String(next[1]) }).end();
    });
    expect(await fetchLocal(`${server.origin}/`)).toMatchObject({ kind: 'fetched', movedTo: null });
  });

  test('in a circle end after five', async () => {
    const server = await serve(redirect({ '/': '/a', '/a': '/' }));
    expect(codeOf(await fetchLocal(`${server.origin}/`))).toBe('too-many-redirects');
    expect(server.asked).toHaveLength(6);
  });

  test.each([
    ['http://10.0.0.1/', 'private-address'],
    ['http://169.254.169.254/latest/meta-data/', 'private-address'],
    ['http://[::ffff:10.0.0.1]/', 'private-address'],
    ['//0xa000001/', 'private-address'],
    ['http://localhost:8080/', 'private-address'],
    ['http://inner.example/', 'private-address'],
    ['http://inner.example:6379/', 'port-refused'],
    ['file:///etc/passwd', 'scheme-refused'],
    ['http://me:pass@127.0.0.1/', 'credentials-refused'],
    ['http://[', 'bad-address'],
  ])('to %s are refused', async (location, code) => {
    const server = await serve(redirect({ '/': location }));
    const deps = makeDeps({ lookUp: async () => [{ address: '10.0.0.1', family: 4 }] });
    expect(codeOf(await fetchLocal(`${server.origin}/`, deps))).toBe(code);
  });

  test('without an address are an odd answer', async () => {
    const server = await serve((_, response) => response.writeHead(302).end());
    expect(await fetchLocal(`${server.origin}/`)).toMatchObject({
      problem: { code: 'odd-answer' },
      status: 302,
    });
  });

  test('to a path in UTF-8 ask for that path', async () => {
    const server = await serve((request, response) => {
      if (request.url === '/')
        response.writeHead(302, { location: Buffer.from('/één–twee').toString('latin1') }).end();
      else response.end(request.url);
    });
    expect(textOf(await fetchLocal(`${server.origin}/`))).toBe('/%C3%A9%C3%A9n%E2%80%93twee');
  });

  test("take the operator's headers and password along to the same origin only", async () => {
    const other = await serve((_, response) => response.end('copy'));
    const server = await serve(redirect({ '/': '/a', '/a': `${other.origin}/b` }));
    const outcome = await fetchLocal(server.origin.replace('//', '//me:p%40ss@'), makeDeps(), {
      isOperatorsOwn: true,
      headers: { 'X-Api-Key': 'secret' },
    });
    expect(outcome).toMatchObject({ kind: 'fetched', url: `${other.origin}/b` });
    const authorization = `Basic ${Buffer.from('me:p@ss').toString('base64')}`;
    expect(server.asked.map(({ headers }) => [headers.authorization, headers['x-api-key']])).toEqual([
      [authorization, 'secret'],
      [authorization, 'secret'],
    ]);
    expect(other.asked[0]?.headers).not.toHaveProperty('authorization');
    expect(other.asked[0]?.headers).not.toHaveProperty('x-api-key');
    expect(JSON.stringify(outcome)).not.toContain('p%40ss');
  });

  test('an address found in copy carries no password', async () => {
    const server = await serve((_, response) => response.end('copy'));
    expect(codeOf(await fetchLocal(server.origin.replace('//', '//me:pass@')))).toBe('credentials-refused');
    expect(server.asked).toEqual([]);
  });
});
