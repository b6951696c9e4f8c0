import { globSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { expect, test } from 'vitest';

const root = fileURLToPath(new URL('../..', import.meta.url));

/** Ways to wait a while instead of for something, and to hold a machine's speed for a fact. */
const timed =
  /expect\s*\.poll\(|vi\.wait(?:For|Until)\(|\bsetTimeout\(|expect\([^;]*(?:performance|Date)\.now\(\) -/;

test('no test sleeps, polls or asserts how long something took', () => {
  const here = join('tests', 'house', 'waiting.test.ts');
  const paths = globSync('tests/**/*.ts', { cwd: root, exclude: (path) => path.includes('bench') });
  expect(paths.length).toBeGreaterThan(150);
  const found = paths.filter((path) => path !== here && timed.test(readFileSync(join(root, path), 'utf8')));
  expect(found).toEqual([]);
  for (const line of [
    'await expect\n  .poll(() => a)',
    'setTimeout(done, 5)',
    'expect(performance.now() - began).toBeLessThan(5)',
  ]) {
    expect(line).toMatch(timed);
  }
});
