import type { IToken } from 'chevrotain';
import type { QueryField } from '../wire/query.ts';
import { boundWords, type FieldWords, fieldWords, namesOfField } from '../wire/query-fields.ts';

/** What a field of the search language asks for. */
export type Meaning =
  | { readonly kind: 'field'; readonly field: QueryField }
  | { readonly kind: 'time'; readonly bound: 'from' | 'to' };

const fieldNames: Readonly<Record<string, Meaning>> = Object.fromEntries([
  ...named(fieldWords, (field) => ({ kind: 'field', field })),
  ...named(boundWords, (bound) => ({ kind: 'time', bound })),
]);

function named<Key extends string>(
  words: Readonly<Record<Key, FieldWords>>,
  meaningOf: (key: Key) => Meaning,
): readonly (readonly [string, Meaning])[] {
  const keys = Object.keys(words) as Key[];
  return keys.flatMap((key) => namesOfField(words[key]).map((name) => [name, meaningOf(key)] as const));
}

/** What a field asks for by its name in small letters, in any language; null for none. */
export function meaningOf(name: string): Meaning | null {
  return Object.hasOwn(fieldNames, name) ? (fieldNames[name] ?? null) : null;
}

/** Every name that a field goes by. */
export function allFieldNames(): readonly string[] {
  return Object.keys(fieldNames);
}

/** The name that stands in a field's token, in small letters. */
export function nameOf(field: IToken): string {
  return field.image.slice(0, -1).trimEnd().toLowerCase();
}
