import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import type { App } from '../../src/app.ts';
import { keepsGoneFor } from '../../src/delivery/gone-servers.ts';
import type { Reply } from '../../src/sandbox/places.ts';
import { backUp, restore } from '../../src/store/backup.ts';
import { placesOf } from './kept-rows.ts';
import { type Desk, day, eight, foreignPage, hour, layDesk, minute } from './newsroom-on-a-desk.ts';

let desk: Desk;
let app: App;
beforeEach(async () => {
  desk = await layDesk({ rateLimits: 'off' });
  app = await desk.startBot();
});
afterEach(() => desk.clear());

const as = { as: 'moderator' };
const channel = (name = 'nieuws') => desk.sandbox.channel(name);
const direct = () => desk.sandbox.member('moderator').directMessages;
const elsewhere = () => desk.sandbox.member('visitor').directMessages;
const textOf = ({ embeds }: Reply) => JSON.stringify(embeds);
const kept = (text: string) => placesOf(desk.config.databasePath, text);
const list = async () => textOf(await channel().typed('/nieuws abonnementen', {}, as));

/** A command that the bot answers comes after what the gateway told it before; this person is in no server that it leaves. */
async function tickAt(moment: number): Promise<void> {
  await elsewhere().typed('/nieuws laatste');
  desk.clock.at = moment;
  await app.tick();
}
async function restart(): Promise<void> {
  await app.stop();
  app = await desk.startBot();
}

/** A copy for the channel of what the moderator was answered. */
async function shareSome(): Promise<void> {
  await channel('sport').press(await channel('sport').typed('/nieuws laatste', {}, as), 'deel:lijst', as);
  expect(channel('sport').messages).toHaveLength(1);
}

/** A subscription of the server with a digest in its channel, and what the server chose. */
async function settleIn(): Promise<void> {
  await channel().typed('/nieuws abonneer', { onderwerp: 'alles' }, as);
  await channel().choose(await channel().typed('/nieuws instellingen', {}, as), 'instel:taal', ['en'], as);
  desk.deliver('a.txt', foreignPage, eight - 2 * minute);
  await tickAt(eight);
  expect(channel().messages).toHaveLength(1);
}

describe('what is kept of a server that the bot was thrown out of', () => {
  test('is all there for 30 days, and goes on when the bot is invited again', async () => {
    await settleIn();
    desk.sandbox.guild.kickBot();
    await tickAt(eight + day);
    await restart();
    await tickAt(eight + day + keepsGoneFor - minute);
    expect(kept(desk.sandbox.guild.id)).toEqual(['keyv.key', 'keyv.value']);
    desk.sandbox.guild.inviteBot();
    await tickAt(eight + 31 * day);
    expect(await list()).toContain('al het nieuws');
    expect(await list()).not.toContain('⛔');
    expect(textOf(await channel().typed('/nieuws instellingen', {}, as))).toContain('taal: Engels');
    // The days before count no more.
    desk.sandbox.guild.kickBot();
    await tickAt(eight + 32 * day);
    await tickAt(eight + 32 * day + keepsGoneFor - minute);
    desk.sandbox.guild.inviteBot();
    expect(await list()).toContain('al het nieuws');
  });

  test('is removed after that, all of it, and nothing of another', async () => {
    await direct().typed('/nieuws abonneer', { onderwerp: 'stad:Lissabon' });
    await settleIn();
    await shareSome();
    const { id } = channel();
    const offered = await channel().autocomplete('/nieuws opzeggen', 'abonnement', '', as);
    await channel().typed('/nieuws opzeggen', { abonnement: String(offered[0]?.value) }, as);
    expect(kept(id)).toContain('delivery.channel');
    expect(kept(channel('sport').id)).toContain('delivery.channel');
    await channel().typed('/nieuws abonneer', { onderwerp: 'gas' }, as);
    desk.sandbox.guild.kickBot();
    await tickAt(eight + day);
    await tickAt(eight + day + keepsGoneFor);
    expect(kept(desk.sandbox.guild.id)).toEqual([]);
    expect([...kept(id), ...kept(channel('sport').id)]).toEqual([]);
    expect(textOf(await direct().typed('/nieuws abonnementen'))).toContain('Lissabon');
    // Who invites it after that begins anew.
    desk.sandbox.guild.inviteBot();
    expect(await list()).toContain('nog geen abonnement');
  });

  test('stays while the server is down with Discord, however long', async () => {
    await settleIn();
    desk.sandbox.guild.goDown();
    await tickAt(eight + day);
    await tickAt(eight + 40 * day);
    desk.sandbox.guild.comeUp();
    await tickAt(eight + 40 * day + hour);
    expect(await list()).toContain('al het nieuws');
  });
});

