import { isDeepStrictEqual } from 'node:util';
import type { REST } from 'discord.js';
import {
  type APIApplicationCommand,
  type APIApplicationCommandOption,
  ApplicationCommandOptionType,
  ApplicationCommandType,
  type RESTPostAPIApplicationCommandsJSONBody,
  Routes,
} from 'discord-api-types/v10';

/** What registering did, each by command name. */
export interface Registration {
  readonly unchanged: readonly string[];
  readonly created: readonly string[];
  readonly changed: readonly string[];
  /** Commands of an earlier version that are no longer. */
  readonly removed: readonly string[];
}

/**
 * Makes the application's global commands those in `commands`, and sends only what differs from what Discord has:
 * Discord allows 200 new commands a day, and an update that changes nothing still counts as one.
 * Rejects with discord.js's errors when Discord refuses.
 */
export async function registerCommands(
  rest: Pick<REST, 'get' | 'post' | 'patch' | 'delete'>,
  applicationId: string,
  commands: readonly RESTPostAPIApplicationCommandsJSONBody[],
): Promise<Registration> {
  const there = (await rest.get(Routes.applicationCommands(applicationId), {
    query: new URLSearchParams({ with_localizations: 'true' }),
  })) as APIApplicationCommand[];
  const done = { unchanged: [] as string[], created: [] as string[], changed: [] as string[] };
  for (const command of commands) {
    const held = there.find((other) => isSame(other, command));
    if (held === undefined) {
      await rest.post(Routes.applicationCommands(applicationId), { body: command });
      done.created.push(command.name);
    } else if (isDeepStrictEqual(canonical(held), canonical(command))) {
      done.unchanged.push(command.name);
    } else {
      await rest.patch(Routes.applicationCommand(applicationId, held.id), { body: command });
      done.changed.push(command.name);
    }
  }
  const gone = there.filter((held) => !commands.some((command) => isSame(held, command)));
  for (const held of gone) await rest.delete(Routes.applicationCommand(applicationId, held.id));
  return { ...done, removed: gone.map((held) => held.name) };
}

/** What people type, `/nieuws stad`, in the order of the definitions: a command without subcommands is itself one. */
export function namesOf(command: Pick<RESTPostAPIApplicationCommandsJSONBody, 'name'>): readonly string[] {
  const options =
    'options' in command ? ((command.options ?? []) as readonly APIApplicationCommandOption[]) : [];
  const subcommands = options.filter((option) => option.type === ApplicationCommandOptionType.Subcommand);
  return subcommands.length === 0
    ? [`/${command.name}`]
    : subcommands.map((option) => `/${command.name} ${option.name}`);
}

function isSame(held: APIApplicationCommand, command: RESTPostAPIApplicationCommandsJSONBody): boolean {
  return held.name === command.name && held.type === (command.type ?? ApplicationCommandType.ChatInput);
}

/** Fields that Discord gives and nobody sends. */
const givenByDiscord = new Set([
  'id',
  'application_id',
  'guild_id',
  'version',
  'name_localized',
  'description_localized',
  'default_permission',
  'dm_permission',
  'handler',
]);

/** What a field means when it is left out, so that leaving it out and saying so are the same. */
const whenLeftOut: Readonly<Record<string, unknown>> = {
  type: ApplicationCommandType.ChatInput,
  nsfw: false,
  required: false,
  autocomplete: false,
  integration_types: [0],
};

/** A command (or a part of one) without what says nothing: Discord's own fields, nulls, empty texts and lists, defaults. */
function canonical(value: unknown): unknown {
  // Lists of numbers (channel types, contexts) are sets; lists of options have an order.
  if (Array.isArray(value)) {
    return value.every((part) => typeof part === 'number') ? value.toSorted() : value.map(canonical);
  }
  if (typeof value !== 'object' || value === null) return value;
  const kept = Object.entries(value)
    .filter(([key, part]) => !givenByDiscord.has(key) && part !== undefined && part !== null && part !== '')
    .filter(([key, part]) => !isDeepStrictEqual(part, whenLeftOut[key]))
    .filter(([, part]) => !(typeof part === 'object' && Object.keys(part).length === 0))
    .map(([key, part]) => [key, canonical(part)] as const);
  return Object.fromEntries(kept);
}
