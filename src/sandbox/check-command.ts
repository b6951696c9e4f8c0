import { Locale, ApplicationCommandOptionType as OptionType } from 'discord-api-types/v10';
import { isRecord } from './check-body.ts';
import { listOf } from './check-message.ts';
import { checkOptionValues } from './check-option-values.ts';
import { countCharacters } from './count-characters.ts';
import { type FormProblem, problemsBelow } from './form-problems.ts';
import { limits } from './limits.ts';

/** Discord's pattern for names of slash commands and their options (docs, "Application Command Naming"). */
const NAME = /^[-_'\p{L}\p{N}\p{sc=Deva}\p{sc=Thai}]{1,32}$/u;
const LOCALES: ReadonlySet<string> = new Set(Object.values(Locale));

/** The rules for a command that Discord's schemas leave out (docs, "Application Commands"). */
export function checkCommandRules(command: Record<string, unknown>): FormProblem[] {
  const type = command.type ?? 1;
  const problems: FormProblem[] = [];
  if (type === 1) {
    problems.push(...checkName(command), ...checkDescription(command), ...checkOptions(command, 0));
  } else if (type === 2 || type === 3) {
    if (typeof command.description === 'string' && command.description !== '') {
      problems.push(
        problem(
          ['description'],
          'APPLICATION_COMMAND_CONTEXT_MENU_DESCRIPTION_CANNOT_BE_SET',
          'Context menu commands cannot have description',
        ),
      );
    }
    if (listOf(command.options).length > 0) {
      problems.push(
        problem(
          ['options'],
          'APPLICATION_COMMAND_CONTEXT_MENU_OPTIONS_CANNOT_BE_SET',
          'Context menu commands cannot have options',
        ),
      );
    }
  }
  const size = countCommandCharacters(command);
  if (size > limits.commandTogether) {
    problems.push(
      problem(
        [],
        'APPLICATION_COMMAND_TOO_LARGE',
        `Command exceeds maximum size (${limits.commandTogether})`,
      ),
    );
  }
  return problems;
}

/** Rules that only a whole list of commands can break. */
export function checkCommandList(commands: readonly Record<string, unknown>[]): FormProblem[] {
  const seen = new Set<string>();
  return commands.flatMap((command, index) => {
    const key = `${command.type ?? 1} ${String(command.name)}`;
    if (!seen.has(key)) {
      seen.add(key);
      return [];
    }
    return [
      problem([index], 'APPLICATION_COMMANDS_DUPLICATE_NAME', 'Application command names must be unique'),
    ];
  });
}

/**
 * Characters of a command towards the 8,000: name, description and value of it, its options and their choices; of
 * translations only the longest counts.
 */
function countCommandCharacters(part: Record<string, unknown>): number {
  const own =
    longest(part.name, part.name_localizations) +
    longest(part.description, part.description_localizations) +
    (typeof part.value === 'string' ? countCharacters(part.value) : 0);
  const inner = [...listOf(part.options), ...listOf(part.choices)];
  return inner.reduce((sum, one) => sum + countCommandCharacters(one), own);
}

function longest(text: unknown, translations: unknown): number {
  const all = [text, ...(isRecord(translations) ? Object.values(translations) : [])];
  return Math.max(...all.map((one) => (typeof one === 'string' ? countCharacters(one) : 0)));
}

function checkOptions(parent: Record<string, unknown>, depth: number): FormProblem[] {
  const options = listOf(parent.options);
  const problems: FormProblem[] = [];
  const isSub = (option: Record<string, unknown>) =>
    option.type === OptionType.Subcommand || option.type === OptionType.SubcommandGroup;
  if (options.some(isSub) && !options.every(isSub)) {
    problems.push(
      problem(
        ['options'],
        'APPLICATION_COMMAND_OPTIONS_TYPE_INVALID',
        'Sub-command and sub-command group option types are mutually exclusive to all other types',
      ),
    );
  }
  let optionalSeen = false;
  const names = new Set<unknown>();
  options.forEach((option, index) => {
    const here: FormProblem[] = [
      ...checkName(option),
      ...checkDescription(option),
      ...checkOptionValues(option),
    ];
    if (names.has(option.name)) {
      here.push(
        problem(
          [],
          'APPLICATION_COMMAND_OPTIONS_NAME_INVALID',
          `Option name ${String(option.name)} is already used in these options`,
        ),
      );
    }
    names.add(option.name);
    if (option.required === true && optionalSeen) {
      here.push(
        problem(
          [],
          'APPLICATION_COMMAND_OPTIONS_REQUIRED_INVALID',
          'Required options must be placed before non-required options',
        ),
      );
    }
    optionalSeen ||= option.required !== true;
    if (isSub(option) && (depth > 1 || (depth === 1 && option.type === OptionType.SubcommandGroup))) {
      here.push(
        problem(
          ['type'],
          'APPLICATION_COMMAND_OPTIONS_TYPE_INVALID',
          'Sub-commands cannot be nested this deep',
        ),
      );
    }
    if (isSub(option)) here.push(...checkOptions(option, depth + 1));
    problems.push(...problemsBelow(['options', index], here));
  });
  return problems;
}

function checkName(part: Record<string, unknown>): FormProblem[] {
  const problems: FormProblem[] = [];
  const isGood = (name: unknown) =>
    typeof name === 'string' && NAME.test(name) && name === name.toLowerCase();
  if (!isGood(part.name)) {
    problems.push(problem(['name'], 'APPLICATION_COMMAND_INVALID_NAME', 'Command name is invalid'));
  }
  for (const [locale, name] of translationsOf(part, 'name_localizations')) {
    if (!isGood(name)) {
      problems.push(
        problem(
          ['name_localizations', locale],
          'APPLICATION_COMMAND_INVALID_NAME',
          'Command name is invalid',
        ),
      );
    }
  }
  return [...problems, ...checkLocales(part, 'name_localizations')];
}

function checkDescription(part: Record<string, unknown>): FormProblem[] {
  const { description } = part;
  const problems = checkLocales(part, 'description_localizations');
  if (description === undefined || description === null) {
    problems.push(problem(['description'], 'BASE_TYPE_REQUIRED', 'This field is required'));
  } else if (typeof description === 'string' && description.trim() === '') {
    problems.push(problem(['description'], 'BASE_TYPE_BAD_LENGTH', 'Must be between 1 and 100 in length.'));
  }
  return problems;
}

function checkLocales(part: Record<string, unknown>, key: string): FormProblem[] {
  return translationsOf(part, key)
    .filter(([locale]) => !LOCALES.has(locale))
    .map(([locale]) =>
      problem([key, locale], 'BASE_TYPE_CHOICES', `Value must be one of {${[...LOCALES].join(', ')}}.`),
    );
}

function translationsOf(part: Record<string, unknown>, key: string): [string, unknown][] {
  const translations = part[key];
  return isRecord(translations) ? Object.entries(translations) : [];
}

function problem(path: (string | number)[], code: string, message: string): FormProblem {
  return { path, code, message };
}
