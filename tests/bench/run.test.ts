import { spawnSync } from 'node:child_process';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { expect, onTestFinished, test } from 'vitest';
import { runShort, shortSizes } from './run-all.ts';
import { describeMachine, drawSummary } from './summary.ts';

const bench = (...words: string[]) =>
  spawnSync(process.execPath, [join(import.meta.dirname, 'run.ts'), ...words], { encoding: 'utf8' });

test('a bench says what it takes when it is asked, and in words what it does not take', () => {
  const help = bench('delivery', '--help');
  expect(help).toMatchObject({ status: 0, stderr: '' });
  expect(help.stdout).toContain('--subscriptions 100000');
  const wrong = bench('delivery', '--wrong');
  expect(wrong.status).toBe(2);
  expect(wrong.stderr).toContain("Unknown option '--wrong'");
  expect(wrong.stderr).not.toContain('    at ');
});

test('all of them together take no options', () => {
  expect(bench('all', '--stories', '5')).toMatchObject({ status: 2, stdout: '' });
});

test('every bench has a short size for the table of all of them', () => {
  const named = bench('none such').stderr;
  expect(named).toBe(`Name a bench: ${Object.keys(shortSizes).join(', ')}, or all.\n`);
});

test('a bench that fails is told with what it measured until then, and why it failed', () => {
  const folder = mkdtempSync(join(tmpdir(), 'telex-bench-test-'));
  onTestFinished(() => rmSync(folder, { recursive: true }));
  const file = join(folder, 'broken.ts');
  const report = pathToFileURL(join(import.meta.dirname, 'report.ts')).href;
  writeFileSync(
    file,
    `import { report } from '${report}';
     report({ measure: 'speed', ours: 3, rival: 'a rival 1.0', theirs: 2, limit: null });
     console.log('its own table');
     throw new Error('the disk is full');`,
  );
  const outcome = runShort('broken', file);
  expect(outcome).toEqual({
    bench: 'broken',
    figures: [{ measure: 'speed', ours: 3, rival: 'a rival 1.0', theirs: 2, limit: null }],
    failure: 'Error: the disk is full',
  });
  expect(runShort('absent', join(folder, 'absent.ts')).failure).toContain('absent.ts');
});

test('the table has a row a figure with its ratio and whether it is kept, and one for a bench that failed', () => {
  const limit = { words: 'twice it', isKept: true };
  const table = drawSummary([
    {
      bench: 'one',
      figures: [
        { measure: 'p99, ms', ours: 1.23456, rival: 'a rival 1.0', theirs: 1, limit },
        { measure: 'MB', ours: 12_345, rival: null, theirs: null, limit: { ...limit, isKept: false } },
      ],
      failure: null,
    },
    { bench: 'two', figures: [], failure: 'Error: a | b' },
  ]);
  expect(table.split('\n').slice(2)).toEqual([
    '| one | p99, ms | 1.23 | a rival 1.0 | 1 | 1.23 | twice it | yes |',
    '| one | MB | 12,300 |  |  |  | twice it | no |',
    '| two | failed: Error: a \\| b |  |  |  |  |  |  |',
  ]);
});

test('the figures come with the machine and the versions that they depend on', () => {
  const [machine, versions, load] = describeMachine();
  expect(machine).toContain(`Node ${process.versions.node}`);
  expect(versions).toMatch(/minisearch \d+\.\d+\.\d+, discord\.js \d+\.\d+\.\d+/);
  expect(load).toMatch(/^load average \d/);
});
