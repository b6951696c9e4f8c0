import { expect, test } from 'vitest';
import { telex } from './telex.ts';

test.each([
  [['parse']],
  [['parse', '--at', 'yesterday', 'x']],
  [['parse', '--format', 'telegram', 'x']],
  [['parse', '--colour', 'x']],
  [['import']],
  [['gather']],
  [['search', '--limit', '0', 'x']],
  [['search', '--limt', '3', 'x']],
  [['search', 'stad:']],
  [['digest', '--briefs', '99']],
  [['digest', '--topic', '(']],
  [['spike', 'retry', 'one']],
  [['spike', 'list', '--colour']],
  [['spike', 'bogus']],
  [['sandbox', '--port', 'high']],
  [['demo', '--twice']],
  [['start', '--now']],
  [['start', 'now']],
])('wrong usage ends with 2, in words and with a hint where to read more: %j', async (words) => {
  const { out, err, code } = await telex(words);
  expect({ out, code }).toEqual({ out: '', code: 2 });
  expect(err).toMatch(/^telex: \S.*\n[\s\S]*--help/);
  expect(err).not.toMatch(/^error:|\bat .*\.ts:\d/m);
});
