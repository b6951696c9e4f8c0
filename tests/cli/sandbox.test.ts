import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { makeFolder, telex } from './telex.ts';

test('a sandbox that could not be kept in the end does not start', async () => {
  const { out, err, code } = await telex(['sandbox', '--state', join(makeFolder(), 'weg', 'state.json')]);
  expect({ out, code }).toEqual({ out: '', code: 1 });
  expect(err).toContain('Nothing can be kept in');
});

test('a file that holds no saved sandbox is named when that is refused', async () => {
  const file = join(makeFolder(), 'anders.json');
  writeFileSync(file, '{"iets":"anders"}');
  const { err, code } = await telex(['sandbox', '--state', file]);
  expect(code).toBe(1);
  expect(err).toContain(`${file}: This is no saved state`);
});
