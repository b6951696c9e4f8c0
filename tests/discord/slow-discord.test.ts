import { Routes } from 'discord.js';
import { afterEach, beforeEach, expect, test } from 'vitest';
import type { SandboxClock } from '../../src/sandbox/clock.ts';
import { eight, story } from '../digest/stories.ts';
import { type Bot, startBot } from './bot.ts';

const tick = 10;

/**
 * Real time that goes on by a tick whenever the process gets round to it: however busy the machine is, the bot in it has as
 * many turns in three seconds as on a quiet one.
 */
function tickingClock(): SandboxClock & { stop(): void } {
  let elapsed = 0;
  const timers = new Set<{ readonly at: number; readonly act: () => void }>();
  const interval = setInterval(() => {
    elapsed += tick;
    for (const timer of [...timers].filter(({ at }) => at <= elapsed)) {
      timers.delete(timer);
      timer.act();
    }
  }, tick);
  return {
    now: () => eight,
    elapsed: () => elapsed,
    after(ms, act) {
      const timer = { at: elapsed + ms, act };
      timers.add(timer);
      return () => void timers.delete(timer);
    },
    stop: () => clearInterval(interval),
  };
}

let bot: Bot;
let clock: ReturnType<typeof tickingClock>;
beforeEach(async () => {
  clock = tickingClock();
  bot = await startBot({ clock });
  for (const n of [1, 2, 3])
    await bot.file(story({ id: `s${n}`, headline: `Bericht ${n}`, publishedAt: eight - n }));
});
afterEach(async () => {
  await bot.stop();
  clock.stop();
});

const channel = () => bot.sandbox.channel('nieuws');
const idIn = (reply: { readonly components: unknown }, start: string) =>
  new RegExp(`"custom_id":"(${start}[^"]*)"`).exec(JSON.stringify(reply.components))?.[1] ?? start;

test('every answer is in time while each call to Discord takes two seconds, also while the archive gives nothing', async () => {
  const moderator = { as: 'moderator' };
  const list = await channel().typed('/nieuws laatste', { aantal: 1 });
  const opened = await channel().choose(list, 'lees:antwoord', ['s1']);
  const guide = await channel().typed('/nieuws abonneer', {}, moderator);
  const settings = await channel().typed('/nieuws instellingen', {}, moderator);
  const openForm = () => channel().press(settings, 'instel:andere', moderator);
  const form = await openForm();
  bot.context.sharing = {
    ...bot.context.sharing,
    async share({ channelId }) {
      await bot.client.rest.post(Routes.channelMessages(channelId), { body: { content: 'Gedeeld' } });
      return { to: 'shared' };
    },
  };
  const archive = Promise.withResolvers<void>();
  const { find, get, cities } = bot.context.archive;
  bot.context.archive = {
    ...bot.context.archive,
    find: (...args) => archive.promise.then(() => find(...args)),
    get: (id) => archive.promise.then(() => get(id)),
    cities: (...args) => archive.promise.then(() => cities(...args)),
  };
  bot.sandbox.slow('*', { ms: 2_000, times: Number.POSITIVE_INFINITY });
  const first = { awaitAnswer: false, awaitChange: false };
  const asModerator = { ...first, ...moderator };
  await Promise.all([
    channel().typed('/nieuws laatste', {}, first),
    channel().typed('/nieuws kaart', {}, first),
    channel().typed('/nieuws trend', {}, first),
    channel().typed('/nieuws dossier', { bericht: 's1' }, first),
    channel().typed('/nieuws help', {}, first),
    channel().typed('/nieuws bronnen', {}, first),
    channel().typed('/nieuws abonneer', { onderwerp: 'gas' }, asModerator),
    channel().typed('/nieuws proef', { onderwerp: 'gas' }, asModerator),
    channel().typed('/nieuws abonnementen', {}, first),
    channel().typed('/nieuws privacy', {}, first),
    channel().press(list, idIn(list, 'meer:'), first),
    channel().press(list, idIn(list, 'deel:'), first),
    channel().press(opened, idIn(opened, 'volg:'), first),
    channel().press(opened, idIn(opened, 'deel:'), first),
    channel().choose(list, 'lees:antwoord', ['s1'], first),
    channel().choose(guide, idIn(guide, 'gids:wat'), ['alles'], asModerator),
    openForm(),
    channel().submitModal(form, { tekst: 'Europe/Paris' }, asModerator),
  ]);
  // Offers cannot be put off: they are looked for as long as Discord's last answers leave.
  expect(await channel().autocomplete('/nieuws stad', 'stad', 'mos')).toEqual([]);
  archive.resolve();
});
