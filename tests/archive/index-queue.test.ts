import fc from 'fast-check';
import { afterAll, expect, test } from 'vitest';
import { createIndexQueue } from '../../src/archive/index-queue.ts';
import { plainNames } from '../../src/archive/names.ts';
import { createSqliteArchive } from '../../src/archive/sqlite-archive.ts';
import { indexMarks, joinTerms, readStory, readTexts, textTerms } from '../../src/archive/story-terms.ts';
import { packTexts, unpackTerms } from '../../src/archive/term-message.ts';
import { createTermReader } from '../../src/archive/term-reader.ts';
import { startTermThread, type TermThread } from '../../src/archive/term-thread.ts';
import { judge } from '../../src/desk/judge.ts';
import { openDatabase } from '../../src/store/database.ts';
import type { Story } from '../../src/wire/story.ts';
import { anyCharacter } from '../any-character.ts';
import { invent, minute, noon } from '../contracts/invent-story.ts';

const threads: TermThread[] = [];
const start = () => {
  const thread = startTermThread();
  threads.push(thread);
  return thread;
};
afterAll(() => {
  for (const thread of threads) thread.close();
});

/** A thread that is handed everything and of which nothing is taken back. */
const startPatient = (): TermThread => ({ ...start(), takeBack: () => false });

/** A queue that has its thread, and nothing in it. */
function openQueue(startThread: () => TermThread) {
  const queue = createIndexQueue(plainNames, startThread);
  for (let i = 0; i < 1_000; i += 1) queue.add(invent({ text: `woord${i}` }), i);
  expect(queue.take().rows).toHaveLength(1_000);
  return queue;
}

const tell = (number: number) =>
  invent({
    headline: `De oud-minister opent brug ${number}`,
    text: `Café ’t Hoekje aan de havenkade${number}.\nHulpgoederen zijn onderweg, zegt de foto's maker.`,
    cities: ['Goes'],
    section: 'Binnenland',
  });

const asRow = (story: Story, seq: number) => ({
  seq,
  ...joinTerms(indexMarks(story, seq, plainNames), textTerms(readStory(story))),
});

test('what another thread reads of stories is what is read here', () => {
  const queue = openQueue(startPatient);
  const stories = Array.from({ length: 250 }, (_, i) => tell(i));
  stories.forEach((story, i) => {
    queue.add(story, 250 - i);
  });
  const { rows, words } = queue.take();
  expect(rows).toEqual(stories.map((story, i) => asRow(story, 250 - i)).reverse());
  expect(words).toContainEqual({ word: 'hoekje', reversed: 'ejkeoh', shown: 'hoekje' });
  expect(words).toContainEqual({ word: 'cafe', reversed: 'efac', shown: 'café' });
  queue.close();
});

test('what has been read is taken once it is much, and what has not waits on', () => {
  let read = 0;
  const queue = openQueue(() => ({ ...startPatient(), hasRead: (order) => order < read }));
  const before = 10;
  for (let seq = 0; seq < 2_150; seq += 1) queue.add(invent({ text: `Brug ${seq} open.` }), seq);
  const seqs = ({ rows }: ReturnType<typeof queue.take>) => rows.map(({ seq }) => seq);
  read = before + 19;
  expect(queue.isFull()).toBe(false);
  read = before + 20;
  expect(queue.isFull()).toBe(true);
  expect(seqs(queue.takeRead())).toEqual(Array.from({ length: 2_000 }, (_, seq) => seq));
  expect(queue.isFull()).toBe(false);
  expect(queue.drop(1_999)).toBe(false);
  expect(queue.drop(2_000)).toBe(true);
  expect(seqs(queue.take())).toEqual(Array.from({ length: 149 }, (_, i) => 2_001 + i));
  queue.close();
});

