import { afterEach, beforeEach, expect, test } from 'vitest';
import { type Bot, startBot } from '../discord/bot.ts';
import { draw } from '../discord/draw.ts';

let bot: Bot;
beforeEach(async () => {
  bot = await startBot();
  bot.sandbox.guild.addChannel('vrij', { kind: 'forum', tags: ['Binnenland', 'Sport'] });
  bot.sandbox.guild.addChannel('verplicht', { kind: 'forum', tags: ['Politiek', 'Weer'], requireTag: true });
  bot.sandbox.guild.addChannel('kaal', { kind: 'forum', requireTag: true });
});
afterEach(() => bot.stop());

const moderator = { as: 'moderator' };
const channel = () => bot.sandbox.channel('nieuws');
const typed = async (command: string, options: Record<string, string>) =>
  draw((await channel().typed(command, options, moderator)) as Parameters<typeof draw>[0]);
const held = () => bot.context.subscriptions.ofGuild(bot.sandbox.guild.id);
const tagsOf = async () => {
  const [one] = await held();
  const there = bot.context.channels.find(one?.channelId ?? '')?.tags ?? [];
  return one?.tags.map((id) => there.find((tag) => tag.id === id)?.name);
};

test('a forum that wants a tag is refused without one, with those that there are', async () => {
  expect(await typed('/nieuws abonneer', { kanaal: 'verplicht' })).toContain(
    'wil een tag bij elk bericht. Kies er een met `tag`. Er zijn: Politiek, Weer.',
  );
  expect(await typed('/nieuws abonneer', { kanaal: 'kaal' })).toContain('Er zijn: nog geen.');
  expect(await typed('/nieuws abonneer', { kanaal: 'verplicht', tag: 'Sport' })).toContain(
    'De tag “Sport” ken ik niet',
  );
  expect(await held()).toEqual([]);
});

test('tags are kept by their names, said back, and changed by themselves', async () => {
  expect(await typed('/nieuws abonneer', { kanaal: 'vrij', tag: 'sport, Binnenland' })).toContain(
    'met de tags Binnenland, Sport',
  );
  expect(await tagsOf()).toEqual(['Sport', 'Binnenland']);
  const abonnement = (await held())[0]?.id ?? '';
  expect(await typed('/nieuws wijzig', { abonnement, tag: 'Sport' })).toContain('met de tag Sport');
  expect(await typed('/nieuws wijzig', { abonnement, tag: 'geen' })).toContain('zonder tag');
  expect(await tagsOf()).toEqual([]);
});

test('another forum takes its own tags, and a channel none', async () => {
  await typed('/nieuws abonneer', { kanaal: 'vrij', tag: 'Sport' });
  const abonnement = (await held())[0]?.id ?? '';
  expect(await typed('/nieuws wijzig', { abonnement, kanaal: 'verplicht' })).toContain('wil een tag');
  await typed('/nieuws wijzig', { abonnement, kanaal: 'verplicht', tag: 'Weer' });
  expect(await tagsOf()).toEqual(['Weer']);
  expect(await typed('/nieuws wijzig', { abonnement, kanaal: 'nieuws', tag: 'Weer' })).toContain(
    'is geen forum',
  );
  await typed('/nieuws wijzig', { abonnement, kanaal: 'nieuws' });
  expect(await tagsOf()).toEqual([]);
});

test('tags are offered one behind the other, of the forum of the subscription that is changed', async () => {
  await typed('/nieuws abonneer', { kanaal: 'verplicht', tag: 'Weer' });
  const abonnement = (await held())[0]?.id ?? '';
  const offers = async (text: string) =>
    (
      await channel().autocomplete('/nieuws wijzig', 'tag', text, { ...moderator, filled: { abonnement } })
    ).map(({ value }) => value);
  expect(await offers('')).toEqual(['Politiek', 'Weer']);
  expect(await offers('Weer, po')).toEqual(['Weer, Politiek']);
});
