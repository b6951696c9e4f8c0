import { ApplicationCommandType, ApplicationCommandOptionType as OptionType } from 'discord-api-types/v10';
import { type Attach, isFile } from './attached-files.ts';
import { isRecord } from './check-body.ts';
import { listOf } from './check-message.ts';
import { countCharacters } from './count-characters.ts';
import { contextOf, ownersIn, ownersOf } from './installed.ts';
import { may, permissionsIn } from './permissions.ts';
import type { TypedOptions } from './places.ts';
import { type Resolved, resolveEntity } from './resolve-entity.ts';
import { SandboxError } from './sandbox-error.ts';
import type { ChannelRecord, CommandRecord, World } from './world.ts';

type OptionBody = Record<string, unknown>;

/** Who types, and where. */
export interface Typist {
  readonly world: World;
  readonly channel: ChannelRecord;
  readonly userId: string;
  /** Left out where nothing can be attached. */
  readonly attach?: Attach;
}

/** A command that was found, down to its subcommand. */
export interface FoundCommand {
  readonly command: CommandRecord;
  /** `[group, subcommand]`, `[subcommand]` or nothing. */
  readonly path: readonly OptionBody[];
  /** The options that can be filled in. */
  readonly options: readonly OptionBody[];
}

/**
 * Finds what was typed (`/nieuws stad`) among the commands that this person sees here, names in their own language
 * too, as Discord's client offers them.
 *
 * @throws SandboxError `unknown-command`, `not-allowed`.
 */
