import { describe, expect, it, onTestFinished } from 'vitest';
import type { Sandbox, SandboxOptions } from '../../src/sandbox/sandbox.ts';
import { startSandbox } from '../../src/sandbox/start-sandbox.ts';
import { callApi } from './helpers.ts';

const MINUTE = 60_000;

async function start(options: SandboxOptions = {}): Promise<Sandbox> {
  const sandbox = await startSandbox({ rateLimits: 'off', ...options });
  onTestFinished(() => sandbox.close());
  return sandbox;
}

function messagesOf(sandbox: Sandbox, channel = 'nieuws'): string {
  return `/channels/${sandbox.channel(channel).id}/messages`;
}

describe('enforce_nonce', () => {
  const body = (content: string) => ({ content, nonce: 'editie-1', enforce_nonce: true });

  it('gives the first message back within the window, and makes a new one after it', async () => {
    let now = Date.parse('2026-03-12T07:00:00Z');
    const sandbox = await start({ now: () => now });
    const first = await callApi(sandbox, 'POST', messagesOf(sandbox), body('een'));
    now += 2 * MINUTE;
    const again = await callApi(sandbox, 'POST', messagesOf(sandbox), body('twee'));
    expect(again.body.id).toBe(first.body.id);
    expect(again.body.content).toBe('een');
    now += 2 * MINUTE;
    const later = await callApi(sandbox, 'POST', messagesOf(sandbox), body('drie'));
    expect(later.body.id).not.toBe(first.body.id);
    expect(sandbox.channel('nieuws').messages.map((message) => message.content)).toEqual(['een', 'drie']);
  });

  it('answers 10008 when the first message was deleted meanwhile', async () => {
    const sandbox = await start();
    const first = await callApi(sandbox, 'POST', messagesOf(sandbox), body('een'));
    await callApi(sandbox, 'DELETE', `${messagesOf(sandbox)}/${first.body.id}`);
    const again = await callApi(sandbox, 'POST', messagesOf(sandbox), body('een'));
    expect([again.status, again.body.code]).toEqual([404, 10008]);
  });

  it('without it the same nonce makes two messages; the nonce comes back on creation only', async () => {
    const sandbox = await start();
    const made = await callApi(sandbox, 'POST', messagesOf(sandbox), { content: 'x', nonce: 'n' });
    await callApi(sandbox, 'POST', messagesOf(sandbox), { content: 'x', nonce: 'n' });
    expect(made.body.nonce).toBe('n');
    expect(sandbox.channel('nieuws').messages).toHaveLength(2);
    expect(
      (await callApi(sandbox, 'GET', `${messagesOf(sandbox)}/${made.body.id}`)).body.nonce,
    ).toBeUndefined();
  });
});

describe('reading messages back', () => {
  it('gives the newest first, and pages with before, after and limit', async () => {
    const sandbox = await start();
    const ids: string[] = [];
    for (const content of ['1', '2', '3', '4', '5']) {
      ids.push((await callApi(sandbox, 'POST', messagesOf(sandbox), { content })).body.id);
    }
    const list = async (query: string) =>
      (await callApi(sandbox, 'GET', `${messagesOf(sandbox)}?${query}`)).body
        .map((one: { content: string }) => one.content)
        .join('');
    expect(await list('')).toBe('54321');
    expect(await list('limit=2')).toBe('54');
    expect(await list(`before=${ids[2]}`)).toBe('21');
    expect(await list(`after=${ids[1]}&limit=2`)).toBe('43');
    expect(await list(`around=${ids[2]}&limit=3`)).toBe('432');
    expect((await callApi(sandbox, 'GET', `${messagesOf(sandbox)}?limit=101`)).body.code).toBe(50035);
    expect((await callApi(sandbox, 'GET', `${messagesOf(sandbox)}?after=x`)).body.code).toBe(50035);
  });

  it('shows nothing of what others wrote to a bot without that intent', async () => {
    const sandbox = await start();
    sandbox.channel('nieuws').says('geheim');
    const [message] = (await callApi(sandbox, 'GET', messagesOf(sandbox))).body;
    expect(message.content).toBe('');
    expect(sandbox.channel('nieuws').messages[0]?.content).toBe('geheim');
  });
});

