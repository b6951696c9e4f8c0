import { afterEach, beforeEach, expect, test } from 'vitest';
import type { App } from '../../src/app.ts';
import { type Desk, eight, foreignPage, layDesk, minute } from './newsroom-on-a-desk.ts';

let desk: Desk;
let app: App;
beforeEach(async () => {
  desk = await layDesk();
  app = await desk.startBot();
});
afterEach(async () => {
  await app.stop();
  await desk.clear();
});

const channel = (name = 'nieuws') => desk.sandbox.channel(name);
const asModerator = { as: 'moderator' };
const textOf = (what: unknown) => JSON.stringify(what);
const at = async (moment: number) => {
  desk.clock.at = moment;
  await app.tick();
};
/** What is said of each picture of a message. */
const pictures = (name?: string) =>
  channel(name).messages.map(({ attachments }) => attachments.map(({ description }) => description));

test('a map stands above the digest, once though the answer was lost, and goes on to show what is still told', async () => {
  channel().deny('bot', 'AttachFiles');
  const refused = await channel().typed('/nieuws abonneer', { kaart: 'ja' }, asModerator);
  expect(textOf(refused.embeds)).toContain('**Bestanden bijvoegen**: om de kaart boven het overzicht');
  channel().allow('bot', 'AttachFiles');
  const made = await channel().typed('/nieuws abonneer', { kaart: 'ja' }, asModerator);
  expect(textOf(made.embeds)).toContain('met een kaart erboven');
  const inCards = { kaart: 'ja', opmaak: 'components' };
  await channel('sport').typed('/nieuws abonneer', inCards, asModerator);

  desk.deliver('buitenland.txt', foreignPage, eight - minute);
  desk.sandbox.fail('POST /channels/{channel_id}/messages', { status: 502, afterEffect: true, times: 2 });
  await at(eight);
  await at(eight + minute);
  const all = 'Kaart met waar het nieuws vandaan komt: Moskou (1), Lissabon (1), Gaza-Stad (1)';
  for (const name of ['nieuws', 'sport']) {
    expect(pictures(name)).toEqual([[expect.stringContaining(all)]]);
    const [digest] = channel(name).messages;
    expect(digest?.attachments[0]).toMatchObject({ type: 'image/png' });
    expect(digest?.attachments[0]?.size).toBeLessThan(300_000);
  }
  const types = ((channel('sport').messages[0]?.components ?? []) as { type: number }[]).map(
    ({ type }) => type,
  );
  expect(types).toEqual([10, 12, 17, 17, 1, 1]);

  const kill =
    'INTREKKING\nLISSABON (ANP) - De Portugese tramlijn 91 rijdt weer na een verbouwing van twee jaar. Er zijn acht nieuwe haltes.\n';
  const [before] = channel().messages;
  desk.deliver('intrekking.txt', kill, eight + 2 * minute);
  await at(eight + 5 * minute);
  for (const name of ['nieuws', 'sport']) {
    expect(pictures(name)).toEqual([[expect.stringContaining('Moskou (1), Gaza-Stad (1)')]]);
    expect(textOf(pictures(name))).not.toContain('Lissabon');
  }
  expect(channel().messages[0]?.attachments[0]?.filename).not.toBe(before?.attachments[0]?.filename);
});

test('a map comes with the setting: in the preview of the guide, in samples, and in a forum', async () => {
  desk.deliver('buitenland.txt', foreignPage, eight - 6 * minute);
  await app.readWire();
  desk.sandbox.guild.addChannel('krant', 'forum');
  type Shown = Awaited<ReturnType<ReturnType<typeof channel>['press']>>;
  const idOf = (shown: Shown, what: string) =>
    new RegExp(`"custom_id":"(gids:${what}:[^"]+)"`).exec(textOf(shown.message.components))?.[1] ?? '';
  const choose = (shown: Shown, what: string, value: string) =>
    channel().choose(shown, idOf(shown, what), [value], asModerator);
  const press = (shown: Shown, what: string) => channel().press(shown, idOf(shown, what), asModerator);

  const what = await channel().typed('/nieuws abonneer', {}, asModerator);
  const when = await choose(await choose(what, 'wat', 'alles'), 'waar', 'krant');
  const preview = await choose(when, 'wanneer', '0 8 * * *');
  expect(preview.message.attachments).toEqual([]);
  const withMap = await press(preview, 'kaart');
  const alt = { description: expect.stringContaining('Moskou (1)') };
  expect(withMap.message.attachments).toMatchObject([alt]);
  const without = await press(withMap, 'kaart');
  expect(without.message.attachments).toEqual([]);
  expect(textOf((await press(await press(without, 'kaart'), 'doe')).embeds)).toContain(
    'met een kaart erboven',
  );

  const id = /`(\w{8})`/.exec(
    textOf((await channel().typed('/nieuws abonnementen', {}, asModerator)).embeds),
  )?.[1];
  const sampled = async (to: object) => {
    await channel().typed('/nieuws wijzig', { abonnement: id ?? '', ...to }, asModerator);
    return channel().typed('/nieuws proef', { abonnement: id ?? '' }, asModerator);
  };
  channel('krant').deny('bot', 'AttachFiles');
  const asked = { abonnement: id ?? '', kaart: 'nee' };
  await channel().typed('/nieuws wijzig', asked, asModerator);
  const refused = await channel().typed('/nieuws wijzig', { ...asked, kaart: 'ja' }, asModerator);
  expect(textOf(refused.embeds)).toContain('**Bestanden bijvoegen**');
  channel('krant').allow('bot', 'AttachFiles');
  expect((await sampled({ kaart: 'nee' })).message.attachments).toEqual([]);
  expect((await sampled({ kaart: 'ja', opmaak: 'components' })).message.attachments).toMatchObject([alt]);
  await at(eight);
  const [post] = channel('krant').threads;
  expect(post?.messages[0]?.attachments).toMatchObject([alt]);
});
