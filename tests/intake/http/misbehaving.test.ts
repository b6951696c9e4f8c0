import type { Socket } from 'node:net';
import { describe, expect, test } from 'vitest';
import { codeOf, fetchLocal, makeDeps, serve, serveRaw, textOf } from './servers.ts';

describe('a server that', () => {
  test('takes no connection is told from one that does not answer', async () => {
    const server = await serve((_, response) => response.end('copy'));
    const { port } = server;
    const closed = await serveRaw(() => {});
    expect(codeOf(await fetchLocal(`http://127.0.0.1:${port}/`))).toBe('fetched');
    const outcome = await fetchLocal(closed.origin, makeDeps({ limit: { headersMs: 50 } }));
    expect(outcome).toMatchObject({ problem: { code: 'too-slow' }, lasts: 'passing', status: null });
  });

  test('sends its headers a letter at a time is left when the time is over', async () => {
    const server = await serveRaw((socket) => drip(socket, 'HTTP/1.1 200 OK\r\nx: ', 'y'));
    const outcome = await fetchLocal(server.origin, makeDeps({ limit: { totalMs: 150 } }));
    expect(codeOf(outcome)).toBe('too-slow');
  });

  test('sends its body a letter at a time is left when the time is over, and its connection ended', async () => {
    const connected = Promise.withResolvers<Socket>();
    const server = await serveRaw((socket) => {
      connected.resolve(socket);
      drip(socket, 'HTTP/1.1 200 OK\r\n\r\n', 'y');
    });
    const fetching = fetchLocal(server.origin, makeDeps({ limit: { totalMs: 500 } }));
    const socket = await connected.promise;
    // It may end with a reset, which is as good.
    const closed = new Promise((resolve) => socket.on('close', resolve));
    expect(codeOf(await fetching)).toBe('too-slow');
    await closed;
  });

  test('falls silent within its body is left by the limit for silence', async () => {
    const server = await serveRaw((socket) =>
      socket.write('HTTP/1.1 200 OK\r\ncontent-length: 9\r\n\r\nhalf'),
    );
    const outcome = await fetchLocal(server.origin, makeDeps({ limit: { idleMs: 50 } }));
    expect(outcome).toMatchObject({
      problem: { code: 'too-slow', message: expect.stringContaining('silent') },
    });
  });

  test.each([
    ['a greeting of another protocol', '220 mail.example ESMTP\r\n'],
    ['a garbled status', 'HTTP/1.1 OK\r\n\r\n'],
    ['no header line', 'HTTP/1.1 200 OK\r\nnonsense\r\n\r\n'],
    ['bytes', '\0\x01\x02\x03'],
  ])('answers with %s does not speak HTTP', async (_, answer) => {
    const server = await serveRaw((socket) => socket.end(answer));
    expect(await fetchLocal(server.origin)).toMatchObject({ problem: { code: 'no-http' }, lasts: 'passing' });
  });

  test.each([
    ['one endless header', 'x: ', 'y'.repeat(1_000)],
    ['headers without end', '', `x: ${'y'.repeat(100)}\r\n`],
  ])('floods with %s is left at the limit', async (_, start, more) => {
    const server = await serveRaw((socket) => {
      socket.write(`HTTP/1.1 200 OK\r\n${start}`);
      const pour = () => {
        while (!socket.destroyed && socket.write(more));
      };
      socket.on('drain', pour);
      pour();
    });
    expect(codeOf(await fetchLocal(server.origin))).toBe('too-large');
  });

  test('floods with trailers behind its body is left at the limit', async () => {
    const server = await serveRaw((socket) => {
      socket.write('HTTP/1.1 200 OK\r\ntransfer-encoding: chunked\r\n\r\n4\r\ncopy\r\n0\r\n');
      const pour = () => {
        while (!socket.destroyed && socket.write(`x: ${'y'.repeat(100)}\r\n`));
      };
      socket.on('drain', pour);
      pour();
    });
    expect(codeOf(await fetchLocal(server.origin, makeDeps({ limit: { totalMs: 2_000 } })))).toBe(
      'too-large',
    );
  });

  test('answers "wait" without end is left when the time is over', async () => {
    const server = await serveRaw((socket) =>
      drip(socket, '', 'HTTP/1.1 103 Early Hints\r\nlink: <a>\r\n\r\n'),
    );
    expect(codeOf(await fetchLocal(server.origin, makeDeps({ limit: { totalMs: 150 } })))).toBe('too-slow');
  });

  test('switches to another protocol unasked has not answered', async () => {
    const server = await serveRaw((socket) =>
      socket.write('HTTP/1.1 101 Switching Protocols\r\nupgrade: x\r\nconnection: upgrade\r\n\r\n'),
    );
    expect(await fetchLocal(server.origin)).toMatchObject({ kind: 'problem', lasts: 'passing' });
  });

  test('resets its connections between two fetches, as idle ones are, is read each time', async () => {
    const server = await serveRaw((socket) => {
      socket.write('HTTP/1.1 200 OK\r\nconnection: keep-alive\r\ncontent-length: 4\r\n\r\ncopy', () =>
        socket.resetAndDestroy(),
      );
    });
    for (const _ of [1, 2, 3]) expect(textOf(await fetchLocal(server.origin))).toBe('copy');
    expect(server.connections).toHaveLength(3);
  });

  test('resets the connection at once has broken it', async () => {
    const server = await serveRaw((socket) => socket.resetAndDestroy());
    expect(await fetchLocal(server.origin)).toMatchObject({
      problem: { code: 'cut-short' },
      lasts: 'passing',
    });
  });

  test.each([
    [401, 'sign-in-needed', 'lasting'],
    [403, 'refused', 'lasting'],
    [404, 'not-found', 'lasting'],
    [410, 'gone', 'final'],
    [418, 'refused', 'lasting'],
    [429, 'asked-to-wait', 'passing'],
    [500, 'server-trouble', 'passing'],
    [503, 'server-trouble', 'passing'],
    [599, 'server-trouble', 'passing'],
    [204, 'empty-answer', 'passing'],
    [206, 'odd-answer', 'lasting'],
    [300, 'odd-answer', 'lasting'],
    [304, 'odd-answer', 'passing'],
  ])('answers %i is told of as %s, which is %s', async (status, code, lasts) => {
    const server = await serve((_, response) => response.writeHead(status).end());
    expect(await fetchLocal(server.origin)).toMatchObject({
      kind: 'problem',
      problem: { code, message: expect.stringContaining(`127.0.0.1:${server.port} answers ${status}: `) },
      lasts,
      retryable: lasts !== 'final',
      status,
    });
  });

  test('speaks HTTP/1.0 and ends its answer with the connection is read', async () => {
    const server = await serveRaw((socket) => socket.end('HTTP/1.0 200 OK\r\n\r\ncopy'));
    expect(textOf(await fetchLocal(server.origin))).toBe('copy');
  });

  test('never answers holds up no other', async () => {
    const silent = await serveRaw(() => {});
    const server = await serve((_, response) => response.end('copy'));
    const deps = makeDeps();
    const stop = new AbortController();
    const held = Promise.allSettled(
      Array.from({ length: 20 }, () => fetchLocal(silent.origin, deps, { signal: stop.signal })),
    );
    expect(textOf(await fetchLocal(server.origin, deps))).toBe('copy');
    stop.abort(new Error('Telex stops'));
    const ends = await held;
    expect(new Set(ends.map((end) => (end.status === 'rejected' ? end.reason.message : end.value)))).toEqual(
      new Set(['Telex stops']),
    );
  });
});

test('a header of the operator that cannot be sent is not blamed on the server', async () => {
  const server = await serve((_, response) => response.end('copy'));
  const headers = { 'x-key': 'one\r\nx-other: two' };
  await expect(fetchLocal(server.origin, makeDeps(), { headers })).rejects.toThrow(/x-key/);
  expect(server.asked).toEqual([]);
});

/** Sends the start and then a piece each ten milliseconds for as long as the connection is there. */
function drip(socket: Socket, start: string, piece: string): void {
  socket.write(start);
  const timer = setInterval(() => socket.write(piece), 10);
  socket.on('close', () => clearInterval(timer));
}
