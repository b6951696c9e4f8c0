import { ComponentType } from 'discord-api-types/v10';
import { walkComponents } from './check-components.ts';
import { listOf } from './check-message.ts';
import type { Resolved } from './resolve-entity.ts';
import { SandboxError } from './sandbox-error.ts';
import { type Chooser, isSelect, readSelectValues } from './select-values.ts';
import type { MessageRecord } from './world.ts';

type Component = Readonly<Record<string, unknown>>;

/**
 * The component with this custom_id on a message, when somebody can use it.
 * @throws SandboxError `not-there`, `disabled`.
 */
export function pressable(message: MessageRecord, customId: string): Component {
  const all = walkComponents(listOf(message.components), []).map(({ component }) => component);
  const component = all.find((one) => one.custom_id === customId);
  if (component === undefined) {
    const known = all.flatMap((one) => (typeof one.custom_id === 'string' ? [one.custom_id] : []));
    throw new SandboxError(
      'not-there',
      `The message has no component "${customId}". It has: ${known.join(', ') || 'none'}.`,
    );
  }
  if (component.disabled === true)
    throw new SandboxError('disabled', `The component "${customId}" is disabled.`);
  return component;
}

/**
 * The interaction data of pressing a button.
 * @throws SandboxError `wrong-option` for what is none.
 */
export function pressButton(button: Component): Record<string, unknown> {
  if (button.type !== ComponentType.Button) {
    throw new SandboxError('wrong-option', `"${String(button.custom_id)}" is no button.`);
  }
  return { component_type: button.type, custom_id: button.custom_id, id: button.id };
}

/**
 * The interaction data of choosing these values in a select.
 * @throws SandboxError `wrong-option`.
 */
export function chooseValues(
  chooser: Chooser,
  select: Component,
  values: readonly string[],
): Record<string, unknown> {
  const wrong = (why: string) =>
    new SandboxError('wrong-option', `The select "${String(select.custom_id)}" ${why}.`);
  if (!isSelect(select)) throw wrong('is no select');
  const resolved: Resolved = {};
  const chosen = readSelectValues(chooser, select, values, resolved, wrong);
  const data = { component_type: select.type, custom_id: select.custom_id, id: select.id, values: chosen };
  return select.type === ComponentType.StringSelect ? data : { ...data, resolved };
}
