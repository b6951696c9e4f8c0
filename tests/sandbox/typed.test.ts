import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { Sandbox } from '../../src/sandbox/sandbox.ts';
import { startSandbox } from '../../src/sandbox/start-sandbox.ts';
import { GatewaySocket } from './gateway-socket.ts';
import { callApi } from './helpers.ts';

let sandbox: Sandbox;
let socket: GatewaySocket;

const sub = (name: string, options: object[] = [], rest: object = {}) => ({
  type: 1,
  name,
  description: 'd',
  options,
  ...rest,
});

beforeAll(async () => {
  sandbox = await startSandbox({ rateLimits: 'off', answerWithinMs: 2000 });
  const commands = [
    {
      name: 'nieuws',
      name_localizations: { 'en-US': 'news' },
      description: 'd',
      options: [
        sub(
          'stad',
          [{ type: 3, name: 'stad', description: 'd', required: true, min_length: 2, max_length: 10 }],
          { name_localizations: { 'en-US': 'city' } },
        ),
        sub('laatste', [
          { type: 4, name: 'aantal', description: 'd', min_value: 1, max_value: 5 },
          { type: 5, name: 'alles', description: 'd' },
          { type: 3, name: 'rubriek', description: 'd', choices: [{ name: 'Sport', value: 'sport' }] },
          { type: 7, name: 'kanaal', description: 'd', channel_types: [0] },
          { type: 6, name: 'wie', description: 'd' },
          { type: 8, name: 'rol', description: 'd' },
        ]),
        { type: 2, name: 'beheer', description: 'd', options: [sub('wis')] },
      ],
    },
    { name: 'beheer', description: 'd', default_member_permissions: '32' },
    { name: 'baas', description: 'd', default_member_permissions: '0' },
    { name: 'server', description: 'd', contexts: [0] },
  ];
  await callApi(sandbox, 'PUT', `/applications/${sandbox.applicationId}/commands`, commands);
  socket = new GatewaySocket(sandbox);
  await socket.identify(sandbox);
  await socket.event('GUILD_CREATE');
});

afterAll(() => sandbox.close());

/** Types, answers with a word, and gives the interaction that the bot got. */
async function typedAs(...args: Parameters<ReturnType<Sandbox['channel']>['typed']>) {
  const reply = sandbox.channel('nieuws').typed(...args);
  const [{ d }] = await Promise.all([socket.event('INTERACTION_CREATE')]);
  const path = `/interactions/${d.id}/${d.token}/callback`;
  await callApi(sandbox, 'POST', path, { type: 4, data: { content: 'ja' } }, { authorization: '' });
  await reply;
  return d;
}