describe('what is kept of a person', () => {
  test('is nowhere in the database once it was deleted, whatever that person did', async () => {
    await direct().typed('/nieuws abonneer', { onderwerp: 'alles' });
    await direct().choose(await direct().typed('/nieuws instellingen'), 'instel:taal', ['en']);
    await channel().typed('/nieuws abonneer', {}, as);
    await settleIn();
    await shareSome();
    const { id } = desk.sandbox.member('moderator');
    expect(direct().messages.some(({ answers }) => answers === null)).toBe(true);
    // What was posted stands in the record for a while after the end.
    const offered = await direct().autocomplete('/nieuws opzeggen', 'abonnement', '');
    await direct().typed('/nieuws opzeggen', { abonnement: String(offered[0]?.value) });
    expect(kept(id)).toEqual(['keyv.key', 'keyv.value']);
    expect(kept(direct().id)).toContain('delivery.channel');
    const shown = await channel().typed('/nieuws privacy', {}, as);
    await channel().press(await channel().press(shown, 'privacy:wis', as), 'privacy:zeker', as);
    expect(kept(id)).toEqual([]);
    expect(kept(direct().id)).toEqual([]);
    await tickAt(eight + hour);
    expect(JSON.stringify(channel('sport').messages)).not.toContain(`<@${id}>`);
    // The server's goes on, and a halt of it is told to others.
    channel().deny('bot', 'SendMessages');
    await tickAt(eight + day);
    await tickAt(eight + day + minute);
    expect(direct().messages.filter(({ content }) => content.includes('bezorgen'))).toEqual([]);
    channel().allow('bot', 'SendMessages');
    await restart();
    await tickAt(eight + day + 2 * minute);
    expect(await list()).toContain('al het nieuws');
  });
});

describe('what was set up', () => {
  test('goes on where it was after a restart, press by press', async () => {
    const find = (reply: Reply, what: string) =>
      new RegExp(`gids:${what}:[\\w-]+`).exec(JSON.stringify(reply.components))?.[0] ?? '';
    const what = await channel().typed('/nieuws abonneer', {}, as);
    await restart();
    const where = await channel().choose(what, find(what, 'wat'), ['alles'], as);
    await restart();
    const when = await channel().press(where, find(where, 'hier'), as);
    await restart();
    const preview = await channel().choose(when, find(when, 'wanneer'), ['30 7 * * 1-5'], as);
    await restart();
    const done = await channel().press(preview, find(preview, 'doe'), as);
    expect(textOf(done)).toContain('volgt nu **al het nieuws**');
    expect(await list()).toContain('werkdagen om 07:30');
  });

  test('as settings of a server is in the backup', async () => {
    await settleIn();
    const backup = join(desk.config.wireDir, '..', 'backup.sqlite');
    backUp(desk.config.databasePath, backup, desk.clock.at);
    await channel().choose(
      await channel().typed('/nieuws instellingen', {}, as),
      'instel:taal',
      ['eigen'],
      as,
    );
    await app.stop();
    restore(backup, desk.config.databasePath, desk.clock.at);
    app = await desk.startBot();
    expect(textOf(await channel().typed('/nieuws instellingen', {}, as))).toContain('taal: Engels');
  });
});
