import { ApplicationCommandCreateRequestSchema } from 'discord-api-spec/zod';
import type { RESTPostAPIApplicationCommandsJSONBody } from 'discord-api-types/v10';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { messageActions, nieuws } from '../../commands/index.ts';
import { defineCommand, defineMenu } from '../../src/discord/definition.ts';
import { inviteLinks } from '../../src/discord/invite.ts';
import { missingPermissions, neededPermissions } from '../../src/discord/permissions.ts';
import { namesOf, registerCommands } from '../../src/discord/registration.ts';
import { catalogue } from '../../src/discord/say.ts';
import { commandWords } from '../../src/discord/words/command-words.ts';
import { readBySchema } from '../../src/sandbox/check-body.ts';
import { checkCommandRules } from '../../src/sandbox/check-command.ts';
import { type Bot, startBot } from './bot.ts';

const command = defineCommand(nieuws);

describe('the command', () => {
  test('is one that Discord takes', () => {
    expect(readBySchema(ApplicationCommandCreateRequestSchema, command).problems).toEqual([]);
    expect(checkCommandRules({ ...command })).toEqual([]);
  });

  test('has its subcommands, in order', () => {
    expect(namesOf(command)).toEqual([
      '/nieuws laatste',
      '/nieuws stad',
      '/nieuws land',
      '/nieuws sectie',
      '/nieuws zoek',
      '/nieuws lees',
      '/nieuws dossier',
      '/nieuws kaart',
      '/nieuws trend',
      '/nieuws abonneer',
      '/nieuws proef',
      '/nieuws wijzig',
      '/nieuws pauzeer',
      '/nieuws abonnementen',
      '/nieuws bronnen',
      '/nieuws opzeggen',
      '/nieuws plakken',
      '/nieuws instellingen',
      '/nieuws privacy',
      '/nieuws help',
    ]);
  });

  test('is Dutch, with English for whoever has Discord in English', () => {
    const [laatste] = command.options ?? [];
    expect(command.name_localizations).toEqual({ nl: 'nieuws', 'en-US': 'news', 'en-GB': 'news' });
    expect(laatste?.description).toBe('Het laatste nieuws');
    expect(laatste?.description_localizations?.['en-GB']).toBe('The latest news');
  });

  test('leaves reading to everybody: what guards subscriptions and pasting is no permission on the command', () => {
    expect(command).not.toHaveProperty('default_member_permissions');
    expect(nieuws.subcommands.filter((one) => one.forManagers).map((one) => one.name)).toEqual([
      'abonneer',
      'proef',
      'wijzig',
      'pauzeer',
      'abonnementen',
      'bronnen',
      'opzeggen',
      'plakken',
      'instellingen',
    ]);
  });

  test.each(Object.entries(commandWords))(
    '%s is named within Discord’s rules in both languages',
    (_, words) => {
      for (const { name, description } of [words.nl, words.en]) {
        expect(name).toMatch(/^[-_\p{Ll}\p{N}]{1,32}$/u);
        expect(description.length).toBeGreaterThan(0);
        expect(description.length).toBeLessThanOrEqual(100);
      }
    },
  );
});

describe('the invite link', () => {
  test('asks for exactly the permissions in the table, each of which has a name and a reason in both languages', () => {
    const link = new URL(inviteLinks('123456789012345678').inviteLink);
    expect(link.origin + link.pathname).toBe('https://discord.com/oauth2/authorize');
    expect(Object.fromEntries(link.searchParams)).toEqual({
      client_id: '123456789012345678',
      scope: 'bot applications.commands',
      permissions: String((1n << 10n) | (1n << 11n) | (1n << 14n) | (1n << 15n) | (1n << 16n) | (1n << 38n)),
    });
    for (const { name } of neededPermissions) {
      expect(catalogue[`permission.${name}`].nl).not.toBe('');
      expect(catalogue[`why.${name}`].en).not.toBe('');
    }
  });

  test('is another for who installs it for themselves', () => {
    const link = new URL(inviteLinks('123456789012345678').personalLink);
    expect(Object.fromEntries(link.searchParams)).toEqual({
      client_id: '123456789012345678',
      integration_type: '1',
      scope: 'applications.commands',
    });
  });

  test('tells which permissions are missing', () => {
    expect(missingPermissions(0n)).toHaveLength(4);
    const everything = ['ViewChannel', 'EmbedLinks', 'ReadMessageHistory'];
    expect(missingPermissions(0n, 'thread').toSorted()).toEqual(
      [...everything, 'SendMessagesInThreads'].toSorted(),
    );
    expect(missingPermissions(0n, 'forum').toSorted()).toEqual(
      [...everything, 'SendMessages', 'SendMessagesInThreads'].toSorted(),
    );
    expect(missingPermissions(0n, 'person')).toEqual([]);
    expect(missingPermissions((1n << 10n) | (1n << 14n) | (1n << 16n))).toEqual(['SendMessages']);
    expect(missingPermissions((1n << 20n) - 1n)).toEqual([]);
    const all = (1n << 20n) - 1n - (1n << 15n);
    expect([missingPermissions(all), missingPermissions(all, 'channel', true)]).toEqual([
      [],
      ['AttachFiles'],
    ]);
  });
});

describe('registering', () => {
  let bot: Bot;
  beforeEach(async () => {
    bot = await startBot();
  });
  afterEach(() => bot.stop());

  const register = (...commands: readonly RESTPostAPIApplicationCommandsJSONBody[]) =>
    registerCommands(bot.client.rest, bot.sandbox.applicationId, commands);
  const writes = () =>
    bot.sandbox.requests.filter(({ method, route }) => method !== 'GET' && /commands/.test(route));

  test('sends nothing when Discord has the same already', async () => {
    const before = writes().length;
    const menus = messageActions.map(defineMenu);
    expect(await register(command, ...menus)).toEqual({
      unchanged: ['nieuws', 'Zoek hierover'],
      created: [],
      changed: [],
      removed: [],
    });
    expect(writes().length).toBe(before);
  });

  test('sends nothing when Discord gives the same back in its own form', async () => {
    // Discord adds fields of its own, writes out what was left out and leaves out what says nothing.
    const own = { id: '9', application_id: '1', version: '2', default_member_permissions: null, nsfw: false };
    const options = command.options?.map((option) => ({
      ...option,
      options:
        'options' in option
          ? option.options?.map(({ required, ...rest }) => (required ? { ...rest, required } : rest))
          : [],
    }));
    const held = {
      ...command,
      ...own,
      dm_permission: true,
      contexts: command.contexts?.toReversed(),
      options,
    };
    const refuse = () => Promise.reject(new Error('nothing was to be sent'));
    const rest = { get: async () => [held], post: refuse, patch: refuse, delete: refuse };
    expect((await registerCommands(rest, '1', [command])).unchanged).toEqual(['nieuws']);
  });

  test('sends the one that differs, adds what is new and removes what is no longer', async () => {
    const other = { ...command, name: 'krant', name_localizations: null };
    await register(command, other);
    const changed = { ...command, description: 'Iets anders' };
    const fresh = { ...other, name: 'weer' };
    expect(await register(changed, fresh)).toEqual({
      unchanged: [],
      created: ['weer'],
      changed: ['nieuws'],
      removed: ['krant'],
    });
    expect(bot.sandbox.commands().map(({ name, description }) => [name, description])).toEqual([
      ['nieuws', 'Iets anders'],
      ['weer', command.description],
    ]);
    expect((await register(changed, fresh)).unchanged).toEqual(['nieuws', 'weer']);
  });
});
