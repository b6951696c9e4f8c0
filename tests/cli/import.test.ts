import { execFileSync } from 'node:child_process';
import { createReadStream, createWriteStream, symlinkSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { foreignPage } from '../e2e/newsroom-on-a-desk.ts';
import { makeFolder, telex } from './telex.ts';

const lines = (out: string) => out.trim().split('\n');

describe('telex import', () => {
  test('counts files and stories apart, and goes on past what the disk does not give', async () => {
    const cwd = makeFolder({ 'wire/a.txt': foreignPage, 'wire/half.txt.part': foreignPage });
    symlinkSync('loop', join(cwd, 'wire/loop'));
    writeFileSync(join(cwd, 'wire/two\nlines\x1b[2J.pdf'), '%PDF-1.7');
    const { out, err, code } = await telex(['import', 'wire', 'gone.txt', 'wire/half.txt.part'], { cwd });
    expect(out).toBe('4 files: 2 read, 2 refused. 8 stories: 4 new, 0 changed, 4 known.\n');
    expect(err.trimEnd().split('\n')).toEqual([
      'wire/loop: This link leads back to itself. [unreadable-file]',
      expect.stringMatching(/^wire\/two\\x0alines\\x1b\[2J\.pdf: .* \[no-text\]$/),
      'gone.txt: There is no such file. [unreadable-file]',
    ]);
    expect(code).toBe(1);
  });

  test('reads a file of more than 32 MiB in parts', async () => {
    const cwd = makeFolder({ 'large.txt': `${foreignPage}${`${' '.repeat(1_023)}\n`.repeat(33 * 1024)}` });
    const imported = await telex(['import', 'large.txt'], { cwd });
    expect(imported).toMatchObject({ out: expect.stringContaining('4 stories: 4 new'), code: 0 });
    const parsed = await telex(['parse', 'large.txt'], { cwd });
    expect(lines(parsed.out)).toHaveLength(4);
  });

  test('takes copy through a pipe that is no standard input', async () => {
    const cwd = makeFolder({ 'page.txt': foreignPage });
    execFileSync('mkfifo', [join(cwd, 'pipe')]);
    const running = telex(['parse', 'pipe'], { cwd });
    createReadStream(join(cwd, 'page.txt')).pipe(createWriteStream(join(cwd, 'pipe')));
    expect(lines((await running).out)).toHaveLength(4);
  });
});
