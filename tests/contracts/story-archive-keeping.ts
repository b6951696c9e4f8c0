import { describe, expect, test } from 'vitest';
import type { Judge } from '../../src/archive/story-archive.ts';
import { day, hour, invent, minute, noon, vlissingen } from './invent-story.ts';
import { type ArchiveBench, many } from './story-archive-bench.ts';

/** What an archive keeps of stories, and how. `bench` gives the empty archive of the running test. */
export function describeKeeping(bench: () => ArchiveBench): void {
  describe('keeps', () => {
    test('a story with all that it says, and gives it back by its id', async () => {
      const story = invent({
        text: 'De brug bij Oosterhaven gaat dicht.\nOmwonenden zijn boos.',
        cities: ['VLISSINGEN'],
        agencies: ['ANP', 'RTR'],
        places: [vlissingen],
        headline: 'Brug dicht',
        section: 'Binnenland',
        subheads: [{ text: 'Boos', before: 1 }],
        age: '1 uur geleden',
        publishedAt: noon - hour,
        precision: 'hour',
        keywords: ['brug', 'verkeer'],
        urgency: 4,
        storyKey: 'ANPX-190525-001',
        version: 2,
      });
      await bench().archive.file(story, 'new', noon);
      expect(await bench().archive.get(story.id)).toEqual({
        ...story,
        revision: 1,
        firstSeenAt: noon,
        changedAt: noon,
      });
      expect(await bench().archive.get('nosuchstorynosuchsto')).toBeNull();
    });

    test('what it kept when it is opened again', async () => {
      const [story] = await bench().fileAll(
        invent({ text: 'Het veer naar Breskens vaart weer.', cities: ['VLISSINGEN'] }),
      );
      await bench().reopen();
      expect(await bench().archive.get(story?.id ?? '')).toEqual(story);
      expect(await bench().texts('veer')).toHaveLength(1);
      expect(await bench().archive.cities('vli', 5, noon)).toEqual([
        { name: 'VLISSINGEN', country: null, stories: 1 },
      ]);
    });

    test('every text of a story, the current one found and the earlier ones not', async () => {
      const first = invent({
        text: 'Bij de brand vielen twee gewonden.',
        publishedAt: noon - hour,
        precision: 'minute',
      });
      const second = {
        ...first,
        paragraphs: ['Bij de brand vielen drie slachtoffers.'],
        capturedAt: noon + minute,
      };
      await bench().archive.file(first, 'new', noon);
      const after = await bench().archive.file(second, 'changed', noon + minute);
      expect(after).toMatchObject({
        id: first.id,
        revision: 2,
        firstSeenAt: noon,
        changedAt: noon + minute,
      });
      expect(
        (await bench().archive.revisions(first.id)).map((story) => [story.revision, story.paragraphs[0]]),
      ).toEqual([
        [1, 'Bij de brand vielen twee gewonden.'],
        [2, 'Bij de brand vielen drie slachtoffers.'],
      ]);
      expect(await bench().texts('gewonden')).toEqual([]);
      expect(await bench().texts('slachtoffers', many, noon + minute)).toHaveLength(1);
      expect(await bench().texts('')).toHaveLength(1);
    });

    test('nothing new of a story that is known, but for what was learned besides its text', async () => {
      const story = invent({
        text: 'De trein rijdt weer.',
        publishedAt: noon - 2 * hour,
        precision: 'hour',
      });
      await bench().archive.file(story, 'new', noon);
      const finer = { ...story, publishedAt: noon - 95 * minute, precision: 'minute' as const };
      const after = await bench().archive.file(finer, 'known', noon + hour);
      expect(after).toMatchObject({ revision: 1, changedAt: noon, publishedAt: noon - 95 * minute });
      expect(await bench().archive.revisions(story.id)).toHaveLength(1);
      expect(await bench().texts('', { limit: 5, from: noon - 96 * minute })).toHaveLength(1);
    });

    test('the first capture as the time of a story that has no other, whichever copy came in first', async () => {
      const late = invent({ text: 'De molen draait weer na een jaar van herstel.', capturedAt: noon });
      await bench().archive.file(late, 'new', noon + day);
      expect(await bench().archive.get(late.id)).toMatchObject({ firstSeenAt: noon });
      await bench().archive.file({ ...late, capturedAt: noon - day }, 'known', noon + day);
      expect(await bench().archive.get(late.id)).toMatchObject({ firstSeenAt: noon - day });
      expect(await bench().texts('', { limit: 5, to: noon - hour }, noon + day)).toHaveLength(1);
    });

    test('no time that is days away, which would stand above all news until then', async () => {
      const story = invent({ text: 'Uit de toekomst.', publishedAt: noon + 300 * day, precision: 'minute' });
      await bench().fileAll(
        story,
        invent({ text: 'Van straks.', publishedAt: noon + minute, precision: 'minute' }),
      );
      expect(await bench().archive.get(story.id)).toMatchObject({ publishedAt: null, precision: null });
      expect(await bench().texts('')).toEqual(['Van straks.', 'Uit de toekomst.']);
    });

    test('times that no calendar reaches, as far as they can be told apart', async () => {
      const at = (text: string, publishedAt: number) => invent({ text, publishedAt, precision: 'minute' });
      await bench().fileAll(
        at('Nu.', noon),
        at('Ooit.', -8.64e15),
        at('Voor Christus.', Date.parse('-000044-03-15')),
      );
      expect(await bench().texts('')).toEqual(['Nu.', 'Voor Christus.', 'Ooit.']);
    });

    test('no item at which the judge fails, and the whole copy when it is handed in again', async () => {
      const good = invent({ text: 'Eerste bericht.' });
      const bad = invent({ text: 'Tweede bericht.' });
      const judge: Judge = (item) => {
        if (item.id === bad.id) throw new Error('the judge fell ill');
        return { filing: 'new', story: item, follows: null };
      };
      await expect(bench().archive.admit([good, bad], judge, noon)).rejects.toThrow('the judge fell ill');
      expect(await bench().archive.get(bad.id)).toBeNull();
      const asNew: Judge = (story, candidates) => ({
        filing: candidates.length === 0 ? 'new' : 'known',
        story,
        follows: null,
      });
      await bench().archive.admit([good, bad], asNew, noon);
      expect(await bench().texts('')).toHaveLength(2);
    });

    test('what the judge says, with the items before it among the candidates and their ids claimed', async () => {
      const text =
        'De gemeenteraad van Oosterhaven stemt vanavond over de nieuwe sporthal aan de rand van het dorp.';
      const first = invent({ text });
      const second = invent({ text: `${text} De stemming begint om acht uur.` });
      const seen: { candidates: string[]; claimed: string[] }[] = [];
      const filed = await bench().archive.admit(
        [first, second],
        (item, candidates, claimed) => {
          seen.push({ candidates: candidates.map(({ story }) => story.id), claimed: [...claimed] });
          return candidates.length === 0
            ? { filing: 'new', story: item, follows: null }
            : { filing: 'changed', story: { ...item, id: first.id }, follows: null };
        },
        noon,
      );
      expect(filed.map(({ filing, story }) => [filing, story.id])).toEqual([
        ['new', first.id],
        ['changed', first.id],
      ]);
      expect(seen).toEqual([
        { candidates: [], claimed: [] },
        { candidates: [first.id], claimed: [first.id] },
      ]);
    });

    test('which story follows which', async () => {
      const first = invent({ text: 'De staking begint.' });
      const second = invent({ text: 'De staking is voorbij.' });
      await bench().archive.admit([first], (story) => ({ filing: 'new', story, follows: null }), noon);
      await bench().archive.admit([second], (story) => ({ filing: 'new', story, follows: first.id }), noon);
      expect(await bench().archive.followUps(first.id)).toEqual([second.id]);
      expect(await bench().archive.followUps(second.id)).toEqual([]);
      expect(await bench().archive.followed(second.id)).toBe(first.id);
      expect(await bench().archive.followed(first.id)).toBeNull();
      expect(await bench().archive.followed('niet-bekend')).toBeNull();
    });

    test('what an item ends and what follows it up, with the item', async () => {
      const [copy, next, doubted] = await bench().fileAll(
        invent({ text: 'Een kopie van een ingetrokken bericht.' }),
        invent({ text: 'De politie houdt een verdachte aan.' }),
        invent({ text: 'De fietsbrug over het kanaal gaat open.' }),
      );
      if (copy === undefined || next === undefined || doubted === undefined)
        throw new Error('Three were filed.');
      const { revision: _, firstSeenAt: _first, changedAt: _changed, ...told } = copy;
      const notice = invent({ text: 'Kill', format: 'iptc7901', storyKey: 'eca:2025-05-19:verkeer' });
      const judge: Judge = (story) => ({
        filing: 'new',
        story,
        follows: null,
        alsoKilled: [
          { ...told, status: 'killed' },
          { ...notice, status: 'killed' },
        ],
        alsoChanged: [{ ...doubted, status: 'withheld' }],
        followedBy: [next.id],
      });
      const item = invent({ text: 'Het eerste bericht van de brand.' });
      await bench().archive.admit([item], judge, noon);
      expect(await bench().archive.get(copy.id)).toMatchObject({ status: 'killed', revision: 2 });
      expect(await bench().archive.get(notice.id)).toMatchObject({ status: 'killed', revision: 1 });
      expect(await bench().archive.followUps(item.id)).toEqual([next.id]);
      expect(await bench().texts('kopie')).toEqual([]);
      expect(await bench().archive.get(doubted.id)).toMatchObject({ status: 'withheld', revision: 2 });
      expect(await bench().texts('fietsbrug')).toEqual([]);
      // What a story follows stays what it was found to follow first.
      await bench().archive.admit([invent({ text: 'Nog een bericht over de brand.' })], judge, noon);
      expect(await bench().archive.followUps(item.id)).toEqual([next.id]);
    });

    test('the text of what was killed before it came, and still does not show it', async () => {
      const kill = invent({ storyKey: 'anp:1', status: 'killed', paragraphs: [] });
      await bench().archive.file(kill, 'killed', noon);
      const text = 'De waterschappen verhogen samen de dijken langs de Westerschelde met anderhalve meter.';
      const dead = { ...kill, paragraphs: [text] };
      await bench().archive.file(dead, 'known', noon);
      expect(await bench().archive.get(kill.id)).toMatchObject({
        status: 'killed',
        paragraphs: [text],
        revision: 1,
      });
      expect(await bench().texts('waterschappen')).toEqual([]);
      const near = await bench().archive.candidates(invent({ text: text.replace('samen', 'allemaal') }));
      expect(near.map(({ story }) => story.id)).toEqual([kill.id]);
      await bench().archive.file({ ...dead, status: 'usable' }, 'known', noon);
      expect(await bench().texts('waterschappen')).toEqual([]);
    });

    test('what an embargo let go at the moment of that, in order and in a window', async () => {
      await bench().fileAll(
        invent({
          text: 'Oud nieuws.',
          publishedAt: noon - 9 * day,
          precision: 'minute',
          embargoUntil: noon - hour,
        }),
        invent({ text: 'Nieuws van vanmorgen.', publishedAt: noon - 3 * hour, precision: 'minute' }),
        invent({ text: 'Nieuws van net.', publishedAt: noon - minute, precision: 'minute' }),
      );
      expect(await bench().texts('')).toEqual(['Nieuws van net.', 'Oud nieuws.', 'Nieuws van vanmorgen.']);
      const window = { limit: 5, from: noon - 2 * hour, to: noon - 30 * minute };
      expect(await bench().texts('', window)).toEqual(['Oud nieuws.']);
    });
  });
}
