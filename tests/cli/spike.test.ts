import { truncateSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { createReadLog } from '../../src/intake/read-log.ts';
import { openDatabase } from '../../src/store/database.ts';
import { foreignPage } from '../e2e/newsroom-on-a-desk.ts';
import { makeFolder, telex } from './telex.ts';

test('copy that could not be read is listed, shown whole and tried again', async () => {
  const cwd = makeFolder({ 'bad.pdf': '%PDF-1.7\n\0\0' });
  const db = openDatabase(join(cwd, 'data.sqlite'));
  // As an earlier Telex might have left it: copy that it could not read, and this one can.
  await createReadLog(db).spike(
    { source: 'page.txt', capturedAt: 1_773_140_400_000, bytes: Buffer.from(foreignPage) },
    { code: 'unknown-format', message: 'This is no wire copy.' },
    1_773_140_400_000,
  );
  db.close();
  const run = (...words: string[]) => telex([...words, '--database', 'data.sqlite'], { cwd });

  expect((await run('import', 'bad.pdf')).code).toBe(1);
  const listed = await run('spike');
  expect(listed.out.trimEnd().split('\n')).toEqual([
    expect.stringMatching(/^ +2 .*bad\.pdf: .*\[no-text\]$/),
    expect.stringMatching(/^ +1 .*page\.txt: This is no wire copy\. \[unknown-format\]$/),
  ]);
  expect((await run('spike', 'show', '1')).out).toBe(foreignPage);

  const retried = await run('spike', 'retry');
  expect(retried).toMatchObject({ out: '1 read, 1 still refused\n', code: 1 });
  expect((await run('search', 'konvooi')).out).toContain('GAZA-STAD');
  expect((await run('spike', 'list', '--json')).out.trim().split('\n')).toHaveLength(1);
  expect(await run('spike', 'show', '9')).toMatchObject({ out: '', code: 1 });
  for (const odd of ['one', ' ', '0', '1.5']) {
    expect({ odd, code: (await run('spike', 'retry', odd)).code }).toEqual({ odd, code: 2 });
  }
});

test('a number under which nothing is kept is said so, and the others are still tried', async () => {
  const cwd = makeFolder({});
  const run = (...words: string[]) => telex(['spike', ...words, '--database', 'data.sqlite'], { cwd });
  expect(await run('retry')).toEqual({ out: 'No copy is kept aside.\n', err: '', code: 0 });
  const missing = 'No copy is kept aside under 99; `telex spike` lists what there is.\n';
  expect(await run('retry', '99')).toEqual({ out: '', err: missing, code: 1 });
  expect(await run('show', '99')).toEqual({ out: '', err: `telex: ${missing}`, code: 1 });

  const db = openDatabase(join(cwd, 'data.sqlite'));
  await createReadLog(db).spike(
    { source: 'page.txt', capturedAt: 1_773_140_400_000, bytes: Buffer.from(foreignPage) },
    { code: 'unknown-format', message: 'This is no wire copy.' },
    1_773_140_400_000,
  );
  db.close();
  expect(await run('retry', '1', '99', '1')).toEqual({
    out: '1 read, 0 still refused\n',
    err: missing,
    code: 1,
  });
});

test('copy too large to be kept is named with its file, and read from there when it is tried again', async () => {
  const cwd = makeFolder({});
  const run = (...words: string[]) => telex([...words, '--database', 'data.sqlite'], { cwd });
  const file = join(cwd, 'large.xml');
  writeFileSync(file, `<nitf><body>${'<p>Een alinea tekst.</p>'.repeat(200)}`);
  truncateSync(file, 200 * 1024 * 1024);
  const refused = await run('import', file);
  expect(refused).toMatchObject({
    out: expect.stringMatching(/^1 file: 0 read, 1 refused\. 0 stories/),
    code: 1,
  });
  expect(refused.err).toMatch(/large\.xml: .*200 MiB.*\[too-large\]\n$/);
  expect((await run('spike', 'show', '1')).err).toContain(`it is the file ${file}`);
  writeFileSync(file, foreignPage);
  expect((await run('spike', 'retry')).out).toBe('1 read, 0 still refused\n');
});

test('a word that it does not know is told with those that it does', async () => {
  const { err, code } = await telex(['spike', 'bogus'], { cwd: makeFolder({}) });
  expect(err).toContain("telex: 'telex spike' knows list, show and retry, and no 'bogus'\n");
  expect(code).toBe(2);
});
