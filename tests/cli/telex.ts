import { execFile } from 'node:child_process';
import { mkdirSync, mkdtempSync, rmSync, utimesSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { Readable, Writable } from 'node:stream';
import { fileURLToPath } from 'node:url';
import { onTestFinished } from 'vitest';
import { runCommandLine } from '../../src/command-line.ts';
import { compileCache } from '../compile-cache.ts';

const launcher = fileURLToPath(new URL('../../bin/telex.js', import.meta.url));

/** What a command that runs for long listens to. */
const ends = ['SIGINT', 'SIGTERM', 'uncaughtException'] as const;

/**
 * A folder with these files, by their paths in it, written at `writtenAt` (ms); it goes with the test. `at`: where it is made; one
 * in which folders are sources must be on a disk.
 */
export function makeFolder(
  files: Readonly<Record<string, string | Uint8Array>> = {},
  writtenAt: number = Date.now(),
  at: string = tmpdir(),
): string {
  const folder = mkdtempSync(join(at, 'telex-cli-'));
  onTestFinished(() => rmSync(folder, { recursive: true, force: true }));
  for (const [name, content] of Object.entries(files)) {
    const path = join(folder, name);
    mkdirSync(join(path, '..'), { recursive: true });
    writeFileSync(path, content);
    utimesSync(path, writtenAt / 1_000, writtenAt / 1_000);
  }
  return folder;
}

/** What a command printed and how it ended. */
export interface Run {
  readonly out: string;
  readonly err: string;
  readonly code: number;
}

/** What a command meets: standard input, its environment beside `PATH` and `TMPDIR`, and the folder it is in: an empty one. */
interface Surroundings {
  readonly input?: string;
  readonly env?: Readonly<Record<string, string>>;
  readonly cwd?: string;
}

const plain = () => ({
  PATH: process.env.PATH,
  TMPDIR: tmpdir(),
  NO_COLOR: '1',
  NODE_COMPILE_CACHE: compileCache,
});

/**
 * Runs `telex` with these words in this process, with streams, environment, folder and listeners of its own for as long.
 * For a command that ends by itself: one that calls `process.exit`, or whose signals or log matter, needs `telexProcess`.
 */
export async function telex(
  words: readonly string[],
  { input = '', env = {}, cwd = makeFolder() }: Surroundings = {},
): Promise<Run> {
  const out = collect();
  const err = collect();
  const before = { env: { ...process.env }, cwd: process.cwd(), exitCode: process.exitCode };
  const stdin = Readable.from(input === '' ? [] : [Buffer.from(input)]);
  const putBack = replaceStreams({ stdin, stdout: out.stream, stderr: err.stream });
  const dropListeners = watchListeners();
  setEnvironment({ ...plain(), ...env });
  process.chdir(cwd);
  process.exitCode = undefined;
  try {
    await runCommandLine(words);
    return { out: out.text(), err: err.text(), code: Number(process.exitCode ?? 0) };
  } finally {
    process.exitCode = before.exitCode;
    process.chdir(before.cwd);
    setEnvironment(before.env);
    putBack();
    dropListeners();
  }
}

/** As `telex`, as a process of its own. */
export function telexProcess(
  words: readonly string[],
  { input = '', env = {}, cwd = makeFolder() }: Surroundings = {},
): Promise<Run> {
  return new Promise((resolve) => {
    const child = execFile(
      process.execPath,
      [launcher, ...words],
      { cwd, env: { ...plain(), ...env } },
      (error, out, err) => resolve({ out, err, code: error === null ? 0 : Number(error.code ?? 1) }),
    );
    child.stdin?.end(input);
  });
}

function collect() {
  const parts: Buffer[] = [];
  const stream = new Writable({
    write(part, _, done) {
      parts.push(part);
      done();
    },
  });
  return { stream, text: () => Buffer.concat(parts).toString() };
}

/** Has `process` give these streams; returns what gives it its own again. */
function replaceStreams(streams: Readonly<Record<string, Readable | Writable>>): () => void {
  const own = Object.keys(streams).map(
    (name) => [name, Object.getOwnPropertyDescriptor(process, name) ?? {}] as const,
  );
  for (const [name, value] of Object.entries(streams)) {
    Object.defineProperty(process, name, { value, configurable: true, enumerable: true });
  }
  return () => {
    for (const [name, descriptor] of own) Object.defineProperty(process, name, descriptor);
  };
}

/** Returns what takes away who listens to the end of the process from now on. */
function watchListeners(): () => void {
  const kept = ends.map((name) => [name, new Set(process.listeners(name))] as const);
  return () => {
    for (const [name, before] of kept) {
      for (const one of process.listeners(name)) if (!before.has(one)) process.off(name, one);
    }
  };
}

function setEnvironment(env: NodeJS.ProcessEnv): void {
  for (const name of Object.keys(process.env)) if (!(name in env)) delete process.env[name];
  Object.assign(process.env, env);
}
