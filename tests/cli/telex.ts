import { execFile } from 'node:child_process';
import { mkdtempSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';

const launcher = fileURLToPath(new URL('../../bin/telex.js', import.meta.url));

/** What a process printed and how it ended. */
export interface Run {
  readonly out: string;
  readonly err: string;
  readonly code: number;
}

/** Runs `telex` with these words in an empty folder, as a process of its own. */
export function telex(
  words: readonly string[],
  { input = '', env = {}, cwd = mkdtempSync(join(tmpdir(), 'telex-cli-')) } = {},
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
