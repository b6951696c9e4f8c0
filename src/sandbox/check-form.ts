import { ComponentType } from 'discord-api-types/v10';
import { checkComponent, checkCustomIds, checkNumbers, walkComponents } from './check-components.ts';
import { listOf } from './check-message.ts';
import { countCharacters } from './count-characters.ts';
import type { FormProblem } from './form-problems.ts';
import { limits } from './limits.ts';

type Path = readonly (string | number)[];

/** The rules for a form that Discord's schemas leave out (docs, "Components", "Text Input", "Label"); places from the answer's body on. */
export function checkModal(data: Record<string, unknown>): FormProblem[] {
  const components = listOf(data.components);
  const path = ['data', 'components'];
  const all = walkComponents(components, path);
  const problems = [
    ...checkCustomIds(all),
    ...checkNumbers(all),
    ...all.flatMap((placed) => checkInput(placed.component, placed.path)),
  ];
  if (components.length > limits.modalComponents) {
    const message = `Must be between 1 and ${limits.modalComponents} in length.`;
    problems.push({ path, code: 'BASE_TYPE_BAD_LENGTH', message });
  }
  return problems;
}

function checkInput(component: Record<string, unknown>, path: Path): FormProblem[] {
  if (component.type === ComponentType.ActionRow) {
    return listOf(component.components).flatMap((input, index) => {
      const here = [...path, 'components', index];
      const isNamed = typeof input.label === 'string' && input.label !== '';
      return [
        ...(index > 0
          ? [
              {
                path: here,
                code: 'COMPONENT_LAYOUT_WIDTH_EXCEEDED',
                message: 'The specified component exceeds the maximum width',
              },
            ]
          : []),
        // In a row an input has its label itself; in a label component that has it.
        ...(input.type === ComponentType.TextInput && !isNamed
          ? [{ path: [...here, 'label'], code: 'BASE_TYPE_REQUIRED', message: 'This field is required' }]
          : []),
      ];
    });
  }
  if (component.type !== ComponentType.TextInput) return checkComponent(component, path);
  return checkText(component, path);
}

/** A text input: its bounds, and what is filled in in it beforehand, of which too little may stand there but not too much. */
function checkText(component: Record<string, unknown>, path: Path): FormProblem[] {
  const { min_length: least, max_length: most, value } = component;
  if (typeof most !== 'number') return [];
  const problems: FormProblem[] = [];
  if (typeof least === 'number' && least > most) {
    const message = `int value should be less than or equal to ${most}.`;
    problems.push({ path: [...path, 'min_length'], code: 'NUMBER_TYPE_MAX', message });
  }
  if (typeof value === 'string' && countCharacters(value) > most) {
    const message = `Must be ${most} or fewer in length.`;
    problems.push({ path: [...path, 'value'], code: 'BASE_TYPE_MAX_LENGTH', message });
  }
  return problems;
}
