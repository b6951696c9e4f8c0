import { brotliCompressSync, deflateRawSync, deflateSync, gzipSync, zstdCompressSync } from 'node:zlib';
import { describe, expect, test } from 'vitest';
import { codeOf, fetchLocal, makeDeps, serve, serveRaw, textOf } from './servers.ts';

const text = 'Kabinet kiest voor het spoor. '.repeat(200);

/** Sends these bytes as a body of this content encoding. */
const serveEncoded = (encoding: string, bytes: Uint8Array) =>
  serve((_, response) => response.writeHead(200, { 'content-encoding': encoding }).end(bytes));

describe('a body', () => {
  test.each([
    ['gzip', gzipSync(text)],
    ['x-gzip', gzipSync(text)],
    ['GZIP', gzipSync(text)],
    ['identity, gzip', gzipSync(text)],
    ['deflate', deflateSync(text)],
    ['deflate', deflateRawSync(text)],
    ['br', brotliCompressSync(text)],
    ['zstd', zstdCompressSync(text)],
    ['identity', Buffer.from(text)],
    ['', Buffer.from(text)],
  ])('in %s is read', async (encoding, bytes) => {
    const server = await serveEncoded(encoding, bytes);
    expect(textOf(await fetchLocal(server.origin))).toBe(text);
  });

  test('in several parts of gzip is read whole', async () => {
    const server = await serveEncoded('gzip', Buffer.concat([gzipSync('een '), gzipSync('twee')]));
    expect(textOf(await fetchLocal(server.origin))).toBe('een twee');
  });

  test.each([
    ['gzip', gzipSync(text)],
    ['deflate', deflateSync(text)],
    ['deflate', deflateRawSync(text)],
    ['br', brotliCompressSync(text)],
    ['zstd', zstdCompressSync(text)],
  ])('in %s that ends early is never taken for whole', async (encoding, bytes) => {
    for (const length of [1, bytes.length >> 1, bytes.length - 1]) {
      const server = await serveEncoded(encoding, bytes.subarray(0, length));
      expect(codeOf(await fetchLocal(server.origin))).toMatch(/^(?:cut-short|broken-encoding)$/);
    }
  });

  test.each(['gzip', 'deflate', 'br', 'zstd'])(
    'that is not the %s it says to be is said to be broken',
    async (encoding) => {
      const server = await serveEncoded(encoding, Buffer.from('<html>geen '.repeat(50)));
      const outcome = await fetchLocal(server.origin);
      expect(outcome).toMatchObject({ problem: { code: 'broken-encoding' }, lasts: 'passing', status: 200 });
    },
  );

  test.each(['gzip, gzip', 'compress', 'aes128gcm'])(
    'in %s, which was not asked for, is refused',
    async (encoding) => {
      const server = await serveEncoded(encoding, gzipSync(gzipSync(text)));
      expect(codeOf(await fetchLocal(server.origin))).toBe('unknown-encoding');
    },
  );

  test.each([
    ['gzip', gzipSync],
    ['deflate', deflateSync],
    ['br', brotliCompressSync],
    ['zstd', zstdCompressSync],
  ])('of zeros in %s is left when it has grown to the limit', async (encoding, compress) => {
    const bomb = compress(Buffer.alloc(10_000_000));
    const server = await serveEncoded(encoding, bomb);
    expect(bomb.length).toBeLessThan(20_000);
    expect(await fetchLocal(server.origin)).toMatchObject({
      problem: { code: 'too-large', message: expect.stringContaining('5,000,000 bytes') },
      lasts: 'lasting',
    });
  });

  test('that grows to just the limit is read, and a byte more is not', async () => {
    const deps = makeDeps({ limit: { bytes: 10_000 } });
    const fits = await serveEncoded('gzip', gzipSync('a'.repeat(10_000)));
    expect(textOf(await fetchLocal(fits.origin, deps))).toHaveLength(10_000);
    const over = await serveEncoded('gzip', gzipSync('a'.repeat(10_001)));
    expect(codeOf(await fetchLocal(over.origin, deps))).toBe('too-large');
  });

  test('packed in a window larger than HTTP allows is refused before the memory is there', async () => {
    // A frame of zstd with a window of 128 MB (RFC 8878, section 3.1.1.1.2: exponent 17) and one raw block.
    const frame = Buffer.from([0x28, 0xb5, 0x2f, 0xfd, 0x00, 17 << 3, 0x09, 0x00, 0x00, 0x61]);
    const server = await serveEncoded('zstd', frame);
    expect(codeOf(await fetchLocal(server.origin))).toBe('broken-encoding');
    frame[5] = 13 << 3;
    expect(textOf(await fetchLocal((await serveEncoded('zstd', frame)).origin))).toBe('a');
  });

  test('that is compressed and never ends is left at the limit, even when nothing comes out of it', async () => {
    const nothing = gzipSync('');
    const server = await serve((_, response) => {
      response.writeHead(200, { 'content-encoding': 'gzip' });
      const pour = () => {
        while (response.write(nothing));
      };
      response.on('drain', pour);
      pour();
    });
    expect(codeOf(await fetchLocal(server.origin, makeDeps({ limit: { bytes: 20_000 } })))).toBe('too-large');
  });

  test('that never ends is left at the limit', async () => {
    const server = await serve((_, response) => {
      const pour = () => {
        while (response.write('a'.repeat(1_000)));
      };
      response.on('drain', pour);
      pour();
    });
    expect(codeOf(await fetchLocal(server.origin, makeDeps({ limit: { bytes: 100_000 } })))).toBe(
      'too-large',
    );
  });

  test('that says it is too large is not waited for', async () => {
    const server = await serve((_, response) => {
      response.writeHead(200, { 'content-length': 5_000_001 }).flushHeaders();
    });
    expect(codeOf(await fetchLocal(server.origin))).toBe('too-large');
  });

  test('that is empty is no page without news', async () => {
    const server = await serve((_, response) => response.end());
    expect(codeOf(await fetchLocal(server.origin))).toBe('empty-answer');
  });

  test.each([
    ['a length that it does not reach', 'content-length: 100\r\n\r\nhalf of i'],
    ['a part that it does not finish', 'transfer-encoding: chunked\r\n\r\n5\r\nhalf \r\n20\r\nof i'],
    ['no last part', 'transfer-encoding: chunked\r\n\r\n5\r\nhalf \r\n'],
  ])('with %s is cut short', async (_, rest) => {
    const server = await serveRaw((socket) => socket.end(`HTTP/1.1 200 OK\r\n${rest}`));
    const outcome = await fetchLocal(server.origin);
    expect(outcome).toMatchObject({ problem: { code: 'cut-short' }, lasts: 'passing', status: 200 });
  });

  test('that goes on beyond its length ends where it said', async () => {
    const server = await serveRaw((socket) =>
      socket.end('HTTP/1.1 200 OK\r\ncontent-length: 4\r\n\r\ncopyHTTP/1.1 200 OK\r\n\r\nforged'),
    );
    expect(textOf(await fetchLocal(server.origin))).toBe('copy');
  });

  test('with a length that is none is no HTTP', async () => {
    const server = await serveRaw((socket) =>
      socket.end('HTTP/1.1 200 OK\r\ncontent-length: -4\r\n\r\ncopy'),
    );
    expect(codeOf(await fetchLocal(server.origin))).toBe('no-http');
  });
});
