import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { isNews, newsWindow, type Selection, selectDigest } from '../../src/digest/select.ts';
import { newsTime } from '../../src/wire/story.ts';
import { day, eight, hour, minute, type Said, story } from './stories.ts';

const edition = { topic: '', carryFrom: eight - 90 * day, from: eight - day, to: eight, orMore: false };
const none: ReadonlySet<string> = new Set();
const select = (candidates: Selection['candidates'], more: Partial<Selection> = {}) =>
  selectDigest({ ...edition, candidates, hadBefore: none, briefs: 12, ...more });
const idsOf = (digest: ReturnType<typeof selectDigest>) =>
  digest === null ? null : [digest.lead.id, ...digest.briefs.map((brief) => brief.id)];

describe('the lead', () => {
  test('is the most urgent story, also when that is a brief', () => {
    const urgent = story({ id: 'urgent', urgency: 1, publishedAt: eight - 5 * hour });
    expect(idsOf(select([story({ id: 'l', role: 'lead' }), story({ id: 'b' }), urgent]))).toEqual([
      'urgent',
      'l',
      'b',
    ]);
  });

  test('is a page’s lead before a newer brief of the same urgency', () => {
    const lead = story({ id: 'lead', role: 'lead', publishedAt: eight - 9 * hour });
    expect(idsOf(select([story({ id: 'b' }), lead]))?.[0]).toBe('lead');
  });

  test('is the newest of several leads', () => {
    const older = story({ id: 'older', role: 'lead', publishedAt: eight - 3 * hour });
    const newer = story({ id: 'newer', role: 'lead', publishedAt: null, firstSeenAt: eight - hour });
    expect(idsOf(select([older, newer]))).toEqual(['newer', 'older']);
  });

  test('is of this edition when it has any: what waited comes after, however heavy', () => {
    const at = (id: string, publishedAt: number) =>
      story({ id, publishedAt, firstSeenAt: publishedAt, role: 'lead', urgency: 1 });
    const waited = at('waited', edition.from - hour);
    const brief = story({ id: 'brief' });
    expect(idsOf(select([brief, waited]))).toEqual(['brief', 'waited']);
    expect(idsOf(select([waited]))).toEqual(['waited']);
    // It was sent before the window and came in within it.
    expect(idsOf(select([brief, { ...waited, firstSeenAt: eight }]))).toEqual(['waited', 'brief']);
  });

  test('is never what a new source held already, nor are its briefs', () => {
    const past = story({ id: 'past', role: 'lead', urgency: 1, isPast: true });
    expect(idsOf(select([past, story({ id: 'b' })]))).toEqual(['b']);
    expect(select([past])).toBeNull();
  });

  test('without an urgency counts as normal: before a story that the agency calls less than that', () => {
    const minor = story({ id: 'minor', role: 'lead', urgency: 7 });
    expect(idsOf(select([minor, story({ id: 'b' })]))?.[0]).toBe('b');
  });
});