describe('typing a command', () => {
  it('sends what Discord sends: values, who, where, and what they may', async () => {
    const interaction = await typedAs('/nieuws laatste', {
      aantal: 3,
      alles: true,
      rubriek: 'Sport',
      kanaal: 'sport',
      wie: 'moderator',
      rol: 'Moderatoren',
    });
    const moderator = sandbox.member('moderator').id;
    expect(interaction).toMatchObject({
      type: 2,
      version: 1,
      guild_id: sandbox.guild.id,
      channel_id: sandbox.channel('nieuws').id,
      locale: 'nl',
      guild_locale: 'nl',
      context: 0,
      member: { user: { username: 'reader' } },
      data: { name: 'nieuws', type: 1, resolved: { users: { [moderator]: { username: 'moderator' } } } },
    });
    const [laatste] = interaction.data.options;
    expect(
      laatste.options.map((option: { name: string; value: unknown }) => [option.name, option.value]),
    ).toEqual([
      ['aantal', 3],
      ['alles', true],
      ['rubriek', 'sport'],
      ['kanaal', sandbox.channel('sport').id],
      ['wie', moderator],
      ['rol', expect.any(String)],
    ]);
  });

  it('takes the names of the reader’s own language, and sends the command’s', async () => {
    const interaction = await typedAs('/news city', { stad: 'Oslo' }, { as: 'visitor' });
    expect([interaction.data.name, interaction.data.options[0].name, interaction.locale]).toEqual([
      'nieuws',
      'stad',
      'en-US',
    ]);
    await expect(sandbox.channel('nieuws').typed('/news city', { stad: 'Oslo' })).rejects.toThrow(
      'no command /news',
    );
  });

  it('reaches a subcommand in a group', async () => {
    const interaction = await typedAs('/nieuws beheer wis');
    expect(interaction.data.options).toEqual([
      { name: 'beheer', type: 2, options: [{ name: 'wis', type: 1, options: [] }] },
    ]);
  });

  const WRONG: [string, string, Record<string, string | number | boolean>, string][] = [
    ['a command that is not registered', '/weer', {}, 'Registered: /nieuws, /beheer, /baas, /server'],
    ['a subcommand that is not there', '/nieuws weg', {}, 'It has: stad, laatste, beheer'],
    ['a command without its subcommand', '/nieuws', {}, 'needs a subcommand'],
    ['a required option left out', '/nieuws stad', {}, '"stad" is required'],
    ['an option that is not there', '/nieuws stad', { stad: 'Oslo', land: 'x' }, 'no option "land"'],
    ['a number for text', '/nieuws stad', { stad: 5 }, 'takes text'],
    ['text that is too short', '/nieuws stad', { stad: 'x' }, 'at least 2'],
    ['text that is too long', '/nieuws stad', { stad: 'x'.repeat(11) }, 'at most 10'],
    ['text for a number', '/nieuws laatste', { aantal: 'drie' }, 'takes a whole number'],
    ['half a number', '/nieuws laatste', { aantal: 1.5 }, 'takes a whole number'],
    ['a number that is too big', '/nieuws laatste', { aantal: 6 }, 'ends at 5'],
    ['text for yes or no', '/nieuws laatste', { alles: 'ja' }, 'takes true or false'],
    ['a choice that is none', '/nieuws laatste', { rubriek: 'Weer' }, 'takes one of "sport"'],
    ['a channel of another kind', '/nieuws laatste', { kanaal: 'aankondigingen' }, 'channel of type 5'],
    ['a channel that is not there', '/nieuws laatste', { kanaal: 'weg' }, 'takes a channel'],
    ['a member who is not there', '/nieuws laatste', { wie: 'niemand' }, 'takes a member'],
  ];
  it.each(WRONG)('refuses %s, before the bot hears of it', async (_, command, options, words) => {
    const before = sandbox.requests.length;
    await expect(sandbox.channel('nieuws').typed(command, options)).rejects.toThrow(words);
    expect(sandbox.requests).toHaveLength(before);
  });

  it('shows a guarded command only to those who may', async () => {
    const channel = sandbox.channel('nieuws');
    await expect(channel.typed('/beheer')).rejects.toMatchObject({ code: 'not-allowed' });
    await expect(channel.typed('/baas', {}, { as: 'moderator' })).rejects.toMatchObject({
      code: 'not-allowed',
    });
    expect((await typedAs('/beheer', {}, { as: 'moderator' })).member.user.username).toBe('moderator');
    expect((await typedAs('/baas', {}, { as: 'hoofdredacteur' })).data.name).toBe('baas');
  });

  it('knows where a command can be used', async () => {
    await expect(sandbox.member('reader').directMessages.typed('/server')).rejects.toMatchObject({
      code: 'not-allowed',
    });
    const silent = sandbox.guild.addChannel('stil');
    silent.deny('everyone', 'UseApplicationCommands');
    await expect(silent.typed('/server')).rejects.toMatchObject({ code: 'not-allowed' });
  });

  it('names who and what is not there', async () => {
    await expect(sandbox.channel('nieuws').typed('/server', {}, { as: 'niemand' })).rejects.toThrow(
      'no member "niemand"',
    );
    expect(() => sandbox.channel('weg')).toThrow('It has: #nieuws, #sport');
    expect(() => sandbox.member('weg')).toThrow('It has: hoofdredacteur, reader, moderator, visitor');
  });
});

