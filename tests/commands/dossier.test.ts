import { afterEach, beforeEach, expect, test } from 'vitest';
import type { ShareWish } from '../../commands/sharing.ts';
import { shareRecipe } from '../../src/post-recipe.ts';
import { createPostRenderer } from '../../src/render-post.ts';
import type { Reply } from '../../src/sandbox/places.ts';
import type { ArchivedStory } from '../../src/wire/story.ts';
import { eight, hour, story } from '../digest/stories.ts';
import { type Bot, startBot } from '../discord/bot.ts';
import { draw } from '../discord/draw.ts';

let bot: Bot;
beforeEach(async () => {
  bot = await startBot();
});
afterEach(() => bot.stop());

/** Files a text of a story, as at so many hours before now. */
async function file(id: string, ago: number, more: Partial<ArchivedStory> = {}, follows?: string) {
  const at = eight - ago * hour;
  const [times, headline] = [{ publishedAt: at, firstSeenAt: at, changedAt: at }, `Nieuws over ${id}`];
  const { follows: _, ...made } = { ...story({ id, headline, ...times, ...more }), follows: null };
  const known = await bot.context.archive.get(id);
  const filing = more.status === 'killed' ? 'killed' : known === null ? 'new' : 'changed';
  await bot.context.archive.admit(
    [{ ...made, capturedAt: at }],
    (item) => ({ filing, story: item, follows: follows ?? null }),
    at,
  );
}
const ask = (bericht: string) => bot.sandbox.channel('nieuws').typed('/nieuws dossier', { bericht });
const inEnglish = (story: string) =>
  bot.sandbox.channel('nieuws').typed('/news timeline', { bericht: story }, { as: 'visitor' });
const textOf = (reply: unknown) => draw(reply as Parameters<typeof draw>[0]);

/** The copy that "Deel" under an answer makes, as it is posted. */
async function copyOf(reply: Reply): Promise<string> {
  const wished: ShareWish[] = [];
  const { sharing, archive, now } = bot.context;
  bot.context.sharing = {
    ...sharing,
    async share(wish) {
      wished.push(wish);
      return { to: 'shared' };
    },
  };
  await bot.sandbox.channel('nieuws').press(reply, 'deel:dossier');
  const [wish] = wished;
  if (wish === undefined) throw new Error('nothing was shared');
  const order = { recipe: shareRecipe({ ...wish, to: now() }), marker: 'm', now: now(), posted: null };
  const rendered = await createPostRenderer(archive)(order);
  return textOf(rendered?.post.body);
}

test('a dossier tells nothing of what lies under an embargo or was never let go, nor does its copy', async () => {
  await file('dam', 5);
  await file('geheim', 4, { embargoUntil: eight + hour }, 'dam');
  await file('nooit', 3, { status: 'withheld' }, 'dam');
  await file('dood', 2, { embargoUntil: eight + hour }, 'dam');
  await file('dood', 1, { status: 'killed' }, 'dam');
  await file('daarna', 1, {}, 'geheim');
  const reply = await ask('dam');
  for (const text of [textOf(reply), textOf(await inEnglish('dam')), await copyOf(reply)]) {
    expect(text).toMatch(/1\. (Eerste bericht|First report)\*\* – Nieuws over dam/);
    expect(text).toMatch(/2\. (Vervolg|Follow-up)\*\* – Nieuws over daarna/);
    expect(text).not.toMatch(/ingetrokken|aangehouden|withdrawn|held back|geheim|nooit/);
  }
});

test('a report that nobody could read leaves the first place to what follows it', async () => {
  await file('stil', 3, { status: 'withheld' });
  await file('luid', 2, {}, 'stil');
  const reply = await ask('luid');
  expect(textOf(reply)).toContain('1. Eerste bericht** – Nieuws over luid');
  expect(textOf(reply)).toContain('Meer is er van dit verhaal nog niet.');
  expect(await copyOf(reply)).toContain('1. Eerste bericht** – Nieuws over luid');
});

test('what was held back after it was told is said to be held back, and not withdrawn', async () => {
  await file('dam', 5);
  await file('brug', 4, {}, 'dam');
  await file('brug', 3, { status: 'withheld' }, 'dam');
  await file('sluis', 4, {}, 'dam');
  await file('sluis', 2, { embargoUntil: eight + hour }, 'dam');
  const reply = await ask('dam');
  for (const text of [textOf(reply), await copyOf(reply)]) {
    expect(text.match(/Een bericht, sindsdien aangehouden/g)).toHaveLength(2);
    expect(text).not.toContain('ingetrokken');
  }
  expect(textOf(await inEnglish('dam'))).toContain('A story, held back since');
});

test('the copy calls a follow-up what the answer calls it, and keeps the line of a first report that was withdrawn', async () => {
  await file('kanaal', 5);
  await file('schip', 4, {}, 'kanaal');
  await file('kapitein', 3, {}, 'schip');
  await file('kanaal', 2, { status: 'killed' });
  const reply = await ask('kapitein');
  for (const text of [textOf(reply), await copyOf(reply)]) {
    expect(text).toContain('Dossier: Nieuws over schip');
    expect(text).toContain('1. Vervolg** – Nieuws over schip');
    expect(text).toContain('2. Vervolg** – Nieuws over kapitein');
    expect(text).toContain('Een bericht, sindsdien ingetrokken');
    expect(text).not.toMatch(/Eerste bericht|Nieuws over kanaal/);
  }
});

test('of a story that is no longer kept the copy says just that', async () => {
  await file('dam', 5);
  const { archive, timezone } = bot.context;
  const made = { of: 'dossier', title: '', storyIds: ['weg', 'dam'], first: 'weg', language: 'nl' } as const;
  const stories = made.storyIds.map((storyId) => ({ storyId, revision: 1 }));
  const posted = { at: eight - hour, stories };
  const order = {
    recipe: shareRecipe({ ...made, timezone, to: posted.at }),
    marker: 'm',
    now: eight,
    posted,
  };
  const text = textOf((await createPostRenderer(archive)(order))?.post.body);
  expect(text).toContain('Een bericht dat er niet meer is');
  expect(text).toContain('1. Vervolg** – Nieuws over dam');
});

test('the button that opens a dossier does not give away what nobody may know of', async () => {
  const opened = async () =>
    JSON.stringify(
      (await bot.sandbox.channel('nieuws').typed('/nieuws lees', { bericht: 'dam' })).components,
    );
  await file('dam', 5);
  await file('geheim', 4, { embargoUntil: eight + hour }, 'dam');
  expect(await opened()).not.toContain('dossier:dam');
  await file('brug', 4, {}, 'dam');
  await file('brug', 3, { status: 'killed' }, 'dam');
  expect(await opened()).toContain('dossier:dam');
});
