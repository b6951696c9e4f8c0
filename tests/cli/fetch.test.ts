import { describe, expect, test } from 'vitest';
import { serve } from '../intake/http/servers.ts';
import { telex } from './telex.ts';

const local = ['--allow-private', '127.0.0.1'];
const page = '<p>Haven krijgt school';

const servePage = () =>
  serve((request, response) => {
    if (request.url === '/robots.txt') response.end('User-agent: *\nDisallow: /closed');
    else if (request.url === '/') response.writeHead(301, { location: '/new' }).end();
    else if (request.headers['if-none-match'] === 'W/"1"') response.writeHead(304).end();
    else response.writeHead(200, { 'content-type': 'text/html', etag: 'W/"1"' }).end(page);
  });

describe('telex fetch', () => {
  test('tells what a source at this address would give, and says who asks', async () => {
    const server = await servePage();
    const { out, err, code } = await telex(['fetch', ...local, '--again', `${server.origin}/`], {
      env: { CONTACT_URL: 'https://desk.example/telex' },
    });
    expect({ err, code }).toEqual({ err: '', code: 0 });
    expect(out.replace(/at 2\d{3}-[\d-]+T[\d:]+Z/g, 'at THEN').split('\n')).toEqual([
      'fetched: 22 bytes of text/html, UTF-8',
      `from: ${server.origin}/new`,
      'moved for good: give that address as the source',
      'etag: W/"1"',
      'last-modified: none',
      'asked again: at THEN at the earliest, by an interval of 5 minutes',
      '',
      'unchanged, as the server says',
      `from: ${server.origin}/new`,
      'asked again: at THEN at the earliest, by an interval of 5 minutes',
      '',
    ]);
    for (const { headers } of server.asked)
      expect(headers['user-agent']).toMatch(/^Telex\/\d+\.\d+\.\d+ \(\+https:\/\/desk\.example\/telex\)$/);
  });

  test('gives the copy alone on standard output, for another command to read', async () => {
    const server = await servePage();
    const { out, err, code } = await telex(['fetch', '--copy', ...local, `${server.origin}/new`]);
    expect({ out, code }).toEqual({ out: page, code: 0 });
    expect(err).toMatch(/^fetched: 22 bytes/);
  });

  test('heeds robots.txt but for a feed, and ends with 1 when there is nothing to show', async () => {
    const server = await servePage();
    const closed = [...local, `${server.origin}/closed`];
    const { out, code } = await telex(['fetch', ...closed]);
    expect(out).toMatch(/^The robots\.txt of 127\.0\.0\.1:\d+ asks .*\(robots-disallow\)\nasked again: at /);
    expect(code).toBe(1);
    expect(await telex(['fetch', '--feed', ...closed])).toMatchObject({ code: 0 });
  });

  test('reaches no private network that it was not told to', async () => {
    const server = await servePage();
    const { out, code } = await telex(['fetch', `${server.origin}/`]);
    expect(out).toContain('(private-address)');
    expect(code).toBe(1);
    expect(server.asked).toEqual([]);
  });

  test('says what is wrong with what it was given', async () => {
    expect(await telex(['fetch', '--allow-private', '10.0.0.0/99', 'http://x/'])).toMatchObject({
      code: 2,
      err: expect.stringContaining("'10.0.0.0/99' is no host name"),
    });
    expect(await telex(['fetch', 'http://x/'], { env: { CONTACT_URL: 'me' } })).toMatchObject({
      code: 1,
      err: expect.stringContaining('CONTACT_URL is no address'),
    });
  });
});
