import { execFile } from 'node:child_process';
import { mkdirSync, mkdtempSync, rmSync, utimesSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { afterAll } from 'vitest';

const launcher = fileURLToPath(new URL('../../bin/telex.js', import.meta.url));
const folders: string[] = [];

afterAll(() => {
  for (const folder of folders.splice(0)) rmSync(folder, { recursive: true, force: true });
});

/** A folder with these files, by their paths in it, written at `writtenAt` (ms); it goes with the test file. */
export function makeFolder(
  files: Readonly<Record<string, string | Uint8Array>> = {},
  writtenAt: number = Date.now(),
): string {
  const folder = mkdtempSync(join(tmpdir(), 'telex-cli-'));
  folders.push(folder);
  for (const [name, content] of Object.entries(files)) {
    const path = join(folder, name);
    mkdirSync(join(path, '..'), { recursive: true });
    writeFileSync(path, content);
    utimesSync(path, writtenAt / 1_000, writtenAt / 1_000);
  }
  return folder;
}

/** What a process printed and how it ended. */
export interface Run {
  readonly out: string;
  readonly err: string;
  readonly code: number;
}

/** Runs `telex` with these words, as a process of its own; in an empty folder unless told otherwise. */
export function telex(
  words: readonly string[],
  { input = '', env = {}, cwd = makeFolder() } = {},
): Promise<Run> {
  return new Promise((resolve) => {
    const child = execFile(
      process.execPath,
      [launcher, ...words],
      { cwd, env: { PATH: process.env.PATH, NO_COLOR: '1', ...env } },
      (error, out, err) => resolve({ out, err, code: error === null ? 0 : Number(error.code ?? 1) }),
    );
    child.stdin?.end(input);
  });
}
