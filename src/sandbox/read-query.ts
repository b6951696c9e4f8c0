import { countCharacters } from './count-characters.ts';
import { refuse } from './errors.ts';
import { isSnowflake } from './snowflake.ts';

/**
 * How many a list is to have, as the query says.
 * @throws DiscordRefusal 50035 outside of what may be asked for.
 */
export function readLimit(
  query: URLSearchParams,
  { least, most, byDefault }: { readonly least: number; readonly most: number; readonly byDefault: number },
): number {
  const given = query.get('limit') ?? String(byDefault);
  if (!/^-?\d+$/.test(given)) throw wrong('limit', 'NUMBER_TYPE_COERCE', `Value "${given}" is not int.`);
  const limit = Number(given);
  if (limit >= least && limit <= most) return limit;
  const isOver = limit > most;
  throw wrong(
    'limit',
    isOver ? 'NUMBER_TYPE_MAX' : 'NUMBER_TYPE_MIN',
    `int value should be ${isOver ? `less than or equal to ${most}` : `greater than or equal to ${least}`}.`,
  );
}

/**
 * The id that the query gives by this name; null when there is none.
 * @throws DiscordRefusal 50035.
 */
export function readId(query: URLSearchParams, name: string): string | null {
  const id = query.get(name);
  if (id === null || isSnowflake(id)) return id;
  throw wrong(name, 'NUMBER_TYPE_COERCE', `Value "${id}" is not snowflake.`);
}

/**
 * A text that the query must have, of so many characters.
 * @throws DiscordRefusal 50035.
 */
export function readText(
  query: URLSearchParams,
  name: string,
  { least, most }: { readonly least: number; readonly most: number },
): string {
  const text = query.get(name);
  if (text === null) throw wrong(name, 'BASE_TYPE_REQUIRED', 'This field is required');
  const length = countCharacters(text);
  if (length >= least && length <= most) return text;
  throw wrong(name, 'BASE_TYPE_BAD_LENGTH', `Must be between ${least} and ${most} in length.`);
}

/**
 * Of these names the one that the query has.
 * @throws DiscordRefusal 50035 for more than one.
 */
export function readOneOf(query: URLSearchParams, names: readonly string[]): string | null {
  const [first = null, second] = names.filter((name) => query.has(name));
  if (second === undefined) return first;
  throw wrong(second, 'MUTUALLY_EXCLUSIVE', `Only one of ${names.join(', ')} may be given.`);
}

function wrong(name: string, code: string, message: string) {
  return refuse.invalidForm([{ path: [name], code, message }]);
}
