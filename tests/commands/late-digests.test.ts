import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { deliveryId } from '../../src/delivery/delivery.ts';
import { eight } from '../digest/stories.ts';
import { type Bot, startBot } from '../discord/bot.ts';
import { draw } from '../discord/draw.ts';

let bot: Bot;
beforeEach(async () => {
  bot = await startBot();
});
afterEach(() => bot.stop());

const moderator = { as: 'moderator' };
const channel = () => bot.sandbox.channel('nieuws');
const textOf = (reply: unknown) => draw(reply as Parameters<typeof draw>[0]);

describe('/nieuws abonnementen', () => {
  test.each([
    ['missing-permissions', true, 'kwam niet aan: de bot mag er niet posten; geef de bot'],
    ['unknown-channel', true, 'kwam niet aan: het kanaal is er niet meer.'],
    ['unreachable', false, 'is er nog niet: Discord was niet bereikbaar. De bot blijft het proberen.'],
    ['odd', true, 'kwam niet aan: wat er misging staat in het log'],
  ])('says why the last digest did not arrive: %s', async (code, isGivenUp, words) => {
    await channel().typed('/nieuws abonneer', { onderwerp: 'alles' }, moderator);
    const [mine] = await bot.context.subscriptions.all();
    if (mine === undefined) throw new Error('nothing was kept');
    const { ledger } = bot;
    const sendingOf = async (slot: number) => {
      const edition = { from: slot - 1, slot, carryFrom: slot - 1 };
      const recipe = { kind: 'test' };
      const rendered = { post: { body: {} }, shown: [], revisitAt: null };
      const of = { subscriptionId: mine.id, channelId: mine.channelId, edition, supersedes: [] };
      await ledger.plan([{ ...of, outcome: 'planned', recipe, storyIds: [] }], slot);
      return (await ledger.claim(deliveryId(mine.id, slot), slot, slot, rendered))?.id ?? '';
    };
    const problem = { code, message: 'No.', retryable: false, uncertain: false };
    const id = await sendingOf(eight);
    const ended = isGivenUp
      ? ({ to: 'failed', problem, released: true } as const)
      : ({ to: 'planned', problem, nextTryAt: eight, fault: true } as const);
    await ledger.settle(id, ended, eight);
    const shown = async () => textOf(await channel().typed('/nieuws abonnementen', {}, moderator));
    expect(await shown()).toContain(`Het overzicht van <t:${eight / 1_000}:F> ${words}`);
    await ledger.settle(await sendingOf(eight + 60_000), { to: 'sent', messageId: '1' }, eight);
    expect(await shown()).not.toContain('⚠️');
  });
});
