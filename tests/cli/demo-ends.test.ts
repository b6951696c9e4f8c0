import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { readdirSync } from 'node:fs';
import { type AddressInfo, createServer, type Server } from 'node:net';
import { fileURLToPath } from 'node:url';
import { afterAll, beforeAll, describe, expect, test, vi } from 'vitest';
import { compileCache } from '../compile-cache.ts';
import { makeFolder, telex } from './telex.ts';

const launcher = fileURLToPath(new URL('../../bin/telex.js', import.meta.url));

// Whole processes: a busy machine starts one in ten seconds.
vi.setConfig({ testTimeout: 60_000 });

let taken: Server;
let port: string;
beforeAll(async () => {
  taken = createServer().listen(0, '127.0.0.1');
  await once(taken, 'listening');
  port = String((taken.address() as AddressInfo).port);
});
afterAll(() => taken.close());

/** Starts the demo with a temporary folder of its own; `met` is called when it has shown its first line. */
async function demo(words: readonly string[], met: (child: ReturnType<typeof spawn>) => void) {
  const temporary = makeFolder();
  const child = spawn(process.execPath, [launcher, 'demo', ...words], {
    env: { PATH: process.env.PATH, NO_COLOR: '1', NODE_COMPILE_CACHE: compileCache, TMPDIR: temporary },
    stdio: ['ignore', 'pipe', 'pipe'],
  });
  let err = '';
  child.stderr.on('data', (chunk) => {
    err += chunk;
  });
  child.stdout.once('data', () => met(child));
  const [code] = await once(child, 'close');
  return { code, err, left: readdirSync(temporary) };
}

describe('the demo leaves nothing behind', () => {
  test.each([
    ['SIGINT', 130],
    ['SIGTERM', 143],
  ] as const)('when it gets %s in the middle', async (signal, code) => {
    const ended = await demo([], (child) => child.kill(signal));
    expect(ended).toEqual({ code, err: '', left: [] });
  });

  test('when the one who reads it has seen enough', async () => {
    const ended = await demo(['--once'], (child) => child.stdout?.destroy());
    expect(ended).toEqual({ code: 0, err: '', left: [] });
  });

  test('when its port is taken, and says which and what to do', async () => {
    const { code, err, left } = await demo(['--once', '--port', port], () => {});
    expect({ code, left }).toEqual({ code: 1, left: [] });
    expect(err).toBe(
      `telex: Port ${port} of this machine is taken by another program. Choose another with --port, or leave it out for a free one.\n`,
    );
  });
});

describe('telex sandbox', () => {
  test('says which port is taken', async () => {
    const { err, code } = await telex(['sandbox', '--port', port]);
    expect(err).toContain(`Port ${port} of this machine is taken`);
    expect(code).toBe(1);
  });

  test.each(['', ' ', 'two words', 'a\tb', 'é'])('refuses the token %j', async (token) => {
    const { err, out, code } = await telex(['sandbox', '--token', token]);
    expect({ out, code }).toEqual({ out: '', code: 2 });
    expect(err).toContain('with no blanks');
  });
});
