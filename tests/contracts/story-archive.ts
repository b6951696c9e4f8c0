import { afterEach, beforeEach, describe } from 'vitest';
import { type ArchiveBench, createBench, type HeldArchive } from './story-archive-bench.ts';
import { describeCandidates } from './story-archive-candidates.ts';
import { describeChanges } from './story-archive-changes.ts';
import { describeCount } from './story-archive-count.ts';
import { describeCounting } from './story-archive-counting.ts';
import { describeFinding } from './story-archive-finding.ts';
import { describeHiding } from './story-archive-hiding.ts';
import { describeKeeping } from './story-archive-keeping.ts';
import { describePaging } from './story-archive-paging.ts';
import { describeSuggesting } from './story-archive-suggesting.ts';
import { describeVerbs } from './story-archive-verbs.ts';

/** What every engine of `StoryArchive` does. `open` gives an empty one. */
export function describeStoryArchive(name: string, open: () => Promise<HeldArchive>): void {
  describe(`${name} as a StoryArchive`, () => {
    let held: HeldArchive;
    let bench: ArchiveBench;
    beforeEach(async () => {
      held = await open();
      bench = createBench(held);
    });
    afterEach(() => held.close());

    describeKeeping(() => bench);
    describeHiding(() => bench);
    describeFinding(() => bench);
    describePaging(() => bench);
    describeSuggesting(() => bench);
    describeVerbs(() => bench);
    describeCounting(() => bench);
    describeCount(() => bench);
    describeCandidates(() => bench);
    describeChanges(() => bench);
  });
}
