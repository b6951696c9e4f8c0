import { ComponentType, type RESTPostAPIChannelMessageJSONBody } from 'discord-api-types/v10';
import { describe, expect, test } from 'vitest';
import { type DigestPage, layOutPage } from '../../src/discord/digest-layout.ts';
import type { PostEntry } from '../../src/discord/post-entry.ts';
import { layOutStoryPost } from '../../src/discord/story-post.ts';
import type { ArchivedStory } from '../../src/wire/story.ts';
import { day, eight, hour, minute, story } from '../digest/stories.ts';
import { type Drawable, draw } from './draw.ts';
import { problemsOfMessage } from './message-problems.ts';
import { briefs, lead } from './sample-stories.ts';

const voice = {
  language: 'nl',
  timezone: 'Europe/Amsterdam',
  topic: { kind: 'all' },
  readOn: '',
  marker: 'm4rk3r',
  layout: 'embeds',
} as const;
const told = (one: ArchivedStory): PostEntry => ({ kind: 'told', story: one, change: null });
const killed: PostEntry = { kind: 'withdrawn', why: 'killed', at: eight + hour };
const [first = lead, second = lead] = briefs;
const page = (entries: readonly PostEntry[], how: Partial<DigestPage> = {}): DigestPage => ({
  from: eight - day,
  to: eight,
  entries,
  left: { count: 0, orMore: false },
  takenOut: 0,
  ...how,
});
const bodyOf = (of: DigestPage, how: { language?: 'nl' | 'en' } = {}) =>
  layOutPage(of, { ...voice, ...how }).post.body as Drawable;
const time = (at: number, style: 't' | 'f') => `<t:${at / 1_000}:${style}>`;

describe('a digest of which stories changed', () => {
  test('reads well in Dutch and in English', async () => {
    const newer = { ...first, revision: 3, paragraphs: ['De lening bedraagt 1,3 miljard dollar.'] };
    const entries: PostEntry[] = [
      { kind: 'told', story: lead, change: { kind: 'updated', at: eight + hour, before: null } },
      { kind: 'told', story: newer, change: { kind: 'corrected', at: eight + day, before: first } },
      killed,
      { kind: 'withdrawn', why: 'withheld', at: eight + 2 * day },
      { kind: 'withdrawn', why: 'embargoed', at: eight + hour },
    ];
    await expect(draw(bodyOf(page(entries)))).toMatchFileSnapshot('pictures/amended.nl.md');
    await expect(draw(bodyOf(page(entries), { language: 'en' }))).toMatchFileSnapshot(
      'pictures/amended.en.md',
    );
  });

  test('says in small print that a story is corrected, also where that does not show, with the date on another day', () => {
    const corrected = (at: number): PostEntry => ({
      kind: 'told',
      story: first,
      change: { kind: 'corrected', at, before: first },
    });
    const textOf = (at: number) => JSON.stringify(bodyOf(page([told(lead), corrected(at)])).embeds);
    expect(textOf(eight + hour)).toContain(`Gecorrigeerd ${time(eight + hour, 't')}`);
    expect(textOf(eight + 3 * day)).toContain(`Gecorrigeerd ${time(eight + 3 * day, 'f')}`);
  });

  test('is the same, to the letter, when a newer text that is no correction looks the same in it', () => {
    const longer = {
      ...first,
      revision: 2,
      paragraphs: [...first.paragraphs, 'Er komt nog een alinea bij.'],
    };
    const updated: PostEntry = {
      kind: 'told',
      story: longer,
      change: { kind: 'updated', at: eight + hour, before: first },
    };
    expect(bodyOf(page([told(lead), updated]))).toEqual(bodyOf(page([told(lead), told(first)])));
  });

  test('keeps the numbers of the others when one is struck, and has no word nor option of it', () => {
    const body = JSON.stringify(bodyOf(page([told(lead), killed, told(second)])));
    expect(body).toContain(
      `**1.** ~~bericht~~\\n-# Ingetrokken door het persbureau, ${time(eight + hour, 't')}`,
    );
    expect(body).toContain('**2. DEN HAAG**');
    expect(body).toContain('"label":"2. ');
    expect(body).toContain('· 2 berichten');
    expect(body).not.toContain(first.id);
    expect(body).not.toContain('lening');
  });

  test('has no button that opens or follows another story in the place of a lead that was struck', () => {
    const buttonsOf = (entries: readonly PostEntry[]) => {
      const { components = [] } = bodyOf(page(entries)) as RESTPostAPIChannelMessageJSONBody;
      return components.flatMap((row) =>
        'components' in row ? row.components.filter(({ type }) => type === ComponentType.Button) : [],
      );
    };
    const struck = buttonsOf([killed, told(first), told(second)]);
    expect(struck).toMatchObject([
      { label: 'Lees meer', disabled: true },
      { label: 'Volg dit verhaal', disabled: true },
      { label: 'Kaart' },
      { label: 'Instellingen' },
    ]);
    expect(JSON.stringify(struck)).not.toContain(first.id);
    expect(JSON.stringify(buttonsOf([told(lead), killed, told(second)]))).not.toContain('disabled');
  });

  test('says in its head that the lead was struck, and goes on', () => {
    const body = bodyOf(page([killed, told(first)]));
    expect(body.embeds?.[0]).toMatchObject({ title: '~~Hoofdbericht~~' });
    expect(body.embeds?.[0]?.description).toContain('Ingetrokken door het persbureau');
    expect(JSON.stringify(body)).not.toContain('Wittemeer');
  });

  test('says at its foot how many were taken out, beside what did not fit', () => {
    const body = bodyOf(page([told(lead), told(first)], { takenOut: 2, left: { count: 3, orMore: false } }));
    const foot = body.embeds?.at(-1)?.description?.split('\n').slice(-2);
    expect(foot?.[0]).toContain('Nog 3 berichten pasten er niet bij');
    expect(foot?.[1]).toBe(
      '-# 2 berichten zijn weggehaald: het persbureau heeft ze ingetrokken of aangehouden.',
    );
  });

  test('of which nothing is left is one line, and can still be found in the channel', () => {
    const later: PostEntry = { kind: 'withdrawn', why: 'withheld', at: eight + 2 * hour };
    const { post, storyIds } = layOutPage(page([killed, later]), voice);
    const { content, embeds, components } = post.body as Drawable;
    expect(content).toBe(
      `-# Beide berichten die hier stonden, zijn door het persbureau ingetrokken of aangehouden, ${time(eight + 2 * hour, 't')}`,
    );
    expect(embeds).toEqual([]);
    expect(JSON.stringify(components)).toContain('"custom_id":"lees:m4rk3r"');
    expect(storyIds).toEqual([]);
    expect(bodyOf(page([killed])).content).toContain('Ingetrokken door het persbureau');
  });

  test('is within every limit however much of it changed', () => {
    const long = 'Het water staat hoog in de rivier en dat blijft zo. '.repeat(60);
    const heavy = (n: number): PostEntry => ({
      kind: 'told',
      story: story({ id: `s${n}`, from: 'DEN HAAG (ANP/AFP)', headline: long, paragraphs: [long, long] }),
      change: { kind: 'corrected', at: eight + n * minute, before: null },
    });
    const entries = [...Array(21).keys()].map((n) => (n % 5 === 4 ? killed : heavy(n)));
    for (const takenOut of [0, 7]) {
      const left = { count: 12_345, orMore: true };
      expect(problemsOfMessage(bodyOf(page(entries, { takenOut, left })))).toEqual([]);
      expect(problemsOfMessage(bodyOf(page([killed, ...entries], { takenOut, left })))).toEqual([]);
    }
    expect(problemsOfMessage(bodyOf(page([killed])))).toEqual([]);
  });
});