describe('changing and deleting', () => {
  it('changes only what the body names', async () => {
    const sandbox = await start();
    const made = await callApi(sandbox, 'POST', messagesOf(sandbox), {
      content: 'een',
      embeds: [{ title: 't' }],
    });
    const path = `${messagesOf(sandbox)}/${made.body.id}`;
    const edited = await callApi(sandbox, 'PATCH', path, { content: 'twee' });
    expect(edited.body).toMatchObject({ content: 'twee', embeds: [{ title: 't' }] });
    expect(edited.body.edited_timestamp).not.toBeNull();
    expect((await callApi(sandbox, 'PATCH', path, { content: '', embeds: [] })).body.code).toBe(50006);
    expect((await callApi(sandbox, 'DELETE', path)).status).toBe(204);
    expect((await callApi(sandbox, 'DELETE', path)).body.code).toBe(10008);
  });

  it('lets nobody change or delete what another wrote', async () => {
    const sandbox = await start();
    const other = sandbox.channel('nieuws').says('van mij');
    const path = `${messagesOf(sandbox)}/${other.id}`;
    expect((await callApi(sandbox, 'PATCH', path, { content: 'x' })).body.code).toBe(50005);
    expect((await callApi(sandbox, 'DELETE', path)).body.code).toBe(50013);
    sandbox.channel('nieuws').allow('bot', 'ManageMessages');
    expect((await callApi(sandbox, 'DELETE', path)).status).toBe(204);
  });

  it('stops at too many edits of messages older than an hour: 30046', async () => {
    let now = Date.now();
    const sandbox = await start({ now: () => now });
    const made = await callApi(sandbox, 'POST', messagesOf(sandbox), { content: 'oud' });
    now += 61 * MINUTE;
    const edit = () =>
      callApi(sandbox, 'PATCH', `${messagesOf(sandbox)}/${made.body.id}`, { content: 'nieuw' });
    let answer = await edit();
    for (let count = 0; count < 50 && answer.status === 200; count++) answer = await edit();
    expect([answer.status, answer.body.code]).toEqual([429, 30046]);
    now += 61 * MINUTE;
    expect((await edit()).status).toBe(200);
  });
});

describe('crossposting', () => {
  it('works once, in an announcement channel only', async () => {
    const sandbox = await start();
    const announced = await callApi(sandbox, 'POST', messagesOf(sandbox, 'aankondigingen'), { content: 'x' });
    const path = `${messagesOf(sandbox, 'aankondigingen')}/${announced.body.id}/crosspost`;
    expect((await callApi(sandbox, 'POST', path)).body.flags & 1).toBe(1);
    expect(sandbox.channel('aankondigingen').messages[0]?.crossposted).toBe(true);
    expect((await callApi(sandbox, 'POST', path)).body.code).toBe(40033);
    const plain = await callApi(sandbox, 'POST', messagesOf(sandbox), { content: 'x' });
    expect(
      (await callApi(sandbox, 'POST', `${messagesOf(sandbox)}/${plain.body.id}/crosspost`)).body.code,
    ).toBe(50024);
  });
});

describe('permissions', () => {
  const send = (sandbox: Sandbox, body: object) => callApi(sandbox, 'POST', messagesOf(sandbox), body);

  it('are asked of the bot in the channel itself', async () => {
    const sandbox = await start();
    const channel = sandbox.channel('nieuws');
    channel.deny('bot', 'EmbedLinks');
    expect((await send(sandbox, { embeds: [{ title: 'x' }] })).body.code).toBe(50013);
    expect((await send(sandbox, { content: 'x' })).status).toBe(200);
    channel.deny('bot', 'SendMessages');
    expect((await send(sandbox, { content: 'x' })).body).toEqual({
      message: 'Missing Permissions',
      code: 50013,
    });
    channel.deny('bot', 'ReadMessageHistory');
    expect((await callApi(sandbox, 'GET', messagesOf(sandbox))).body).toEqual([]);
    channel.deny('bot', 'ViewChannel');
    expect((await send(sandbox, { content: 'x' })).body.code).toBe(50001);
    channel.allow('bot', 'ViewChannel', 'SendMessages');
    expect((await send(sandbox, { content: 'x' })).status).toBe(200);
  });

  it('follow roles, then overwrites for everyone, roles and the member', async () => {
    const sandbox = await start();
    const channel = sandbox.channel('nieuws');
    channel.deny('everyone', 'SendMessages');
    expect((await send(sandbox, { content: 'x' })).body.code).toBe(50013);
    channel.allow('Telex', 'SendMessages');
    expect((await send(sandbox, { content: 'x' })).status).toBe(200);
    channel.deny('bot', 'SendMessages');
    expect((await send(sandbox, { content: 'x' })).body.code).toBe(50013);
    sandbox.guild.permit('Telex', ['Administrator']);
    expect((await send(sandbox, { content: 'x' })).status).toBe(200);
  });

  it('end when the bot is thrown out', async () => {
    const sandbox = await start();
    sandbox.guild.kickBot();
    expect((await send(sandbox, { content: 'x' })).body.code).toBe(50001);
    expect((await callApi(sandbox, 'GET', `/guilds/${sandbox.guild.id}`)).body.code).toBe(10004);
    sandbox.guild.inviteBot();
    expect((await send(sandbox, { content: 'x' })).status).toBe(200);
  });

  it('a deleted channel is unknown; one without messages takes none', async () => {
    const sandbox = await start();
    const path = messagesOf(sandbox);
    sandbox.channel('nieuws').delete();
    expect((await callApi(sandbox, 'POST', path, { content: 'x' })).body.code).toBe(10003);
    const category = sandbox.guild.addChannel('rubriek', 'category');
    expect(
      (await callApi(sandbox, 'POST', `/channels/${category.id}/messages`, { content: 'x' })).body.code,
    ).toBe(50008);
  });
});

