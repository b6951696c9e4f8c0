import { ComponentType, ApplicationCommandOptionType as OptionType } from 'discord-api-types/v10';
import { listOf } from './check-message.ts';
import { type Resolved, resolveEntity } from './resolve-entity.ts';
import type { SandboxError } from './sandbox-error.ts';
import type { ChannelRecord, World } from './world.ts';

/** Somebody who chooses, and where. */
export interface Chooser {
  readonly world: World;
  readonly channel: ChannelRecord;
  readonly userId: string;
}

type Component = Readonly<Record<string, unknown>>;
type Wrong = (why: string) => SandboxError;

/** As what option of a command the values of each select are read. */
const READ_AS: Readonly<Record<number, OptionType>> = {
  [ComponentType.UserSelect]: OptionType.User,
  [ComponentType.RoleSelect]: OptionType.Role,
  [ComponentType.MentionableSelect]: OptionType.Mentionable,
  [ComponentType.ChannelSelect]: OptionType.Channel,
};

/** True for the five kinds of select. */
export function isSelect(component: Component): boolean {
  return component.type === ComponentType.StringSelect || READ_AS[Number(component.type)] !== undefined;
}

/**
 * What choosing these values in a select sends: of a string select by value or label, else ids of channels, roles and
 * members by name or id, noted in `resolved`.
 *
 * @param wrong Makes the error for values that Discord's client would not let somebody choose.
 */
export function readSelectValues(
  chooser: Chooser,
  select: Component,
  values: readonly string[],
  resolved: Resolved,
  wrong: Wrong,
): unknown[] {
  const { least, most } = boundsOf(select);
  if (values.length < least || values.length > most) throw wrong(`takes ${least} to ${most} values`);
  const chosen = values.map((value) => readValue(chooser, select, value, resolved, wrong));
  const again = values.find((_, index) => chosen.indexOf(chosen[index]) !== index);
  if (again !== undefined) throw wrong(`takes "${again}" only once`);
  return chosen;
}

/** What stands chosen in a select before anybody touches it (docs, `default` of an option, `default_values`). */
export function defaultsOf(select: Component): string[] {
  const options = listOf(select.options).filter((option) => option.default === true);
  const entities = listOf(select.default_values);
  return [...options.map((option) => String(option.value)), ...entities.map((one) => String(one.id))];
}

/** How many values an input takes; one when it does not say. */
export function boundsOf(input: Component): { readonly least: number; readonly most: number } {
  return {
    least: typeof input.min_values === 'number' ? input.min_values : 1,
    most: typeof input.max_values === 'number' ? input.max_values : 1,
  };
}

function readValue(
  chooser: Chooser,
  select: Component,
  value: string,
  resolved: Resolved,
  wrong: Wrong,
): unknown {
  if (select.type === ComponentType.StringSelect) {
    const options = listOf(select.options);
    const option = options.find((one) => one.value === value) ?? options.find((one) => one.label === value);
    if (option !== undefined) return option.value;
    throw wrong(`has no option "${value}"; it has ${options.map((one) => String(one.value)).join(', ')}`);
  }
  const option = { type: READ_AS[Number(select.type)], channel_types: select.channel_types };
  return resolveEntity(chooser, option, value, resolved, wrong);
}
