import {
  type APIApplicationCommandSubcommandOption,
  ApplicationCommandOptionType,
  ApplicationCommandType,
  ApplicationIntegrationType,
  InteractionContextType,
  type LocalizationMap,
  type RESTPostAPIChatInputApplicationCommandsJSONBody,
  type RESTPostAPIContextMenuApplicationCommandsJSONBody,
} from 'discord-api-types/v10';
import type { CommandGroup, MessageAction } from './command.ts';
import { type CommandWordKey, commandWords, menuWords } from './words/command-words.ts';

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

/** Installed in servers or by a person for themselves; used in servers, in direct messages with the bot and between people. */
const everywhere = {
  integration_types: [ApplicationIntegrationType.GuildInstall, ApplicationIntegrationType.UserInstall],
  contexts: [
    InteractionContextType.Guild,
    InteractionContextType.BotDM,
    InteractionContextType.PrivateChannel,
  ],
};

/**
 * A command as Discord registers it, for everywhere. It has no
 * `default_member_permissions`, since those would guard the subcommands that are for everybody too.
 */
export function defineCommand<Context>(
  group: CommandGroup<Context>,
): RESTPostAPIChatInputApplicationCommandsJSONBody {
  return {
    type: ApplicationCommandType.ChatInput,
    ...named(keyOf(group.name)),
    ...everywhere,
    options: group.subcommands.map(
      (subcommand): APIApplicationCommandSubcommandOption => ({
        type: ApplicationCommandOptionType.Subcommand,
        ...named(keyOf(subcommand.name)),
        options: [...subcommand.options],
      }),
    ),
  };
}

/** A command in the menu "Apps" of a message, as Discord registers it. */
export function defineMenu<Context>({
  name,
}: MessageAction<Context>): RESTPostAPIContextMenuApplicationCommandsJSONBody {
  const { nl, en } = menuWords[name];
  return {
    type: ApplicationCommandType.Message,
    name: nl,
    name_localizations: { nl, 'en-US': en, 'en-GB': en },
    ...everywhere,
  };
}

function keyOf(name: string): CommandWordKey {
  if (!(name in commandWords)) throw new TypeError(`command-words.ts has no words for the command ${name}`);
  return name as CommandWordKey;
}
