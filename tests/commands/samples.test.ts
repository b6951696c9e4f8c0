import { afterEach, beforeEach, expect, test } from 'vitest';
import { eight, hour, minute, story } from '../digest/stories.ts';
import { type Bot, startBot } from '../discord/bot.ts';
import { draw } from '../discord/draw.ts';
import { asModerator } from './as-moderator.ts';

let bot: Bot;
beforeEach(async () => {
  bot = await startBot();
  await bot.file(
    story({
      id: 'ijs',
      section: 'Sport',
      headline: 'Schaatsers mogen weer op natuurijs',
      from: 'HEERENVEEN (ANP)',
    }),
    story({
      id: 'gas',
      headline: 'Gasprijs daalt',
      publishedAt: eight - 10 * minute,
      from: 'ROTTERDAM (ANP)',
    }),
  );
});
afterEach(() => bot.stop());
const { moderator, channel, held, typed, offers, made } = asModerator(() => bot);

test('shows the edition of the channel’s subscription as it would be now, to whoever asks alone, and keeps nothing', async () => {
  const id = await made({ onderwerp: 'sectie:Sport', taal: 'en' });
  await made({ onderwerp: 'gas', kanaal: 'sport' });
  const reply = await channel().typed('/nieuws proef', {}, moderator);
  expect(reply.ephemeral).toBe(true);
  const text = draw(reply as Parameters<typeof draw>[0]);
  expect(text).toContain(`-# Proef voor <#${channel().id}> · sectie Sport. Alleen jij ziet dit.`);
  // The digest is in the subscription’s language, what is said of it in the moderator’s.
  expect(text).toContain('## Sport\n-# Tuesday, 20 May 2025 · morning edition · 1 story');
  expect(text).toContain('Schaatsers mogen weer op natuurijs');
  expect(text).not.toContain('Gasprijs');
  expect(channel().messages).toEqual([]);
  expect(await bot.ledger.deliveriesOf(id, 5)).toEqual([]);
});

test('is named and dated as the edition that comes next, whenever it is tried', async () => {
  const id = await made({ onderwerp: 'sectie:Sport', schema: 'elke dag 18:00' });
  expect(await typed('/nieuws proef', { abonnement: id })).toContain('Maandag 19 mei 2025 · avondeditie');
});

test('leaves out what the channel had, and says so where nothing new is left', async () => {
  const id = await made({ onderwerp: 'alles' });
  const place = { subscriptionId: id, channelId: channel().id };
  const edition = { from: eight - 24 * hour, slot: eight - 30 * minute, carryFrom: eight - 24 * hour };
  const recipe = { kind: 'digest' };
  const plan = { ...place, edition, supersedes: [], outcome: 'planned', recipe, storyIds: ['ijs'] } as const;
  const [planned] = await bot.ledger.plan([plan], eight - 30 * minute);
  const delivery = planned?.ok ? (planned.deliveryId ?? '') : '';
  const post = { body: { content: 'x' } };
  const shown = [{ storyId: 'ijs', revision: 1 }];
  await bot.ledger.claim(delivery, eight - 29 * minute, eight, { post, shown, revisitAt: null });
  await bot.ledger.settle(delivery, { to: 'sent', messageId: '1' }, eight - 29 * minute);

  const next = await typed('/nieuws proef', { abonnement: id });
  expect(next).toContain(`met het nieuws sinds <t:${(eight - 30 * minute) / 1000}:f>`);
  expect(next).toContain('Gasprijs daalt');
  expect(next).not.toContain('Schaatsers');
  bot.context.now = () => eight - 20 * minute;
  const had = await typed('/nieuws proef', { abonnement: id });
  expect(had).toContain('Sinds de laatste editie is er niets nieuws; dit zijn de laatste 24 uur.');
  expect(had).toContain('Schaatsers');
});