describe('the briefs', () => {
  test('come newest first and not more than asked for', () => {
    const stories = [5, 1, 3, 2, 4].map((n) => story({ id: `s${n}`, publishedAt: eight - n * hour }));
    expect(idsOf(select(stories, { briefs: 2 }))).toEqual(['s1', 's2', 's3']);
  });

  test('that there is no place for are counted, each event once', () => {
    const text = 'De brug over de Zwarte Vaart gaat in juni drie weken dicht voor groot onderhoud.';
    const again = story({ id: 'again', paragraphs: [text], publishedAt: eight - 20 * hour });
    const stories = [...Array(9).keys()].map((n) => story({ id: `s${n}` }));
    const all = [...stories, { ...again, id: 'first' }, again, story({ id: 'had' })];
    const said = { briefs: 4, hadBefore: new Set(['had']) };
    expect(select(all, said)?.left).toEqual({ count: 5, orMore: false });
    expect(select(all, { ...said, orMore: true })?.left).toEqual({ count: 5, orMore: true });
    expect(select(all, { ...said, briefs: 9 })?.left.count).toBe(0);
  });

  test('tell nothing that the channel had, and nothing of the kind under another id', () => {
    const text = ['De brug over de Zwarte Vaart gaat in juni drie weken dicht voor groot onderhoud.'];
    const had = story({ id: 'had', paragraphs: text });
    const again = story({ id: 'again', paragraphs: [`${text[0]} Fietsers varen met een pontje over.`] });
    const other = story({ id: 'other' });
    expect(idsOf(select([again, had, other], { hadBefore: new Set(['had']) }))).toEqual(['other']);
  });

  test('tell an event once, by the agency’s id or by its text', () => {
    const text = ['De brug over de Zwarte Vaart gaat in juni drie weken dicht voor groot onderhoud.'];
    const stories = [
      story({ id: 'lead', role: 'lead', storyKey: 'k1' }),
      story({ id: 'same-key', storyKey: 'k1' }),
      story({ id: 'first', paragraphs: text }),
      story({ id: 'same-text', paragraphs: text.map((t) => t.toUpperCase()) }),
      story({ id: 'cut-off', truncated: true, paragraphs: text.map((t) => t.slice(0, 65)) }),
    ];
    expect(idsOf(select(stories))).toEqual(['lead', 'first']);
  });

  describe('tell two stories that the desk keeps apart', () => {
    const text = 'De brug over de Zwarte Vaart gaat in juni drie weken dicht voor groot onderhoud.';
    const told = (...stories: readonly Said[]) => idsOf(select(stories.map(story)))?.toSorted();

    test.each(['iptc7901', 'anpa1312'] as const)('under one slug of %s', (format) => {
      const slug = { format, storyKey: 'eca:2025-05-19:verkeer' };
      expect(told({ id: 'a', ...slug }, { id: 'b', ...slug })).toEqual(['a', 'b']);
    });

    test('under one headline', () => {
      const headline = 'Kort nieuws uit de hele regio';
      expect(told({ id: 'a', headline }, { id: 'b', headline })).toEqual(['a', 'b']);
    });

    test('where one quotes the other whole below news of its own', () => {
      const news = 'De aannemer van de brug is failliet, meldt de provincie aan de omwonenden.';
      expect(told({ id: 'a', paragraphs: [text] }, { id: 'b', paragraphs: [news, text] })).toEqual([
        'a',
        'b',
      ]);
      expect(told({ id: 'b', paragraphs: [news, text] }, { id: 'a', paragraphs: [text] })).toEqual([
        'a',
        'b',
      ]);
    });

    test('where a warning is given again the day after, also when the channel had the first', () => {
      const [first, second] = [eight - 26 * hour, eight - hour].map((publishedAt, i) =>
        story({ id: `w${i}`, paragraphs: [text], publishedAt }),
      );
      if (first === undefined || second === undefined) throw new Error('There are two.');
      expect(idsOf(select([first, second]))).toEqual(['w1', 'w0']);
      expect(idsOf(select([first, second], { hadBefore: new Set(['w0']) }))).toEqual(['w1']);
    });

    test('in the same few words from two places, and only then', () => {
      const paragraphs = ['De brug over het kanaal is door een storing gestremd.'];
      const from = (id: string, place: string) => ({ id, from: place, paragraphs });
      expect(told(from('a', 'GOES'), from('b', 'KORTGENE'))).toEqual(['a', 'b']);
      expect(told(from('a', 'GOES'), from('b', 'GOES'))).toHaveLength(1);
    });
  });

  test('keep apart what only resembles: one form of words for two provinces', () => {
    const warning = (place: string) =>
      `Voor ${place} geldt vanavond code geel wegens gladheid op de wegen, meldt het weerinstituut.`;
    const stories = ['Zeeland', 'Drenthe'].map((id) => story({ id, paragraphs: [warning(id)] }));
    expect(idsOf(select(stories))).toHaveLength(2);
  });
});

describe('news', () => {
  test('is what was published up to and with the slot, not after it', () => {
    const stories = [-minute, 0, minute].map((late) => story({ id: `s${late}`, publishedAt: eight + late }));
    expect(idsOf(select(stories))).toEqual(['s0', `s${-minute}`]);
  });

  test('is also what came in late, up to two days old by then', () => {
    const late = (hours: number) =>
      story({ id: 'late', firstSeenAt: eight - minute, publishedAt: eight - minute - hours * hour });
    expect(idsOf(select([late(48)]))).toEqual(['late']);
    expect(select([late(49)])).toBeNull();
  });

  test('is what an earlier edition had no place for, until a week after it came in, and more', () => {
    const seen = (at: number) => story({ id: 's', publishedAt: at - 40 * hour, firstSeenAt: at });
    expect(idsOf(select([seen(eight - 7 * day)]))).toEqual(['s']);
    expect(select([seen(edition.from - 7 * day)])).toBeNull();
    const weekly = { from: eight - 7 * day };
    expect(idsOf(select([seen(eight - 13 * day)], weekly))).toEqual(['s']);
    expect(select([seen(eight - 14 * day)], weekly)).toBeNull();
  });

  test('is nothing from before the channel’s time', () => {
    const carryFrom = eight - 2 * day;
    const at = (publishedAt: number) => [story({ id: 's', publishedAt, firstSeenAt: publishedAt })];
    expect(idsOf(select(at(carryFrom + 1), { carryFrom }))).toEqual(['s']);
    expect(select(at(carryFrom), { carryFrom })).toBeNull();
  });

  test.each([
    ['1 maand geleden', 30 * day],
    ['5 jaar geleden', 5 * 365 * day],
  ])('is not what happened %s', (_, ago) => {
    expect(select([story({ id: 'old', publishedAt: eight - ago })])).toBeNull();
  });

  test('of a first edition is its window only: the channel missed nothing before it', () => {
    const first = { carryFrom: edition.from };
    expect(select([story({ id: 's', publishedAt: edition.from - hour })], first)).toBeNull();
    expect(newsWindow({ ...edition, ...first })).toEqual({ from: edition.from + 1, to: eight + 1 });
  });

  test('is what an embargo of more than two days let go, when it lifts and not again', () => {
    const held = story({
      id: 'held',
      publishedAt: eight - 9 * day,
      embargoUntil: eight - hour,
    });
    expect(idsOf(select([held]))).toEqual(['held']);
    expect(select([held], { hadBefore: new Set(['held']) })).toBeNull();
    expect(select([{ ...held, embargoUntil: eight - 9 * day }])).toBeNull();
    expect(newsTime({ ...held, embargoUntil: eight - 20 * day })).toBe(held.publishedAt);
  });

  test('of a lead without a time is from when it was first seen', () => {
    const seen = (firstSeenAt: number) => story({ id: 'l', role: 'lead', publishedAt: null, firstSeenAt });
    expect(idsOf(select([seen(eight - hour)]))).toEqual(['l']);
    expect(select([seen(eight - 10 * day)])).toBeNull();
  });
});

