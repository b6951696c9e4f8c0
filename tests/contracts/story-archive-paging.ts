import { describe, expect, test } from 'vitest';
import { parseQuery } from '../../src/archive/parse-query.ts';
import type { FindOptions, Judge } from '../../src/archive/story-archive.ts';
import { countTurns } from '../intake/count-turns.ts';
import { invent, minute, noon } from './invent-story.ts';
import type { ArchiveBench } from './story-archive-bench.ts';

const keepAll: Judge = (story) => ({ filing: 'new', story, follows: null });

/** That a question holds nobody up, and that its pages are whole. `bench` gives the empty archive of the running test. */
export function describePaging(bench: () => ArchiveBench): void {
  function ask(typed: string, options: FindOptions) {
    const query = parseQuery(typed, noon, 'Europe/Amsterdam');
    if (!query.ok) throw new Error(query.problem.message);
    return bench().archive.find(query.value, options, noon);
  }

  async function readAll(typed: string, options: FindOptions, between?: () => Promise<unknown>) {
    const texts: string[] = [];
    const pages: number[] = [];
    let cut = 0;
    let after: string | null = null;
    do {
      const found = await ask(typed, { ...options, ...(after === null ? {} : { after }) });
      texts.push(...found.stories.map((story) => story.paragraphs[0] ?? ''));
      pages.push(found.stories.length);
      if (found.isCutShort) cut += 1;
      if (found.isCutShort) expect(found.next).not.toBeNull();
      expect(pages.length).toBeLessThan(2_000);
      after = found.next;
      await between?.();
    } while (after !== null);
    return { texts, pages, cut };
  }

  /** Stories a minute apart, newest first. */
  function admit(count: number, textOf: (number: number) => string) {
    const stories = Array.from({ length: count }, (_, i) =>
      invent({ text: textOf(i), publishedAt: noon - (i + 1) * minute, precision: 'minute' }),
    );
    return bench().archive.admit(stories, keepAll, noon);
  }

  describe('finds page by page', () => {
    test('all that matches though time is over at once, each page going on where the one before stopped', async () => {
      await admit(200, (i) => `Bericht ${i} over ${i % 70 === 69 ? 'bruggen' : 'de brug'}.`);
      for (const typed of ['"bruggen"', '-("brug" OR -"brug")', '"bruggen" OR sinds:2u', 'brug -"de brug"']) {
        const whole = await readAll(typed, { limit: 100 });
        expect([whole.cut, whole.pages.length > 2]).toEqual([0, false]);
        for (const limit of [1, 10]) {
          const hurried = await readAll(typed, { limit, mostTime: 0 });
          expect(hurried.texts).toEqual(whole.texts);
          expect(hurried.cut).toBeGreaterThan(0);
        }
      }
      expect((await readAll('"bruggen"', { limit: 100 })).texts).toHaveLength(2);
    });

    test('the best of what was found by then, and then the best of the rest', async () => {
      await admit(200, (i) => `Bericht ${i} over ${i % 50 === 49 ? 'bruggen' : 'de brug'}.`);
      const hurried = await readAll('"bruggen"', { limit: 2, order: 'best', mostTime: 0 });
      expect(hurried.texts).toHaveLength(4);
      expect(new Set(hurried.texts).size).toBe(4);
      expect(hurried.cut).toBeGreaterThan(0);
    });

    test('the best, none twice and none left out, whatever comes in late or is killed meanwhile', async () => {
      const filed = await admit(
        60,
        (i) => `Bericht ${i} over de brug.${i % 7 === 0 ? '\nDe brug is dicht.' : ''}`,
      );
      const before = (await readAll('brug', { limit: 100, order: 'best' })).texts;
      let page = 0;
      const { texts, pages } = await readAll('brug', { limit: 10, order: 'best' }, async () => {
        page += 1;
        if (page === 1) {
          const late = Array.from({ length: 5 }, (_, i) =>
            invent({
              text: `Te laat ${i}: de brug.`,
              publishedAt: noon - 2_000 * minute,
              precision: 'minute',
            }),
          );
          await bench().archive.admit([...late, invent({ text: 'Vers: de brug.' })], keepAll, noon);
          // Two that were shown, and one that was not.
          for (const text of [before[0], before[1], before[35]]) {
            const { story } = filed.find(({ story }) => story.paragraphs[0] === text) ?? {};
            if (story === undefined) throw new Error(`no story '${text}'`);
            await bench().archive.file({ ...story, status: 'killed' }, 'killed', noon);
          }
        }
      });
      expect(texts).toEqual(before.filter((_, i) => i !== 35));
      expect(pages).toEqual([10, 10, 10, 10, 10, 9]);
    });

    test('and refuses the token of a page in another order', async () => {
      await admit(100, (i) => `Bericht ${i} over ${i % 50 === 49 ? 'bruggen' : 'de brug'}.`);
      const newest = await ask('"bruggen"', { limit: 1, mostTime: 0 });
      const best = await ask('"bruggen"', { limit: 1, mostTime: 0, order: 'best' });
      for (const [order, after] of [
        ['best', newest.next ?? ''],
        ['newest', best.next ?? ''],
      ] as const) {
        expect(after).not.toBe('');
        await expect(ask('"bruggen"', { limit: 1, order, after })).rejects.toMatchObject({
          code: 'bad-page-token',
        });
      }
    });

    test('at most the 100 newest when the best are asked for', async () => {
      await admit(103, (i) => `Bericht ${i} over de brug.`);
      const { texts, cut } = await readAll('brug', { limit: 30, order: 'best' });
      expect(texts).toEqual(Array.from({ length: 100 }, (_, i) => `Bericht ${i} over de brug.`));
      expect(cut).toBe(0);
    });

    test('while others have their turn, however many stories must be held against the question', async () => {
      const words = Array.from({ length: 4_000 }, (_, i) => `brug woord${i % 97} dé`).join(' ');
      await admit(120, (i) => `${i} ${words}`);
      for (const [typed, order] of [
        ['-("brug" OR -"brug")', 'newest'],
        ['brug', 'best'],
      ] as const) {
        const turns = countTurns();
        await ask(typed, { limit: 100, order });
        expect(turns.stop()).toBeGreaterThan(10);
      }
    });
  });
}
