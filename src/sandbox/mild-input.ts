import type { ZodMiniType } from 'zod/mini';
import { withWholeNumbers } from './whole-numbers.ts';

type Path = readonly (string | number)[];

/** What of a zod issue is read in this room; the names are zod's. */
export interface Issue {
  readonly code: string;
  readonly path: readonly PropertyKey[];
  readonly expected?: string;
  readonly origin?: string;
  readonly format?: string;
  readonly pattern?: string;
  readonly maximum?: number | bigint;
  readonly minimum?: number | bigint;
  readonly values?: readonly unknown[];
  readonly errors?: readonly (readonly Issue[])[];
}

interface Conversion {
  readonly path: Path;
  readonly value: unknown;
}

/** zod's writing of the pattern that Discord's description gives to every id. */
const SNOWFLAKE = '/^(0|[1-9][0-9]*)$/';
/** What Discord would look up of a server's own emoji; the sandbox has none of those. */
const EMOJI_NAME = 'emoji';
/** A value that is converted is looked at again; what is nested deepest takes three rounds. */
const ROUNDS = 10;

/**
 * Reads a body as mildly as Discord does, once for everything that comes after: a number or a boolean written as text, an
 * id written as a number, any ISO 8601 time, a custom emoji by its id alone.
 *
 * @returns The body with those values as the schema wants them (the given one when there are none), and what is wrong
 *   with it all the same.
 */
export function readMildly(schema: ZodMiniType, body: unknown): { body: unknown; issues: readonly Issue[] } {
  let read = body;
  let issues = issuesOf(schema, read);
  for (let round = 0; round < ROUNDS && issues.length > 0; round++) {
    const found = issues.flatMap((issue) => conversionsOf({ schema, body: read }, issue, []) ?? []);
    if (found.length === 0) break;
    read = found.reduce(withValue, structuredClone(read));
    issues = issuesOf(schema, read);
  }
  return { body: read, issues };
}

/** Of a union, the issues of those members that may have been meant: whose `type`, if they have one, is the value's. */
export function likelyMembers(branches: readonly (readonly Issue[])[]): readonly (readonly Issue[])[] {
  return branches.filter((issues) => !issues.some(isAboutType));
}

/** Whether an issue says that the value's own `type` is that of another member of a union. */
export function isAboutType(issue: Issue): boolean {
  return issue.path.length === 1 && issue.path[0] === 'type';
}

/** The place of an issue, below another one. */
export function pathOf(issue: Issue, above: Path): Path {
  return [...above, ...issue.path.map((key) => (typeof key === 'number' ? key : String(key)))];
}

/** The value at a place; undefined when there is none. */
export function valueAt(body: unknown, path: Path): unknown {
  let value = body;
  for (const key of path) {
    if (typeof value !== 'object' || value === null) return undefined;
    value = (value as Record<string | number, unknown>)[key];
  }
  return value;
}

interface Reading {
  readonly schema: ZodMiniType;
  readonly body: unknown;
}

function issuesOf(schema: ZodMiniType, body: unknown): readonly Issue[] {
  const result = withWholeNumbers(schema).safeParse(body);
  return result.success ? [] : (result.error.issues as unknown as readonly Issue[]);
}

/** What makes this issue go away; null when it is a mistake. */
function conversionsOf(reading: Reading, issue: Issue, above: Path): Conversion[] | null {
  const path = pathOf(issue, above);
  if (issue.code === 'invalid_union') return conversionsOfUnion(reading, issue.errors ?? [], path);
  const held = valueAt(reading.body, path);
  const value = convert(reading, issue, path, held);
  return value === undefined || value === held ? null : [{ path, value }];
}

/** The member that is right but for its writing. When only one can be meant, what is mild in that one. */
function conversionsOfUnion(
  reading: Reading,
  branches: readonly (readonly Issue[])[],
  path: Path,
): Conversion[] | null {
  const likely = likelyMembers(branches);
  const ofItsKind = likely.filter((issues) => !issues.some((one) => one.path.length === 0));
  const meant = ofItsKind.length === 1 ? ofItsKind : likely;
  const all = meant.map((issues) => issues.map((issue) => conversionsOf(reading, issue, path)));
  const whole = all.find((found) => !found.includes(null));
  const found = whole ?? (all.length === 1 ? all[0] : undefined);
  return found?.flatMap((one) => one ?? []) ?? null;
}

/** As what Discord reads a value that is not of the wanted kind; undefined when it does not. */
function convert(reading: Reading, issue: Issue, path: Path, value: unknown): unknown {
  if (issue.code === 'invalid_format' && issue.format === 'datetime') {
    // JavaScript reads more as a time than ISO 8601 has: "0" is the year 2000 to it.
    const at = /^\d{4}-\d{2}-\d{2}/.test(String(value)) ? Date.parse(String(value)) : Number.NaN;
    return Number.isNaN(at) ? undefined : new Date(at).toISOString();
  }
  if (issue.code !== 'invalid_type') return undefined;
  switch (issue.expected) {
    case 'number':
    case 'int':
      return typeof value === 'string' && /^-?\d+(\.\d+)?$/.test(value) ? Number(value) : undefined;
    case 'boolean':
      return value === 'true' ? true : value === 'false' ? false : undefined;
    case 'string':
      if (value === undefined) return isNameOfEmoji(reading.body, path) ? EMOJI_NAME : undefined;
      return isWholeNumber(value) && wantsSnowflake(reading, path) ? String(value) : undefined;
    default:
      return undefined;
  }
}

function isWholeNumber(value: unknown): boolean {
  return typeof value === 'number' && Number.isSafeInteger(value) && value >= 0;
}

function isNameOfEmoji(body: unknown, path: Path): boolean {
  const [emoji, name] = path.slice(-2);
  const id = valueAt(body, [...path.slice(0, -1), 'id']);
  return emoji === 'emoji' && name === 'name' && id !== undefined && id !== null;
}

/** Whether the schema has an id in this place: it then complains of the form of a text that is none. */
function wantsSnowflake({ schema, body }: Reading, path: Path): boolean {
  const tried = withValue(structuredClone(body), { path, value: 'x' });
  const where = JSON.stringify(path);
  const complains = (issues: readonly Issue[], above: Path): boolean =>
    issues.some((issue) => {
      const at = pathOf(issue, above);
      if (issue.code === 'invalid_union') return (issue.errors ?? []).some((one) => complains(one, at));
      return issue.pattern === SNOWFLAKE && JSON.stringify(at) === where;
    });
  return complains(issuesOf(schema, tried), []);
}

/** The body, changed in this place. */
function withValue(body: unknown, { path, value }: Conversion): unknown {
  const place = valueAt(body, path.slice(0, -1));
  const key = path.at(-1);
  if (key !== undefined && typeof place === 'object' && place !== null) {
    (place as Record<string | number, unknown>)[key] = value;
  }
  return body;
}
