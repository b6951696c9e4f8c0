import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import type { ArchiveCheck } from '../../src/archive/archive-check.ts';
import type { StoryArchive } from '../../src/archive/story-archive.ts';
import type { Story } from '../../src/wire/story.ts';
import { hour, invent, noon } from './invent-story.ts';

/** An empty archive that is to be damaged. */
export interface DamagedBench {
  readonly archive: StoryArchive;
  readonly check: ArchiveCheck;
  /** Runs one statement with `?` for each value. */
  run(sql: string, ...values: (string | number)[]): Promise<void>;
  /** The first column of what a question gives. */
  read(sql: string): Promise<readonly unknown[]>;
  /** Takes a story out of the full-text index; puts one in with the word `geheim`. */
  unindex(seq: number): unknown;
  indexWords(seq: number): unknown;
  /** The newest stories are looked through one by one: the index is asked for older ones only. */
  readonly readsNewest?: boolean;
  /** The archive as another process opens it. */
  reopen(): Promise<StoryArchive & { settled(): Promise<void> }>;
  close?(): Promise<void>;
}

/** What `telex archive check` does on every engine. */
export function describeArchiveCheck(name: string, open: () => Promise<DamagedBench>): void {
  describe(`${name}, damaged and mended`, () => {
    let bench: DamagedBench;
    beforeEach(async () => {
      bench = await open();
    });
    afterEach(() => bench.close?.());

    const shown = invent({
      text: 'De vuurtoren van Oosterhaven is vannacht door een schip geraakt en staat nu scheef boven de haven.',
      cities: ['GOES'],
      section: 'Binnenland',
      storyKey: 'K-1',
    });
    const other = invent({ text: 'Een ander bericht over tulpen.', cities: ['GOES'] });
    const killed = invent({ text: 'Dit bericht is geheim en was fout.', storyKey: 'K-2' });
    const embargoed = invent({
      text: 'Morgen staat hier de begroting.',
      embargoUntil: noon + hour,
      cities: ['GOES'],
    });
    const all: readonly Story[] = [shown, other, killed, embargoed];

    async function fill(): Promise<void> {
      for (const story of all) await bench.archive.file(story, 'new', noon);
      await bench.archive.file(killed, 'killed', noon);
      await bench.archive.admit(
        [{ ...other, paragraphs: ['Een ander bericht over rode tulpen.'] }],
        (story) => ({ filing: 'changed', story, follows: shown.id }),
        noon,
      );
      expect(await look()).toEqual([]);
    }
    const look = async () => (await bench.check.check({ mend: false, now: noon })).left;
    const mend = () => bench.check.check({ mend: true, now: noon });
    const seqOf = async (story: Story) =>
      Number((await bench.read(`SELECT seq FROM story WHERE id = '${story.id}'`))[0]);
    const found = async (text: string, now = noon) =>
      (await (await bench.reopen()).find({ kind: 'word', text }, { limit: 9 }, now)).stories.map(
        ({ id }) => id,
      );

    /** It is found, it is told without anything being changed, it is mended, and nothing is found after. */
    async function expectMended(
      kind: string,
      count = 1,
      example: unknown = expect.any(String),
    ): Promise<void> {
      expect(await look()).toEqual([{ kind, count, example }]);
      expect(await look()).toEqual([{ kind, count, example }]);
      const { found: before, left } = await mend();
      expect(before).toEqual([{ kind, count, example }]);
      expect(left).toEqual([]);
      expect(await look()).toEqual([]);
    }

    test('a whole archive is whole, with follow-ups, versions, kills and embargoes', fill);

    test('words for help with typos are those of the stories', async () => {
      await fill();
      const [word] = await bench.read("SELECT word FROM archive_word WHERE word = 'vuurtoren'");
      await bench.run('DELETE FROM archive_word WHERE word = ?', String(word));
      await expectMended('word', 1, 'vuurtoren');
      await bench.run("UPDATE archive_word SET reversed = 'x' WHERE word = 'vuurtoren'");
      await expectMended('word', 1, 'vuurtoren');
      await bench.run("INSERT INTO archive_word (word, reversed, shown) VALUES ('qqqq', 'zzzz', '#')");
      await expectMended('word', 1, 'qqqq');
    });

    test('texts and keys by which stories are known again are remembered again', async () => {
      await fill();
      await bench.run('DELETE FROM story_text');
      expect(await look()).toMatchObject([{ kind: 'forgotten', count: all.length }]);
      expect((await mend()).left).toEqual([]);
      const copy = invent({ text: shown.paragraphs[0] ?? '', storyKey: 'ANOTHER' });
      expect(await (await bench.reopen()).candidates(copy)).toMatchObject([
        { story: { id: shown.id }, hadText: true },
      ]);
      await bench.run('DELETE FROM story_key');
      await expectMended('forgotten', 2);
    });

    test('no story follows itself', async () => {
      await fill();
      await bench.run('UPDATE story SET follows = id WHERE id = ?', shown.id);
      await expectMended('follows', 1, shown.id);
      expect(await bench.archive.followUps(shown.id)).toEqual([other.id]);
    });

    test('indexes that are gone are made again', async () => {
      await fill();
      for (const index of ['story_headline', 'story_follows', 'archive_word_reversed']) {
        await bench.run(`DROP INDEX ${index}`);
        await expectMended('schema', 1, expect.stringContaining(index));
      }
    });

    test('versions that are lost are told of once; which analysis the index is of is noted again', async () => {
      await fill();
      await bench.run('DELETE FROM story_revision');
      await expectMended('unversioned', 2);
      await bench.run('DELETE FROM archive_state');
      await expectMended('state');
    });

    test('an index of an earlier analysis is upkeep’s to make again; then it is whole, and damage is found', async () => {
      await fill();
      const seq = await seqOf(shown);
      await bench.run("UPDATE archive_state SET value = value - 1 WHERE key = 'analysis'");
      await bench.unindex(seq);
      await bench.indexWords(seq);
      expect(await look()).toEqual([]);
      await (await bench.reopen()).settled();
      expect(await look()).toEqual([]);
      expect(await found('vuurtoren')).toEqual([shown.id]);
      expect(await found('geheim')).toEqual([]);
      await bench.unindex(seq);
      await bench.indexWords(seq);
      await expectMended('misindexed', 1, shown.id);
    });

    test('changes that the feed has lost are told to those who had read it to its end', async () => {
      await fill();
      const { cursor } = await bench.archive.changedSince(0, 9);
      await bench.run('DELETE FROM story_change');
      await expectMended('change', 2, expect.stringMatching(/, version 2$/));
      const { changes } = await (await bench.reopen()).changedSince(cursor, 9);
      const told = [
        { storyId: killed.id, revision: 2, kind: 'killed' },
        { storyId: other.id, revision: 2, kind: 'updated' },
      ];
      expect(changes).toHaveLength(told.length);
      expect(changes).toEqual(expect.arrayContaining(told));
      await bench.run('DELETE FROM story_change WHERE id = ?', killed.id);
      await expectMended('change', 1, `${killed.id}, version 2`);
    });

    test('changes that need not be remembered any more, or came before there was a feed, are not missed', async () => {
      await fill();
      await bench.run('DELETE FROM story_change');
      const later = await bench.check.check({ mend: false, now: noon + 91 * 24 * hour });
      expect(later.found.map(({ kind }) => kind)).not.toContain('change');
      await mend();
      await bench.run('UPDATE story_change SET number = 1, at = ? WHERE id = ?', noon + 1, killed.id);
      await bench.run('DELETE FROM story_change WHERE number > 1');
      expect(await look()).toEqual([]);
    });

    test('a story that the index has lost is found again', async () => {
      await fill();
      await bench.unindex(await seqOf(shown));
      expect(await found('vuurtoren')).toEqual(bench.readsNewest ? [shown.id] : []);
      await expectMended('unindexed', 1, shown.id);
      expect(await found('vuurtoren')).toEqual([shown.id]);
    });

    test('a killed story in the index goes out of it, and is never shown', async () => {
      await fill();
      await bench.indexWords(await seqOf(killed));
      await expectMended('overindexed', 1, killed.id);
      expect(await found('geheim')).toEqual([]);
    });

    test('a body that is no JSON is set aside as it stood', async () => {
      await fill();
      await bench.run('UPDATE story SET body = ? WHERE id = ?', '{"id": "half a sto', shown.id);
      const { found: before, left } = await mend();
      expect(before).toContainEqual({ kind: 'story', count: 1, example: shown.id });
      expect(left).toEqual([]);
      expect(await look()).toEqual([]);
      expect(await bench.archive.get(shown.id)).toBeNull();
      expect(await bench.read('SELECT count(*) FROM archive_damaged').then(([n]) => Number(n))).toBe(1);
      expect(String((await bench.read('SELECT CAST(row AS text) FROM archive_damaged'))[0])).toContain(
        shown.id,
      );
      expect(await (await bench.reopen()).cities('', 9, noon)).toEqual([
        { name: 'GOES', country: null, stories: 1 },
      ]);
    });

    test('impossible values are no story either', async () => {
      await fill();
      await bench.run(
        'UPDATE story SET body = ? WHERE id = ?',
        JSON.stringify({ ...shown, paragraphs: 7 }),
        shown.id,
      );
      expect((await mend()).left).toEqual([]);
      expect(await bench.archive.get(shown.id)).toBeNull();
    });

    test('a killed story that cannot be read stays killed, with its keys and texts', async () => {
      await fill();
      await bench.run('UPDATE story SET body = ? WHERE id = ?', 'x', killed.id);
      expect((await mend()).left).toEqual([]);
      expect(await bench.archive.get(killed.id)).toMatchObject({
        id: killed.id,
        status: 'killed',
        paragraphs: [],
      });
      const copy = invent({ text: killed.paragraphs[0] ?? '', storyKey: 'ANOTHER' });
      expect(await (await bench.reopen()).candidates(copy)).toMatchObject([
        { story: { id: killed.id, status: 'killed' }, hadText: true },
      ]);
    });

    test('of a status that is two things the one that hides more stays', async () => {
      await fill();
      await bench.run("UPDATE story SET status = 'usable' WHERE id = ?", killed.id);
      await bench.indexWords(await seqOf(killed));
      await expectMended('columns', 1, killed.id);
      expect(await found('geheim')).toEqual([]);
      await bench.run("UPDATE story SET status = 'withheld' WHERE id = ?", shown.id);
      await expectMended('columns', 1, shown.id);
      expect(await found('vuurtoren')).toEqual([]);
      expect(await bench.archive.get(shown.id)).toMatchObject({ status: 'withheld' });
    });

    test('an embargo that a column has lost holds again', async () => {
      await fill();
      await bench.run('UPDATE story SET embargo_until = NULL WHERE id = ?', embargoed.id);
      expect(await found('begroting')).toEqual([embargoed.id]);
      await expectMended('columns', 1, embargoed.id);
      expect(await found('begroting')).toEqual([]);
      expect(await found('begroting', noon + hour)).toEqual([embargoed.id]);
    });

    test('counts are what the stories come to', async () => {
      await fill();
      await bench.run("UPDATE tally SET stories = 9 WHERE kind = 'city'");
      await expectMended('tally', 1, 'GOES: 9, should be 2');
      expect(await (await bench.reopen()).cities('', 9, noon)).toEqual([
        { name: 'GOES', country: null, stories: 2 },
      ]);
      await bench.run('DELETE FROM tally');
      await expectMended('tally', 2);
      expect(await (await bench.reopen()).sections(noon)).toEqual([{ name: 'Binnenland', stories: 1 }]);
    });

    test('an embargoed story is counted when its embargo is over, no sooner and no later', async () => {
      await fill();
      await bench.run('UPDATE story SET counted = 1 WHERE id = ?', embargoed.id);
      const { found: before, left } = await mend();
      expect(before.map(({ kind }) => kind)).toEqual(['early', 'tally']);
      expect(left).toEqual([]);
      await bench.run('UPDATE story SET counted = 0 WHERE id = ?', shown.id);
      expect((await mend()).found.map(({ kind }) => kind)).toEqual(['late', 'tally']);
      const cities = (now: number) => bench.reopen().then((archive) => archive.cities('', 9, now));
      expect(await cities(noon)).toEqual([{ name: 'GOES', country: null, stories: 2 }]);
      expect(await cities(noon + hour)).toEqual([{ name: 'GOES', country: null, stories: 3 }]);
    });

    test('what points nowhere goes: keys, texts, links, versions; a version that cannot be read is set aside', async () => {
      await fill();
      await bench.run('INSERT INTO story_key (key, id) VALUES (?, ?)', 'LOST', 'nobody');
      await expectMended('key', 1, 'nobody');
      await bench.run('INSERT INTO story_text (hash, id) VALUES (?, ?)', 12345, 'nobody');
      await expectMended('text', 1, 'nobody');
      await bench.run('UPDATE story SET follows = ? WHERE id = ?', 'nobody', other.id);
      await expectMended('follows', 1, other.id);
      await bench.run(
        'INSERT INTO story_revision (id, revision, changed_at, body) VALUES (?, ?, ?, ?)',
        'nobody',
        1,
        noon,
        '{}',
      );
      await expectMended('orphan', 1, 'nobody, version 1');
      await bench.run('UPDATE story_revision SET body = ? WHERE id = ?', '[', other.id);
      await expectMended('revision', 1, `${other.id}, version 1`);
      expect((await bench.read('SELECT kind FROM archive_damaged')).length).toBe(2);
      expect(await bench.archive.revisions(other.id)).toHaveLength(1);
    });
  });
}