test('shows another topic with the settings of a subscription, or the usual ones', async () => {
  expect(await typed('/nieuws proef', { onderwerp: 'gas' })).toContain('## Gas');
  const id = await made({ onderwerp: 'sectie:Sport', taal: 'en', kanaal: 'sport' });
  const text = await typed('/nieuws proef', { abonnement: id, onderwerp: 'gas' });
  expect(text).toContain(`Proef voor <#${channel('sport').id}> · ‘gas’`);
  expect(text).toContain('Source: ANP');
  expect(await typed('/nieuws proef')).toContain(`Proef voor <#${channel().id}> · al het nieuws`);
});

test('shows a story where each comes as it is there, and the title where it goes to a forum', async () => {
  const direct = await made({ onderwerp: 'sectie:Sport', soort: 'direct' });
  const text = await typed('/nieuws proef', { abonnement: direct });
  expect(text).toContain('-# Zo komt elk bericht, zodra het er is.');
  expect(text).toContain('Schaatsers mogen weer op natuurijs');
  bot.sandbox.guild.addChannel('forum', 'forum');
  const forum = await made({ onderwerp: 'gas', kanaal: 'forum' });
  expect(await typed('/nieuws proef', { abonnement: forum })).toContain(
    '-# Titel: Gas · 20 mei 2025 · ochtendeditie',
  );
});

test('shows cards where the digest comes in cards, and lets nothing but stories be opened from it', async () => {
  const id = await made({ onderwerp: 'sectie:Sport', opmaak: 'components' });
  const reply = await channel().typed('/nieuws proef', { abonnement: id }, moderator);
  expect(reply.ephemeral).toBe(true);
  const { components } = reply.message;
  expect(JSON.stringify(components)).toContain('-# Proef voor');
  expect(JSON.stringify(components)).toContain('### Schaatsers mogen weer op natuurijs');
  expect(JSON.stringify(components)).toMatch(/"custom_id":"kaart:proef"[^}]*"disabled":true/);
  expect(JSON.stringify(components)).not.toMatch(/"custom_id":"lees:[^}]*"disabled":true/);
  const opened = await channel().choose(reply, 'lees:proef', ['ijs'], moderator);
  expect(draw(opened as Parameters<typeof draw>[0])).toContain('Schaatsers mogen weer op natuurijs');
  expect(bot.logged).toEqual([]);
});

test('calls nobody, whatever role the posts mention', async () => {
  const role = bot.sandbox.guild.addRole('Lezers');
  const id = await made({ onderwerp: 'gas', rol: 'Lezers' });
  expect(await typed('/nieuws proef', { abonnement: id })).toContain(`<@&${role.id}>`);
  const sent = bot.sandbox.requests.findLast(({ route }) => /callback/.test(route));
  expect(JSON.stringify(sent?.body)).toContain('"allowed_mentions":{"parse":[]}');
});

test('says what is wrong, and what there is none of', async () => {
  expect(await typed('/nieuws proef', { abonnement: 'nietshier' })).toContain('geen abonnement “nietshier”');
  expect(await typed('/nieuws proef', { onderwerp: 'stad:' })).toContain('begrijp ik niet');
  expect(await typed('/nieuws proef', { onderwerp: 'gaspijs' })).toContain('Bedoelde je “gasprijs”?');
  bot.context.now = () => eight + 100 * hour;
  expect(await typed('/nieuws proef')).toContain('Over **al het nieuws** was er de laatste 24 uur niets.');
});

test('offers subscriptions and topics', async () => {
  const id = await made({ onderwerp: 'sectie:Sport' });
  expect((await offers('/nieuws proef', 'abonnement', 'sport')).map(({ value }) => value)).toEqual([id]);
  expect((await offers('/nieuws proef', 'onderwerp', 'sectie:s')).map(({ value }) => value)).toContain(
    'sectie:Sport',
  );
  expect(await held()).toHaveLength(1);
});

test('in direct messages is about the person’s own', async () => {
  const direct = bot.sandbox.guild.member('visitor').directMessages;
  await direct.typed('/nieuws abonneer', { onderwerp: 'sectie:Sport' });
  const text = draw((await direct.typed('/nieuws proef')) as Parameters<typeof draw>[0]);
  expect(text).toContain('-# Sample for this conversation · section Sport. Only you see this.');
});