test('what waits is no more than it may be, however long the thread takes', () => {
  const queue = openQueue(() => ({ ...startPatient(), hasRead: () => false }));
  const text = `Brug ${'-'.repeat(90_000)} open`;
  for (let seq = 0; seq < 100; seq += 1) queue.add(invent({ text }), seq);
  expect(queue.isFull()).toBe(true);
  expect(queue.takeRead().rows).toHaveLength(100);
  expect(queue.isFull()).toBe(false);
  queue.close();
});

test('what waits is written as it was put in last, and not at all once it was taken out', () => {
  const queue = openQueue(start);
  for (let seq = 0; seq < 150; seq += 1) queue.add(tell(seq), seq);
  expect(queue.drop(3)).toBe(true);
  expect(queue.drop(4)).toBe(true);
  expect(queue.drop(900)).toBe(false);
  queue.add(tell(1_004), 4);
  const { rows } = queue.take();
  expect(rows.map(({ seq }) => seq)).toEqual(Array.from({ length: 150 }, (_, i) => i).toSpliced(3, 1));
  expect(rows[3]).toEqual(asRow(tell(1_004), 4));
  expect(queue.take()).toEqual({ rows: [], words: [] });
  queue.close();
});

test('a transaction that was undone leaves nothing, and its words come again', () => {
  const queue = openQueue(startPatient);
  for (let seq = 0; seq < 120; seq += 1) queue.add(tell(seq), seq);
  queue.forget();
  queue.add(tell(1), 1);
  const { rows, words } = queue.take();
  expect(rows).toEqual([asRow(tell(1), 1)]);
  expect(words.map(({ word }) => word)).toContain('hulpgoederen');
  queue.close();
});

test('a thread that is lost is done without', () => {
  const lost = () => {
    const thread = startPatient();
    let sent = 0;
    return {
      ...thread,
      send: () => {
        if (sent === 0) thread.close();
        sent += 1;
        return sent;
      },
    };
  };
  const queue = openQueue(lost);
  for (let seq = 0; seq < 120; seq += 1) queue.add(tell(seq), seq);
  expect(queue.take().rows).toEqual(Array.from({ length: 120 }, (_, seq) => asRow(tell(seq), seq)));
});

test('texts in packs are read as they are one by one, whatever stands in them', () => {
  const piece = fc.constantFrom(
    ...['Havens', 'hulpgoederen', 'oud-minister', "foto's", 'CAFÉ', 'x2', '12.000', '7', "'", '`s', 's'],
    ...['-', '.', ' ', '’s', '\u0130', '\u212a', 'ĳ', 'Москва', 'Sjojgoe', '\n', '_'],
  );
  const text = fc.oneof(
    fc.array(piece).map((pieces) => pieces.join('')),
    fc.string({ unit: anyCharacter }),
  );
  // One that holds all words, and one that is full again and again.
  const readers = [createTermReader(), createTermReader(4)];
  fc.assert(
    fc.property(fc.array(fc.array(text, { maxLength: 5 }), { maxLength: 5 }), (stories) => {
      const expected = stories.map((texts) => textTerms(readTexts(texts)));
      for (const reader of readers)
        expect(unpackTerms(reader.read(packTexts(stories))).terms).toEqual(expected);
    }),
  );
});

test('a bulk that comes newest first is found while it is taken in and afterwards', async () => {
  const archive = createSqliteArchive(openDatabase(':memory:'));
  const stories = Array.from({ length: 2_600 }, (_, i) =>
    invent({
      text: `Brug nummer${i} gaat vandaag weer open voor al het verkeer.`,
      publishedAt: noon - i * minute,
    }),
  );
  const find = async (text: string) =>
    (await archive.find({ kind: 'word', text }, { limit: 100 }, noon)).stories.map(({ id }) => id);
  await archive.inBulk(async () => {
    for (let from = 0; from < stories.length; from += 50)
      await archive.admit(stories.slice(from, from + 50), judge, noon);
    expect(await find('nummer2599')).toEqual([stories[2_599]?.id]);
  });
  expect(await find('nummer0')).toEqual([stories[0]?.id]);
  expect(await find('verkeer')).toEqual(stories.slice(0, 100).map(({ id }) => id));
});
