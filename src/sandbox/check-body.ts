import type { ZodMiniType } from 'zod/mini';
import { refuse } from './errors.ts';
import { type FormProblem, problemsBelow } from './form-problems.ts';
import { type Issue, isAboutType, likelyMembers, pathOf, readMildly, valueAt } from './mild-input.ts';

type Path = readonly (string | number)[];

/** A body as it was read: with what Discord reads mildly as its schema wants it, and what is wrong. */
export interface ReadBySchema {
  readonly body: unknown;
  /** Each with its place and Discord's code and words; empty when nothing is wrong. */
  readonly problems: FormProblem[];
}

/** Holds a body against one of Discord's own schemas (`discord-api-spec`), as mildly as Discord does: see `readMildly`. */
export function readBySchema(schema: ZodMiniType, body: unknown): ReadBySchema {
  const read = readMildly(schema, body);
  return { body: read.body, problems: read.issues.flatMap((issue) => problemsOf(issue, read.body, [])) };
}

/**
 * The body as a JSON object, when it is right by Discord's schema.
 *
 * @param below Where it stands in the request's body, for the places of problems.
 * @throws DiscordRefusal 50035.
 */
export function needBySchema(
  schema: ZodMiniType,
  body: unknown,
  below: readonly string[] = [],
): Record<string, unknown> {
  const read = readBySchema(schema, body);
  if (read.problems.length > 0) throw refuse.invalidForm(problemsBelow(below, read.problems));
  return isRecord(read.body) ? read.body : {};
}

function problemsOf(issue: Issue, body: unknown, above: Path): FormProblem[] {
  const path = pathOf(issue, above);
  const value = valueAt(body, path);
  if (issue.code === 'invalid_union') return problemsOfUnion(issue.errors ?? [], body, path);
  return [{ path, ...describe(issue, value) }];
}

/**
 * Of a union, the problems of the member that was meant: the one whose `type` the value has. Without that the reader
 * would get the complaints of eleven kinds of component about one button.
 */
function problemsOfUnion(branches: readonly (readonly Issue[])[], body: unknown, path: Path): FormProblem[] {
  const candidates = likelyMembers(branches);
  const value = valueAt(body, path);
  if (candidates.length === 0) {
    const types = branches.flatMap((issues) =>
      issues.filter(isAboutType).flatMap((issue) => issue.values ?? []),
    );
    return [unionProblem(path, types, value)];
  }
  const each = candidates.map((issues) => issues.flatMap((issue) => problemsOf(issue, body, path)));
  // Of several, the one that got furthest: a wrong length says more than "not a string".
  const isWrongKind = (problems: readonly FormProblem[]) =>
    problems.some((problem) => problem.path.length === path.length && problem.code.endsWith('_CONVERT'));
  return (
    [...each].sort((a, b) => Number(isWrongKind(a)) - Number(isWrongKind(b)) || a.length - b.length)[0] ?? []
  );
}

function unionProblem(path: Path, types: readonly unknown[], value: unknown): FormProblem {
  if (!isRecord(value)) return { path, ...notADictionary };
  if (value.type === undefined) return { path: [...path, 'type'], ...required };
  const allowed = [...new Set(types)].sort((a, b) => Number(a) - Number(b));
  return {
    path,
    code: 'UNION_TYPE_CHOICES',
    message: `Value of field "type" must be one of (${allowed.join(', ')}${allowed.length === 1 ? ',' : ''}).`,
  };
}

const required = { code: 'BASE_TYPE_REQUIRED', message: 'This field is required' } as const;
const notADictionary = {
  code: 'MODEL_TYPE_CONVERT',
  message: 'Only dictionaries may be used in a ModelType',
} as const;

function describe(issue: Issue, value: unknown): { code: string; message: string } {
  switch (issue.code) {
    case 'invalid_type':
      return value === undefined || value === null ? required : describeType(issue.expected ?? '', value);
    case 'too_big':
      return issue.origin === 'string' || issue.origin === 'array'
        ? { code: 'BASE_TYPE_MAX_LENGTH', message: `Must be ${issue.maximum} or fewer in length.` }
        : {
            code: 'NUMBER_TYPE_MAX',
            message: `int value should be less than or equal to ${issue.maximum}.`,
          };
    case 'too_small':
      return issue.origin === 'string' || issue.origin === 'array'
        ? { code: 'BASE_TYPE_MIN_LENGTH', message: `Must be ${issue.minimum} or more in length.` }
        : {
            code: 'NUMBER_TYPE_MIN',
            message: `int value should be greater than or equal to ${issue.minimum}.`,
          };
    case 'invalid_value':
      return value === undefined
        ? required
        : {
            code: 'BASE_TYPE_CHOICES',
            message: `Value must be one of {${(issue.values ?? []).map((one) => JSON.stringify(one)).join(', ')}}.`,
          };
    case 'invalid_format':
      return describeFormat(issue.format ?? '', value);
    default:
      return { code: 'BASE_TYPE_INVALID', message: 'Invalid value' };
  }
}

function describeType(expected: string, value: unknown): { code: string; message: string } {
  const shown = JSON.stringify(value);
  switch (expected) {
    case 'string':
      return { code: 'STRING_TYPE_CONVERT', message: `Could not interpret "${shown}" as string.` };
    case 'number':
    case 'int':
      return { code: 'NUMBER_TYPE_COERCE', message: `Value "${shown}" is not int.` };
    case 'boolean':
      return { code: 'BOOLEAN_TYPE_CONVERT', message: 'Must be either true or false.' };
    case 'array':
      return { code: 'LIST_TYPE_CONVERT', message: 'Only iterables may be used in a ListType' };
    default:
      return notADictionary;
  }
}

function describeFormat(format: string, value: unknown): { code: string; message: string } {
  if (format === 'url') return { code: 'URL_TYPE_INVALID_URL', message: 'Not a well formed URL.' };
  if (format === 'datetime') {
    return {
      code: 'DATE_TIME_TYPE_PARSE',
      message: `Could not parse ${JSON.stringify(value)}. Should be ISO8601.`,
    };
  }
  return { code: 'STRING_TYPE_REGEX', message: 'String value did not match validation regex.' };
}

/** True for a JSON object (no array, no null). */
export function isRecord(value: unknown): value is Record<string, unknown> {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}
