import { execFileSync } from 'node:child_process';
import { cpSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest';
import { readVersion } from '../../scripts/release/changelog.ts';
import { release } from '../../scripts/release/release.ts';

const root = fileURLToPath(new URL('../..', import.meta.url));
const changelog = `# Changelog

## Unreleased

### Added

- A thing, for $& and $1.

### Fixed

- Another.

## 0.1.0 - 2026-01-02

- The first.
`;

let folder: string;
let start: string;
const identity = ['GIT_AUTHOR_NAME', 'GIT_COMMITTER_NAME', 'GIT_AUTHOR_EMAIL', 'GIT_COMMITTER_EMAIL'];
const held = new Map([...identity, 'GIT_CONFIG_GLOBAL'].map((name) => [name, process.env[name]]));

const git = (...words: string[]) => execFileSync('git', words, { cwd: folder, encoding: 'utf8' });
const read = (file: string) => readFileSync(join(folder, file), 'utf8');
const write = (file: string, text: string) => writeFileSync(join(folder, file), text);

beforeAll(() => {
  for (const name of identity) process.env[name] = 'maker@example.org';
  process.env.GIT_CONFIG_GLOBAL = '/dev/null';
  folder = mkdtempSync(join(tmpdir(), 'telex-release-'));
  for (const file of ['package.json', 'package-lock.json']) cpSync(join(root, file), join(folder, file));
  for (const file of ['package.json', 'package-lock.json'])
    write(file, read(file).replaceAll(/("name": "telex",\n\s*"version": ")[^"]+/g, '$10.1.0'));
  write('CHANGELOG.md', changelog);
  git('init', '--quiet', '-b', 'main');
  git('add', '.');
  git('commit', '--quiet', '-m', 'feat: begin');
  start = git('rev-parse', 'HEAD').trim();
});

afterAll(() => {
  rmSync(folder, { recursive: true, force: true });
  for (const [name, value] of held) {
    if (value === undefined) delete process.env[name];
    else process.env[name] = value;
  }
});

beforeEach(() => {
  for (const tag of git('tag').split('\n').filter(Boolean)) git('tag', '-d', tag);
  git('reset', '--quiet', '--hard', start);
  git('clean', '-fdq');
});

describe('a release', () => {
  test('moves the changelog, sets the version and nothing else, commits and tags with what changed', () => {
    const lock = read('package-lock.json');
    expect(release(folder, '0.2.0', '2026-12-01')).toBeNull();

    expect(git('log', '--format=%s')).toBe('chore(release): v0.2.0\nfeat: begin\n');
    expect(git('show', '--name-only', '--format=')).toBe('CHANGELOG.md\npackage-lock.json\npackage.json\n');
    expect(git('status', '--porcelain')).toBe('');
    expect(JSON.parse(read('package.json')).version).toBe('0.2.0');
    expect(read('package-lock.json')).toBe(
      lock.replaceAll(/("name": "telex",\n\s*"version": ")0\.1\.0/g, '$10.2.0'),
    );
    expect(read('CHANGELOG.md')).toBe(
      changelog.replace('## Unreleased\n', '## Unreleased\n\n## 0.2.0 - 2026-12-01\n'),
    );
    const told = '### Added\n\n- A thing, for $& and $1.\n\n### Fixed\n\n- Another.';
    expect(readVersion(read('CHANGELOG.md'), '0.2.0')).toBe(told);
    expect(git('cat-file', '-t', 'v0.2.0')).toBe('tag\n');
    expect(git('for-each-ref', '--format=%(contents)', 'refs/tags/v0.2.0').trim()).toBe(told);
    expect(git('rev-parse', 'v0.2.0^{commit}')).toBe(git('rev-parse', 'HEAD'));
  });

  test.each([
    ['a version that is none', 'v0.2', () => undefined, 'three numbers'],
    ['the version that it has', '0.1.0', () => undefined, 'not greater than 0.1.0'],
    ['an older version', '0.0.9', () => undefined, 'not greater than 0.1.0'],
    ['a tag that is there', '0.2.0', () => git('tag', 'v0.2.0'), 'There is a tag v0.2.0 already'],
    ['a file that is not committed', '0.2.0', () => write('left.txt', 'over'), '?? left.txt'],
    ['a change that is not committed', '0.2.0', () => write('CHANGELOG.md', `${changelog}\n`), 'not clean'],
    [
      'a changelog without news',
      '0.2.0',
      () => {
        write('CHANGELOG.md', changelog.replaceAll(/^- (A thing|Another).*\n/gm, ''));
        git('commit', '--quiet', '-am', 'docs: nothing');
      },
      'tells nothing under "## Unreleased"',
    ],
  ])('refuses %s in words, and changes nothing', (_what, version, prepare, words) => {
    prepare();
    const before = [git('rev-parse', 'HEAD'), git('tag'), git('status', '--porcelain'), read('package.json')];
    expect(release(folder, version, '2026-12-01')).toContain(words);
    const after = [git('rev-parse', 'HEAD'), git('tag'), git('status', '--porcelain'), read('package.json')];
    expect(after).toEqual(before);
  });

  test('that git stops half-way leaves all as it was', () => {
    write('.git/hooks/pre-commit', '#!/bin/sh\necho not today >&2\nexit 1\n');
    execFileSync('chmod', ['+x', join(folder, '.git/hooks/pre-commit')]);
    try {
      expect(release(folder, '0.2.0', '2026-12-01')).toContain('not today');
    } finally {
      rmSync(join(folder, '.git/hooks/pre-commit'));
    }
    expect(git('status', '--porcelain')).toBe('');
    expect(git('rev-parse', 'HEAD').trim()).toBe(start);
    expect(read('CHANGELOG.md')).toBe(changelog);
    expect(git('tag')).toBe('');
  });
});
