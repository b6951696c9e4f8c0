import { afterEach, beforeEach, expect, test } from 'vitest';
import type { Reply } from '../../src/sandbox/places.ts';
import { eight, story } from '../digest/stories.ts';
import { type Bot, startBot } from '../discord/bot.ts';
import { draw } from '../discord/draw.ts';
import { asModerator } from './as-moderator.ts';

let bot: Bot;
beforeEach(async () => {
  bot = await startBot();
});
afterEach(() => bot.stop());
const { moderator, channel, held, made } = asModerator(() => bot);
const textOf = (reply: Reply) => draw(reply as Parameters<typeof draw>[0]).replaceAll('┃ ', '');
const ask = (who: { as: string }) => channel().typed('/nieuws privacy', {}, who);
const direct = () => bot.sandbox.guild.member('moderator').directMessages;
const id = () => bot.sandbox.member('moderator').id;

/** Something in every place where something of a person can be. */
async function leaveTraces(): Promise<string> {
  await bot.file(story({ id: 'ijs', section: 'Sport' }));
  const ofServer = await made({ onderwerp: 'gas' });
  await direct().typed('/nieuws abonneer', { onderwerp: 'sectie:Sport' });
  await direct().choose(await direct().typed('/nieuws instellingen'), 'instel:taal', ['nl']);
  const { drafts } = bot.context.pasting;
  const paste = { guildId: '1', bytes: Buffer.from('x'), capturedAt: eight, section: null, isTyped: true };
  await drafts.keep({ ...paste, userId: id() });
  await drafts.keep({ ...paste, userId: 'somebody' });
  await channel().typed('/nieuws abonneer', {}, moderator);
  await channel('sport').typed('/nieuws abonneer', {}, { as: 'hoofdredacteur' });
  return ofServer;
}

test('says what is kept, to everybody, in a server and in direct messages', async () => {
  const shown = await ask({ as: 'reader' });
  expect(shown.ephemeral).toBe(true);
  expect(textOf(shown)).toContain('Van wie leest of zoekt: niets.');
  expect(textOf(shown)).toContain('Van een server waar ik 30 dagen weg ben, wis ik alles.');
  const none = await channel().press(shown, 'privacy:toon', { as: 'reader' });
  expect(textOf(none)).toContain('Van jou bewaar ik niets.');
  expect(textOf(await direct().typed('/nieuws privacy'))).toContain('**Wat ik bewaar**');
});

test('shows all that is kept of the one who asks, and nothing of another', async () => {
  await leaveTraces();
  const mine = await channel().press(await ask(moderator), 'privacy:toon', moderator);
  const text = textOf(mine);
  expect(text).toContain('- Eén eigen abonnement: **sectie Sport**');
  expect(text).toContain(`- Je id bij een abonnement van een server: <#${channel().id}>`);
  expect(text).toContain('- Je taal of tijdzone');
  expect(text).toContain('- 2 dingen waar je mee bezig bent en die');
  const other = { as: 'hoofdredacteur' };
  const theirs = textOf(await channel().press(await ask(other), 'privacy:toon', other));
  expect(theirs).toContain('- Iets waar je mee bezig bent en dat');
  expect(theirs).not.toContain('abonnement');
});

test('tells of what was ended, which is on record for a while, and deletes it', async () => {
  await direct().typed('/nieuws abonneer', { onderwerp: 'gas' });
  const [personal] = await bot.context.subscriptions.all();
  if (personal === undefined) throw new Error('nothing was made');
  await direct().typed('/nieuws opzeggen', { abonnement: personal.id });
  expect(await bot.context.subscriptions.all()).toEqual([]);

  const mine = await channel().press(await ask(moderator), 'privacy:toon', moderator);
  expect(textOf(mine)).toContain('- Wat ik je stuurde voor een abonnement dat is opgezegd, met je id');
  const sure = await channel().press(mine, 'privacy:wis', moderator);
  await channel().press(sure, 'privacy:zeker', moderator);
  const after = await channel().press(await ask(moderator), 'privacy:toon', moderator);
  expect(textOf(after)).toContain('Van jou bewaar ik niets.');
  expect(JSON.stringify(after.components)).toContain('privacy:wis');
});

test('names the first ten of many', async () => {
  for (let hour = 0; hour < 12; hour += 1) {
    await direct().typed('/nieuws abonneer', { onderwerp: `gas ${hour}`, schema: `${hour}:15` });
  }
  const mine = await channel().press(await ask(moderator), 'privacy:toon', moderator);
  expect(textOf(mine)).toMatch(/- 12 eigen abonnementen: \*\*.*, en nog 2\. Wat ik daarvoor stuurde/m);
});