describe('a message of one story', () => {
  const storyVoice = {
    language: 'nl',
    timezone: 'Europe/Amsterdam',
    marker: 'm4rk3r',
    postedAt: eight,
  } as const;
  const bodyOfStory = (entry: PostEntry) => layOutStoryPost(entry, storyVoice).body as Drawable;

  test('reads well, and its button opens the story', async () => {
    await expect(draw(bodyOfStory(told(lead)))).toMatchFileSnapshot('pictures/story-post.nl.md');
    expect(JSON.stringify(bodyOfStory(told(lead)).components)).toContain(`"lees:m4rk3r:${lead.id}"`);
    expect(problemsOfMessage(bodyOfStory(told(lead)))).toEqual([]);
  });

  test('says above it what it follows up, in both languages and whatever that is called, with a button that ends it', () => {
    const named = { kind: 'named', subscriptionId: 'abcd1234', story: briefs[0] ?? lead } as const;
    for (const [language, head] of [
      ['nl', 'Vervolg op “'],
      ['en', 'Follow-up to “'],
    ] as const) {
      const { body } = layOutStoryPost(told(lead), { ...storyVoice, language }, named);
      expect((body as Drawable).content).toContain(head);
      expect(JSON.stringify(body)).toContain('"ontvolg:abcd1234"');
      expect(JSON.stringify(body)).not.toContain('"volg:');
      expect(problemsOfMessage(body as Drawable)).toEqual([]);
    }
    const hostile = { ...lead, headline: '@everyone **[x](https://e.invalid)** '.repeat(60) };
    const { body } = layOutStoryPost(told(lead), storyVoice, { ...named, story: hostile });
    expect(problemsOfMessage(body as Drawable)).toEqual([]);
    expect((body as Drawable).content).toContain('\\@everyone \\*\\*\\[x\\](');
  });

  test('says that it is corrected, and is one line when it is withdrawn', () => {
    const corrected = { kind: 'corrected', at: eight + hour, before: null } as const;
    const text = JSON.stringify(bodyOfStory({ kind: 'told', story: lead, change: corrected }));
    expect(text).toContain(`Gecorrigeerd ${time(eight + hour, 't')}`);
    const body = bodyOfStory(killed);
    expect(body).toMatchObject({ content: expect.stringContaining('Ingetrokken'), embeds: [] });
    expect(problemsOfMessage(body)).toEqual([]);
  });
});
