import { ApplicationCommandType, ApplicationCommandOptionType as OptionType } from 'discord-api-types/v10';
import { isRecord } from './check-body.ts';
import { listOf } from './check-message.ts';
import { SandboxError } from './sandbox-error.ts';
import { checkAllowed, commandsHere, findTyped, type Typist } from './typed-command.ts';

/** A command as the client offers it, in the reader's language: in the message box, or in the menu "Apps". */
export interface OfferedCommand {
  /** Discord's type: 1 typed, 2 on a person, 3 on a message. */
  readonly type: number;
  /** What to type, `/nieuws stad`, by the command's own names; of one in a menu its name. */
  readonly typed: string;
  /** The same in the reader's language. */
  readonly label: string;
  readonly description: string;
  readonly options: readonly OfferedOption[];
}

/** An option of an offered command. */
export interface OfferedOption {
  readonly name: string;
  readonly label: string;
  readonly description: string;
  /** Discord's option type. */
  readonly type: number;
  readonly required: boolean;
  readonly autocomplete: boolean;
  readonly choices: readonly { readonly name: string; readonly value: string | number }[];
  /** Discord's channel types that a channel option takes; empty: all. */
  readonly channelTypes: readonly number[];
  /** Bounds of a text, characters, and of a number; null for none. */
  readonly minLength: number | null;
  readonly maxLength: number | null;
  readonly minValue: number | null;
  readonly maxValue: number | null;
}

/** The commands and subcommands that this person may use here, in the order of registration; then those of menus. */
export function offerCommands(typist: Typist): OfferedCommand[] {
  const { world } = typist;
  const locale = world.users.get(typist.userId)?.locale ?? 'en-US';
  const typed = commandsHere(typist, ApplicationCommandType.ChatInput)
    .map((command) => command.body)
    .flatMap((body) => leavesOf(body, `/${body.name}`, `/${inLanguage(body, 'name', locale)}`, locale))
    .filter((offered) => isAllowed(() => findTyped(typist, offered.typed)));
  const menus = [ApplicationCommandType.User, ApplicationCommandType.Message].flatMap((type) =>
    commandsHere(typist, type)
      .filter((command) => isAllowed(() => checkAllowed(typist, command)))
      .map(({ body }) => ({
        type,
        typed: body.name,
        label: inLanguage(body, 'name', locale),
        description: '',
        options: [],
      })),
  );
  return [...typed, ...menus];
}

function leavesOf(
  part: Record<string, unknown>,
  typed: string,
  label: string,
  locale: string,
): OfferedCommand[] {
  const options = listOf(part.options);
  const subs = options.filter(
    (option) => option.type === OptionType.Subcommand || option.type === OptionType.SubcommandGroup,
  );
  if (subs.length > 0) {
    return subs.flatMap((sub) =>
      leavesOf(sub, `${typed} ${String(sub.name)}`, `${label} ${inLanguage(sub, 'name', locale)}`, locale),
    );
  }
  return [
    {
      type: ApplicationCommandType.ChatInput,
      typed,
      label,
      description: inLanguage(part, 'description', locale),
      options: options.map((option) => ({
        name: String(option.name),
        label: inLanguage(option, 'name', locale),
        description: inLanguage(option, 'description', locale),
        type: Number(option.type),
        required: option.required === true,
        autocomplete: option.autocomplete === true,
        choices: listOf(option.choices).map((choice) => ({
          name: inLanguage(choice, 'name', locale),
          value: choice.value as string | number,
        })),
        channelTypes: Array.isArray(option.channel_types) ? option.channel_types : [],
        minLength: numberOf(option.min_length),
        maxLength: numberOf(option.max_length),
        minValue: numberOf(option.min_value),
        maxValue: numberOf(option.max_value),
      })),
    },
  ];
}

function numberOf(value: unknown): number | null {
  return typeof value === 'number' ? value : null;
}

function isAllowed(check: () => unknown): boolean {
  try {
    check();
    return true;
  } catch (error) {
    if (error instanceof SandboxError) return false;
    throw error;
  }
}

function inLanguage(part: Record<string, unknown>, key: 'name' | 'description', locale: string): string {
  const translations = part[`${key}_localizations`];
  const translated = isRecord(translations) ? translations[locale] : undefined;
  return typeof translated === 'string' ? translated : String(part[key] ?? '');
}
