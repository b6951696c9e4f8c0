import { ButtonStyle, ComponentType } from 'discord-api-types/v10';
import { isRecord } from './check-body.ts';
import { checkEmoji } from './check-emoji.ts';
import { checkScheme } from './check-scheme.ts';
import { checkSelect } from './check-select.ts';
import { countCharacters } from './count-characters.ts';
import type { FormProblem } from './form-problems.ts';
import { limits } from './limits.ts';

type Path = readonly (string | number)[];
interface Placed {
  readonly component: Record<string, unknown>;
  readonly path: Path;
}

const SELECTS: readonly unknown[] = [
  ComponentType.StringSelect,
  ComponentType.UserSelect,
  ComponentType.RoleSelect,
  ComponentType.MentionableSelect,
  ComponentType.ChannelSelect,
];

/** The rules for a message's components that Discord's schemas leave out (docs, "Components"). */
export function checkComponents(
  components: readonly Record<string, unknown>[],
  isV2: boolean,
): FormProblem[] {
  const all = walkComponents(components, ['components']);
  return [
    ...(isV2 ? checkV2(all) : checkRowsOnly(components)),
    ...all.flatMap(({ component, path }) => checkComponent(component, path)),
    ...checkCustomIds(all),
    ...checkNumbers(all),
  ];
}

/** A component and all within it, each with its place, in the order of the message. */
export function walkComponents(components: readonly Record<string, unknown>[], path: Path): Placed[] {
  return components.flatMap((component, index) => {
    const here = [...path, index];
    const inner = Array.isArray(component.components) ? component.components.filter(isRecord) : [];
    const single = ['accessory', 'component'].flatMap((key) => {
      const one = component[key];
      return isRecord(one) ? [{ component: one, path: [...here, key] }] : [];
    });
    return [{ component, path: here }, ...walkComponents(inner, [...here, 'components']), ...single];
  });
}

function checkRowsOnly(components: readonly Record<string, unknown>[]): FormProblem[] {
  const problems: FormProblem[] = [];
  if (components.length > limits.rows) {
    problems.push({
      path: ['components'],
      code: 'BASE_TYPE_MAX_LENGTH',
      message: `Must be ${limits.rows} or fewer in length.`,
    });
  }
  components.forEach((component, index) => {
    if (component.type === ComponentType.ActionRow) return;
    problems.push({
      path: ['components', index],
      code: 'UNION_TYPE_CHOICES',
      message: 'Value of field "type" must be one of (1,).',
    });
  });
  return problems;
}

function checkV2(all: readonly Placed[]): FormProblem[] {
  const problems: FormProblem[] = [];
  if (all.length > limits.componentsV2) {
    problems.push({
      path: ['components'],
      code: 'COMPONENT_MAX_TOTAL_COMPONENTS_EXCEEDED',
      message: `The maximum number of total components is ${limits.componentsV2}`,
    });
  }
  const text = all.reduce(
    (sum, { component }) =>
      sum + (typeof component.content === 'string' ? countCharacters(component.content) : 0),
    0,
  );
  if (text > limits.textV2) {
    problems.push({
      path: ['components'],
      code: 'COMPONENT_DISPLAYABLE_TEXT_SIZE_EXCEEDED',
      message: `Total displayable text size exceeds maximum size of ${limits.textV2}`,
    });
  }
  return problems;
}

/** What is wrong with a row, a button or a select by itself. */
export function checkComponent(component: Record<string, unknown>, path: Path): FormProblem[] {
  if (component.type === ComponentType.ActionRow) return checkRow(component, path);
  if (component.type === ComponentType.Button) return checkButton(component, path);
  return SELECTS.includes(component.type) ? checkSelect(component, path) : [];
}

/** A row is five buttons wide, and a select takes all of it. */
function checkRow(row: Record<string, unknown>, path: Path): FormProblem[] {
  const inner = Array.isArray(row.components) ? row.components.filter(isRecord) : [];
  let width = 0;
  return inner.flatMap((component, index) => {
    width += SELECTS.includes(component.type) ? limits.rowWidth : 1;
    if (width <= limits.rowWidth) return [];
    return [
      {
        path: [...path, 'components', index],
        code: 'COMPONENT_LAYOUT_WIDTH_EXCEEDED',
        message: 'The specified component exceeds the maximum width',
      },
    ];
  });
}

function checkButton(button: Record<string, unknown>, path: Path): FormProblem[] {
  const problem = (key: string, code: string, message: string): FormProblem => ({
    path: [...path, key],
    code,
    message,
  });
  const has = (key: string) => button[key] !== undefined && button[key] !== null && button[key] !== '';
  const problems: FormProblem[] = [];
  if (button.style === ButtonStyle.Link) {
    if (!has('url')) problems.push(problem('url', 'BASE_TYPE_REQUIRED', 'A url is required'));
    if (has('custom_id')) {
      problems.push(
        problem(
          'custom_id',
          'BUTTON_COMPONENT_CUSTOM_ID_URL_EXCLUSIVE',
          'A custom id and url cannot both be specified',
        ),
      );
    }
    if (typeof button.url === 'string') {
      problems.push(...checkScheme(button.url, ['http', 'https', 'discord'], [...path, 'url']));
    }
  } else if (button.style !== ButtonStyle.Premium) {
    if (!has('custom_id')) {
      problems.push(problem('custom_id', 'BASE_TYPE_REQUIRED', 'A custom id is required'));
    }
    if (has('url')) {
      problems.push(
        problem(
          'url',
          'BUTTON_COMPONENT_CUSTOM_ID_URL_EXCLUSIVE',
          'A custom id and url cannot both be specified',
        ),
      );
    }
  }
  if (button.style !== ButtonStyle.Premium && !has('label') && !has('emoji')) {
    problems.push(problem('label', 'BUTTON_COMPONENT_INVALID_LABEL', 'A label or emoji is required'));
  }
  return [...problems, ...checkEmoji(button.emoji, path)];
}

/** The number of a component (`id`) is its own; 0 stands for none. */
export function checkNumbers(all: readonly Placed[]): FormProblem[] {
  const seen = new Set<unknown>();
  return all.flatMap(({ component, path }) => {
    const { id } = component;
    if (typeof id !== 'number' || id === 0) return [];
    if (!seen.has(id)) {
      seen.add(id);
      return [];
    }
    return [
      {
        path: [...path, 'id'],
        code: 'COMPONENT_ID_DUPLICATED',
        message: 'Component id cannot be duplicated',
      },
    ];
  });
}

/** No two components have the same custom_id. */
export function checkCustomIds(all: readonly Placed[]): FormProblem[] {
  const seen = new Set<unknown>();
  return all.flatMap(({ component, path }) => {
    const id = component.custom_id;
    if (typeof id !== 'string') return [];
    if (!seen.has(id)) {
      seen.add(id);
      return [];
    }
    return [
      {
        path: [...path, 'custom_id'],
        code: 'COMPONENT_CUSTOM_ID_DUPLICATED',
        message: 'Component custom id cannot be duplicated',
      },
    ];
  });
}
