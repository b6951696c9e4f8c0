import { spawnSync } from 'node:child_process';
import { join } from 'node:path';
import { expect, test } from 'vitest';

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