describe('answering an interaction', () => {
  /** An interaction that waits for its answer; the reply is caught, whatever it is. */
  async function pending(kind: 'typed' | 'autocomplete' = 'typed') {
    const channel = sandbox.channel('nieuws');
    const reply = (
      kind === 'typed' ? channel.typed('/server') : channel.autocomplete('/server', 'x', 'y')
    ).catch((error) => error);
    const { d } = await socket.event('INTERACTION_CREATE');
    const answer = (body: object, query = '') =>
      callApi(sandbox, 'POST', `/interactions/${d.id}/${d.token}/callback${query}`, body, {
        authorization: '',
      });
    const hook = `/webhooks/${sandbox.applicationId}/${d.token}`;
    return { interaction: d, answer, hook, reply };
  }

  it('a second answer is 40060, one to an unknown interaction 10062', async () => {
    const { interaction, answer } = await pending();
    expect((await answer({ type: 4, data: { content: 'een' } })).status).toBe(204);
    const again = await answer({ type: 4, data: { content: 'twee' } });
    expect([again.status, again.body.code]).toEqual([400, 40060]);
    const other = await callApi(sandbox, 'POST', `/interactions/${interaction.id}/anders/callback`, {
      type: 5,
    });
    expect([other.status, other.body.code]).toEqual([404, 10062]);
  });

  it('a refused answer leaves it open for a right one', async () => {
    const { answer, reply } = await pending();
    const wrong = await answer({ type: 4, data: { content: 'x'.repeat(2001) } });
    expect(Object.keys(wrong.body.errors)).toEqual(['data']);
    expect((await answer({ type: 4, data: {} })).body.code).toBe(50006);
    expect((await answer({ type: 7, data: { content: 'x' } })).body.code).toBe(50035);
    expect((await answer({ type: 8, data: { choices: [] } })).body.code).toBe(50035);
    await answer({ type: 4, data: { content: 'goed' } });
    expect((await reply).content).toBe('goed');
  });

  it('gives the message back with with_response', async () => {
    const { answer, interaction } = await pending();
    const { status, body } = await answer(
      { type: 4, data: { content: 'hier', flags: 64 } },
      '?with_response=true',
    );
    expect(status).toBe(200);
    expect(body.interaction).toMatchObject({
      id: interaction.id,
      response_message_ephemeral: true,
      response_message_loading: false,
    });
    expect(body.resource).toMatchObject({ type: 4, message: { content: 'hier' } });
  });

  it('follow-ups need a first answer; @original can be read, changed and deleted after it', async () => {
    const { answer, hook } = await pending();
    const early = await callApi(sandbox, 'POST', hook, { content: 'te vroeg' }, { authorization: '' });
    expect([early.status, early.body.code]).toEqual([404, 10015]);
    await answer({ type: 5, data: { flags: 64 } });
    const thinking = await callApi(sandbox, 'GET', `${hook}/messages/@original`);
    expect(thinking.body.flags & 128).toBe(128);
    const first = await callApi(sandbox, 'POST', hook, { content: 'eerste' });
    expect(first.body.id).toBe(thinking.body.id);
    expect(first.body.flags).toBe(64);
    const second = await callApi(sandbox, 'POST', hook, { content: 'tweede' });
    await callApi(sandbox, 'PATCH', `${hook}/messages/${second.body.id}`, { content: 'anders' });
    expect((await callApi(sandbox, 'GET', `${hook}/messages/${second.body.id}`)).body.content).toBe('anders');
    expect((await callApi(sandbox, 'DELETE', `${hook}/messages/@original`)).status).toBe(204);
    expect((await callApi(sandbox, 'GET', `${hook}/messages/@original`)).body.code).toBe(10008);
  });

  it('the token ends after 15 minutes of story time', async () => {
    let now = Date.now();
    const own = await startSandbox({ now: () => now });
    try {
      await callApi(own, 'PUT', `/applications/${own.applicationId}/commands`, [
        { name: 'x', description: 'd' },
      ]);
      const gateway = new GatewaySocket(own);
      await gateway.identify(own);
      await gateway.event('READY');
      const reply = own.channel('nieuws').typed('/x');
      const { d } = await gateway.event('INTERACTION_CREATE');
      await callApi(own, 'POST', `/interactions/${d.id}/${d.token}/callback`, {
        type: 4,
        data: { content: 'x' },
      });
      await reply;
      const path = `/webhooks/${own.applicationId}/${d.token}/messages/@original`;
      now += 14 * 60_000;
      expect((await callApi(own, 'GET', path)).status).toBe(200);
      now += 60_000;
      expect((await callApi(own, 'GET', path)).body.code).toBe(50027);
    } finally {
      await own.close();
    }
  });

  it('an answer after three seconds is 10062, and the person saw that there was none', async () => {
    const own = await startSandbox({ answerWithinMs: 30 });
    try {
      await callApi(own, 'PUT', `/applications/${own.applicationId}/commands`, [
        { name: 'x', description: 'd' },
      ]);
      const gateway = new GatewaySocket(own);
      await gateway.identify(own);
      await gateway.event('READY');
      const reply = own.channel('nieuws').typed('/x');
      const { d } = await gateway.event('INTERACTION_CREATE');
      await expect(reply).rejects.toThrow('The application did not respond');
      const late = await callApi(own, 'POST', `/interactions/${d.id}/${d.token}/callback`, {
        type: 4,
        data: { content: 'x' },
      });
      expect([late.status, late.body.code]).toEqual([404, 10062]);
    } finally {
      await own.close();
    }
  });
});

describe('waiting', () => {
  it('gives up in time and says what happened instead', async () => {
    const own = await startSandbox({ waitMs: 30 });
    try {
      const waiting = own.channel('nieuws').nextMessage();
      own.channel('nieuws').says('niet van de bot');
      await expect(waiting).rejects.toThrow(/Waited 30 ms for a message in #nieuws; .*\n.*niet van de bot/);
      await expect(own.ready()).rejects.toThrow('nothing happened');
    } finally {
      await own.close();
    }
  });

  it('gives each message of the bot once, whether it came before or after the asking', async () => {
    const own = await startSandbox();
    try {
      const send = (content: string) =>
        callApi(own, 'POST', `/channels/${own.channel('nieuws').id}/messages`, { content });
      await send('een');
      await send('twee');
      const channel = own.channel('nieuws');
      expect([
        (await channel.nextMessage()).content,
        (await own.channel('nieuws').nextMessage()).content,
      ]).toEqual(['een', 'twee']);
      const third = channel.nextMessage();
      await send('drie');
      expect((await third).content).toBe('drie');
    } finally {
      await own.close();
    }
  });
});