test('deletes it after a confirmation: one’s own goes, a server’s subscription stays without the name', async () => {
  const ofServer = await leaveTraces();
  const [personal] = (await bot.context.subscriptions.all()).filter(({ guildId }) => guildId === null);
  if (personal === undefined) throw new Error('nothing was made');
  const edition = { from: eight - 1, slot: eight, carryFrom: eight - 1 };
  const of = { subscriptionId: personal.id, channelId: personal.channelId, place: 'person' } as const;
  const plan = { ...of, edition, supersedes: [], recipe: { kind: 'digest' }, storyIds: ['ijs'] } as const;
  await bot.ledger.plan([{ ...plan, outcome: 'planned' }], eight);

  const sure = await channel().press(await ask(moderator), 'privacy:wis', moderator);
  expect(textOf(sure)).toContain('Wissen kan ik niet terugdraaien.');
  const kept = await channel().press(sure, 'privacy:niet', moderator);
  expect(textOf(kept)).toBe('Er is niets gewist.\n');
  expect(await bot.context.subscriptions.all()).toHaveLength(2);

  const again = await channel().press(await ask(moderator), 'privacy:wis', moderator);
  const done = await channel().press(again, 'privacy:zeker', moderator);
  expect(textOf(done)).toContain('Gewist: ik bewaar niets meer van jou.');
  expect(done.components).toEqual([]);
  expect(await held()).toEqual([expect.objectContaining({ id: ofServer, createdBy: null, topic: 'gas' })]);
  expect(await bot.context.subscriptions.all()).toHaveLength(1);
  expect(await bot.ledger.deliveriesOf(personal.id, 5)).toEqual([]);
  expect(await bot.ledger.hadBefore(personal.channelId, ['ijs'], [])).toEqual(new Set());
  const nothing = await channel().press(await ask(moderator), 'privacy:toon', moderator);
  expect(textOf(nothing)).toContain('Van jou bewaar ik niets.');
  // Others keep theirs.
  expect(await bot.context.pasting.drafts.countOf('somebody', eight)).toBe(1);
  expect(await bot.context.guides.countOf(bot.sandbox.member('hoofdredacteur').id, eight)).toBe(1);
  // The server's goes on, and is managed as before.
  const list = textOf(await channel().typed('/nieuws abonnementen', {}, moderator));
  expect(list).toContain(`abonnement \`${ofServer}\``);
});

test('a trend that somebody shared counts as theirs, and loses the name when that is deleted, but not its picture', async () => {
  const who = { as: 'reader' };
  const reader = bot.sandbox.member('reader').id;
  await bot.file(story({ id: 'ijs', headline: 'Het ijs is dik genoeg' }));
  const trend = await channel().typed('/nieuws trend', { onderwerp: 'ijs', periode: 'week' }, who);
  const told = bot.sandbox.waitFor('what became of it', (event) => event.kind === 'message-edited');
  await channel().press(trend, 'deel:trend:week::ijs', who);
  await told;
  const [posted] = channel().messages;
  expect(posted?.content).toBe(`-# Gedeeld door <@${reader}>`);
  const mine = await channel().press(await ask(who), 'privacy:toon', who);
  expect(textOf(mine)).toContain('Je id bij een antwoord dat je in een kanaal deelde');

  const erase = async () =>
    textOf(
      await channel().press(await channel().press(await ask(who), 'privacy:wis', who), 'privacy:zeker', who),
    );
  const route = 'PATCH /channels/{channel_id}/messages/{message_id}';
  bot.sandbox.fail(route, { status: 403, body: { code: 50001, message: 'Missing Access' } });
  const refused = await erase();
  expect(refused).toContain('Gewist, op één gedeelde trend na');
  expect(refused).toContain('Discord laat me je naam daar nu niet weghalen, en zo lang houd ik je id erbij.');
  expect(channel().messages[0]?.content).toContain(reader);
  expect(await bot.context.kept.of(reader, eight)).toMatchObject({ shared: 1 });

  expect(await erase()).toContain('Gewist: ik bewaar niets meer van jou.');
  const [copy] = channel().messages;
  expect(copy?.content).toBe('-# Gedeeld uit een antwoord');
  expect([copy?.embeds, copy?.attachments]).toEqual([posted?.embeds, posted?.attachments]);
  expect(copy?.attachments).toHaveLength(1);
  expect(await bot.context.kept.of(reader, eight)).toMatchObject({ shared: 0 });
  expect(textOf(await channel().press(trend, 'deel:trend:week::ijs', who))).toContain('al gedeeld');
});