export function findTyped(typist: Typist, typed: string): FoundCommand {
  const words = typed.trim().replace(/^\//, '').split(/\s+/);
  const [name = '', ...rest] = words;
  const { world } = typist;
  const locale = world.users.get(typist.userId)?.locale ?? 'en-US';
  const here = commandsHere(typist, ApplicationCommandType.ChatInput);
  const command = here.find((one) => isNamed(one.body, name, locale));
  if (command === undefined) {
    const known = here.map((one) => `/${one.body.name}`).join(', ') || 'none at all';
    throw new SandboxError('unknown-command', `There is no command /${name} here. Registered: ${known}.`);
  }
  checkAllowed(typist, command);

  const path: OptionBody[] = [];
  let options = listOf(command.body.options);
  for (const word of rest) {
    const next = options.find((option) => isSub(option) && isNamed(option, word, locale));
    if (next === undefined) throw noSubcommand(command, word, options);
    path.push(next);
    options = listOf(next.options);
  }
  if (options.some(isSub)) throw noSubcommand(command, '', options);
  return { command, path, options };
}

/**
 * The `data` of the interaction that typing this sends, every value checked as Discord's client checks it.
 *
 * @param focus The option in which the person is typing: then its text is not checked and nothing has to be complete.
 * @throws SandboxError `unknown-option`, `missing-option`, `wrong-option`.
 */
export function fillCommand(
  typist: Typist,
  found: FoundCommand,
  values: TypedOptions,
  focus: { readonly option: string; readonly text: string } | null = null,
): Record<string, unknown> {
  const locale = typist.world.users.get(typist.userId)?.locale ?? 'en-US';
  const given = focus === null ? values : { ...values, [focus.option]: focus.text };
  for (const name of Object.keys(given)) {
    if (!found.options.some((option) => isNamed(option, name, locale))) {
      const known = found.options.map((option) => String(option.name)).join(', ') || 'none';
      throw new SandboxError('unknown-option', `The command has no option "${name}". It has: ${known}.`);
    }
  }
  const resolved: Resolved = {};
  const filled = found.options.flatMap((option): OptionBody[] => {
    const name = Object.keys(given).find((one) => isNamed(option, one, locale));
    const isFocused = focus !== null && isNamed(option, focus.option, locale);
    if (name === undefined || (!isFocused && isEmpty(given[name]))) {
      if (option.required === true && focus === null) {
        const missing = String(option.name);
        throw new SandboxError('missing-option', `The option "${missing}" is required.`, missing);
      }
      return [];
    }
    const value = given[name];
    const base = { name: option.name, type: option.type };
    if (isFocused) {
      if (option.autocomplete !== true) {
        throw new SandboxError('wrong-option', `The option "${name}" has no autocomplete.`);
      }
      return [{ ...base, value, focused: true }];
    }
    return [{ ...base, value: readValue(typist, option, value, resolved) }];
  });
  const nested = [...found.path]
    .reverse()
    .reduce<OptionBody[]>((inner, step) => [{ name: step.name, type: step.type, options: inner }], filled);
  return {
    id: found.command.id,
    name: found.command.body.name,
    type: found.command.type,
    ...(found.command.guildId === null ? {} : { guild_id: found.command.guildId }),
    ...(nested.length === 0 ? {} : { options: nested }),
    ...(Object.keys(resolved).length === 0 ? {} : { resolved }),
  };
}

/**
 * The commands of this type (1 typed, 2 on a person, 3 on a message) that are in this channel for this person: by its server,
 * with which they go when the bot is thrown out, or by the person who installed the application.
 */
export function commandsHere({ world, channel, userId }: Typist, type: number): CommandRecord[] {
  const owners = ownersIn(world, channel, userId);
  return [...world.commands.values()].filter(
    (command) =>
      command.type === type &&
      (command.guildId === null || command.guildId === channel.guildId) &&
      Object.keys(ownersOf(command, owners)).length > 0,
  );
}

/** Discord's client takes a field with nothing but blanks in it for one that was not filled in. */
function isEmpty(value: unknown): boolean {
  return typeof value === 'string' && value.trim() === '';
}

/** The command's full name without the slash: `nieuws stad`. */
export function nameOf(found: FoundCommand): string {
  return [found.command.body.name, ...found.path.map((step) => String(step.name))].join(' ');
}

/** `default_member_permissions` and `contexts` decide who sees a command where (docs, "Permissions"). */
export function checkAllowed(typist: Typist, command: CommandRecord): void {
  const { world, channel, userId } = typist;
  const { default_member_permissions: needed, contexts, dm_permission: inDirect } = command.body;
  const place = contextOf(channel);
  // Without `contexts` a command is everywhere, but for direct messages with the bot that it does not want.
  const isHere = Array.isArray(contexts) ? contexts.includes(place) : place !== 1 || inDirect === true;
  if (!isHere) throw new SandboxError('not-allowed', `/${command.body.name} cannot be used in this place.`);
  if (channel.guildId === null) return;
  const held = permissionsIn(world, channel, userId);
  const who = world.users.get(userId)?.username ?? userId;
  // UseApplicationCommands and ViewChannel; 0 as default permissions means administrators only.
  if (!may(held, (1n << 31n) | (1n << 10n))) {
    throw new SandboxError('not-allowed', `${who} cannot use commands in #${channel.name}.`);
  }
  if (typeof needed !== 'string') return;
  const bits = BigInt(needed);
  if (!may(held, bits === 0n ? 1n << 3n : bits)) {
    throw new SandboxError(
      'not-allowed',
      `${who} does not see /${command.body.name}: it asks for permissions ${needed}.`,
    );
  }
}

function readValue(typist: Typist, option: OptionBody, value: unknown, resolved: Resolved): unknown {
  const wrong = (why: string) =>
    new SandboxError(
      'wrong-option',
      `The option "${String(option.name)}" ${why}; given: ${JSON.stringify(value)}.`,
      String(option.name),
    );
  const choices = listOf(option.choices);
  switch (option.type) {
    case OptionType.String: {
      if (typeof value !== 'string') throw wrong('takes text');
      if (choices.length > 0) return readChoice(choices, value, wrong);
      if (typeof option.min_length === 'number' && countCharacters(value) < option.min_length) {
        throw wrong(`takes at least ${option.min_length} characters`);
      }
      if (countCharacters(value) > (typeof option.max_length === 'number' ? option.max_length : 6000)) {
        throw wrong(`takes at most ${option.max_length ?? 6000} characters`);
      }
      return value;
    }
    case OptionType.Integer:
    case OptionType.Number: {
      if (choices.length > 0) return readChoice(choices, value, wrong);
      if (typeof value !== 'number' || (option.type === OptionType.Integer && !Number.isInteger(value))) {
        throw wrong(option.type === OptionType.Integer ? 'takes a whole number' : 'takes a number');
      }
      if (typeof option.min_value === 'number' && value < option.min_value)
        throw wrong(`starts at ${option.min_value}`);
      if (typeof option.max_value === 'number' && value > option.max_value)
        throw wrong(`ends at ${option.max_value}`);
      return value;
    }
    case OptionType.Boolean:
      if (typeof value !== 'boolean') throw wrong('takes true or false');
      return value;
    case OptionType.Attachment: {
      if (!isFile(value) || typist.attach === undefined) throw wrong('takes a file');
      const { id, payload } = typist.attach(value);
      resolved.attachments = { ...resolved.attachments, [id]: payload };
      return id;
    }
    default:
      return resolveEntity(typist, option, value, resolved, wrong);
  }
}

function readChoice(
  choices: readonly OptionBody[],
  value: unknown,
  wrong: (why: string) => SandboxError,
): unknown {
  const chosen = choices.find(
    (choice) =>
      choice.value === value ||
      choice.name === value ||
      (isRecord(choice.name_localizations) && Object.values(choice.name_localizations).includes(value)),
  );
  if (chosen === undefined) {
    throw wrong(`takes one of ${choices.map((choice) => JSON.stringify(choice.value)).join(', ')}`);
  }
  return chosen.value;
}

function noSubcommand(command: CommandRecord, word: string, options: readonly OptionBody[]): SandboxError {
  const known = options
    .filter(isSub)
    .map((option) => String(option.name))
    .join(', ');
  const said = word === '' ? 'needs a subcommand' : `has no subcommand "${word}"`;
  return new SandboxError('unknown-command', `/${command.body.name} ${said}. It has: ${known || 'none'}.`);
}

function isSub(option: OptionBody): boolean {
  return option.type === OptionType.Subcommand || option.type === OptionType.SubcommandGroup;
}

/** True when a command or option is called this, by its own name or by that in the reader's language. */
export function isNamed(part: OptionBody, name: string, locale: string): boolean {
  const translated = isRecord(part.name_localizations) ? part.name_localizations[locale] : undefined;
  return part.name === name || (typeof translated === 'string' && translated === name);
}
