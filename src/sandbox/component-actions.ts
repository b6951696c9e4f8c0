import {
  type APIModalInteractionResponseCallbackData,
  ComponentType,
  ApplicationCommandOptionType as OptionType,
} from 'discord-api-types/v10';
import { type Attach, isFile } from './attached-files.ts';
import { isRecord } from './check-body.ts';
import { walkComponents } from './check-components.ts';
import { listOf } from './check-message.ts';
import type { FormValues } from './places.ts';
import { type Resolved, resolveEntity } from './resolve-entity.ts';
import { SandboxError } from './sandbox-error.ts';
import type { ChannelRecord, MessageRecord, World } from './world.ts';

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
 * The interaction data of choosing these values in a select: of a string select by value or label, else channels,
 * roles and members by name or id.
 *
 * @throws SandboxError `wrong-option`.
 */
export function chooseValues(
  place: { readonly world: World; readonly channel: ChannelRecord; readonly userId: string },
  select: Component,
  values: readonly string[],
): Record<string, unknown> {
  const wrong = (why: string) =>
    new SandboxError('wrong-option', `The select "${String(select.custom_id)}" ${why}.`);
  const least = typeof select.min_values === 'number' ? select.min_values : 1;
  const most = typeof select.max_values === 'number' ? select.max_values : 1;
  if (values.length < least || values.length > most) throw wrong(`takes ${least} to ${most} values`);
  const data = { component_type: select.type, custom_id: select.custom_id, id: select.id };
  if (select.type === ComponentType.StringSelect) {
    const options = listOf(select.options);
    const chosen = values.map((value) => {
      const option = options.find((one) => one.value === value || one.label === value);
      if (option === undefined) {
        throw wrong(`has no option "${value}"; it has ${options.map((one) => String(one.value)).join(', ')}`);
      }
      return option.value;
    });
    return { ...data, values: chosen };
  }
  const type = {
    [ComponentType.UserSelect]: OptionType.User,
    [ComponentType.RoleSelect]: OptionType.Role,
    [ComponentType.MentionableSelect]: OptionType.Mentionable,
    [ComponentType.ChannelSelect]: OptionType.Channel,
  }[Number(select.type)];
  if (type === undefined) throw wrong('is no select');
  const resolved: Resolved = {};
  const option = { type, channel_types: select.channel_types };
  const ids = values.map((value) => resolveEntity(place, option, value, resolved, wrong));
  return { ...data, values: ids, resolved };
}

/**
 * The interaction data of sending a form with these values, by the custom_id of its inputs; what is not given stays
 * as the form had it. One file goes into an input for files.
 *
 * @throws SandboxError `not-there`, `missing-option`, `wrong-option`.
 */
export function fillModal(
  modal: APIModalInteractionResponseCallbackData,
  values: FormValues,
  attach: Attach,
): Record<string, unknown> {
  const resolved: Resolved = {};
  const components = listOf(modal.components);
  const inputs = walkComponents(components, []).map(({ component }) => component);
  for (const name of Object.keys(values)) {
    if (!inputs.some((input) => input.custom_id === name)) {
      throw new SandboxError('not-there', `The form has no input "${name}".`);
    }
  }
  let id = 0;
  const fill = (component: Component): Record<string, unknown> => {
    const base = { type: component.type, id: ++id };
    if (Array.isArray(component.components))
      return { ...base, components: listOf(component.components).map(fill) };
    if (isRecord(component.component)) return { ...base, component: fill(component.component) };
    if (typeof component.custom_id !== 'string') return base;
    return { ...base, custom_id: component.custom_id, ...readInput(component, values, attach, resolved) };
  };
  const filled = components.map(fill);
  const isPointing = Object.keys(resolved).length > 0;
  return { custom_id: modal.custom_id, components: filled, ...(isPointing ? { resolved } : {}) };
}

/** What stands in an input before anybody touches it; of a select the first option that is chosen beforehand. */
function filledBefore(input: Component): string {
  const value = input.value ?? listOf(input.options).find((one) => one.default === true)?.value;
  return typeof value === 'string' ? value : '';
}

function readInput(
  input: Component,
  values: FormValues,
  attach: Attach,
  resolved: Resolved,
): Record<string, unknown> {
  const name = String(input.custom_id);
  const given = values[name] ?? filledBefore(input);
  const wrong = (why: string) => new SandboxError('wrong-option', `The input "${name}" ${why}.`);
  if (given === '' && input.required !== false) {
    throw new SandboxError('missing-option', `The input "${name}" must be filled in.`);
  }
  if (input.type === ComponentType.FileUpload) {
    if (given === '') return { values: [] };
    if (!isFile(given)) throw wrong('takes a file');
    const { id, payload } = attach(given);
    resolved.attachments = { ...resolved.attachments, [id]: payload };
    return { values: [id] };
  }
  if (typeof given !== 'string') throw wrong('takes no file');
  if (input.type === ComponentType.StringSelect) {
    const option = listOf(input.options).find((one) => one.value === given || one.label === given);
    if (given !== '' && option === undefined) throw wrong(`has no option "${given}"`);
    return { values: option === undefined ? [] : [option.value] };
  }
  if (input.type !== ComponentType.TextInput) throw wrong('is of a kind that the sandbox cannot fill in');
  const least = typeof input.min_length === 'number' ? input.min_length : 0;
  const most = typeof input.max_length === 'number' ? input.max_length : 4000;
  if (given !== '' && given.length < least) throw wrong(`takes at least ${least} characters`);
  if (given.length > most) throw wrong(`takes at most ${most} characters`);
  return { value: given };
}
