import { describe, expect, test } from 'vitest';
import { parseQuery } from '../../src/archive/parse-query.ts';
import { invent, moscow, noon } from './invent-story.ts';
import type { ArchiveBench } from './story-archive-bench.ts';

const hour = 3_600_000;
const day = 24 * hour;
const edges = [noon - 3 * day, noon - 2 * day, noon - day, noon + 1];

/** How many stories an archive counts in stretches of time. `bench` gives the empty archive of the running test. */
export function describeCount(bench: () => ArchiveBench): void {
  const queryOf = (typed: string) => {
    const query = parseQuery(typed, noon, 'Europe/Amsterdam');
    if (!query.ok) throw new Error(query.problem.message);
    return query.value;
  };
  const count = (typed: string, now = noon) => bench().archive.count(queryOf(typed), { edges }, now);
  const at = (ago: number, text: string, more: Partial<Parameters<typeof invent>[0]> = {}) =>
    invent({ text, publishedAt: noon - ago, ...more });

  describe('a count of stories', () => {
    test('is of each stretch what is found in it, whatever was asked', async () => {
      const texts = ['Gas uit Rusland.', 'Het gas is op.', 'Rusland wil gas.', 'Geen woord over energie.'];
      for (let n = 0; n < 40; n++) {
        const place = n % 3 === 0 ? { cities: ['MOSKOU'], places: [moscow] } : {};
        await bench().fileAll(
          at(n * 2 * hour, `${texts[n % 4]} ${n}`, { section: n % 5 === 0 ? 'Sport' : 'Economie', ...place }),
        );
      }
      for (const typed of [
        'alles',
        'gas',
        'gas rusland',
        '"gas uit"',
        'gas -rusland',
        '-gas',
        'gas OF energie',
        'stad:moskou',
        'sectie:sport -gas',
        'sinds:36u gas',
        'nergens',
      ]) {
        const query = typed === 'alles' ? ({ kind: 'all' } as const) : queryOf(typed);
        const found: number[] = [];
        for (const [n, from] of edges.slice(0, -1).entries()) {
          const to = edges[n + 1] ?? 0;
          found.push((await bench().archive.find(query, { limit: 100, from, to }, noon)).stories.length);
        }
        const { counts, found: sum } = await bench().archive.count(query, { edges }, noon);
        expect([typed, counts, sum]).toEqual([typed, found, found.reduce((a, b) => a + b, 0)]);
      }
    });

    test('knows the edges of a stretch to the millisecond', async () => {
      await bench().fileAll(at(day, 'Op de grens.'), at(day + 1, 'Net ervoor.'), at(3 * day + 1, 'Te oud.'));
      expect(await bench().archive.count({ kind: 'all' }, { edges }, noon)).toEqual({
        counts: [0, 1, 1],
        found: 2,
      });
    });

    test('leaves out what may not be shown, and has it once that may', async () => {
      const [killed] = await bench().fileAll(
        at(hour, 'Gas ingetrokken.'),
        at(hour, 'Gas vast.', { status: 'withheld' }),
        at(hour, 'Gas straks.', { embargoUntil: noon + hour }),
      );
      if (killed === undefined) throw new Error('nothing was filed');
      expect((await count('gas')).counts).toEqual([0, 0, 1]);
      await bench().archive.file({ ...killed, status: 'killed' }, 'killed', noon);
      expect((await count('gas')).found).toBe(0);
      const later = { edges: [noon - day, noon + day] };
      expect((await bench().archive.count(queryOf('gas'), later, noon + 2 * hour)).found).toBe(1);
      expect((await bench().archive.count({ kind: 'all' }, later, noon + 2 * hour)).found).toBe(1);
    });

    test('says which stretches it has not come to when the time was over', async () => {
      await bench().fileAll(at(hour, 'Gas.'));
      const query = queryOf('gas');
      expect(await bench().archive.count(query, { edges, mostTime: 0 }, noon)).toEqual({
        counts: [null, null, null],
        found: 0,
      });
    });
  });
}
