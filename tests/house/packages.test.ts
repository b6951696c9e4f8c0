import { readFileSync } from 'node:fs';
import { expect, test } from 'vitest';

const json = (path: string) => JSON.parse(readFileSync(new URL(`../../${path}`, import.meta.url), 'utf8'));

test('every dependency is pinned to one version', () => {
  const { dependencies, devDependencies } = json('package.json');
  for (const [name, version] of Object.entries({ ...dependencies, ...devDependencies })) {
    expect([name, version]).toEqual([name, expect.stringMatching(/^\d+\.\d+\.\d+(-[\w.]+)?$/)]);
  }
});

test('what is installed is what was looked at, and runs nothing of its own but the script that brings Node', () => {
  const { packages } = json('package-lock.json') as {
    packages: Record<string, { integrity?: string; hasInstallScript?: boolean }>;
  };
  const installed = Object.entries(packages).filter(([path]) => path !== '');
  expect(installed.filter(([, { integrity }]) => !integrity?.startsWith('sha512-'))).toEqual([]);
  const allowed: Record<string, boolean> = json('package.json').allowScripts;
  for (const [path, { hasInstallScript }] of installed) {
    const name = path.replace(/^.*node_modules\//, '');
    if (hasInstallScript) expect([name, allowed[name]]).toEqual([name, name === 'node']);
  }
});

test('the lock file keeps npm 10 from compiling better-sqlite3 (scripts/mend-lock.js)', () => {
  expect(json('package-lock.json').packages['node_modules/better-sqlite3'].gypfile).toBe(false);
});

// Loading undici 8 puts an agent of its own, with HTTP/2, in the place of the one that discord.js sends messages by.
test('there is one undici, for fetching and for discord.js', () => {
  const { packages } = json('package-lock.json');
  const paths = Object.keys(packages).filter((path) => path.endsWith('node_modules/undici'));
  expect(paths).toEqual(['node_modules/undici']);
});
