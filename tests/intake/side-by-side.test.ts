import { createHash } from 'node:crypto';
import { mkdirSync, mkdtempSync, readdirSync, rmSync, utimesSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { openWireFolder } from '../../src/intake/folder.ts';
import { createProcession, doSideBySide } from '../../src/intake/procession.ts';
import { type IntakeDesk, takeIn } from '../../src/intake/take-in.ts';
import { type Newsroom, openNewsroom } from '../../src/newsroom.ts';
import { createReadingThread } from '../../src/reading-thread.ts';

const eight = Date.parse('2026-03-10T08:00:00+01:00');
let home: string;
let newsroom: Newsroom;
beforeEach(() => {
  home = mkdtempSync(join(tmpdir(), 'telex-'));
  mkdirSync(join(home, 'wire'));
  newsroom = openNewsroom(join(home, 'telex.sqlite'));
});
afterEach(() => {
  newsroom.close();
  rmSync(home, { recursive: true });
});

/** Briefs of which no two are alike: their words are no words. */
const briefs = (file: number, count: number) =>
  `Meer uit Binnenland\n${Array.from({ length: count }, (_, i) => {
    const signs = createHash('sha256')
      .update(`${file} ${i}`)
      .digest('hex')
      .replace(/\d/g, (digit) => 'ghijklmnop'[Number(digit)] ?? '');
    return `GOES (ANP) - ${signs.match(/.{8}/g)?.join(' ')}.`;
  }).join('\n1 uur geleden\n')}\n1 uur geleden\n`;

/** Takes in what waits, over the real reading thread; gives of each part that was filed which file it was of. */
async function takeFolder(around: (admit: IntakeDesk['admit']) => IntakeDesk['admit'] = (admit) => admit) {
  const thread = createReadingThread();
  const order: string[] = [];
  const admit: IntakeDesk['admit'] = (stories, now, claimed) => {
    order.push(/(\d+)\.txt$/.exec(stories[0]?.source ?? '')?.[1] ?? '');
    return around(newsroom.desk.admit)(stories, now, claimed);
  };
  const desk = { ...newsroom.desk, read: thread.read, admit };
  const folder = openWireFolder(
    {
      folder: { path: join(home, 'wire') },
      log: newsroom.log,
      capturedAt: (_, file) => file.modifiedAt,
      takeIn: (copy, now, signal, place) => takeIn(copy, desk, now, signal, place),
    },
    { patience: 3_600_000 },
  );
  const reading = await folder.read(eight).finally(() => thread.close());
  return { order, reading };
}
function put(number: number, text: string): void {
  const path = join(home, 'wire', `${number}.txt`);
  writeFileSync(path, text);
  const at = eight / 1_000 - 3_600 + number;
  utimesSync(path, at, at);
}

test('files that are read side by side are filed in the order in which they came, long ones among short ones', async () => {
  // Of the long ones more parts wait than the thread reads ahead.
  const counts = Array.from({ length: 24 }, (_, number) => (number % 5 === 0 ? 260 : 1));
  for (const [number, count] of counts.entries()) put(number, briefs(number, count));
  const { order, reading } = await takeFolder();
  const numbers = order.map(Number);
  expect(numbers).toEqual(numbers.toSorted((a, b) => a - b));
  expect(new Set(numbers).size).toBe(counts.length);
  expect(reading).toMatchObject({ files: counts.length, spiked: [], isWhole: true });
  expect(readdirSync(join(home, 'wire', 'done', '2026-03-10'))).toHaveLength(counts.length);
}, 60_000);

test('a file that cannot be filed is spiked alone, and those beside it are done', async () => {
  for (let number = 0; number < 12; number += 1) put(number, briefs(number, 1));
  const { reading } = await takeFolder((admit) => async (stories, now, claimed) => {
    if (stories[0]?.source.endsWith('/5.txt')) throw new TypeError('no such place');
    return admit(stories, now, claimed);
  });
  expect(reading).toMatchObject({
    files: 12,
    filings: { new: 11 },
    spiked: [{ source: join(home, 'wire', '5.txt'), problem: { code: 'filing-failed' } }],
  });
  expect(readdirSync(join(home, 'wire', 'spiked')).sort()).toEqual(['5.txt', '5.txt.reason.txt']);
  expect(readdirSync(join(home, 'wire', 'done', '2026-03-10'))).toHaveLength(11);
}, 60_000);

test('after one that breaks nothing more begins, and what was under way is waited for', async () => {
  const begun: number[] = [];
  const ended: number[] = [];
  const later = Promise.withResolvers<void>();
  const doing = doSideBySide(
    [1, 2, 3, 4, 5],
    3,
    () => false,
    async (one) => {
      begun.push(one);
      if (one === 2) throw new Error('broken');
      await later.promise;
      ended.push(one);
    },
  );
  await Promise.resolve();
  later.resolve();
  await expect(doing).rejects.toThrow('broken');
  expect(begun).toEqual([1, 2, 3]);
  expect(ended).toEqual([1, 3]);
});

test('who leaves its place early lets nobody pass those before', async () => {
  const procession = createProcession();
  const [first, second, third] = [procession.join(), procession.join(), procession.join()];
  const passed: string[] = [];
  const going = third.mayFile().then(() => passed.push('third'));
  second.filed();
  await Promise.resolve();
  expect(passed).toEqual([]);
  passed.push('first');
  first.filed();
  await going;
  expect(passed).toEqual(['first', 'third']);
});
