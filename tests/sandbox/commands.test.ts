import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { Sandbox } from '../../src/sandbox/sandbox.ts';
import { startSandbox } from '../../src/sandbox/start-sandbox.ts';
import { callApi, flattenErrors } from './helpers.ts';

let sandbox: Sandbox;
let commands: string;

beforeAll(async () => {
  sandbox = await startSandbox({ rateLimits: 'off' });
  commands = `/applications/${sandbox.applicationId}/commands`;
});

afterAll(() => sandbox.close());

const option = (name: string, rest: object = {}) => ({ type: 3, name, description: 'd', ...rest });
const command = (rest: object = {}) => ({ name: 'nieuws', description: 'd', ...rest });

const BAD_COMMANDS: [string, object, string][] = [
  ['capitals in a name', command({ name: 'Nieuws' }), 'name: APPLICATION_COMMAND_INVALID_NAME'],
  ['a blank in a name', command({ name: 'het nieuws' }), 'name: APPLICATION_COMMAND_INVALID_NAME'],
  ['a name over 32', command({ name: 'x'.repeat(33) }), 'name: BASE_TYPE_MAX_LENGTH'],
  ['no description', { name: 'nieuws' }, 'description: BASE_TYPE_REQUIRED'],
  ['an empty description', command({ description: '' }), 'description: BASE_TYPE_BAD_LENGTH'],
  ['a description over 100', command({ description: 'x'.repeat(101) }), 'description: BASE_TYPE_MAX_LENGTH'],
  [
    '26 options',
    command({ options: Array.from({ length: 26 }, (_, index) => option(`o${index}`)) }),
    'options: BASE_TYPE_MAX_LENGTH',
  ],
  [
    'two options of one name',
    command({ options: [option('a'), option('a')] }),
    'options.1: APPLICATION_COMMAND_OPTIONS_NAME_INVALID',
  ],
  [
    'a required option after one that is not',
    command({ options: [option('a'), option('b', { required: true })] }),
    'options.1: APPLICATION_COMMAND_OPTIONS_REQUIRED_INVALID',
  ],
  [
    'a subcommand beside an option',
    command({ options: [{ type: 1, name: 'a', description: 'd' }, option('b')] }),
    'options: APPLICATION_COMMAND_OPTIONS_TYPE_INVALID',
  ],
  [
    '26 choices',
    command({
      options: [
        option('a', {
          choices: Array.from({ length: 26 }, (_, index) => ({ name: `${index}`, value: `${index}` })),
        }),
      ],
    }),
    'options.0.choices: BASE_TYPE_MAX_LENGTH',
  ],
  [
    'a choice value over 100',
    command({ options: [option('a', { choices: [{ name: 'n', value: 'x'.repeat(101) }] })] }),
    'options.0.choices.0.value: BASE_TYPE_MAX_LENGTH',
  ],
  [
    'a choice name over 100',
    command({ options: [option('a', { choices: [{ name: 'x'.repeat(101), value: 'v' }] })] }),
    'options.0.choices.0.name: BASE_TYPE_MAX_LENGTH',
  ],
  [
    'a lowest value above the highest',
    command({ options: [option('a', { type: 4, min_value: 5, max_value: 1 })] }),
    'options.0.min_value: NUMBER_TYPE_MAX',
  ],
  [
    'a least length above the greatest',
    command({ options: [option('a', { min_length: 5, max_length: 1 })] }),
    'options.0.min_length: NUMBER_TYPE_MAX',
  ],
  [
    'a boolean that is completed',
    command({ options: [option('a', { type: 5, autocomplete: true })] }),
    'options.0.autocomplete: APPLICATION_COMMAND_OPTIONS_TYPE_INVALID',
  ],
  [
    'choices of a boolean',
    command({ options: [option('a', { type: 5, choices: [{ name: 'n', value: 'v' }] })] }),
    'options.0.choices: APPLICATION_COMMAND_OPTIONS_TYPE_INVALID',
  ],
  [
    'a translation into a language that Discord lacks',
    command({ name_localizations: { 'nl-BE': 'nieuws' } }),
    'name_localizations.nl-BE: BASE_TYPE_CHOICES',
  ],
  [
    'a bad name in a translation',
    command({ name_localizations: { 'en-US': 'The News' } }),
    'name_localizations.en-US: APPLICATION_COMMAND_INVALID_NAME',
  ],
  [
    'more than 8,000 characters together',
    command({
      options: Array.from({ length: 25 }, (_, index) =>
        option(`o${index}`, {
          description: 'x'.repeat(100),
          choices: Array.from({ length: 3 }, (_, choice) => ({
            name: `${choice}`.padEnd(40, 'n'),
            value: `${choice}`.padEnd(40, 'v'),
          })),
        }),
      ),
    }),
    ': APPLICATION_COMMAND_TOO_LARGE',
  ],
];

