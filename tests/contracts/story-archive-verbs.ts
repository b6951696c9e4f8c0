import { describe, expect, test } from 'vitest';
import { invent } from './invent-story.ts';
import type { ArchiveBench } from './story-archive-bench.ts';

/** How an archive finds verbs. `bench` gives the empty archive of the running test. */
export function describeVerbs(bench: () => ArchiveBench): void {
  describe('finds', () => {
    test('a verb in two pieces by each of its forms, and not where its pieces are two things', async () => {
      await bench().fileAll(
        invent({ text: 'De politie sloot het plein maandag af.' }),
        invent({ text: 'Een koe lag in een sloot. De weg liep daar af.' }),
      );
      for (const typed of ['afsluiten', 'afgesloten', 'afsloot'])
        expect([typed, await bench().texts(typed)]).toEqual([
          typed,
          ['De politie sloot het plein maandag af.'],
        ]);
    });
  });
}
