import { globSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { expect, test } from 'vitest';

const root = fileURLToPath(new URL('../..', import.meta.url));

/** A hook that a module registers as it is loaded. */
const hook = /^(?:before|after)(?:All|Each)\(/m;

// The test files of a worker share the modules that they import (isolate: false): such a hook would be the first one's only.
test('no module that test files share registers a hook as it is loaded', () => {
  const paths = globSync('tests/**/*.ts', { cwd: root, exclude: (path) => path.endsWith('.test.ts') });
  expect(paths.length).toBeGreaterThan(40);
  expect(paths.filter((path) => hook.test(readFileSync(join(root, path), 'utf8')))).toEqual([]);
  expect("import x from 'x';\nafterAll(() => x.close());\n").toMatch(hook);
});
