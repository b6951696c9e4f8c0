import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { createSqliteArchive } from '../src/archive/sqlite-archive.ts';
import type { StoryArchive } from '../src/archive/story-archive.ts';
import type { Posted, Recipe, RenderPost } from '../src/delivery/compose.ts';
import { deliveryId } from '../src/delivery/delivery.ts';
import { type Subscription, usualSubscription } from '../src/delivery/subscription.ts';
import { digestRecipe, type StoryRecipe } from '../src/post-recipe.ts';
import { createRecall } from '../src/recall-recipe.ts';
import { createPostRenderer } from '../src/render-post.ts';
import { type Database, openDatabase } from '../src/store/database.ts';
import type { Story } from '../src/wire/story.ts';
import { day, hour, invent, minute, noon } from './contracts/invent-story.ts';

let db: Database;
let archive: StoryArchive;
let render: RenderPost;
beforeEach(async () => {
  db = openDatabase(':memory:');
  archive = createSqliteArchive(db);
  render = createPostRenderer(archive);
  for (const story of [bridge, lock]) await archive.file(story, 'new', noon);
});
afterEach(() => void db.close());

const bridge = invent({ text: 'De brug is open.', publishedAt: noon - hour, precision: 'minute' });
const lock = invent({ text: 'De sluis is dicht.', publishedAt: noon - hour, precision: 'minute' });
const subscription: Subscription = {
  ...usualSubscription,
  id: 'sub00001',
  guildId: 'g1',
  channelId: 'c1',
  schedule: '0 8 * * *',
  timezone: 'Europe/Amsterdam',
  language: 'nl',
  createdBy: 'u1',
  createdAt: 0,
};
const ids = [bridge.id, lock.id];
const left = { count: 0, orMore: false };
const recipe = digestRecipe(subscription, { from: noon - day, to: noon }, { storyIds: ids, left });
const posted: Posted = { at: noon, stories: ids.map((storyId) => ({ storyId, revision: 1 })) };
const change = (story: Story, to: Partial<Story>, at = noon + hour) =>
  archive.file({ ...story, capturedAt: at, ...to }, 'changed', at);
async function textOf(how: { of?: Recipe; posted?: Posted | null; now?: number } = {}): Promise<string> {
  const { of = recipe, now = noon + 2 * hour } = how;
  const order = { recipe: of, marker: 'm', now, posted: how.posted === undefined ? posted : how.posted };
  const rendered = await render(order);
  return rendered === null ? 'nothing' : JSON.stringify(rendered.post.body);
}

