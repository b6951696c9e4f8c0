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
  createReadLog(db).spike(
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
  expect((await run('spike', 'retry', 'one')).code).toBe(2);
});
