import { describe, expect, test } from 'vitest';
import { hour, invent, noon } from './invent-story.ts';
import type { ArchiveBench } from './story-archive-bench.ts';

/** What an archive tells of what changed after it was kept. `bench` gives the empty archive of the running test. */
export function describeChanges(bench: () => ArchiveBench): void {
  describe('tells what changed', () => {
    const story = invent({ text: 'De brug is dicht.', storyKey: 'anp:1' });
    const file = (change: Partial<typeof story>, now = noon) =>
      bench().archive.file({ ...story, ...change }, 'changed', now);
    const told = async (cursor: number, limit = 100) => {
      const feed = await bench().archive.changedSince(cursor, limit);
      return { ...feed, changes: feed.changes.map(({ revision, kind }) => `${revision} ${kind}`) };
    };
    /** A cursor behind all that there is, whatever an earlier test left of the numbering. */
    const start = async () => (await told(0)).cursor;

    test('and nothing of what is new or known', async () => {
      await bench().fileAll(story, invent({ text: 'De sluis is open.' }));
      await bench().archive.file(story, 'known', noon + hour);
      expect(await told(await start())).toMatchObject({ changes: [] });
    });

    test('by its kind, in the order in which it was kept, whatever the clocks say', async () => {
      const from = await start();
      await bench().fileAll(story);
      await file({ paragraphs: ['De brug is open.'], capturedAt: noon - 9 * hour }, noon + hour);
      await file({ paragraphs: ['De brug is half open.'], signal: 'correction' }, noon);
      await file({ status: 'withheld' });
      await file({ status: 'usable', embargoUntil: noon + hour });
      await file({ status: 'usable', embargoUntil: noon + hour, slug: 'BRUG' }, noon + 2 * hour);
      await bench().archive.file(story, 'killed', noon);
      expect((await told(from)).changes).toEqual([
        '2 updated',
        '3 corrected',
        '4 withheld',
        '5 embargoed',
        '6 updated',
        '7 killed',
      ]);
    });

    test('once what was held back is let go', async () => {
      const from = await start();
      await bench().fileAll({ ...story, status: 'withheld' });
      await file({ embargoUntil: noon + hour });
      await file({ embargoUntil: null, slug: 'BRUG' });
      expect((await told(from)).changes).toEqual(['2 embargoed', '3 released']);
    });

    test('a part at a time, from the cursor that the part before gave, and to another process alike', async () => {
      const from = await start();
      await bench().fileAll(story);
      for (const slug of ['A', 'B', 'C']) await file({ slug });
      const first = await told(from, 2);
      expect(first.changes).toEqual(['2 updated', '3 updated']);
      await bench().reopen();
      const rest = await told(first.cursor, 2);
      expect(rest.changes).toEqual(['4 updated']);
      expect(await told(rest.cursor)).toEqual({ changes: [], cursor: rest.cursor });
    });

    test('from the start to who comes with a cursor of another archive', async () => {
      await bench().fileAll(story);
      await file({ slug: 'A' });
      const end = await start();
      expect(await told(end + 1_000)).toEqual({ changes: ['2 updated'], cursor: end });
    });

    test('of the stories that a kill takes along', async () => {
      const from = await start();
      const [copy] = await bench().fileAll(invent({ text: 'Een kopie van de brug.' }));
      if (copy === undefined) throw new Error('It was not kept');
      const { revision: _, firstSeenAt: _first, changedAt: _changed, ...kept } = copy;
      await bench().archive.admit(
        [story],
        (item) => ({
          filing: 'new',
          story: item,
          follows: null,
          alsoKilled: [{ ...kept, status: 'killed' }],
        }),
        noon,
      );
      const { changes } = await bench().archive.changedSince(from, 9);
      expect(changes).toEqual([{ storyId: copy.id, revision: 2, kind: 'killed' }]);
    });
  });
}
