import {
  type APIApplicationCommandSubcommandOption,
  ApplicationCommandOptionType,
  ApplicationCommandType,
  ApplicationIntegrationType,
  InteractionContextType,
  type LocalizationMap,
  type RESTPostAPIChatInputApplicationCommandsJSONBody,
} from 'discord-api-types/v10';
import type { CommandGroup } from './command.ts';
import { type CommandWordKey, commandWords } from './words/command-words.ts';

/** A name and a description, Dutch first, with what Discord shows to readers in Dutch and in English. */
export interface Named {
  readonly name: string;
  readonly name_localizations: LocalizationMap;
  readonly description: string;
  readonly description_localizations: LocalizationMap;
}

/** What a command, subcommand or option is called, from the catalogue. */
export function named(key: CommandWordKey): Named {
  const { nl, en } = commandWords[key];
  return {
    name: nl.name,
    name_localizations: { nl: nl.name, 'en-US': en.name, 'en-GB': en.name },
    description: nl.description,
    description_localizations: {
      nl: nl.description,
      'en-US': en.description,
      'en-GB': en.description,
    },
  };
}

/**
 * A command as Discord registers it: installed in servers, used there and in direct messages with the bot. It has no
 * `default_member_permissions`, since those would guard the subcommands that are for everybody too.
 */
export function defineCommand<Context>(
  group: CommandGroup<Context>,
): RESTPostAPIChatInputApplicationCommandsJSONBody {
  return {
    type: ApplicationCommandType.ChatInput,
    ...named(keyOf(group.name)),
    integration_types: [ApplicationIntegrationType.GuildInstall],
    contexts: [InteractionContextType.Guild, InteractionContextType.BotDM],
    options: group.subcommands.map(
      (subcommand): APIApplicationCommandSubcommandOption => ({
        type: ApplicationCommandOptionType.Subcommand,
        ...named(keyOf(subcommand.name)),
        options: [...subcommand.options],
      }),
    ),
  };
}

function keyOf(name: string): CommandWordKey {
  if (!(name in commandWords)) throw new TypeError(`command-words.ts has no words for the command ${name}`);
  return name as CommandWordKey;
}
