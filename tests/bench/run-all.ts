import { spawnSync } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { reportFile } from './report.ts';
import type { Outcome } from './summary.ts';

/** The options by which a bench takes a minute at most on a machine that has nothing else to do. */
export const shortSizes: Readonly<Record<string, readonly string[]>> = {
  archive: ['--stories', '10000', '--minisearch', '10000', '--postgres', '0', '--short'],
  'archive-postgres': ['--stories', '10000', '--short'],
  'archive-quality': [],
  delivery: ['--channels', '250', '--subscriptions', '10000', '--requests', '1000'],
  folder: ['5000'],
  'ledger-postgres': ['--open', '10000'],
  memory: ['--guilds', '1,1000', '--rest', '15'],
  moving: ['--stories', '5000'],
  picture: [],
  'small-files': ['500'],
  wire: ['--megabytes', '20', '--rounds', '5'],
};

/** Minutes after which a bench is given up. */
const patience = 10;

/** Runs a bench in its short size, in a process of its own whose own tables are left out; what it told of, and why it failed if it did. */
export function runShort(bench: string, file: string): Outcome {
  const folder = mkdtempSync(join(tmpdir(), 'telex-bench-all-'));
  const path = join(folder, 'figures');
  const run = spawnSync(process.execPath, ['--expose-gc', file, ...(shortSizes[bench] ?? [])], {
    env: { ...process.env, [reportFile]: path },
    stdio: ['ignore', 'ignore', 'pipe'],
    encoding: 'utf8',
    timeout: patience * 60_000,
    maxBuffer: 1e9,
  });
  const figures = readFigures(path);
  rmSync(folder, { recursive: true });
  return { bench, figures, failure: run.status === 0 ? null : describeFailure(run) };
}

function readFigures(path: string): Outcome['figures'] {
  try {
    return readFileSync(path, 'utf8')
      .trimEnd()
      .split('\n')
      .map((line) => JSON.parse(line));
  } catch {
    // It told nothing.
    return [];
  }
}

/** Why a process failed: what it threw, else the last that it said, else what ended it. */
function describeFailure({ error, signal, status, stderr }: ReturnType<typeof spawnSync>): string {
  if (error !== undefined)
    return 'code' in error && error.code === 'ETIMEDOUT' ? `not ready in ${patience} minutes` : error.message;
  const lines = String(stderr)
    .split('\n')
    .map((line) => line.trim())
    .filter((line) => line !== '' && !/^(?:at |Node\.js v)/.test(line));
  return lines.find((line) => /^\w*Error\b/.test(line)) ?? lines.at(-1) ?? signal ?? `exit code ${status}`;
}
