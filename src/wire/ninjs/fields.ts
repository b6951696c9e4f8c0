import { cleanOrNull } from '../clean-text.ts';

/** A JSON object with its names in small letters: ninjs 1 and 2 write `versioncreated`, ninjs 3 `versionCreated`. */
export type Fields = ReadonlyMap<string, unknown>;

/** A JSON value's fields; null when it is no object. */
export function readFields(value: unknown): Fields | null {
  if (typeof value !== 'object' || value === null || Array.isArray(value)) return null;
  return new Map(Object.entries(value).map(([name, field]) => [name.toLowerCase(), field]));
}

/** The first of these fields that holds text or a number, on one line; null when none does. */
export function textField(fields: Fields, ...names: readonly string[]): string | null {
  for (const name of names) {
    const value = fields.get(name);
    const text =
      typeof value === 'number' ? String(value) : typeof value === 'string' ? cleanOrNull(value) : null;
    if (text !== null) return text;
  }
  return null;
}

/** The objects of a field that holds a list of them; an object by name (ninjs 1's `associations`) counts as one. */
export function listField(fields: Fields, ...names: readonly string[]): readonly Fields[] {
  for (const name of names) {
    const value = fields.get(name);
    const list = Array.isArray(value)
      ? value
      : Object.values(readFields(value) === null ? {} : (value as object));
    const found = list.map(readFields).filter((one) => one !== null);
    if (found.length > 0) return found;
  }
  return [];
}

/** As `listField`, each with the name that it stands under; null in a list. */
export function namedFields(fields: Fields, name: string): readonly (readonly [string | null, Fields])[] {
  const value = fields.get(name);
  const named: readonly (readonly [string | null, unknown])[] = Array.isArray(value)
    ? value.map((one) => [null, one])
    : [...(readFields(value) ?? [])];
  return named.flatMap(([key, one]) => {
    const read = readFields(one);
    return read === null ? [] : [[key, read] as const];
  });
}
