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

  it('does not send an option that was left empty', async () => {
    const interaction = await typedAs('/nieuws laatste', { aantal: '', rubriek: ' ', alles: false });
    expect(interaction.data.options[0].options).toEqual([{ name: 'alles', type: 5, value: false }]);
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
    ['a required option left empty', '/nieuws stad', { stad: '' }, '"stad" is required'],
    ['a required option with a blank in it', '/nieuws stad', { stad: '  ' }, '"stad" is required'],
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
