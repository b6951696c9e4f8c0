import { describe, expect, it, onTestFinished } from 'vitest';
import type { SandboxState } from '../../src/sandbox/saved-state.ts';
import { startSandbox } from '../../src/sandbox/start-sandbox.ts';
import { makeBot, startWithBot } from './bot.ts';
import { callApi, formOf } from './helpers.ts';

describe('what a sandbox saved', () => {
  it('is there again: servers, channels, threads, messages, files, permissions, commands and the token', async () => {
    const { sandbox, bot } = await startWithBot({ now: () => Date.parse('2026-03-10T08:00:00+01:00') });
    await bot.application.commands.set([{ name: 'nieuws', description: 'Nieuws' }]);
    const channel = await bot.channels.fetch(sandbox.channel('nieuws').id);
    if (!channel?.isSendable()) throw new Error('no text in there');
    const files = [{ attachment: Buffer.from('één'), name: 'brug.txt' }];
    await channel.send({ content: 'dag', embeds: [{ title: 'Kop' }], files });
    sandbox.channel('nieuws').startThread('Hoogwater', { text: 'Het stijgt' });
    sandbox.channel('sport').deny('bot', 'SendMessages');
    sandbox.addGuild('Elders', { bot: false });
    const state: SandboxState = JSON.parse(JSON.stringify(sandbox.save()));

    const again = await startSandbox({ rateLimits: 'off', state });
    onTestFinished(() => again.close());
    expect([again.token, again.applicationId, again.guild.name]).toEqual([
      sandbox.token,
      sandbox.applicationId,
      'Redactie',
    ]);
    expect(again.channel('nieuws').messages).toEqual(
      sandbox
        .channel('nieuws')
        .messages.map((message) =>
          JSON.parse(JSON.stringify(message).replaceAll(`${sandbox.port}`, `${again.port}`)),
        ),
    );
    expect(again.channel('nieuws').thread('Hoogwater').messages[0]?.content).toBe('Het stijgt');
    expect(again.commands().map(({ name }) => name)).toEqual(['nieuws']);
    const [message] = (await callApi(again, 'GET', `/channels/${again.channel('nieuws').id}/messages`)).body;
    const file = await fetch(message.attachments[0].url);
    expect(await file.text()).toBe('één');
    const refused = await callApi(again, 'POST', `/channels/${again.channel('sport').id}/messages`, {
      content: 'x',
    });
    expect(refused.status).toBe(403);
    // A client goes on, and new ids are higher than all that were given out, whatever the clock says.
    await makeBot(again);
    expect(BigInt(again.channel('nieuws').says('verder').id)).toBeGreaterThan(BigInt(state.lastId));
  });

  it('has its pictures, at whatever port it goes on', async () => {
    const { sandbox } = await startWithBot();
    const path = (one: typeof sandbox) => `/channels/${one.channel('nieuws').id}/messages`;
    const embeds = [{ title: 'x', image: { url: 'attachment://a.svg' } }];
    const { body: first } = await callApi(sandbox, 'POST', path(sandbox), formOf({ embeds }, 'a.svg'));
    // What a bot gives back as it came is kept in the same way.
    await callApi(sandbox, 'PATCH', `${path(sandbox)}/${first.id}`, { embeds: first.embeds });
    const gallery = [{ type: 12, items: [{ media: { url: 'attachment://a.svg' } }] }];
    const layout = formOf({ flags: 1 << 15, components: gallery }, 'a.svg');
    await callApi(sandbox, 'POST', path(sandbox), layout);
    const state = sandbox.save();
    expect(JSON.stringify(state)).not.toContain(`:${sandbox.port}`);

    const again = await startSandbox({ rateLimits: 'off', state });
    onTestFinished(() => again.close());
    expect(again.port).not.toBe(sandbox.port);
    const shown = (await callApi(again, 'GET', path(again))).body;
    const urls = [shown[1].embeds[0].image.url, shown[0].components[0].items[0].media.url];
    for (const url of urls) expect(await (await fetch(url)).text()).toBe('x');
    const [embed] = again.channel('nieuws').messages[0]?.embeds ?? [];
    expect(embed?.image?.url).toBe(urls[0]);
  });

  it('without its token, or with a last id that is none, is not whole', async () => {
    const { sandbox } = await startWithBot();
    const state = sandbox.save();
    for (const [broken, words] of [
      [{ ...state, token: undefined }, 'token missing'],
      [{ ...state, lastId: 'x' }, 'lastId missing'],
      [{ ...state, world: 5 }, 'users, guilds'],
    ] as const) {
      const starting = startSandbox({ state: broken as unknown as SandboxState });
      await expect(starting).rejects.toMatchObject({ code: 'wrong-state' });
      await expect(startSandbox({ state: broken as unknown as SandboxState })).rejects.toThrow(words);
    }
  });

  it.each([
    ['nothing', {}, 'no saved state'],
    ['another version', { telexSandbox: 99 }, 'version 99'],
    ['half of it', { telexSandbox: 1, token: 'x', lastId: '0', world: {} }, 'not whole'],
  ])('is refused in words when it is %s', async (_name, state, words) => {
    await expect(startSandbox({ state: state as unknown as SandboxState })).rejects.toThrow(words);
  });
});