describe('a command that Discord would refuse', () => {
  it.each(BAD_COMMANDS)('%s is refused, alone and in a list', async (_, body, problem) => {
    const alone = await callApi(sandbox, 'POST', commands, body);
    expect([alone.status, alone.body.code]).toEqual([400, 50035]);
    expect(flattenErrors(alone.body.errors)).toContain(problem);
    const listed = await callApi(sandbox, 'PUT', commands, [command({ name: 'goed' }), body]);
    expect(flattenErrors(listed.body.errors)).toContain(`1${problem.startsWith(':') ? '' : '.'}${problem}`);
    expect(sandbox.commands()).toEqual([]);
  });

  it('two of one name in a list are refused', async () => {
    const answer = await callApi(sandbox, 'PUT', commands, [command(), command()]);
    expect(flattenErrors(answer.body.errors)).toEqual(['1: APPLICATION_COMMANDS_DUPLICATE_NAME']);
  });

  it('the 101st is 30032', async () => {
    const many = Array.from({ length: 101 }, (_, index) => command({ name: `c${index}` }));
    const answer = await callApi(sandbox, 'PUT', commands, many);
    expect([answer.status, answer.body.code]).toEqual([400, 30032]);
  });
});

describe('a command that Discord takes', () => {
  it('is made (201), replaced under the same name (200), and keeps its id; its version follows its content', async () => {
    const made = await callApi(sandbox, 'POST', commands, command());
    const same = await callApi(sandbox, 'POST', commands, command());
    const changed = await callApi(sandbox, 'POST', commands, command({ description: 'anders' }));
    expect([made.status, same.status, changed.status]).toEqual([201, 200, 200]);
    expect(same.body).toEqual(made.body);
    expect(changed.body.id).toBe(made.body.id);
    expect(changed.body.version).not.toBe(made.body.version);
  });

  it('keeps its id in a bulk overwrite; those not named are gone', async () => {
    const [first] = (await callApi(sandbox, 'PUT', commands, [command(), command({ name: 'weer' })])).body;
    const after = await callApi(sandbox, 'PUT', commands, [command({ description: 'nieuw' })]);
    expect(after.body.map((one: { id: string }) => one.id)).toEqual([first.id]);
    expect(sandbox.commands().map((one) => one.name)).toEqual(['nieuws']);
  });

  it('is changed in part, and deleted', async () => {
    const [held] = (await callApi(sandbox, 'PUT', commands, [command({ options: [option('a')] })])).body;
    const changed = await callApi(sandbox, 'PATCH', `${commands}/${held.id}`, { description: 'anders' });
    expect(changed.body).toMatchObject({ description: 'anders', options: [{ name: 'a' }] });
    expect((await callApi(sandbox, 'DELETE', `${commands}/${held.id}`)).status).toBe(204);
    expect((await callApi(sandbox, 'GET', `${commands}/${held.id}`)).body.code).toBe(10063);
  });

  it('comes with its translations only when they are asked for', async () => {
    await callApi(sandbox, 'PUT', commands, [command({ name_localizations: { 'en-US': 'news' } })]);
    expect((await callApi(sandbox, 'GET', commands)).body[0]).not.toHaveProperty('name_localizations');
    const full = await callApi(sandbox, 'GET', `${commands}?with_localizations=true`);
    expect(full.body[0].name_localizations).toEqual({ 'en-US': 'news' });
  });

  it('of one server stays there, and goes when the bot is thrown out', async () => {
    const own = `/applications/${sandbox.applicationId}/guilds/${sandbox.guild.id}/commands`;
    await callApi(sandbox, 'PUT', commands, []);
    const made = await callApi(sandbox, 'POST', own, command());
    expect(made.body.guild_id).toBe(sandbox.guild.id);
    expect(sandbox.commands()).toEqual([]);
    sandbox.guild.kickBot();
    expect((await callApi(sandbox, 'GET', own)).body.code).toBe(50001);
    sandbox.guild.inviteBot();
    expect((await callApi(sandbox, 'GET', own)).body).toEqual([]);
  });
});

describe('what a command says of itself', () => {
  it('is for adults when that is written as text too, and not by a word', async () => {
    const post = (nsfw: unknown) => callApi(sandbox, 'POST', commands, command({ name: 'volwassen', nsfw }));
    expect((await post('true')).body.nsfw).toBe(true);
    expect((await post(null)).body.nsfw).toBe(false);
    const { status, body } = await post('misschien');
    expect([status, flattenErrors(body.errors)]).toEqual([400, ['nsfw: BOOLEAN_TYPE_CONVERT']]);
  });

  it('loses what options of its kind do not have', async () => {
    const options = [
      option('a', { min_value: 1, channel_types: [0], min_length: 2 }),
      option('b', { type: 4, min_length: 2, max_value: 3 }),
      option('c', { type: 7, channel_types: [0], max_value: 3 }),
    ];
    const { body } = await callApi(sandbox, 'POST', commands, command({ name: 'soorten', options }));
    expect(body.options).toEqual([
      option('a', { min_length: 2 }),
      option('b', { type: 4, max_value: 3 }),
      option('c', { type: 7, channel_types: [0] }),
    ]);
  });
});
