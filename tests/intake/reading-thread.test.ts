import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, test } from 'vitest';
import type { CopyToRead } from '../../src/intake/copy-file.ts';
import { readCopyStories } from '../../src/read-copy.ts';
import { createReadingThread, type ReadingThread } from '../../src/reading-thread.ts';
import type { Problem, Result } from '../../src/wire/problem.ts';
import type { Story } from '../../src/wire/story.ts';
import { countTurns } from './count-turns.ts';

const capturedAt = Date.parse('2026-03-10T08:00:00+01:00');
const page = (from: number, to: number) =>
  Array.from(
    { length: to - from },
    (_, i) =>
      `Brug ${from + i} dicht\nGOES (ANP) - De brug met nummer ${from + i} is een week dicht. De pont vaart elk halfuur.\nMeer uit Beveland\nBORSELE - Café ‘De Punt’ is weer open na ${from + i} dagen.\n10 minuten geleden\n`,
  ).join('');

let folder: string;
let thread: ReadingThread;
const put = (name: string, text: string): CopyToRead => {
  const source = join(folder, name);
  writeFileSync(source, text);
  return { source, size: Buffer.byteLength(text), capturedAt };
};
async function readAll(parts: AsyncIterable<Result<readonly Story[]>>) {
  const stories: Story[] = [];
  const problems: Problem[] = [];
  for await (const part of parts) {
    if (part.ok) stories.push(...part.value);
    else problems.push(part.problem);
  }
  return { stories, problems };
}

beforeAll(() => {
  folder = mkdtempSync(join(tmpdir(), 'telex-'));
  thread = createReadingThread();
});
afterAll(async () => {
  await thread.close();
  rmSync(folder, { recursive: true });
});

test('a copy read on the thread gives the stories that it gives here, all and in their order', async () => {
  const copy = put('a.txt', page(0, 300));
  const read = await readAll(thread.read(copy));
  expect(read.stories).toHaveLength(600);
  expect(read).toEqual(await readAll(readCopyStories(copy, 'auto')));
});

test('what cannot be read, and what the disk does not give, are problems of that copy', async () => {
  const problemOf = async (copy: CopyToRead) => (await readAll(thread.read(copy))).problems[0]?.code;
  expect(await problemOf(put('bad.pdf', '%PDF-1.7'))).toBe('no-text');
  expect(await problemOf({ source: join(folder, 'gone.txt'), size: 9, capturedAt })).toBe('unreadable-file');
});

test('5 MB of copy are read without keeping those waiting who are answered meanwhile', async () => {
  const item = (number: number) =>
    JSON.stringify({
      uri: `x:${number}`,
      version: '1',
      headline: `Brug ${number} dicht`,
      body_html: `<p>GOES (ANP) - De brug met nummer ${number} is een week dicht.</p>`.repeat(20),
    });
  const copy = put('large.json', Array.from({ length: 3_000 }, (_, i) => item(i)).join('\n'));
  await readAll(thread.read(put('b.txt', page(0, 1))));
  const turns = countTurns();
  let stories = 0;
  let mostAtOnce = 0;
  for await (const part of thread.read(copy)) {
    stories += part.ok ? part.value.length : 0;
    mostAtOnce = Math.max(mostAtOnce, part.ok ? part.value.length : 0);
  }
  expect(stories).toBe(3_000);
  // Read here, all of it is one turn: others have theirs while the thread reads, and between its parts.
  expect(turns.stop()).toBeGreaterThan(200);
  expect(mostAtOnce).toBeLessThan(1_000);
});

test('copy that takes more memory than the thread has is a problem of that copy; the next is read', async () => {
  const small = createReadingThread({ memory: 30 });
  const html = '<p>a <b>b</b></p>'.repeat(300_000);
  const endless = put(
    'endless.json',
    JSON.stringify({ uri: 'x:1', version: '1', headline: 'Kop', body_html: html }),
  );
  const { stories, problems } = await readAll(small.read(endless));
  expect(stories).toHaveLength(0);
  expect(problems).toEqual([
    expect.objectContaining({ code: 'reader-failed', message: expect.stringContaining('memory') }),
  ]);
  expect((await readAll(small.read(put('c.txt', page(0, 2))))).stories).toHaveLength(4);
  await small.close();
});

test('a thread that is silent for too long is given up; the next copy is read', async () => {
  const hasty = createReadingThread({ patience: 1 });
  const { problems } = await readAll(hasty.read(put('d.txt', page(0, 20_000))));
  expect(problems).toEqual([expect.objectContaining({ code: 'reader-stuck' })]);
  await hasty.close();
});

test('closing ends a reading in its middle, and does not make a problem of it', async () => {
  const closing = createReadingThread();
  const parts = closing.read(put('e.txt', page(0, 20_000)));
  expect((await parts.next()).value).toMatchObject({ ok: true });
  await closing.close();
  await expect(readAll(parts)).rejects.toThrow();
});

test('a reader that has seen enough ends the reading', async () => {
  const copy = put('f.txt', page(0, 20_000));
  for await (const part of thread.read(copy)) {
    expect(part.ok).toBe(true);
    break;
  }
  expect((await readAll(thread.read(put('g.txt', page(0, 1))))).stories).toHaveLength(2);
});
