import { ButtonStyle, type ChatInputCommandInteraction, ComponentType, MessageFlags } from 'discord.js';
import { expect, test } from 'vitest';
import { startWithBot } from './bot.ts';
import { makeHandClock } from './hand-clock.ts';

const ids = ['wis', 'niets', 'volg'];

/** A bot with a button for each way to go on after saying that a message will be changed. Nothing here waits for a clock. */
async function start() {
  const { sandbox, bot } = await startWithBot({ waitMs: 3_600_000 }, async (one) => {
    if (one.isButton()) {
      await one.deferUpdate();
      if (one.customId === 'wis') await one.deleteReply();
      if (one.customId === 'volg') await one.followUp({ content: 'Erbij', flags: MessageFlags.Ephemeral });
    } else if (one.isChatInputCommand()) {
      if (one.commandName === 'weg') {
        await one.deferReply();
        await one.deleteReply();
        return;
      }
      const buttons = ids.map((id) => ({
        type: ComponentType.Button,
        style: ButtonStyle.Primary,
        label: id,
        custom_id: id,
      }));
      const components = [{ type: ComponentType.ActionRow, components: buttons }];
      await one.reply({ content: 'Kies', components } as never);
    }
  });
  const command = (name: string) => ({ name, description: 'd' });
  await bot.application.commands.set([command('kies'), command('weg')]);
  const channel = sandbox.channel('nieuws');
  return { channel, shown: await channel.typed('/kies') };
}

test('a message that is taken away ends the wait for its change', async () => {
  const { channel, shown } = await start();
  const pressed = await channel.press(shown, 'wis');
  expect(pressed).toMatchObject({ kind: 'update', deleted: true, content: '' });
  expect(() => pressed.message).toThrow('The bot took the message away');
  expect(channel.messages).toEqual([]);
  const typed = await channel.typed('/weg');
  expect(typed).toMatchObject({ kind: 'message', deferred: true, deleted: true });
});

test('a message that follows ends it too', async () => {
  const { channel, shown } = await start();
  const pressed = await channel.press(shown, 'volg');
  expect(pressed).toMatchObject({ kind: 'update', content: 'Kies', deleted: false });
  expect(pressed.followUps.map((one) => one.content)).toEqual(['Erbij']);
});

test('who does not wait for the change is done as soon as the bot has announced it', async () => {
  const { channel, shown } = await start();
  const pressed = await channel.press(shown, 'niets', { awaitChange: false });
  expect(pressed).toMatchObject({ kind: 'update', content: 'Kies', deferred: true });
});

test('who waits no longer for a bot that thinks hears so, and nobody else: the bot has its 15 minutes', async () => {
  const clock = makeHandClock(Date.parse('2026-03-02T07:00:00Z'));
  const asked = Promise.withResolvers<ChatInputCommandInteraction>();
  const { sandbox, bot } = await startWithBot({ clock, waitMs: 700 }, async (one) => {
    if (!one.isChatInputCommand()) return;
    await one.deferReply();
    asked.resolve(one);
  });
  await bot.application.commands.set([{ name: 'denk', description: 'd' }]);
  const channel = sandbox.channel('nieuws');
  const told: string[] = [];
  sandbox.onEvent((event) => {
    if (event.kind === 'interaction') told.push(event.what);
    if (event.kind.startsWith('message-')) told.push(event.kind);
  });
  const typed = channel.typed('/denk');
  const failed = expect(typed).rejects.toThrow('The bot is still thinking about /denk after 0.7 s.');
  await clock.asked(700);
  clock.pass(700);
  await failed;
  expect(channel.messages).toEqual([]);
  await (await asked.promise).editReply('Klaar');
  expect(channel.messages.map(({ content }) => content)).toEqual(['Klaar']);
  expect(told).toEqual(['sent', 'message-thinking', 'deferred', 'message-posted', 'answered']);
});

test('who does not wait for the answer is done as soon as the bot thinks, with the message that says so', async () => {
  const { sandbox, bot } = await startWithBot({ waitMs: 3_600_000 }, async (one) => {
    if (one.isChatInputCommand()) await one.deferReply({ flags: MessageFlags.Ephemeral });
  });
  await bot.application.commands.set([{ name: 'denk', description: 'd' }]);
  const reply = await sandbox.channel('nieuws').typed('/denk', {}, { awaitAnswer: false });
  expect(reply).toMatchObject({ kind: 'message', content: '', deferred: true, ephemeral: true });
  expect(reply.message.flags & MessageFlags.Loading).not.toBe(0);
});
