import { rmSync } from 'node:fs';
import { join } from 'node:path';
import { countStories, takeIn } from '../../src/intake/take-in.ts';
import { openNewsroom } from '../../src/newsroom.ts';
import type { Story } from '../../src/wire/story.ts';
import { noon } from '../contracts/invent-story.ts';
import { writeNinjs } from './measure-intake.ts';

const storiesOfCopy = 50;

/**
 * Imports stories as `telex import` does, written as ninjs and in hand already: read, judged and kept in bulk, in a file of
 * its own in `folder`. `time` is given the work to be timed. Throws when a story was lost on the way.
 */
export async function importCopy(
  folder: string,
  stories: readonly Story[],
  time: (work: () => Promise<unknown>) => Promise<void>,
): Promise<void> {
  const path = join(folder, 'copy.db');
  const { desk, inBulk, close } = openNewsroom(path);
  const copies = Array.from({ length: Math.ceil(stories.length / storiesOfCopy) }, (_, i) =>
    stories.slice(i * storiesOfCopy, (i + 1) * storiesOfCopy).map(writeNinjs),
  );
  let kept = 0;
  await time(() =>
    inBulk(async () => {
      for (const [i, texts] of copies.entries()) {
        const copy = { source: `${i}.json`, bytes: Buffer.from(texts.join('\n')), capturedAt: noon };
        kept += countStories((await takeIn(copy, desk, noon)).filings);
      }
    }),
  );
  close();
  rmSync(path);
  if (kept !== stories.length) throw new Error(`${kept} of ${stories.length} stories were kept`);
}
