import { afterEach, beforeEach, expect, test } from 'vitest';
import { mostFollowed } from '../../commands/follow-room.ts';
import { resumeFollow } from '../../commands/resume-follow.ts';
import type { Subscription } from '../../src/delivery/subscription.ts';
import type { As, Reply } from '../../src/sandbox/places.ts';
import { eight } from '../digest/stories.ts';
import { type Bot, startBot } from '../discord/bot.ts';
import { lead } from '../discord/sample-stories.ts';
import { pressByHand } from './press-by-hand.ts';

let bot: Bot;
beforeEach(async () => {
  bot = await startBot();
  await bot.file(lead);
});
afterEach(() => bot.stop());

const channel = () => bot.sandbox.channel('nieuws');
const textOf = (reply: Reply) => JSON.stringify(reply.embeds);
const moderator = { as: 'moderator' };
const held = () => bot.context.subscriptions.all();

/** Opens the story and presses the button under it. */
async function follow(who: As = { as: 'reader' }): Promise<Reply> {
  const story = await channel().typed('/nieuws lees', { bericht: lead.id }, who);
  return channel().press(story, `volg:${lead.id}`, who);
}
const here = async () => channel().press(await follow(moderator), `volgwaar:${lead.id}:hier`, moderator);

/** As many other stories as can be followed. */
async function fill(
  wish: Pick<Subscription, 'guildId' | 'place' | 'channelId' | 'createdBy'>,
): Promise<void> {
  for (let i = 0; i < mostFollowed; i += 1) {
    const thread = { storyId: `ander${i}`, known: {}, later: [], newsAt: eight };
    const usual = {
      topic: '',
      schedule: '0 8 * * *',
      timezone: 'UTC',
      language: 'nl',
      createdAt: eight,
    } as const;
    await bot.context.subscriptions.add({ ...usual, ...wish, mode: 'follow', thread });
  }
}

test('a person, and a channel, can follow so many stories, which are no subscriptions to a topic', async () => {
  const { id: createdBy, directMessages } = bot.sandbox.member('reader');
  await fill({ guildId: null, place: 'person', channelId: directMessages.id, createdBy });
  expect(textOf(await follow())).toContain(`Je volgt al ${mostFollowed} verhalen`);
  const guildId = bot.sandbox.guild.id;
  await fill({ guildId, place: 'channel', channelId: channel().id, createdBy });
  expect(textOf(await here())).toContain(`Dit kanaal volgt al ${mostFollowed} verhalen`);
  expect(await held()).toHaveLength(2 * mostFollowed);
  const topic = await channel().typed('/nieuws abonneer', { onderwerp: 'gas' }, moderator);
  expect(textOf(topic)).toContain('volgt nu **‘gas’**');
});

test('a channel in which the bot cannot post is refused while somebody who can change that is looking', async () => {
  channel().deny('bot', 'EmbedLinks');
  await bot.sandbox.channel('algemeen').typed('/nieuws laatste');
  const refused = textOf(await here());
  expect(refused).toContain('Links insluiten');
  expect(refused).toContain('aan de rol van de bot en druk dan nog eens op “Volg dit verhaal”');
  expect(refused).not.toContain('opdracht');
  expect(await held()).toEqual([]);
});

test('who has the role that the server chose has the choice too, and loses it with the role', async () => {
  const { guild } = bot.sandbox;
  guild.addRole('Redactie');
  guild.giveRole('reader', 'Redactie');
  await channel().typed('/nieuws instellingen', {}, moderator);
  const settings = await channel().typed('/nieuws instellingen', {}, moderator);
  await channel().choose(settings, 'instel:rol', ['Redactie'], moderator);
  const asked = await follow();
  expect(textOf(asked)).toContain('Waar moet het vervolg');
  guild.takeRole('reader', 'Redactie');
  const refused = await channel().press(asked, `volgwaar:${lead.id}:hier`);
  expect(textOf(refused)).toContain('Server beheren');
  expect(await held()).toEqual([]);
  // They still can themselves, by a button.
  await channel().press(refused, `volgwaar:${lead.id}:mij`);
  expect(await held()).toMatchObject([{ place: 'person' }]);
});

test('a thread follows for itself; what follows a story there tells a new subscription its settings, not the story', async () => {
  const thread = channel().startThread('Lang verhaal');
  await channel().typed('/nieuws laatste');
  const story = await thread.typed('/nieuws lees', { bericht: lead.id }, moderator);
  const asked = await thread.press(story, `volg:${lead.id}`, moderator);
  expect(textOf(await thread.press(asked, `volgwaar:${lead.id}:hier`, moderator))).toContain(
    `<#${thread.id}> volgt dit verhaal`,
  );
  const [one] = await held();
  expect(one).toMatchObject({
    place: 'thread',
    channelId: thread.id,
    parentId: channel().id,
    mode: 'follow',
  });
  const alike = await channel().typed('/nieuws abonneer', { zoals: one?.id ?? '' }, moderator);
  expect(textOf(alike)).toContain('volgt nu **al het nieuws**');
  expect((await held())[1]).toMatchObject({ mode: 'digest', thread: null });
});

