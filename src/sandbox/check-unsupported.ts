import { ButtonStyle, ComponentType, MessageReferenceType } from 'discord-api-types/v10';
import { isRecord } from './check-body.ts';
import { walkComponents } from './check-components.ts';
import { listOf } from './check-message.ts';
import type { FormProblem } from './form-problems.ts';

/**
 * What Discord would take of a message and the sandbox has not: refused with words of its own, so that nobody takes the message
 * without it for what Discord would show.
 */
export function checkUnsupported(body: Record<string, unknown>): FormProblem[] {
  const problems: FormProblem[] = [];
  if (isRecord(body.poll)) problems.push(problem(['poll'], 'polls'));
  if (Array.isArray(body.sticker_ids) && body.sticker_ids.length > 0) {
    problems.push(problem(['sticker_ids'], 'stickers'));
  }
  const reference = body.message_reference;
  if (isRecord(reference) && Number(reference.type ?? 0) === MessageReferenceType.Forward) {
    problems.push(problem(['message_reference', 'type'], 'forwarded messages'));
  }
  for (const { component, path } of walkComponents(listOf(body.components), ['components'])) {
    if (component.type !== ComponentType.Button || component.style !== ButtonStyle.Premium) continue;
    problems.push(problem([...path, 'style'], 'premium buttons'));
  }
  return problems;
}

/** What a form can ask on Discord that nobody can fill in here. */
const INPUTS: Readonly<Record<number, string>> = {
  [ComponentType.RadioGroup]: 'radio groups',
  [ComponentType.CheckboxGroup]: 'groups of checkboxes',
  [ComponentType.Checkbox]: 'checkboxes',
};

/** The same of a form; places from the answer's body on. */
export function checkUnsupportedInputs(data: Record<string, unknown>): FormProblem[] {
  return walkComponents(listOf(data.components), ['data', 'components']).flatMap(({ component, path }) => {
    const what = INPUTS[Number(component.type)];
    return what === undefined ? [] : [problem([...path, 'type'], what)];
  });
}

function problem(path: readonly (string | number)[], what: string): FormProblem {
  return { path, code: 'NOT_IN_THE_SANDBOX', message: `The sandbox has no ${what}.` };
}
