import type { RequestListener } from 'node:http';
import { describe, expect, test } from 'vitest';
import { readRobots } from '../../../src/intake/http/robots-rules.ts';
import { allow, codeOf, fetchLocal, makeDeps, serve, serveRaw, textOf } from './servers.ts';

const hour = 3_600_000;

/** Answers /robots.txt by `robots` and all else with its own address. */
const withRobots =
  (robots: RequestListener): RequestListener =>
  (request, response) => {
    if (request.url === '/robots.txt') robots(request, response);
    else response.end(request.url);
  };
const text = (rules: string) => withRobots((_, response) => response.end(rules));
const status = (code: number, headers = {}) =>
  withRobots((_, response) => response.writeHead(code, headers).end('user-agent: *\ndisallow: /'));
const page = { kind: 'page' } as const;
const askedFor = (server: { readonly asked: readonly { readonly url?: string | undefined }[] }) =>
  server.asked.map(({ url }) => url);

describe('robots.txt', () => {
  test('is asked before a page, once for several at the same time, and obeyed', async () => {
    const server = await serve(text('User-agent: *\nDisallow: /private\nAllow: /private/news$'));
    const deps = makeDeps();
    const paths = ['/', '/private/desk', '/private/news', '/private/news2'];
    const codes = await Promise.all(
      paths.map(async (path) => codeOf(await fetchLocal(server.origin + path, deps, page))),
    );
    expect(codes).toEqual(['fetched', 'robots-disallow', 'fetched', 'robots-disallow']);
    expect(askedFor(server).sort()).toEqual(['/', '/private/news', '/robots.txt']);
    expect(server.asked[0]?.headers['user-agent']).toBe('Telex/0.0 (+https://telex.example)');
  });

  test('is not asked for a feed', async () => {
    const server = await serve(text('User-agent: *\nDisallow: /'));
    expect(textOf(await fetchLocal(`${server.origin}/feed`))).toBe('/feed');
    expect(askedFor(server)).toEqual(['/feed']);
  });

  test('of where a redirect leads is obeyed too', async () => {
    const closed = await serve(text('User-agent: Telex\nDisallow: /'));
    const server = await serve((request, response) => {
      if (request.url === '/robots.txt') response.writeHead(404).end();
      else response.writeHead(302, { location: `${closed.origin}/page` }).end();
    });
    expect(codeOf(await fetchLocal(server.origin, makeDeps(), page))).toBe('robots-disallow');
    expect(askedFor(closed)).toEqual(['/robots.txt']);
  });

  test.each([
    [404, 'fetched'],
    [401, 'fetched'],
    [403, 'fetched'],
    [410, 'fetched'],
    [204, 'fetched'],
    [429, 'robots-unreadable'],
    [500, 'robots-unreadable'],
    [503, 'robots-unreadable'],
  ])('answered with %i means: %s', async (code, then) => {
    const server = await serve(status(code));
    expect(codeOf(await fetchLocal(server.origin, makeDeps(), page))).toBe(then);
  });

  test('that never comes forbids the page for the time being', async () => {
    const heads: string[] = [];
    const server = await serveRaw((_, head) => heads.push(head));
    const deps = makeDeps({ limit: { totalMs: 300 } });
    expect(codeOf(await fetchLocal(server.origin, deps, page))).toMatch(/^(?:robots-unreadable|too-slow)$/);
    expect(heads.filter((head) => !head.startsWith('GET /robots.txt '))).toEqual([]);
  });

  test('is kept for a day at most, not asked again before, and then read anew', async () => {
    let rules = 'User-agent: *\nDisallow: /';
    const server = await serve(
      withRobots((_, response) => response.setHeader('cache-control', 'max-age=31536000').end(rules)),
    );
    let now = Date.parse('2026-03-02T08:00:00Z');
    const deps = makeDeps({ now: () => now });
    const fetchPage = async () => codeOf(await fetchLocal(server.origin, deps, page));
    expect(await fetchPage()).toBe('robots-disallow');
    rules = '';
    now += 24 * hour - 1;
    expect(await fetchPage()).toBe('robots-disallow');
    now += 1;
    expect(await fetchPage()).toBe('fetched');
    expect(askedFor(server)).toEqual(['/robots.txt', '/robots.txt', '/']);
  });

  test('that cannot be read later leaves what it said before', async () => {
    let isDown = false;
    const server = await serve(
      withRobots((_, response) => {
        if (isDown) response.writeHead(500).end();
        else response.end('User-agent: *\nDisallow: /a');
      }),
    );
    let now = Date.parse('2026-03-02T08:00:00Z');
    const deps = makeDeps({ now: () => now });
    const fetchPage = async (path: string) => codeOf(await fetchLocal(server.origin + path, deps, page));
    expect(await fetchPage('/b')).toBe('fetched');
    isDown = true;
    now += 25 * hour;
    expect(await fetchPage('/a')).toBe('robots-disallow');
    expect(await fetchPage('/b')).toBe('fetched');
    expect(askedFor(server).filter((url) => url === '/robots.txt')).toHaveLength(2);
  });

  test('of a server in trouble is asked again after ten minutes, or when it says', async () => {
    let headers = {};
    const server = await serve(withRobots((_, response) => response.writeHead(503, headers).end()));
    let now = Date.parse('2026-03-02T08:00:00Z');
    const deps = makeDeps({ now: () => now });
    const count = async () => {
      await fetchLocal(server.origin, deps, page);
      return server.asked.length;
    };
    expect(await count()).toBe(1);
    now += hour / 6 - 1;
    expect(await count()).toBe(1);
    headers = { 'retry-after': '7200' };
    now += 1;
    expect(await count()).toBe(2);
    now += 2 * hour - 1;
    expect(await count()).toBe(2);
    now += 1;
    expect(await count()).toBe(3);
  });

  test('is followed over redirects, but not into a private network', async () => {
    const other = await serve((_, response) => response.end('User-agent: *\nDisallow: /'));
    const server = await serve(
      withRobots((_, response) => response.writeHead(301, { location: `${other.origin}/rules` }).end()),
    );
    expect(codeOf(await fetchLocal(server.origin, makeDeps(), page))).toBe('robots-disallow');
    const inner = await serve(
      withRobots((_, response) => response.writeHead(301, { location: 'http://10.0.0.1/' }).end()),
    );
    // What a stranger's robots.txt leads to is nothing to be allowed.
    expect(await fetchLocal(inner.origin, makeDeps(), page)).toMatchObject({
      problem: {
        code: 'robots-unreadable',
        message: expect.not.stringContaining('allowPrivate'),
      },
    });
    const circle = await serve(
      withRobots((_, response) => response.writeHead(301, { location: '/robots.txt' }).end()),
    );
    expect(codeOf(await fetchLocal(circle.origin, makeDeps(), page))).toBe('fetched');
  });

  test('that one source may not reach is no refusal for another that may', async () => {
    const server = await serve(text('User-agent: *\nCrawl-delay: 2'));
    const deps = makeDeps({ lookUp: async () => [{ address: '127.0.0.1', family: 4 }] });
    const url = `http://wire.lan:${server.port}/`;
    expect(codeOf(await fetchLocal(url, deps, { ...page, allowPrivate: allow() }))).toBe('private-address');
    expect(await fetchLocal(url, deps, { ...page, allowPrivate: allow('wire.lan') })).toMatchObject({
      kind: 'fetched',
      pace: { crawlDelay: 2_000 },
    });
  });

  test('larger than half a megabyte counts as far as that', async () => {
    const rules = `User-agent: *\nDisallow: /a\n${'# filler\n'.repeat(60_000)}Disallow: /b`;
    const server = await serve(text(rules));
    const deps = makeDeps();
    expect(codeOf(await fetchLocal(`${server.origin}/a`, deps, page))).toBe('robots-disallow');
    expect(codeOf(await fetchLocal(`${server.origin}/b`, deps, page))).toBe('fetched');
  });
});

