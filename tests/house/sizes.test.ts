import { globSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { expect, test } from 'vitest';

const root = fileURLToPath(new URL('../..', import.meta.url));

/** A file of more lines holds more than one idea. */
const mostLines = 300;

test('no file of code is longer than 300 lines', () => {
  const paths = globSync(['{src,commands,tests,scripts,bin}/**/*.{ts,js,css}'], { cwd: root });
  expect(paths.length).toBeGreaterThan(400);
  const long = paths
    .map((path) => ({ path, lines: readFileSync(join(root, path), 'utf8').trimEnd().split('\n').length }))
    .filter(({ lines }) => lines > mostLines);
  expect(long).toEqual([]);
});
