import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import type { ArchiveCheck } from '../../src/archive/archive-check.ts';
import type { Retention } from '../../src/archive/retention.ts';
import type { StoryArchive } from '../../src/archive/story-archive.ts';
import { judge } from '../../src/desk/judge.ts';
import { isNews } from '../../src/digest/select.ts';
import type { Story } from '../../src/wire/story.ts';
import { day, hour, invent, noon } from './invent-story.ts';

/** An archive that may let stories go. */
export interface RetentionBench {
  /** The archive with this retention, what was kept in it included. */
  open(retention: Retention): Promise<StoryArchive & { settled(): Promise<void> }>;
  check(): ArchiveCheck;
  /** What the archive takes, in megabytes. */
  size(): Promise<number>;
  /** How many rows a table has. */
  count(table: string): Promise<number>;
  close(): Promise<void>;
}

/** What letting go means on every engine. */
export function describeRetention(name: string, openBench: () => Promise<RetentionBench>): void {
  describe(`${name} lets go of old stories`, () => {
    let bench: RetentionBench;
    beforeEach(async () => {
      bench = await openBench();
    });
    afterEach(() => bench.close());

    const year: Retention = { days: 365, megabytes: null };
    /** Four hundred days after the stories came in. */
    const later = noon + 400 * day;
    const dated = (text: string, more: Partial<Story> = {}) =>
      invent({
        text,
        publishedAt: noon - hour,
        precision: 'minute',
        cities: ['GOES'],
        section: 'Binnenland',
        ...more,
      });

    const old = dated(
      'De vuurtoren van Oosterhaven is vannacht door een schip geraakt en staat scheef boven de haven.',
      { storyKey: 'K-1' },
    );
    const killed = dated(
      'Een bericht over een geheime kaas dat nooit had mogen verschijnen, aldus de uitgever ervan.',
    );
    const undated = invent({
      text: 'Zonder tijd: de haven van Westkerke krijgt een nieuwe sluis van beton en glas.',
    });

    async function fill(): Promise<void> {
      const archive = await bench.open({ days: null, megabytes: null });
      for (const story of [old, killed, undated]) await archive.admit([story], judge, noon);
      await archive.admit(
        [{ ...old, paragraphs: [`${old.paragraphs[0]} Niemand raakte gewond.`] }],
        judge,
        noon,
      );
      await archive.file(killed, 'killed', noon);
      const next = dated('Het schip is weggesleept.', { publishedAt: later - hour });
      await archive.admit([next], (story) => ({ filing: 'new', story, follows: old.id }), later);
      await archive.settled();
    }

    /** One day's upkeep at `now` (ms). */
    async function pruneAt(now: number, retention: Retention) {
      const archive = await bench.open(retention);
      await archive.admit([], judge, now);
      await archive.settled();
      return archive;
    }

    test('with versions, keys, texts, grams and counts, and leaves an archive that is whole', async () => {
      await fill();
      const archive = await pruneAt(later, year);
      expect(await archive.get(old.id)).toBeNull();
      expect(await archive.revisions(old.id)).toEqual([]);
      expect(await archive.get(killed.id)).toMatchObject({ status: 'killed' });
      expect((await archive.find({ kind: 'word', text: 'vuurtoren' }, { limit: 9 }, later)).stories).toEqual(
        [],
      );
      expect(await archive.cities('', 9, later)).toEqual([{ name: 'GOES', country: null, stories: 1 }]);
      expect(await archive.sections(later)).toEqual([{ name: 'Binnenland', stories: 1 }]);
      expect(await bench.count('story')).toBe(2);
      // Of the killed story alone: it was shown before.
      expect(await bench.count('story_revision')).toBe(1);
      expect(await bench.count('story_key')).toBe(0);
      expect(await bench.count('story_text')).toBe(2);
      // Changes are told for 90 days, and of nothing that has gone.
      expect(await bench.count('story_change')).toBe(0);
      expect((await bench.check().check({ mend: false, now: later })).found).toEqual([]);
    });

    test('but not of what is younger, or stood on a page these two weeks', async () => {
      await fill();
      const archive = await pruneAt(noon + 360 * day, year);
      expect(await archive.get(old.id)).not.toBeNull();
      await archive.admit([old], judge, later - 3 * day);
      await pruneAt(later, year);
      expect(await archive.get(old.id)).not.toBeNull();
      expect(await archive.get(undated.id)).toBeNull();
    });

    test('a killed text that comes again stays dead', async () => {
      await fill();
      const archive = await pruneAt(later, year);
      const copy = invent({
        ...killed,
        dateline: null,
        text: killed.paragraphs[0] ?? '',
        capturedAt: later,
      } as never);
      await archive.admit([{ ...copy, publishedAt: later, storyKey: null }], judge, later);
      expect((await archive.find({ kind: 'word', text: 'kaas' }, { limit: 9 }, later)).stories).toEqual([]);
    });

    test('a page that comes again is kept as old news, and so is what had no time', async () => {
      await fill();
      const archive = await pruneAt(later, year);
      const again = { capturedAt: later };
      const edition = { from: later - day, to: later, carryFrom: later - 30 * day };
      const filed = await archive.admit(
        [
          { ...old, ...again },
          { ...undated, ...again },
        ],
        judge,
        later,
      );
      expect(filed.map(({ filing }) => filing)).toEqual(['new', 'new']);
      expect(filed.map(({ story }) => isNews(story, edition))).toEqual([false, false]);
      expect((await archive.get(undated.id))?.firstSeenAt).toBe(noon);
    });

    test('by size it lets the oldest go first, until the rest fits, and never what is younger than 90 days', async () => {
      const all = await bench.open({ days: null, megabytes: null });
      const filler =
        'De gemeenteraad sprak over het water dat over de dijken kwam en over wie dat betaalt. '.repeat(60);
      const story = (i: number) =>
        dated(`Bericht ${i}: ${filler}`, { publishedAt: noon + i * day, capturedAt: noon + i * day });
      for (let i = 0; i < 300; i += 1)
        await all.admit([story(i)], (one) => ({ filing: 'new', story: one, follows: null }), noon + i * day);
      const now = noon + 300 * day;
      const archive = await pruneAt(now, { days: null, megabytes: 0.8 * (await bench.size()) });
      const kept = await bench.count('story');
      expect(kept).toBeLessThan(299);
      expect(kept).toBeGreaterThan(90);
      expect(await archive.get(story(0).id)).toBeNull();
      expect(await archive.get(story(300 - kept).id)).not.toBeNull();
      expect(await archive.get(story(299 - kept).id)).toBeNull();
      await pruneAt(now, { days: null, megabytes: 0.1 });
      expect(await bench.count('story')).toBe(90);
      expect((await bench.check().check({ mend: false, now })).found).toEqual([]);
    });
  });
}
