import { expect, it } from 'vitest';
import { hears, startWithBot } from './bot.ts';
import { callApi } from './helpers.ts';

async function withMessage() {
  const { sandbox, bot } = await startWithBot();
  const channel = await bot.channels.fetch(sandbox.channel('nieuws').id);
  if (!channel?.isTextBased() || !channel.isSendable()) throw new Error('no text in there');
  const message = await channel.send('dag');
  return { sandbox, bot, channel, message };
}

it('pins a message, tells of it, lists it, and takes the pin out again', async () => {
  const { sandbox, bot, channel, message } = await withMessage();
  sandbox.channel('nieuws').allow('bot', 'PinMessages');
  const [told] = await hears(bot, 'channelPinsUpdate', () => message.pin());
  expect(told.id).toBe(channel.id);
  const { items, hasMore } = await channel.messages.fetchPins();
  expect(items.map((item) => item.message.id)).toEqual([message.id]);
  expect(hasMore).toBe(false);
  expect((await message.fetch(true)).pinned).toBe(true);
  // The notice of it stands in the channel, and is nobody's message.
  expect(sandbox.channel('nieuws').messages.map(({ content }) => content)).toEqual(['dag']);
  await message.unpin();
  expect((await channel.messages.fetchPins()).items).toEqual([]);
});

it('asks for the permission to pin', async () => {
  const { message } = await withMessage();
  await expect(message.pin()).rejects.toMatchObject({ code: 50013 });
});

it('pins 250 messages of a channel, and no more', async () => {
  const { sandbox } = await startWithBot();
  const channel = sandbox.channel('nieuws');
  channel.allow('bot', 'PinMessages');
  const pin = (id: string) => callApi(sandbox, 'PUT', `/channels/${channel.id}/messages/pins/${id}`);
  for (let count = 1; count <= 250; count++) {
    const { status } = await pin(channel.says(`${count}`).id);
    expect(status, `pin ${count}`).toBe(204);
  }
  const { status, body } = await pin(channel.says('een te veel').id);
  expect([status, body.code]).toEqual([400, 30003]);
});
