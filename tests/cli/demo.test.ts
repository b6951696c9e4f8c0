import { fileURLToPath } from 'node:url';
import { expect, test } from 'vitest';
import { telex } from './telex.ts';

test('the demo shows the whole path and ends', async () => {
  const { out, err, code } = await telex(['demo', '--once']);
  expect({ err, code }).toEqual({ err: '', code: 0 });
  expect(out).toMatch(/http:\/\/localhost:\d+/);
  for (const seen of [
    '/nieuws abonneer',
    '08:00',
    '/nieuws stad stad:',
    '/nieuws zoek woorden:',
    'Kaspische Zee',
  ]) {
    expect(out).toContain(seen);
  }
});

test('the demo says what it cannot read', async () => {
  const { out, err, code } = await telex(['demo', '--once', 'missing.txt']);
  expect({ out, code }).toEqual({ out: '', code: 1 });
  expect(err).toMatch(/^missing\.txt: /);
});

test('the demo shows what it can read beside what it cannot', async () => {
  const page = fileURLToPath(new URL('../../fixtures/demo/4-buitenland.txt', import.meta.url));
  const { out, err, code } = await telex(['demo', '--once', 'missing.txt', page]);
  expect(code).toBe(1);
  expect(err).toMatch(/^missing\.txt: .*\n$/);
  expect(out).toContain('1 file, 9 stories');
  expect(out).toContain('Kaspische Zee');
});