describe('mentions in code', () => {
  const pinged = async (sandbox: Sandbox, content: string) => {
    const made = await callApi(sandbox, 'POST', messagesOf(sandbox), { content });
    return made.body.mentions.length;
  };
  it('ping nobody, unless what looks like code is none', async () => {
    const sandbox = await start();
    const reader = `<@${sandbox.member('reader').id}>`;
    for (const code of [`\`${reader}\``, `\`\`a \` ${reader}\`\``, `\`\`\`js\n${reader}\n\`\`\``]) {
      expect([code, await pinged(sandbox, code)]).toEqual([code, 0]);
      expect([code, await pinged(sandbox, `${code} ${reader}`)]).toEqual([code, 1]);
    }
    for (const text of [`\`${reader}`, `\\\`${reader}\``, `\`a\` ${reader} \`b\``]) {
      expect([text, await pinged(sandbox, text)]).toEqual([text, 1]);
    }
  });

  it('are looked for in each text by itself', async () => {
    const sandbox = await start();
    const reader = `<@${sandbox.member('reader').id}>`;
    const components = ['een ` hier', `${reader} en een \` daar`].map((content) => ({ type: 10, content }));
    const { body } = await callApi(sandbox, 'POST', messagesOf(sandbox), { flags: 1 << 15, components });
    expect(body.mentions).toHaveLength(1);
  });
});

describe('mentions', () => {
  it('ping only what is allowed', async () => {
    const sandbox = await start();
    const reader = sandbox.member('reader').id;
    const content = `<@${reader}> @everyone`;
    const loud = await callApi(sandbox, 'POST', messagesOf(sandbox), { content });
    expect(loud.body.mentions.map((user: { id: string }) => user.id)).toEqual([reader]);
    expect(loud.body.mention_everyone).toBe(false);
    sandbox.channel('nieuws').allow('bot', 'MentionEveryone');
    expect((await callApi(sandbox, 'POST', messagesOf(sandbox), { content })).body.mention_everyone).toBe(
      true,
    );
    const quiet = await callApi(sandbox, 'POST', messagesOf(sandbox), {
      content,
      allowed_mentions: { parse: [] },
    });
    expect([quiet.body.mentions, quiet.body.mention_everyone]).toEqual([[], false]);
  });
});

describe('attachments', () => {
  it('are kept and can be fetched again', async () => {
    const sandbox = await start();
    const form = new FormData();
    form.set(
      'payload_json',
      JSON.stringify({ embeds: [{ title: 'x', image: { url: 'attachment://kaart.txt' } }] }),
    );
    form.set('files[0]', new File(['een kaart'], 'kaart.txt', { type: 'text/plain' }));
    const answer = await fetch(`${sandbox.url}/v10${messagesOf(sandbox)}`, {
      method: 'POST',
      headers: {
        authorization: `Bot ${sandbox.token}`,
        'user-agent': 'DiscordBot (https://example.org, 1.0)',
      },
      body: form,
    });
    const message = (await answer.json()) as {
      attachments: { url: string; size: number }[];
      embeds: { image: { url: string } }[];
    };
    expect(message.attachments[0]?.size).toBe(9);
    expect(message.embeds[0]?.image.url).toBe(message.attachments[0]?.url);
    expect(await (await fetch(String(message.attachments[0]?.url))).text()).toBe('een kaart');
  });
});
