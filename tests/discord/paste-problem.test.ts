import { globSync, readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { expect, test } from 'vitest';
import { catalogue } from '../../src/discord/say.ts';

const root = fileURLToPath(new URL('../..', import.meta.url));

test('whatever reading copy can say went wrong is said in the reader’s language', () => {
  const paths = globSync(
    [
      'src/wire/**/*.ts',
      'src/intake/take-in.ts',
      'src/intake/page/read-page.ts',
      'src/read-copy.ts',
      'src/read-html.ts',
    ],
    { cwd: root },
  );
  const codes = paths.flatMap((path) =>
    [...readFileSync(`${root}/${path}`, 'utf8').matchAll(/\bcode: '([a-z-]+)'/g)].map(([, code]) => code),
  );
  expect(new Set(codes).size).toBeGreaterThan(10);
  expect([...new Set(codes)].filter((code) => !Object.hasOwn(catalogue, `reason.${code}`))).toEqual([]);
});