describe('the rules', () => {
  const url = new URL('https://wire.example/');
  const allows = (rules: string, path: string) =>
    readRobots(url, Buffer.from(rules)).allows(new URL(path, url));

  test('are those of the group that names us, in any case, else those for all', () => {
    const rules =
      'User-agent: Googlebot\nDisallow: /g\n\nUser-agent: *\nDisallow: /all\n\nUser-agent: other\nUser-agent: TELEX\nDisallow: /us\n';
    expect(['/g', '/all', '/us'].map((path) => allows(rules, path))).toEqual([true, true, false]);
    expect(allows('User-agent: Telexa\nDisallow: /', '/')).toBe(true);
    expect(allows('User-agent: Telex/2.0\nDisallow: /', '/')).toBe(false);
    expect(allows('\ufeffUser-agent: *\r\nDisallow: /', '/')).toBe(false);
    expect(allows('User-agent: Googlebot # all of it\nUser-agent: Bingbot\nDisallow: /', '/')).toBe(true);
  });

  test.each([
    ['<!doctype html><p>Not found', null],
    ['User-agent: *\nCrawl-delay: 10', 10_000],
    ['User-agent: *\nCrawl-delay: 0.5', 500],
    ['User-agent: *\nCrawl-delay: -1', null],
    ['User-agent: *\nCrawl-delay: slow', null],
    ['', null],
  ])('of %j ask for a delay of %s ms and forbid nothing', (rules, delay) => {
    expect(readRobots(url, Buffer.from(rules)).crawlDelay).toBe(delay);
    expect(allows(rules, '/x')).toBe(true);
  });

  test('of tens of thousands of names and lines are read without keeping one for each pair', () => {
    const names = Array.from({ length: 12_000 }, (_, i) => `User-agent: ${i}`).join('\n');
    const rules = `${names}\n${'Allow: /a\n'.repeat(20_000)}User-agent: *\nDisallow: /b`;
    expect(allows(rules, '/b')).toBe(false);
    expect(allows(rules, '/a')).toBe(true);
  });

  test('that name us among many others, or twice, are ours', () => {
    const names = Array.from({ length: 100 }, (_, i) => `User-agent: bot${i}\n`).join('');
    expect(allows(`${names}User-agent: Telex\nUser-agent: telex\n${names}Disallow: /b`, '/b')).toBe(false);
    expect(
      allows('User-agent: *\nDisallow: /a\nUser-agent: x\nDisallow: /b\nUser-agent: *\nDisallow: /c', '/c'),
    ).toBe(false);
    expect(allows('Disallow: /a\nSitemap: https://wire.example/s.xml', '/a')).toBe(true);
  });

  test.each([
    ['wildcards', `User-agent: *\nDisallow: /${'*a'.repeat(10_000)}`],
    ['lines with wildcards', `User-agent: Telex\n${'Disallow: /*a*a*a$\n'.repeat(2_900)}`],
    ['lines', `User-agent: *\n${'Disallow: /a\n'.repeat(3_001)}`],
  ])('of more %s than anybody means are not weighed', (_, rules) => {
    expect(() => allows(rules, '/')).toThrow(
      expect.objectContaining({ code: 'robots-unreadable', lasts: 'lasting' }),
    );
    expect(allows(rules.replace(/^.*/, 'User-agent: another'), '/')).toBe(true);
  });
});
