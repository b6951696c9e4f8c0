import { ComponentType } from 'discord-api-types/v10';
import { checkEmoji } from './check-emoji.ts';
import { listOf } from './check-message.ts';
import type { FormProblem } from './form-problems.ts';
import { limits } from './limits.ts';

type Path = readonly (string | number)[];

/** What is wrong with a select by itself. */
export function checkSelect(select: Record<string, unknown>, path: Path): FormProblem[] {
  const problems: FormProblem[] = [];
  const most = typeof select.max_values === 'number' ? select.max_values : 1;
  const least = typeof select.min_values === 'number' ? select.min_values : 1;
  if (least > most) {
    problems.push({
      path: [...path, 'min_values'],
      code: 'NUMBER_TYPE_MAX',
      message: `int value should be less than or equal to ${most}.`,
    });
  }
  problems.push(...checkDefaults(select, path, { least, most }));
  if (select.type !== ComponentType.StringSelect) return problems;
  const options = listOf(select.options);
  if (options.length === 0 || options.length > limits.selectOptions) {
    problems.push({
      path: [...path, 'options'],
      code: 'BASE_TYPE_BAD_LENGTH',
      message: `Must be between 1 and ${limits.selectOptions} in length.`,
    });
  }
  if (most > options.length) {
    problems.push({
      path: [...path, 'max_values'],
      code: 'SELECT_COMPONENT_MAX_VALUES_EXCEEDS_OPTIONS',
      message: 'The maximum number of values cannot exceed the number of options',
    });
  }
  options.forEach((option, index) => {
    problems.push(...checkEmoji(option.emoji, [...path, 'options', index]));
  });
  const values = options.map((option) => option.value);
  values.forEach((value, index) => {
    if (values.indexOf(value) === index) return;
    problems.push({
      path: [...path, 'options', index, 'value'],
      code: 'SELECT_COMPONENT_OPTION_VALUE_DUPLICATED',
      message: 'The specified option value is already used',
    });
  });
  return problems;
}

/** What is chosen at first are as many as may be chosen (docs, "Select Default Value Structure"). */
function checkDefaults(
  select: Record<string, unknown>,
  path: Path,
  { least, most }: { readonly least: number; readonly most: number },
): FormProblem[] {
  const isText = select.type === ComponentType.StringSelect;
  const chosen = isText
    ? listOf(select.options).filter((option) => option.default === true)
    : listOf(select.default_values);
  const place = [...path, isText ? 'options' : 'default_values'];
  if (chosen.length > most) {
    const message = 'The number of default options cannot exceed the maximum number of values';
    return [{ path: place, code: 'SELECT_COMPONENT_DEFAULTS_EXCEED_MAX_VALUES', message }];
  }
  if (isText || chosen.length === 0 || chosen.length >= least) return [];
  const message = 'The number of default values cannot be below the minimum number of values';
  return [{ path: place, code: 'SELECT_COMPONENT_DEFAULTS_BELOW_MIN_VALUES', message }];
}
