import { execFileSync } from 'node:child_process';
import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { moveUnreleased, readUnreleased } from './changelog.ts';

/** What a release changes. */
const files = ['CHANGELOG.md', 'package.json', 'package-lock.json'];

/**
 * Makes a release of the checkout in `folder`: moves what is unreleased in the changelog under the version and this date
 * (`2026-12-01`), sets the version, commits, and makes an annotated tag with that part of the changelog as its text. Pushes nothing.
 * Null when it is done, else why it is not, in words; then everything is as it was. Throws where git or npm cannot be run at all.
 */
export function release(folder: string, version: string, date: string): string | null {
  const git = (...words: string[]) => run('git', words, folder);
  if (!/^\d+\.\d+\.\d+$/.test(version)) return `"${version}" is no version: three numbers, as 0.2.0.`;
  const { version: held } = JSON.parse(readFileSync(join(folder, 'package.json'), 'utf8'));
  if (!isGreater(version, held)) return `${version} is not greater than ${held}, which package.json has.`;
  if (git('tag', '--list', `v${version}`) !== '') return `There is a tag v${version} already.`;
  const dirty = git('status', '--porcelain');
  if (dirty !== '') return `The tree is not clean. Commit or put aside:\n${dirty}`;
  const changelog = readFileSync(join(folder, 'CHANGELOG.md'), 'utf8');
  const section = readUnreleased(changelog);
  if (section === '') return 'CHANGELOG.md tells nothing under "## Unreleased".';

  const before = git('rev-parse', 'HEAD').trim();
  try {
    writeFileSync(join(folder, 'CHANGELOG.md'), moveUnreleased(changelog, version, date));
    run('npm', ['version', version, '--no-git-tag-version', '--ignore-scripts'], folder);
    git('commit', '--quiet', '-m', `chore(release): v${version}`, '--', ...files);
    // Verbatim: what begins with # is a heading, and no comment of git's.
    run('git', ['tag', '-a', `v${version}`, '--cleanup=verbatim', '-F', '-'], folder, `${section}\n`);
  } catch (error) {
    git('reset', '--quiet', '--soft', before);
    git('restore', '--staged', '--worktree', '--', ...files);
    return `It could not be done, and all is as it was. ${error instanceof Error ? error.message : error}`;
  }
  return null;
}

function run(program: string, words: readonly string[], cwd: string, input = ''): string {
  return execFileSync(program, words, { cwd, input, encoding: 'utf8', stdio: ['pipe', 'pipe', 'pipe'] });
}

/** Whether `0.10.0` comes behind `0.9.3`. */
function isGreater(version: string, other: string): boolean {
  const [a = [], b = []] = [version, other].map((one) => one.split(/[.-]/).map(Number));
  const at = [0, 1, 2].find((part) => a[part] !== b[part]);
  return at !== undefined && (a[at] ?? 0) > (b[at] ?? 0);
}
