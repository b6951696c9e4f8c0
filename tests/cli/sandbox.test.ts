import { join } from 'node:path';
import { expect, test } from 'vitest';
import { makeFolder, telex } from './telex.ts';

test('a sandbox that could not be kept in the end does not start', async () => {
  const { out, err, code } = await telex(['sandbox', '--state', join(makeFolder(), 'weg', 'state.json')]);
  expect({ out, code }).toEqual({ out: '', code: 1 });
  expect(err).toContain('Nothing can be kept in');
});
