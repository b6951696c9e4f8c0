import { ButtonStyle, ComponentType, MessageFlags } from 'discord.js';
import { expect, test } from 'vitest';
import { startWithBot } from './bot.ts';

const components = [
  {
    type: ComponentType.ActionRow,
    components: [{ type: ComponentType.Button, style: ButtonStyle.Primary, label: 'x', custom_id: 'x' }],
  },
];

/** A bot that answers a command with a button, a press of it with a form, and the form with a word. */
async function start() {
  const { sandbox, bot } = await startWithBot({}, async (one) => {
    if (one.isButton()) {
      const input = { type: ComponentType.TextInput, style: 1, custom_id: 'in', label: 'x' };
      const row = { type: ComponentType.ActionRow, components: [input] };
      await one.showModal({ custom_id: 'f', title: 'f', components: [row] } as never);
    } else if (one.isModalSubmit()) await one.reply(one.user.username);
    else if (one.isRepliable())
      await one.reply({ content: 'x', components, flags: MessageFlags.Ephemeral } as never);
  });
  await bot.application.commands.set([
    { name: 'x', description: 'd' },
    { name: 'Zoek', type: 3 },
  ]);
  const sendButton = async (channelId: string) => {
    const channel = await bot.channels.fetch(channelId);
    if (channel?.isSendable() !== true) throw new Error('no channel');
    return (await channel.send({ content: 'x', components } as never)).id;
  };
  return { sandbox, sendButton };
}

test('nobody writes where they may not, nor what Discord does not send', async () => {
  const { sandbox } = await start();
  const channel = sandbox.channel('nieuws');
  channel.deny('everyone', 'SendMessages');
  expect(() => channel.says('dag')).toThrow('reader may not write in #nieuws');
  channel.allow('reader', 'SendMessages');
  channel.says('dag');
  channel.deny('visitor', 'ViewChannel');
  expect(() => channel.says('dag', { as: 'visitor' })).toThrow('visitor does not see #nieuws');
  expect(() => channel.says(' \n')).toThrow('nothing in this message');
  expect(() => channel.says('x'.repeat(2001))).toThrow('at most 2000 characters');
  const forum = sandbox.guild.addChannel('dossiers', 'forum');
  expect(() => forum.says('dag')).toThrow('In #dossiers there are no messages');
  expect(channel.messages.map((one) => one.content)).toEqual(['dag']);
});

test('writing in a thread takes the permission for threads, in a private one membership', async () => {
  const { sandbox } = await start();
  const channel = sandbox.channel('nieuws');
  const open = channel.startThread('Open');
  channel.deny('everyone', 'SendMessages');
  open.says('dag');
  channel.deny('everyone', 'SendMessagesInThreads');
  expect(() => open.says('dag')).toThrow('may not write');
  channel.allow('everyone', 'SendMessagesInThreads');
  const hidden = channel.startThread('Besloten', { kind: 'private' });
  hidden.says('onder ons');
  expect(() => hidden.says('dag', { as: 'visitor' })).toThrow('visitor does not see the thread "Besloten"');
  hidden.addMember('visitor');
  hidden.says('dag', { as: 'visitor' });
});

test('nobody presses a button that they do not see', async () => {
  const { sandbox, sendButton } = await start();
  const channel = sandbox.channel('nieuws');
  const message = channel.message(await sendButton(channel.id));
  channel.deny('visitor', 'ViewChannel');
  await expect(channel.press(message, 'x', { as: 'visitor' })).rejects.toThrow(
    'visitor does not see #nieuws',
  );
  expect((await channel.press(message, 'x')).kind).toBe('modal');
  const hidden = channel.startThread('Besloten', { kind: 'private' });
  hidden.addMember('bot');
  const inside = hidden.message(await sendButton(hidden.id));
  const moderator = { as: 'moderator' };
  await expect(hidden.press(inside, 'x', moderator)).rejects.toThrow('does not see');
  expect((await hidden.press(inside, 'x')).kind).toBe('modal');
  await expect(channel.choose(message, 'x', ['a'])).rejects.toThrow('is no select');
});

test('a form is sent by the one to whom it was shown, and by nobody else', async () => {
  const { sandbox, sendButton } = await start();
  const channel = sandbox.channel('nieuws');
  const message = channel.message(await sendButton(channel.id));
  const shown = await channel.press(message, 'x', { as: 'moderator' });
  await expect(channel.submitModal(shown, { in: 'a' }, { as: 'reader' })).rejects.toThrow('sees this form');
  expect((await channel.submitModal(shown, { in: 'a' })).content).toBe('moderator');
  channel.deny('everyone', 'ViewChannel');
  await expect(channel.submitModal(shown, { in: 'a' })).rejects.toThrow('does not see #nieuws');
});

test('what is for one person nobody else uses', async () => {
  const { sandbox } = await start();
  const channel = sandbox.channel('nieuws');
  const shown = await channel.typed('/x');
  await expect(channel.press(shown, 'x', { as: 'visitor' })).rejects.toThrow('Only the one it was for');
  await expect(channel.useOnMessage('Zoek', shown, { as: 'visitor' })).rejects.toThrow('Only the one');
});