describe('what was cut off', () => {
  const cut = (said: Omit<Said, 'id'>) =>
    idsOf(select([story({ id: 'cut', truncated: true, ...said })])) !== null;

  test.each([
    ['a headline', { headline: 'Finale op kun', paragraphs: [] }],
    ['a letter of one', { headline: 'A', paragraphs: [] }],
    ['a place', { from: 'GOES (ANP)', paragraphs: [] }],
    ['some words', { from: 'GOES', paragraphs: ['De gemeente Goes deelt 500 bo'] }],
    ['words with a number', { from: 'GOES', paragraphs: ['De wedstrijd begint om 20.'] }],
  ])('waits when all that is there is %s', (_, said) => {
    expect(cut(said)).toBe(false);
    expect(cut({ ...said, truncated: false })).toBe(true);
  });

  test.each([
    [
      'a headline with a dateline below it',
      { headline: 'Finale op kunstgras', from: 'EINDHOVEN', paragraphs: [] },
    ],
    ['a headline with text below it', { headline: 'Finale op kunstgras', paragraphs: ['De'] }],
    ['a sentence', { from: 'GOES', paragraphs: ['De brug is dicht. Het verk'] }],
    [
      'half of a long sentence',
      { from: 'GOES', paragraphs: ['De gemeente Goes deelt in het nieuwe jaar 500 bo'] },
    ],
  ])('is told when there is %s', (_, said) => {
    expect(cut(said)).toBe(true);
  });
});

test('a digest of any stories tells each once, nothing that was had, nothing that is no news', () => {
  const anyStory = fc
    .record({
      id: fc.stringMatching(/^[a-f]$/),
      role: fc.constantFrom('lead' as const, 'brief' as const),
      urgency: fc.option(fc.integer({ min: 1, max: 9 }), { nil: null }),
      storyKey: fc.option(fc.constantFrom('k1', 'k2'), { nil: null }),
      publishedAt: fc.option(fc.integer({ min: eight - 5 * day, max: eight + day }), { nil: null }),
      paragraphs: fc.array(fc.lorem({ maxCount: 12 }), { maxLength: 2 }),
    })
    .map(story);
  const hadBefore = fc.array(fc.stringMatching(/^[a-f]$/)).map((ids) => new Set(ids));
  fc.assert(
    fc.property(fc.array(anyStory, { maxLength: 15 }), hadBefore, fc.nat(6), (candidates, had, briefs) => {
      const digest = select(candidates, { hadBefore: had, briefs });
      const mayBeNews = (s: (typeof candidates)[number]) => !had.has(s.id) && isNews(s, edition);
      const window = newsWindow(edition);
      for (const s of candidates.filter(mayBeNews)) {
        expect(newsTime(s)).toBeGreaterThanOrEqual(window.from);
        expect(newsTime(s)).toBeLessThan(window.to);
      }
      if (digest === null) return;
      const told = [digest.lead, ...digest.briefs];
      expect(told.every(mayBeNews)).toBe(true);
      expect(new Set(told.map((s) => s.id)).size).toBe(told.length);
      expect(digest.briefs.length).toBeLessThanOrEqual(briefs);
      const times = digest.briefs.map(newsTime);
      expect(times).toEqual(times.toSorted((a, b) => b - a));
      const keys = told.flatMap((s) => (s.storyKey === null ? [] : [s.storyKey]));
      expect(new Set(keys).size).toBe(keys.length);
    }),
  );
});
