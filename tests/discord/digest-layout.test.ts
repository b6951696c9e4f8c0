import { parse } from 'discord-markdown-parser';
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import type { Digest } from '../../src/digest/digest.ts';
import { layOutDigest } from '../../src/discord/digest-layout.ts';
import { day, eight, hour, story } from '../digest/stories.ts';
import { anyStory, groupsOf } from './any-story.ts';
import { type Drawable, draw } from './draw.ts';
import { problemsOfMessage } from './message-problems.ts';
import { outsideText } from './outside-text.ts';
import { briefs, lead } from './sample-stories.ts';

const voice = {
  language: 'nl',
  timezone: 'Europe/Amsterdam',
  topic: { kind: 'field', field: 'section', value: 'Buitenland' },
  readOn: 'sectie:Buitenland',
  marker: 'm4rk3r',
  layout: 'embeds',
} as const;
const left = { count: 0, orMore: false };
const digest: Digest = { topic: 'sectie:Buitenland', from: eight - day, to: eight, lead, briefs, left };

const bodyOf = (of: Digest, how: Partial<Parameters<typeof layOutDigest>[1]> = {}) =>
  layOutDigest(of, { ...voice, ...how }).post.body as Drawable;

describe('a digest', () => {
  test('reads well in Dutch', async () => {
    await expect(draw(bodyOf(digest))).toMatchFileSnapshot('pictures/digest.nl.md');
  });

  test('reads well in English', async () => {
    const topic = { kind: 'all' } as const;
    await expect(draw(bodyOf({ ...digest, topic: '' }, { language: 'en', topic }))).toMatchFileSnapshot(
      'pictures/digest.en.md',
    );
  });

  test('tells which stories are in it, lead first, and carries its marker where it can be found again', () => {
    const { post, storyIds } = layOutDigest(digest, voice);
    expect(storyIds).toEqual([lead, ...briefs].map((one) => one.id));
    expect(JSON.stringify(post.body.components)).toContain('"lees:m4rk3r"');
    expect(post.body.allowed_mentions).toEqual({ parse: [] });
  });

  test('takes the first sentence for a headline where there is none, and does not say it twice', () => {
    const untitled = {
      ...lead,
      headline: null,
      paragraphs: ['Het dorp is droog. De dijk hield het.', 'Slot.'],
    };
    const [embed] = bodyOf({ ...digest, lead: untitled }).embeds ?? [];
    expect(embed?.title).toBe('Het dorp is droog.');
    expect(embed?.description).toMatch(/\n\nDe dijk hield het\.\n\nSlot\.$/);
  });

  test('shows a picture that may be shown with what its copy says of it, and says so where that is nothing', () => {
    const said = { url: 'https://img.example.com/1.jpg', rights: null, from: null, until: null };
    const picture = { ...said, use: 'allowed', alt: null, caption: null, credit: null } as const;
    const leadWith = (change: object) =>
      bodyOf({ ...digest, lead: { ...lead, picture: { ...picture, ...change } } });
    const shown = (change: object) => {
      const [embed] = leadWith(change).embeds ?? [];
      return [embed?.description?.split('\n').at(-1), (embed as { image?: object }).image];
    };
    const { url } = said;
    const told = { alt: 'Een dijk.', caption: 'De dijk [nu](x).', credit: 'ANP' };
    expect(shown(told)).toEqual(['-# Foto: De dijk \\[nu\\](x). · ANP', { url, description: 'Een dijk.' }]);
    const nothing = `Foto bij “${lead.headline}”; het persbureau geeft er geen beschrijving bij.`;
    expect(shown({})).toEqual([`-# ${nothing}`, { url, description: nothing }]);
    expect(shown({ credit: 'ANP' })).toEqual(['-# Foto: ANP', { url, description: nothing }]);
    for (const use of ['unstated', 'refused']) expect(shown({ use })[1]).toBeUndefined();
  });

  test('says how many paragraphs of the lead are left', () => {
    expect(draw(bodyOf(digest))).toContain('-# Nog 1 alinea: kies het bericht hieronder.');
  });

  test('stands without briefs, dateline, headline or text', () => {
    const bare = story({ id: 'bare', role: 'lead', paragraphs: [], publishedAt: null });
    const body = bodyOf({ ...digest, lead: bare, briefs: [] });
    expect(problemsOfMessage(body)).toEqual([]);
    expect(body.embeds).toHaveLength(1);
    expect(body.embeds?.[0]?.title).toBe('Bericht zonder kop');
  });

  test.each([
    ['2025-05-19T08:00:00+02:00', day, 'ochtendeditie'],
    ['2025-05-19T13:00:00+02:00', day, 'middageditie'],
    ['2025-05-19T18:30:00+02:00', 10 * hour, 'avondeditie'],
    ['2025-05-19T00:30:00+02:00', day, 'nachteditie'],
    ['2025-05-19T14:00:00+02:00', hour, 'editie van 14:00'],
    ['2025-05-19T09:00:00+02:00', 7 * day, 'weekeditie'],
  ])('of %s is named for its time', (at, long, name) => {
    const to = Date.parse(at);
    expect(bodyOf({ ...digest, from: to - long, to }).content).toContain(`Maandag 19 mei 2025 · ${name} · `);
  });

  test('leaves what does not fit to the next one, in order', () => {
    const long = Array.from({ length: 20 }, (_, i) =>
      story({
        id: `b${i}`,
        from: 'PLAATS (ANP/RTR)',
        // Narrow letters that are escaped: the longest that two lines can be.
        headline: `${'|'.repeat(100)} einde`,
      }),
    );
    const heavy = { ...lead, paragraphs: ['_lang_ '.repeat(300), 'meer '.repeat(100)] };
    const { post, storyIds } = layOutDigest({ ...digest, lead: heavy, briefs: long }, voice);
    expect(problemsOfMessage(post.body)).toEqual([]);
    expect(storyIds.length).toBeGreaterThan(10);
    expect(storyIds.length).toBeLessThan(21);
    expect(storyIds).toEqual([heavy, ...long].slice(0, storyIds.length).map((one) => one.id));
    const shown = draw(post.body as Drawable);
    expect(shown).toContain(`**${storyIds.length - 1}. PLAATS`);
    expect(shown).not.toContain(`**${storyIds.length}. PLAATS`);
    const untold = 21 - storyIds.length;
    expect(shown).toContain(
      `-# Nog ${untold} berichten pasten er niet bij; ze kunnen in een volgende editie`,
    );
  });

  describe('that leaves something out says how much and where it stands', () => {
    const lines = (more: Partial<Digest>, how: Partial<typeof voice> | object = {}) =>
      draw(bodyOf({ ...digest, ...more }, how))
        .split('\n')
        .flatMap((line) => /-# .*`\/(?:nieuws|news) .*$/.exec(line) ?? []);

    test('in Dutch, with the question that finds it', () => {
      expect(lines({ left: { count: 27, orMore: false } })).toEqual([
        '-# Nog 27 berichten pasten er niet bij; ze kunnen in een volgende editie komen. Nu lezen: `/nieuws zoek woorden:sectie:Buitenland`',
      ]);
      expect(lines({ left: { count: 1, orMore: false } }, { readOn: '' })).toEqual([
        '-# Nog 1 bericht paste er niet bij; het kan in een volgende editie komen. Nu lezen: `/nieuws laatste`',
      ]);
    });

    test('in English, also when there may be more than were counted', () => {
      expect(lines({ left: { count: 1_200, orMore: true } }, { language: 'en', readOn: '' })).toEqual([
        '-# More than 1200 other stories did not fit and may come in a later edition. Read on now: `/news latest`',
      ]);
    });

    test('below the lead when that stands alone', () => {
      const [embed] = bodyOf({ ...digest, briefs: [], left: { count: 3, orMore: false } }).embeds ?? [];
      expect(embed?.description).toContain('\n\n-# Nog 3 berichten');
    });

    test.each(['x'.repeat(200), 'a`b'])('without a question that is no use in a line: %s', (readOn) => {
      expect(lines({ left: { count: 3, orMore: false } }, { readOn })[0]).toMatch(
        /`\/nieuws zoek woorden:…`$/,
      );
    });

    test('and not otherwise', () => {
      expect(lines({})).toEqual([]);
    });
  });
});

test('a digest that fills the 6,000 characters leaves room for its footer', () => {
  const agencies = Array.from({ length: 40 }, (_, i) => `P${i}`);
  const dateline = { raw: '', cities: ['__'.repeat(39)], agencies, places: [] };
  const heavy = {
    ...lead,
    headline: 'kop '.repeat(64),
    paragraphs: ['alinea '.repeat(171), 'slot'],
    dateline,
  };
  const lengths = Array.from({ length: 60 }, (_, more) => {
    const long = Array.from({ length: 24 }, (_, i) =>
      story({
        id: `b${i}`,
        from: 'MIDDELBURG (ANP)',
        headline: `${'|'.repeat(36 + more)} ${i}`,
      }),
    );
    const { embeds = [] } = bodyOf({ ...digest, lead: heavy, briefs: long });
    return embeds
      .flatMap((embed) => [embed.title, embed.description, embed.footer?.text])
      .reduce((sum, text) => sum + (text?.length ?? 0), 0);
  });
  expect(Math.max(...lengths)).toBeGreaterThan(5_850);
  expect(Math.max(...lengths)).toBeLessThanOrEqual(6_000);
});

test('a digest of any text is one that Discord takes, and in which nothing from outside is more than text', () => {
  // What the layout itself uses.
  const ours = new Set([
    'text',
    'br',
    'newline',
    'subtext',
    'strong',
    'timestamp',
    'twemoji',
    'heading',
    'emoticon',
  ]);
  const kindsOf = (nodes: readonly { type: string; content?: unknown }[]): string[] =>
    nodes.flatMap(({ type, content }) => [type, ...(Array.isArray(content) ? kindsOf(content) : [])]);
  fc.assert(
    fc.property(anyStory, fc.array(anyStory, { maxLength: 20 }), outsideText, (first, others, topic) => {
      const groups = groupsOf(others.length, topic);
      const made = { ...digest, lead: first, briefs: others, ...(groups && { groups }) };
      const { post, storyIds } = layOutDigest(made, { ...voice, topic: { kind: 'phrase', text: topic } });
      expect(problemsOfMessage(post.body)).toEqual([]);
      expect(storyIds.length).toBeGreaterThan(0);
      const { content = '', embeds = [] } = post.body as Drawable;
      const markdown = [content, ...embeds.flatMap((embed) => [embed.title ?? '', embed.description ?? ''])];
      for (const text of markdown) {
        expect(kindsOf(parse(text, 'extended')).filter((kind) => !ours.has(kind))).toEqual([]);
      }
      const count = (kind: string) =>
        markdown.flatMap((text) => kindsOf(parse(text, 'extended'))).filter((one) => one === kind).length;
      expect(count('heading')).toBe(1 + (groups === undefined ? 0 : Math.ceil((storyIds.length - 1) / 7)));
      expect(count('timestamp')).toBeLessThanOrEqual(storyIds.length);
    }),
    { numRuns: 100 },
  );
});
