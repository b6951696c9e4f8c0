import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { type Bot, startBot } from '../discord/bot.ts';
import { draw } from '../discord/draw.ts';

let bot: Bot;
beforeEach(async () => {
  bot = await startBot();
});
afterEach(() => bot.stop());

const moderator = { as: 'moderator' };
const news = () => bot.sandbox.channel('nieuws');
const held = () => bot.context.subscriptions.ofGuild(bot.sandbox.guild.id);
async function subscribe(
  from = news(),
  options: Record<string, string> = { onderwerp: 'alles' },
): Promise<string> {
  return draw((await from.typed('/nieuws abonneer', options, moderator)) as Parameters<typeof draw>[0]);
}

describe('a subscription in a locked thread', () => {
  test.each([false, true])(
    'is refused with the permission that is missing (archived too: %s)',
    async (isArchived) => {
      const thread = news().startThread('Hoogwater');
      thread.lock();
      if (isArchived) thread.archive();
      const text = await subscribe(news(), { kanaal: thread.id });
      expect(text).toContain(`<#${thread.id}>`);
      expect(text).toContain('**Threads beheren**');
      expect(text).toContain('vergrendeld');
      expect(await held()).toEqual([]);
    },
  );

  test('is refused as well where a subscription is moved there', async () => {
    const thread = news().startThread('Hoogwater');
    await subscribe();
    const [made] = await held();
    thread.lock();
    const reply = await news().typed(
      '/nieuws wijzig',
      { abonnement: made?.id ?? '', kanaal: thread.id },
      moderator,
    );
    expect(draw(reply as Parameters<typeof draw>[0])).toContain('**Threads beheren**');
    expect((await held())[0]?.channelId).toBe(news().id);
  });

  test('is made where the bot may manage threads, and in a thread that is open', async () => {
    const open = news().startThread('Open');
    await subscribe(news(), { kanaal: open.id });
    const locked = news().startThread('Dicht');
    locked.lock();
    news().allow('bot', 'ManageThreads');
    await subscribe(news(), { kanaal: locked.id });
    expect((await held()).map(({ channelId }) => channelId)).toEqual([open.id, locked.id]);
  });
});
