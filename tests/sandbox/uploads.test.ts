import { MessageFlags } from 'discord.js';
import { expect, test } from 'vitest';
import { startWithBot } from './bot.ts';

async function start() {
  const { sandbox, bot } = await startWithBot();
  const channel = await bot.channels.fetch(sandbox.channel('nieuws').id);
  if (channel?.isSendable() !== true) throw new Error('no channel');
  return { sandbox, channel };
}

const file = (name: string, bytes = 1) => ({ attachment: Buffer.alloc(bytes), name });
const files = (count: number) => Array.from({ length: count }, (_, index) => file(`${index}.txt`));

test('a file over 10 MiB is refused with 40005, one of that size is not', async () => {
  const { sandbox, channel } = await start();
  const sending = channel.send({ files: [file('groot.bin', 10_485_761)] });
  await expect(sending).rejects.toMatchObject({ status: 413, code: 40005 });
  expect(sandbox.channel('nieuws').messages).toEqual([]);
  expect((await channel.send({ files: [file('past.bin', 10_485_760)] })).attachments.size).toBe(1);
});

test('a message holds ten files, however they are sent', async () => {
  const { sandbox, channel } = await start();
  await expect(channel.send({ files: files(11) })).rejects.toMatchObject({ status: 400, code: 50035 });
  expect((await channel.send({ files: files(10) })).attachments.size).toBe(10);
  const form = new FormData();
  for (const { attachment, name } of files(11)) {
    form.append(`files[${Number.parseInt(name, 10)}]`, new File([attachment], name));
  }
  const answer = await fetch(`${sandbox.url}/v10/channels/${channel.id}/messages`, {
    method: 'POST',
    headers: { authorization: `Bot ${sandbox.token}`, 'user-agent': 'DiscordBot (https://example.org, 1.0)' },
    body: form,
  });
  expect([answer.status, await answer.json()]).toMatchObject([400, { code: 30015 }]);
  expect(sandbox.channel('nieuws').messages).toHaveLength(1);
});

test('a component of a message may show a file that came with it, or before', async () => {
  const { channel } = await start();
  const components = [{ type: 13, file: { url: 'attachment://a.txt' } }];
  const flags = MessageFlags.IsComponentsV2;
  const sent = await channel.send({ flags, components, files: [file('a.txt')] } as never);
  await sent.edit({ components } as never);
  await expect(channel.send({ flags, components } as never)).rejects.toMatchObject({ code: 50035 });
});

test('the name of a file is what Discord makes of it, also where an embed points to it', async () => {
  const { channel } = await start();
  for (const [given, kept] of [
    ['../../etc/pass wd<>.txt', 'pass_wd.txt'],
    ['C:\\kopij\\brug 2.txt', 'brug_2.txt'],
    ['SPOILER_kaart-1.png', 'SPOILER_kaart-1.png'],
    ['één.txt', 'één.txt'],
    ['..', 'unknown'],
    ['<>', 'unknown'],
  ] as const) {
    const sent = await channel.send({
      files: [file(given)],
      embeds: [{ image: { url: `attachment://${kept}` } }],
    });
    const shown = sent.embeds[0]?.image?.url ?? '';
    expect([given, decodeURIComponent(shown.split('/').at(-1) ?? '')]).toEqual([given, kept]);
    expect((await fetch(shown)).status).toBe(200);
  }
});