describe('a digest', () => {
  test('is the same before it is posted and after it, as long as nothing changed', async () => {
    expect(await textOf()).toBe(await textOf({ posted: null }));
  });

  test('before it is posted tells what it tells now, with the next story as lead, and leaves no trace of the other', async () => {
    await change(lock, { paragraphs: ['De sluis is weer open.'] });
    await archive.file(bridge, 'killed', noon + hour);
    const text = await textOf({ posted: null });
    expect(text).toContain('De sluis is weer open.');
    expect(text).not.toMatch(/brug|Bijgewerkt|Ingetrokken/);
    const now = noon + 2 * hour;
    expect(await render({ recipe, marker: 'm', now, posted: null })).toMatchObject({
      shown: [{ storyId: lock.id, revision: 2 }],
      revisitAt: null,
    });
  });

  test('says "corrected" though another text came after the correction, and when that was', async () => {
    await change(bridge, { paragraphs: ['De brug is half open.'], signal: 'correction' }, noon + minute);
    await change(bridge, { paragraphs: ['De brug is half open, zegt de gemeente.'] });
    expect(await textOf()).toContain(`Gecorrigeerd <t:${(noon + minute) / 1_000}:t>`);
    const since: Posted = { ...posted, stories: [{ storyId: bridge.id, revision: 2 }] };
    expect(await textOf({ posted: since })).toContain(`Bijgewerkt <t:${(noon + hour) / 1_000}:t>`);
  });

  test('says so too where nobody knows in which revision it was posted, by the time', async () => {
    const found = (at: number): Posted => ({ at, stories: [{ storyId: bridge.id, revision: null }] });
    await change(bridge, { paragraphs: ['De brug is half open.'], signal: 'correction' });
    expect(await textOf({ posted: found(noon + minute) })).toContain('Gecorrigeerd');
    expect(await textOf({ posted: found(noon + hour) })).not.toContain('Gecorrigeerd');
  });

  test('strikes what is under an embargo, says until when, and has it back from that moment', async () => {
    const until = noon + 5 * hour;
    await change(bridge, { embargoUntil: until });
    const order = { recipe, marker: 'm', posted };
    expect(await render({ ...order, now: until - 1 })).toMatchObject({ revisitAt: until });
    expect(await textOf({ now: until - 1 })).not.toContain('brug');
    expect(await render({ ...order, now: until })).toMatchObject({ revisitAt: null });
    expect(await textOf({ now: until })).toContain('brug');
  });

  test('strikes a story that is no longer there, and claims nothing of the agency', async () => {
    const stories = [{ storyId: 'gone0000000000000000', revision: 1 }, ...posted.stories];
    const text = await textOf({ posted: { ...posted, stories } });
    expect(text).toContain('Dit bericht is er niet meer');
    expect(text).not.toContain('Ingetrokken');
  });

  describe('whose briefs stand in groups', () => {
    const section = ['Sport', 'Economie', 'Economie'];
    const others = section.map((name, at) =>
      invent({ text: `Zaak ${at + 1} is er.`, publishedAt: noon - hour, precision: 'minute', section: name }),
    );
    const storyIds = [...ids, ...others.map(({ id }) => id)];
    const groups = [
      { by: 'section', key: 'Sport', count: 2 },
      { by: 'section', key: 'Economie', count: 2 },
    ] as const;
    const grouped = digestRecipe(subscription, { from: noon - day, to: noon }, { storyIds, left, groups });
    const its: Posted = { at: noon, stories: storyIds.map((storyId) => ({ storyId, revision: 1 })) };
    const outline = async (of: Recipe, posted: Posted | null = its) =>
      (await textOf({ of, posted })).match(/### [\p{L}]+|\*\*\d\.\*\* (~~|\p{L}+ \d?)/gu)?.join(' ');
    beforeEach(async () => {
      for (const story of others) await archive.file(story, 'new', noon);
    });

    test('keeps them, their numbers and their order whatever becomes of its stories', async () => {
      const first = '### Sport **1.** De  **2.** Zaak 1 ### Economie **3.** Zaak 2 **4.** Zaak 3';
      expect(await outline(grouped, null)).toBe(first);
      const [, second] = others;
      if (second !== undefined) await change(second, { section: 'Sport' });
      expect(await outline(grouped)).toBe(first);
      await archive.file(lock, 'killed', noon + hour);
      expect(await outline(grouped)).toBe(first.replace('De ', '~~'));
      expect(await outline({ ...grouped, onKill: 'delete' })).toBe(
        '### Sport **1.** Zaak 1 ### Economie **2.** Zaak 2 **3.** Zaak 3',
      );
    });

    test('does not even say of what a group was when all of it is withdrawn', async () => {
      for (const story of others.slice(1)) await archive.file(story, 'killed', noon + hour);
      expect(await outline(grouped)).toBe(
        '### Sport **1.** De  **2.** Zaak 1 ### Verder **3.** ~~ **4.** ~~',
      );
    });
  });

  test('has nothing left to say when withdrawn stories are taken out and all are', async () => {
    for (const story of [bridge, lock]) await archive.file(story, 'killed', noon + hour);
    expect(await textOf({ of: { ...recipe, onKill: 'delete' } })).toBe('nothing');
    expect(await textOf()).toContain('Beide berichten die hier stonden');
    expect(await textOf({ posted: null })).toBe('nothing');
  });
});

test('a message of one story tells it, and says when it was taken back', async () => {
  const { topic, language, timezone, layout, onKill } = subscription;
  const voice = { topic, language, timezone, layout, onKill };
  const one: StoryRecipe = { kind: 'story', ...voice, storyIds: [bridge.id], to: noon };
  const its: Posted = { at: noon, stories: [{ storyId: bridge.id, revision: 1 }] };
  expect(await textOf({ of: { ...one }, posted: null })).toContain('De brug is open.');
  await archive.file({ ...bridge, capturedAt: noon + hour }, 'killed', noon + hour);
  expect(await textOf({ of: { ...one }, posted: its })).toContain(
    `Ingetrokken door het persbureau, <t:${(noon + hour) / 1_000}:t>`,
  );
  expect(await textOf({ of: { ...one, onKill: 'delete' }, posted: its })).toBe('nothing');
});

describe('what an earlier Telex planned', () => {
  const body = { content: 'De brug is open. De sluis is dicht.' };
  const finished = { kind: 'finished', body, storyIds: ids };

  test('is sent in its words, or not at all', async () => {
    expect(await textOf({ of: finished, posted: null })).toBe(JSON.stringify(body));
    await archive.file(lock, 'killed', noon + hour);
    expect(await textOf({ of: finished, posted: null })).toBe('nothing');
  });

  test('and posted gets a recipe from its subscription, while there is one', async () => {
    const recall = createRecall({ get: async (id) => (id === subscription.id ? subscription : null) });
    const of = {
      id: deliveryId(subscription.id, noon),
      subscriptionId: subscription.id,
      slot: noon,
      storyIds: ids,
    };
    const recalled = (await recall(of)) ?? {};
    await archive.file(lock, 'killed', noon + hour);
    expect(await textOf({ of: recalled })).toContain('~~bericht~~');
    expect(await recall({ ...of, subscriptionId: 'sub00009' })).toBeNull();
  });
});

test('a kind of message that this Telex does not know is an error, not silence', async () => {
  await expect(textOf({ of: { kind: 'poem' }, posted: null })).rejects.toThrow("of the kind 'poem'");
});

test('in a forum a message has the thread that it opens: its name and its tags, and elsewhere none', async () => {
  const inForum = { ...recipe, forumTags: ['t1'] };
  const render = createPostRenderer(archive);
  const order = { marker: 'm', now: noon, posted: null };
  const rendered = await render({ ...order, recipe: inForum });
  expect(rendered?.post.thread).toMatchObject({
    name: expect.stringMatching(/ · .* 20\d\d · /),
    tags: ['t1'],
  });
  expect((await render({ ...order, recipe }))?.post.thread).toBeUndefined();
  const forum = { ...subscription, place: 'forum', tags: ['t2'] } as const;
  expect(digestRecipe(forum, { from: noon - day, to: noon }, { storyIds: ids, left })).toMatchObject({
    forumTags: ['t2'],
  });
});
