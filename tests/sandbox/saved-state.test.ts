import { describe, expect, it, onTestFinished } from 'vitest';
import type { SandboxState } from '../../src/sandbox/saved-state.ts';
import { startSandbox } from '../../src/sandbox/start-sandbox.ts';
import { makeBot, startWithBot } from './bot.ts';
import { callApi } from './helpers.ts';

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

  it.each([
    ['nothing', {}, 'no saved state'],
    ['another version', { telexSandbox: 99 }, 'version 99'],
    ['half of it', { telexSandbox: 1, token: 'x', lastId: '0', world: {} }, 'not whole'],
  ])('is refused in words when it is %s', async (_name, state, words) => {
    await expect(startSandbox({ state: state as unknown as SandboxState })).rejects.toThrow(words);
  });
});
