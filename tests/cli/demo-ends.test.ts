import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { readdirSync, writeFileSync } from 'node:fs';
import { type AddressInfo, createServer, type Server } from 'node:net';
import { join } from 'node:path';
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

  test('goes on with what it saved, its token too', async () => {
    const file = join(makeFolder(), 'desk.json');
    const run = async () => {
      const child = spawn(process.execPath, [launcher, 'sandbox', '--state', file], {
        env: { PATH: process.env.PATH, NODE_COMPILE_CACHE: compileCache },
        stdio: ['ignore', 'pipe', 'pipe'],
      });
      let out = '';
      for await (const chunk of child.stdout) {
        out += chunk;
        if (!out.includes('Ctrl-C')) continue;
        child.kill('SIGINT');
      }
      return out.match(/DISCORD_TOKEN=(\S+)/)?.[1];
    };
    const token = await run();
    expect(token).toMatch(/^\S+\.\S+\.\S+$/);
    expect(await run()).toBe(token);
  });

  test('refuses a file that holds something else', async () => {
    const file = join(makeFolder(), 'desk.json');
    writeFileSync(file, 'geen json');
    expect(await telex(['sandbox', '--state', file])).toMatchObject({
      code: 1,
      err: `telex: ${file} holds no saved sandbox: it is not JSON.\n`,
    });
    writeFileSync(file, '{}');
    expect((await telex(['sandbox', '--state', file])).err).toContain('This is no saved state');
  });
});