test('a button that is pressed twice at once ends in nothing that goes on', async () => {
  const story = await channel().typed('/nieuws lees', { bericht: lead.id });
  const pressed = [1, 2].map(() => channel().press(story, `volg:${lead.id}`));
  const [done] = await Promise.all(pressed);
  const [one] = await held();
  if (done === undefined || one === undefined) throw new Error('nothing is followed');
  const end = JSON.stringify(done.components).match(/ontvolg:\w+/)?.[0] ?? '';
  expect(textOf(await channel().press(done, end))).toContain('volgt niet langer');
  expect(await held()).toEqual([]);
});

test('nobody but who follows it ends it, and who ended it may take it up again', async () => {
  const done = await follow();
  const [one] = await held();
  const end = `ontvolg:${one?.id}`;
  const story = await channel().typed('/nieuws lees', { bericht: lead.id }, moderator);
  expect(story.ephemeral).toBe(true);
  const ended = await channel().press(done, end, { as: 'reader' });
  expect(textOf(ended)).toContain('volgt niet langer');
  expect(await held()).toEqual([]);
  const again = await channel().press(ended, `volgwaar:${lead.id}:mij`, { as: 'reader' });
  expect(textOf(again)).toContain('Je volgt dit verhaal');
  expect(await held()).toHaveLength(1);
});

test('a headline that is a sentence is no sentence twice', async () => {
  await bot.file({ ...lead, id: 'haltes', headline: 'Trams staan stil aan alle haltes.', truncated: false });
  const story = await channel().typed('/nieuws lees', { bericht: 'haltes' });
  const done = textOf(await channel().press(story, 'volg:haltes'));
  expect(done).toContain('**Trams staan stil aan alle haltes**. Je krijgt');
});

test('what was withdrawn or is no more cannot be followed', async () => {
  const story = await channel().typed('/nieuws lees', { bericht: lead.id });
  await bot.context.archive.file({ ...lead, status: 'killed' }, 'killed', eight);
  expect(textOf(await channel().press(story, `volg:${lead.id}`))).toContain('ingetrokken');
  bot.context.archive = { ...bot.context.archive, get: async () => null };
  expect(textOf(await channel().press(story, `volg:${lead.id}`))).toContain('is er niet meer');
  expect(await held()).toEqual([]);
});

test('a story that is followed and paused can be resumed from where that is said', async () => {
  await follow();
  await here();
  const now = eight - 1;
  for (const { id } of await held()) await bot.context.care.pause(id, now);
  const [mine, channels] = await held();
  const again = await follow();
  expect(textOf(again)).toContain('Het is nu gepauzeerd.');
  const { action, button } = { action: `volghervat:${mine?.id}`, button: '"label":"Hervatten"' };
  expect(JSON.stringify(again.components)).toContain(button);
  // The channel's is for who manages that, and a person's own for nobody else.
  const theirs = await channel().press(await follow(moderator), `volghervat:${channels?.id}`, moderator);
  expect(textOf(theirs)).toContain('▶️ Hervat: ');
  expect((await held()).map(({ pausedAt }) => pausedAt)).toEqual([now, null]);
  expect((await bot.context.subscriptions.get(channels?.id ?? ''))?.pausedAt).toBeNull();
  const resumed = await channel().press(again, action);
  expect(textOf(resumed)).toMatch(/Hervat: .*het verhaal “/);
  expect(JSON.stringify(resumed.components)).toContain(`ontvolg:${mine?.id}`);
  expect((await held()).map(({ pausedAt }) => pausedAt)).toEqual([null, null]);
});

test('who may not resume what is followed is told who may', async () => {
  await follow();
  await here();
  const [mine, channels] = await held();
  const asker = { ...pressByHand, channelId: channel().id, guildId: bot.sandbox.guild.id, userId: '1' };
  const press = async (id = '', mayManage = true) =>
    textOf((await resumeFollow.run({ ...asker, args: [id], mayManage }, bot.context)) as Reply);
  expect(await press(mine?.id)).toContain('Alleen wie dit zelf volgt, kan het hervatten.');
  expect(await press(channels?.id, false)).toContain('Voor het kanaal kan alleen iemand dit hervatten');
  expect(await press(channels?.id)).toContain('Hiervan was niets meer gepauzeerd.');
  expect(await press('weg')).toContain('Dit was al opgehouden.');
});
