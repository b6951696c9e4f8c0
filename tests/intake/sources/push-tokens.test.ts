import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect, onTestFinished, test } from 'vitest';
import { readPushTokens } from '../../../src/intake/sources/push-tokens.ts';
import { readSourceSettings } from '../../../src/intake/sources/read-settings.ts';

function read(
  lines: readonly string[],
  env: Record<string, string> = {},
  files: Record<string, string> = {},
) {
  const home = mkdtempSync(join(tmpdir(), 'telex-tokens-'));
  onTestFinished(() => rmSync(home, { recursive: true }));
  mkdirSync(join(home, 'folder'));
  for (const [name, text] of Object.entries(files)) writeFileSync(join(home, name), text);
  const settings = readSourceSettings(
    `sources:\n${lines.map((line) => `  - { kind: push, ${line} }\n`).join('')}`,
  );
  if (!settings.ok) throw new Error(JSON.stringify(settings.problems));
  const { senders, problems } = readPushTokens(settings.sources, { home, env });
  return {
    names: senders.map((one) => one.settings.name),
    problems: problems.map((problem) => problem.replaceAll(home, 'home')),
  };
}

test('a token comes from a variable or a file, whose last line end does not count', () => {
  const found = read(
    ['name: a, tokenEnv: A', 'name: b, tokenFile: b.token', 'name: c, tokenFile: c.token'],
    { A: 'sixteen-signs-at' },
    { 'b.token': 'sixteen-signs-bt\n', 'c.token': 'sixteen-signs-ct\r\n' },
  );
  expect(found).toEqual({ names: ['a', 'b', 'c'], problems: [] });
});

test.each([
  ['tokenEnv: A', {}, {}, 'a lets nobody in: the variable A is not set.'],
  ['tokenEnv: A', { A: '' }, {}, 'a lets nobody in: the variable A is empty.'],
  [
    'tokenEnv: A',
    { A: 'fifteen-signs-a' },
    {},
    'a lets nobody in: the token in the variable A is shorter than 16 characters.',
  ],
  ['tokenFile: a', {}, {}, 'a lets nobody in: home/a is not there.'],
  ['tokenFile: a', {}, { a: '\n' }, 'a lets nobody in: home/a is empty.'],
  [
    'tokenFile: a',
    {},
    { a: 'a'.repeat(4_097) },
    'a lets nobody in: home/a is larger than 4096 bytes, and no token.',
  ],
  ['tokenFile: folder', {}, {}, 'a lets nobody in: home/folder is no file.'],
  [
    'tokenFile: a',
    {},
    { a: 'first-line-of-it\nsecond-line\n' },
    'a lets nobody in: the token in home/a holds a blank, a line end or a character outside ASCII, which no header can carry.',
  ],
])('a token that is none is told in words, and lets nobody in: %s %j %j', (line, env, files, problem) => {
  expect(read([`name: a, ${line}`], env as Record<string, string>, files as Record<string, string>)).toEqual({
    names: [],
    problems: [problem],
  });
});

test('two sources of one token both let nobody in: nobody could tell who sends', () => {
  const same = 'the-same-for-both';
  const found = read(['name: a, tokenEnv: A', 'name: b, tokenEnv: B', 'name: c, tokenEnv: C'], {
    A: same,
    B: 'another-one-for-b',
    C: same,
  });
  expect(found.names).toEqual(['b']);
  expect(found.problems).toEqual([expect.stringMatching(/^a and c let nobody in/)]);
  expect(found.problems.join()).not.toContain(same);
});

test('a source that is off needs no token', () => {
  expect(read(['name: a, tokenEnv: A, enabled: false'])).toEqual({ names: [], problems: [] });
});
