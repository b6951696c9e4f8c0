import { type APIModalInteractionResponseCallbackData, ComponentType } from 'discord-api-types/v10';
import { type Attach, isFile } from './attached-files.ts';
import { isRecord } from './check-body.ts';
import { walkComponents } from './check-components.ts';
import { listOf } from './check-message.ts';
import { countCharacters } from './count-characters.ts';
import type { FormValue, FormValues } from './places.ts';
import type { Resolved } from './resolve-entity.ts';
import { SandboxError } from './sandbox-error.ts';
import { boundsOf, type Chooser, defaultsOf, isSelect, readSelectValues } from './select-values.ts';

type Component = Readonly<Record<string, unknown>>;

/** Who fills in a form, and where. */
export interface Filler extends Chooser {
  readonly attach: Attach;
}

/**
 * The interaction data of sending a form with these values, by the custom_id of its inputs; what is not given stays
 * as the form had it. Checked as Discord's client checks it.
 *
 * @throws SandboxError `not-there`, `missing-option`, `wrong-option`.
 */
export function fillForm(
  filler: Filler,
  modal: APIModalInteractionResponseCallbackData,
  values: FormValues,
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
    const given = values[component.custom_id];
    return { ...base, custom_id: component.custom_id, ...readInput(filler, component, given, resolved) };
  };
  const filled = components.map(fill);
  const isPointing = Object.keys(resolved).length > 0;
  return { custom_id: modal.custom_id, components: filled, ...(isPointing ? { resolved } : {}) };
}

function readInput(
  filler: Filler,
  input: Component,
  given: FormValue | undefined,
  resolved: Resolved,
): Record<string, unknown> {
  const name = String(input.custom_id);
  const wrong = (why: string) => new SandboxError('wrong-option', `The input "${name}" ${why}.`);
  const needed = () => {
    if (input.required === false) return;
    throw new SandboxError('missing-option', `The input "${name}" must be filled in.`);
  };
  if (input.type === ComponentType.TextInput) {
    const text = given ?? (typeof input.value === 'string' ? input.value : '');
    if (typeof text !== 'string') throw wrong(isFile(text) ? 'takes no file' : 'takes text, not a list');
    if (text === '') needed();
    else checkLength(input, text, wrong);
    return { value: text };
  }
  const list = given === undefined ? defaultsOf(input) : listed(given);
  if (list.length === 0) {
    needed();
    return { values: [] };
  }
  if (input.type === ComponentType.FileUpload) {
    return { values: attachAll(filler.attach, input, list, resolved, wrong) };
  }
  if (!isSelect(input)) throw wrong('is of a kind that the sandbox cannot fill in');
  const values = list.filter((value) => typeof value === 'string');
  if (values.length < list.length) throw wrong('takes no file');
  return { values: readSelectValues(filler, input, values, resolved, wrong) };
}

/** One value is a list of it; nothing filled in an empty one. */
function listed(given: FormValue): readonly unknown[] {
  const list: readonly unknown[] = Array.isArray(given) ? given : [given];
  return list.filter((value) => value !== '');
}

function checkLength(input: Component, text: string, wrong: (why: string) => SandboxError): void {
  const least = typeof input.min_length === 'number' ? input.min_length : 0;
  const most = typeof input.max_length === 'number' ? input.max_length : 4000;
  const length = countCharacters(text);
  if (length < least) throw wrong(`takes at least ${least} characters`);
  if (length > most) throw wrong(`takes at most ${most} characters`);
}

function attachAll(
  attach: Attach,
  input: Component,
  files: readonly unknown[],
  resolved: Resolved,
  wrong: (why: string) => SandboxError,
): string[] {
  const { least, most } = boundsOf(input);
  if (files.length < least || files.length > most) throw wrong(`takes ${least} to ${most} files`);
  return files.map((file) => {
    if (!isFile(file)) throw wrong('takes a file');
    const { id, payload } = attach(file);
    resolved.attachments = { ...resolved.attachments, [id]: payload };
    return id;
  });
}
