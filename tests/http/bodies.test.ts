import { once } from 'node:events';
import { createServer } from 'node:net';
import { gzipSync } from 'node:zlib';
import { describe, expect, test } from 'vitest';
import { chunk, head, openRaw } from './raw-request.ts';
import { bridge, openWireRoom, token } from './wire-room.ts';

const small = { limits: { bodyBytes: 10_000 } };
const problemOf = (answer: string) => JSON.parse(answer.slice(answer.lastIndexOf('\r\n\r\n')).trim());

describe('a body that is too large', () => {
  test('is refused by its length, before it is sent', async () => {
    const room = await openWireRoom(small);
    const raw = await openRaw(room.url);
    raw.write(head(token, 'Content-Length: 10001', 'Expect: 100-continue'));
    const answer = await raw.until('"code"');
    expect(answer).toMatch(/^HTTP\/1\.1 413 /);
    expect(answer).not.toContain('100 Continue');
    expect(problemOf(answer)).toMatchObject({
      code: 'too-large',
      detail: expect.stringContaining('10000 bytes'),
    });
  });

  test('is refused in the middle when it has no length, and the connection is closed behind it', async () => {
    const room = await openWireRoom(small);
    const raw = await openRaw(room.url);
    raw.write(head(token, 'Transfer-Encoding: chunked'));
    for (let i = 0; i < 11; i += 1) raw.write(chunk(Buffer.alloc(1_000, 'a')));
    const answer = await raw.closed;
    expect(answer).toMatch(/^HTTP\/1\.1 413 /);
    expect(problemOf(answer)).toMatchObject({ code: 'too-large' });
    expect((await room.post(bridge('Goes'))).status).toBe(200);
  });

  test('is refused when it is large only unpacked', async () => {
    const room = await openWireRoom(small);
    const bomb = gzipSync(Buffer.alloc(5_000_000, 'a'));
    expect(bomb.length).toBeLessThan(10_000);
    const { status, body } = await room.post(bomb, { 'Content-Encoding': 'gzip' });
    expect({ status, code: body.code }).toEqual({ status: 413, code: 'too-large' });
  });

  test('of 40 megabytes is answered in words, though its sender goes on sending', async () => {
    const room = await openWireRoom();
    const raw = await openRaw(room.url);
    raw.write(head(token, `Content-Length: ${40 * 1024 * 1024}`));
    raw.write(Buffer.alloc(40 * 1024 * 1024));
    expect(problemOf(await raw.until('"code"'))).toMatchObject({ status: 413, code: 'too-large' });
    await raw.closed;
  });

  test('or one among too many has to come again, and what was refused takes no room', async () => {
    const room = await openWireRoom({ limits: { heldBytes: 400 } });
    for (let i = 0; i < 3; i += 1) {
      const { status, headers, body } = await room.post('a'.repeat(2_000));
      expect({ status, code: body.code }).toEqual({ status: 503, code: 'too-busy' });
      expect(headers.get('retry-after')).toBe('10');
    }
    for (const town of ['Goes', 'Veere', 'Hulst', 'Tholen', 'Sluis']) {
      expect((await room.post(bridge(town))).status).toBe(200);
    }
  });
});

describe('a body that is packed', () => {
  test.each(['gzip', 'x-gzip', 'GZIP'])('with %s is unpacked', async (encoding) => {
    const room = await openWireRoom();
    const { body } = await room.post(gzipSync(bridge('Goes')), { 'Content-Encoding': encoding });
    expect(body.stories).toMatchObject([{ headline: 'Nieuws uit Goes' }]);
  });

  test.each([
    ['that breaks off', gzipSync('a'.repeat(5_000)).subarray(0, 25)],
    ['that is no gzip', Buffer.from(bridge('Goes'))],
    ['that is damaged', Buffer.concat([gzipSync(bridge('Goes')).subarray(0, 40), Buffer.alloc(100, 7)])],
  ])('%s is refused in words', async (_, bytes) => {
    const room = await openWireRoom();
    const { status, body } = await room.post(bytes, { 'Content-Encoding': 'gzip' });
    expect({ status, code: body.code }).toEqual({ status: 400, code: 'broken-gzip' });
  });

  test.each(['br', 'gzip, gzip', 'zstd'])(
    'another way (%s) is refused with what is taken',
    async (encoding) => {
      const room = await openWireRoom();
      const { status, headers, body } = await room.post('a', { 'Content-Encoding': encoding });
      expect({ status, code: body.code }).toEqual({ status: 415, code: 'unknown-encoding' });
      expect(headers.get('accept-encoding')).toBe('gzip');
    },
  );

  test('and is larger than what is unpacked at once comes in whole', async () => {
    const room = await openWireRoom();
    const noise = Buffer.from(Array.from({ length: 200_000 }, (_, i) => (i * 7_919 + (i >> 3)) % 251));
    const { body } = await room.post(gzipSync(Buffer.concat([Buffer.from('%PDF-1.7 '), noise])), {
      'Content-Encoding': 'gzip',
    });
    expect(body.code).toBe('no-text');
    expect(room.newsroom.db?.prepare('SELECT length(bytes) FROM spike').pluck().get()).toBe(200_009);
  });
});

