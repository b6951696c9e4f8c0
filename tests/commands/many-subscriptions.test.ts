import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { eight } from '../digest/stories.ts';
import { type Bot, startBot } from '../discord/bot.ts';
import { draw } from '../discord/draw.ts';
import { problemsOfMessage } from '../discord/message-problems.ts';

let bot: Bot;
beforeEach(async () => {
  bot = await startBot();
  for (let i = 0; i < 60; i++) {
    await bot.context.subscriptions.add({
      guildId: bot.sandbox.guild.id,
      channelId: channel().id,
      topic: `nummer${i} ${Array.from({ length: 12 }, (_, n) => `onderwerpvanlengte${n}`).join(' ')}`,
      schedule: `${i} 8 * * *`,
      timezone: 'Europe/Amsterdam',
      language: 'nl',
      briefs: 5,
      createdBy: '1',
      createdAt: eight + i,
    });
  }
});
afterEach(() => bot.stop());

const moderator = { as: 'moderator' };
const channel = () => bot.sandbox.channel('nieuws');
type Shown = Parameters<typeof draw>[0];
const textOf = (reply: unknown) => draw(reply as Shown);
const numbersIn = (text: string) => [...text.matchAll(/‘nummer(\d+)’/g)].map(([, number]) => Number(number));

describe('/nieuws abonnementen with more than one message takes', () => {
  test('shows them all, a page at a time, also when the bot forgot that it ever showed any', async () => {
    let reply = await channel().typed('/nieuws abonnementen', {}, moderator);
    const seen: number[] = [];
    for (let page = 0; ; page++) {
      const text = textOf(reply);
      seen.push(...numbersIn(text));
      expect(problemsOfMessage(reply as never)).toEqual([]);
      expect(text).toContain(`${seen.length} van 60`);
      if (seen.length === 60 || page > 20) break;
      // The button carries nothing but its custom_id.
      reply = await channel().press(reply, `abonnementen:${page + 1}`, moderator);
      expect(reply).toMatchObject({ kind: 'update', ephemeral: true });
    }
    expect(seen).toEqual(Array.from({ length: 60 }, (_, i) => i));
  });

  test('goes back, and shows the nearest page when the one asked for is gone', async () => {
    const first = await channel().typed('/nieuws abonnementen', {}, moderator);
    const second = await channel().press(first, 'abonnementen:1', moderator);
    for (const { id } of (await bot.context.subscriptions.all()).slice(3)) {
      await bot.context.subscriptions.remove(id);
    }
    const gone = textOf(await channel().press(second, 'abonnementen:2', moderator));
    expect(numbersIn(gone)).toEqual([0, 1, 2]);
    expect(gone).not.toContain('Verder');
    expect(gone).not.toContain('tot en met');
  });
});

describe('/nieuws opzeggen with more than Discord offers', () => {
  const offers = (typed: string) =>
    channel().autocomplete('/nieuws opzeggen', 'abonnement', typed, moderator);

  test('finds the rest by typing: words of the topic in any order, the time, the id', async () => {
    expect(await offers('')).toHaveLength(25);
    const all = await bot.context.subscriptions.all();
    const last = all.at(-1)?.id;
    for (const typed of [
      'nummer59',
      'lengte3 NUMMER59',
      '08:59',
      'nieuws 08:59',
      last ?? '',
      last?.slice(0, 6) ?? '',
    ]) {
      expect((await offers(typed)).map(({ value }) => value)).toEqual([last]);
    }
  });

  test('tells long topics apart by their times', async () => {
    const names = (await offers('')).map(({ name }) => name);
    expect(new Set(names).size).toBe(25);
    expect(names[24]).toMatch(/^#nieuws · ‘nummer24’ .*… · .*08:24$/);
  });
});
