import { ApplicationCommandOptionType as OptionType } from 'discord-api-types/v10';
import { listOf } from './check-message.ts';
import { countCharacters } from './count-characters.ts';
import { type FormProblem, problemsBelow } from './form-problems.ts';
import { limits } from './limits.ts';

/** The options whose values can be chosen from a list or be completed (docs, "Application Command Option Structure"). */
const CHOSEN: readonly unknown[] = [OptionType.String, OptionType.Integer, OptionType.Number];

const NUMBERS: readonly unknown[] = [OptionType.Integer, OptionType.Number];

/** Which kinds of option have this; all of them have the rest (docs, "Application Command Option Structure"). */
const ONLY_OF: Readonly<Record<string, readonly unknown[]>> = {
  min_value: NUMBERS,
  max_value: NUMBERS,
  min_length: [OptionType.String],
  max_length: [OptionType.String],
  channel_types: [OptionType.Channel],
};

/** Whether an option of this kind has a field of this name: a text has no `min_value`. */
export function hasField(kind: unknown, name: string): boolean {
  return ONLY_OF[name]?.includes(kind) ?? true;
}

/** What an option takes: choices, autocompletion, bounds. */
export function checkOptionValues(option: Record<string, unknown>): FormProblem[] {
  return [
    ...checkKind(option),
    ...checkBounds(option, 'min_value', 'max_value'),
    ...checkBounds(option, 'min_length', 'max_length'),
    ...checkChoices(option),
  ];
}

/** A choice of an autocomplete answer: its value is of the kind of the option that is filled in. */
export function checkAnswerChoice(
  choice: Record<string, unknown>,
  data: Readonly<Record<string, unknown>>,
): FormProblem[] {
  const { value } = choice;
  const kind = focusedIn(data)?.type;
  const wantsText = kind === OptionType.String;
  if (wantsText && typeof value === 'number') {
    const message = `Could not interpret "${value}" as string.`;
    return [problem(['value'], 'STRING_TYPE_CONVERT', message), ...checkChoice(choice)];
  }
  const isBroken = kind === OptionType.Integer && typeof value === 'number' && !Number.isInteger(value);
  if (!wantsText && (typeof value === 'string' || isBroken)) {
    const message = `Value "${value}" is not ${kind === OptionType.Integer ? 'int' : 'float'}.`;
    return [problem(['value'], 'NUMBER_TYPE_COERCE', message), ...checkChoice(choice)];
  }
  return checkChoice(choice);
}

/** The option that somebody is filling in, however deep below subcommands. */
function focusedIn(part: Readonly<Record<string, unknown>>): Record<string, unknown> | undefined {
  const options = listOf(part.options);
  return options.find((option) => option.focused === true) ?? options.map(focusedIn).find(Boolean);
}

function checkKind(option: Record<string, unknown>): FormProblem[] {
  if (CHOSEN.includes(option.type)) return [];
  const isUsed: Readonly<Record<string, boolean>> = {
    autocomplete: option.autocomplete === true,
    choices: listOf(option.choices).length > 0,
  };
  return Object.keys(isUsed)
    .filter((key) => isUsed[key])
    .map((key) =>
      problem([key], 'APPLICATION_COMMAND_OPTIONS_TYPE_INVALID', `This type of option has no ${key}`),
    );
}

function checkBounds(option: Record<string, unknown>, lower: string, upper: string): FormProblem[] {
  const [least, most] = [option[lower], option[upper]];
  if (typeof least !== 'number' || typeof most !== 'number' || least <= most) return [];
  return [problem([lower], 'NUMBER_TYPE_MAX', `int value should be less than or equal to ${most}.`)];
}

function checkChoices(option: Record<string, unknown>): FormProblem[] {
  const choices = listOf(option.choices);
  const problems: FormProblem[] = [];
  if (option.autocomplete === true && choices.length > 0) {
    problems.push(
      problem(
        ['choices'],
        'APPLICATION_COMMAND_OPTIONS_CHOICES_AUTOCOMPLETE_INVALID',
        'Options with autocomplete cannot have choices',
      ),
    );
  }
  const names = new Set<unknown>();
  choices.forEach((choice, index) => {
    if (names.has(choice.name)) {
      problems.push(
        problem(
          ['choices', index],
          'APPLICATION_COMMAND_OPTIONS_CHOICE_NAMES_ALREADY_EXISTS',
          'Option choice name already exists',
        ),
      );
    }
    names.add(choice.name);
    problems.push(...problemsBelow(['choices', index], checkChoice(choice)));
  });
  return problems;
}

/** A choice of an option or of an autocomplete answer: name 1 to 100 characters, a text value at most 100. */
function checkChoice(choice: Record<string, unknown>): FormProblem[] {
  const problems: FormProblem[] = [];
  const badLength = (key: string) =>
    problem([key], 'BASE_TYPE_BAD_LENGTH', `Must be between 1 and ${limits.choiceText} in length.`);
  if (
    typeof choice.name === 'string' &&
    (choice.name === '' || countCharacters(choice.name) > limits.choiceText)
  ) {
    problems.push(badLength('name'));
  }
  if (typeof choice.value === 'string' && countCharacters(choice.value) > limits.choiceText) {
    problems.push({
      path: ['value'],
      code: 'BASE_TYPE_MAX_LENGTH',
      message: `Must be ${limits.choiceText} or fewer in length.`,
    });
  }
  return problems;
}

function problem(path: (string | number)[], code: string, message: string): FormProblem {
  return { path, code, message };
}
