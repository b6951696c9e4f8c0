import { execFile } from 'node:child_process';
import {
  existsSync,
  globSync,
  mkdirSync,
  mkdtempSync,
  readFileSync,
  rmSync,
  utimesSync,
  writeFileSync,
} from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { expect, test } from 'vitest';
import { noFilings } from '../../src/intake/take-in.ts';
import { openNewsroom } from '../../src/newsroom.ts';
import { readOnce } from './read-once.ts';

const script = fileURLToPath(new URL('./moving-process.ts', import.meta.url));
const before = Date.parse('2026-03-10T07:00:00+01:00') / 1_000;
const copy = {
  'a.txt': 'Brug dicht\nGOES (ANP) - De brug over de haven is dicht voor onderhoud.\n',
  'sub/b.pdf': '%PDF-1.7',
  'sub/c.txt': 'Molen open\nVEERE (ANP) - De molen aan de kade is open voor bezoek.\n',
};

test.each([
  ['a.txt', 'marked'],
  ['a.txt', 'noted'],
  ['b.pdf', 'marked'],
  ['b.pdf', 'noted'],
])(
  'a process killed when %s is %s, before it is moved: the next one moves it, and files nothing twice',
  async (name, moment) => {
    const home = mkdtempSync(join(tmpdir(), 'telex-'));
    const folder = join(home, 'wire');
    mkdirSync(join(folder, 'sub'), { recursive: true });
    for (const [path, text] of Object.entries(copy)) {
      writeFileSync(join(folder, path), text);
      utimesSync(join(folder, path), before, before);
    }
    const database = join(home, 'telex.sqlite');
    const env = { ...process.env, NODE_COMPILE_CACHE: join(tmpdir(), 'telex-compile-cache') };
    const signal = await new Promise((resolve) => {
      execFile(process.execPath, [script, folder, database, name, moment], { env }, (error) =>
        resolve(error?.signal ?? null),
      );
    });
    expect(signal).toBe('SIGKILL');
    expect(existsSync(join(folder, name.endsWith('pdf') ? 'sub/b.pdf' : 'a.txt'))).toBe(true);

    // What was read beside it may be filed already, and is known then.
    expect(await readOnce(folder, database)).toMatchObject({ changed: 0, killed: 0 });
    expect(await readOnce(folder, database)).toEqual(noFilings());
    const files = globSync('**/*.{txt,pdf}', { cwd: folder }).sort();
    expect(files).toEqual([
      'done/2026-03-10/a.txt',
      'done/2026-03-10/sub/c.txt',
      'spiked/sub/b.pdf',
      'spiked/sub/b.pdf.reason.txt',
    ]);
    for (const path of ['a.txt', 'sub/c.txt'] as const)
      expect(readFileSync(join(folder, 'done/2026-03-10', path), 'utf8')).toBe(copy[path]);
    expect(readFileSync(join(folder, 'spiked/sub/b.pdf'), 'utf8')).toBe(copy['sub/b.pdf']);
    const newsroom = openNewsroom(database);
    const { stories } = await newsroom.archive.find(
      { kind: 'all' },
      { limit: 10 },
      before * 1_000 + 7_200_000,
    );
    newsroom.close();
    expect(stories.map(({ headline }) => headline).sort()).toEqual(['Brug dicht', 'Molen open']);
    rmSync(home, { recursive: true });
  },
);