describe('a body that does not come', () => {
  test('is given up when it is silent, in words', async () => {
    const room = await openWireRoom({ limits: { silenceMs: 20 } });
    const raw = await openRaw(room.url);
    raw.write(head(token, 'Content-Length: 100'));
    raw.write('half');
    const answer = await raw.closed;
    expect(answer).toMatch(/^HTTP\/1\.1 408 /);
    expect(problemOf(answer)).toMatchObject({ code: 'too-slow' });
  });

  test('is given up when it drips for too long', async () => {
    const room = await openWireRoom({ limits: { bodyMs: 60 } });
    const raw = await openRaw(room.url);
    raw.write(head(token, 'Transfer-Encoding: chunked'));
    const drip = setInterval(() => raw.write(chunk(Buffer.from('a'))), 5);
    const answer = await raw.closed;
    clearInterval(drip);
    expect(answer).toMatch(/^HTTP\/1\.1 408 /);
  });

  test('to its end keeps nothing, and takes no room', async () => {
    const room = await openWireRoom({ limits: { heldBytes: 1_500 } });
    for (let i = 0; i < 3; i += 1) {
      const raw = await openRaw(room.url);
      raw.write(head(token, 'Content-Length: 5000', 'Expect: 100-continue'));
      await raw.until('100 Continue');
      raw.write(bridge('Goes'));
      raw.socket.destroy();
      await raw.closed;
    }
    const { body } = await room.post(bridge('Goes'));
    expect(body.stories).toMatchObject([{ filing: 'new' }]);
  });

  test('before it was asked for comes when it is', async () => {
    const room = await openWireRoom();
    const raw = await openRaw(room.url);
    const bytes = Buffer.from(bridge('Goes'));
    raw.write(head(token, `Content-Length: ${bytes.length}`, 'Expect: 100-continue', 'Connection: close'));
    await raw.until('HTTP/1.1 100 Continue');
    raw.write(bytes);
    expect(await raw.closed).toMatch(/HTTP\/1\.1 200 [\s\S]*Nieuws uit Goes/);
  });
});

describe('what is no request', () => {
  test.each([
    ['garbage', 'garbage\r\n\r\n', 400],
    ['headers without end', `POST /wire HTTP/1.1\r\nX: ${'a'.repeat(20_000)}`, 431],
    ['TLS where there is none', Buffer.from([0x16, 3, 1, 0, 5, 1, 0, 0, 1, 3]), 400],
    ['two lengths', 'POST /wire HTTP/1.1\r\nHost: a\r\nContent-Length: 1\r\nContent-Length: 2\r\n\r\na', 400],
    [
      'a length and chunks',
      'POST /wire HTTP/1.1\r\nHost: a\r\nContent-Length: 1\r\nTransfer-Encoding: chunked\r\n\r\n0\r\n\r\n',
      400,
    ],
    ['a host that is none', 'GET /wire HTTP/1.1\r\nHost: a b/../c\r\nConnection: close\r\n\r\n', 400],
  ])('is answered in words: %s', async (_, bytes, status) => {
    const room = await openWireRoom();
    const raw = await openRaw(room.url);
    raw.write(bytes);
    const answer = await raw.closed;
    expect(answer).toMatch(new RegExp(`^HTTP/1\\.1 ${status} `));
    expect(problemOf(answer)).toMatchObject({ status, detail: expect.any(String) });
  });
});

test('a port that is taken rejects with what Node says', async () => {
  const taken = createServer().listen(0, '127.0.0.1');
  await once(taken, 'listening');
  const { port } = taken.address() as { port: number };
  const { startHttpServer } = await import('../../src/http/http-server.ts');
  const starting = startHttpServer({ host: '127.0.0.1', port, rooms: [], report: () => {} });
  await expect(starting).rejects.toMatchObject({ code: 'EADDRINUSE' });
  taken.close();
});
