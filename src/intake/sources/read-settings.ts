import { normalize } from 'node:path';
import { isMap, isScalar, LineCounter, type Node, parseDocument } from 'yaml';
import type { z } from 'zod';
import { type SourceSettings, sourcesFile } from './settings.ts';

/** One thing that is wrong in a file of sources. */
export interface SettingsProblem {
  /** From 1, in lines and characters. */
  readonly line: number;
  readonly column: number;
  /** The way to it: `sources[2].url`; empty for the file as a whole. */
  readonly path: string;
  /** What is wrong, the end of a sentence that begins with the path: `is not an http(s) address`. */
  readonly message: string;
}

/** The sources, or all that is wrong. */
export type SettingsReading =
  | { readonly ok: true; readonly sources: readonly SourceSettings[] }
  | { readonly ok: false; readonly problems: readonly SettingsProblem[] };

/** What is wrong with a schedule, as a sentence of its own; null when nothing is. */
export type CheckSchedule = (schedule: string) => string | null;

type Path = readonly (string | number)[];
type Document = ReturnType<typeof parseDocument>;

/** Aliases in a file of sources at most: more can only be meant to fill the memory. */
const mostAliases = 100;

/**
 * Reads a file of sources: YAML 1.2, of which JSON is a part. An empty file has no sources. Every problem is named with its
 * line and path; two sources of one name, whatever its capitals, are a problem too, and so are schedules that
 * `checkSchedule` does not take.
 */
export function readSourceSettings(text: string, checkSchedule: CheckSchedule = () => null): SettingsReading {
  const lines = new LineCounter();
  const document = parseDocument(text.replace(/^\uFEFF/, ''), { lineCounter: lines, prettyErrors: false });
  if (document.errors.length > 0) {
    const problems = document.errors.map(({ pos, message }) => ({
      ...placeOf(lines, pos[0]),
      path: '',
      message: `is neither YAML nor JSON: ${message}`,
    }));
    return { ok: false, problems };
  }
  let value: unknown;
  try {
    value = document.toJS({ maxAliasCount: mostAliases }) ?? { sources: [] };
  } catch (error) {
    const message = `is not read: ${(error as Error).message}`;
    return { ok: false, problems: [{ line: 1, column: 1, path: '', message }] };
  }
  if (isEmptyList(value)) return { ok: true, sources: [] };
  const read = sourcesFile.safeParse(value);
  const told = read.success ? [] : read.error.issues.flatMap(spreadIssue);
  // Also when an entry is wrong: whoever mends that should not find the next mistake only then.
  const sketches = sketchSources(value);
  const between = [
    ...findTwins(sketches),
    ...findSamePlaces(sketches),
    ...findSchedules(sketches, checkSchedule),
  ];
  const issues = [...told, ...between.filter((one) => !told.some(({ path }) => isSamePath(path, one.path)))];
  if (read.success && issues.length === 0) return { ok: true, sources: read.data.sources };
  const problems = issues.map(({ path, message }) => ({
    ...placeOf(lines, findOffset(document, path)),
    path: writePath(path),
    message: isMissing(value, path) ? 'is missing' : message,
  }));
  return { ok: false, problems };
}

/** `file:line:column path message`, a line each, as compilers write it. */
export function describeSettingsProblems(file: string, problems: readonly SettingsProblem[]): string {
  return problems
    .map(({ line, column, path, message }) => `${file}:${line}:${column} ${path || 'the file'} ${message}`)
    .join('\n');
}

interface Issue {
  readonly path: Path;
  readonly message: string;
}

/** Of settings that there are not, each is a problem of its own, with what is most like it. */
function spreadIssue(issue: z.core.$ZodIssue): Issue[] {
  const path = issue.path as Path;
  if (issue.code === 'unrecognized_keys') {
    return issue.keys.map((key) => ({
      path: [...path, key],
      message: 'is no setting of this kind of source',
    }));
  }
  if (issue.code === 'invalid_type' && /^Invalid/.test(issue.message)) {
    return [{ path, message: `is not ${article(issue.expected)}` }];
  }
  return [{ path, message: issue.message }];
}

function article(type: string): string {
  return type === 'object' ? 'a group of settings' : type === 'array' ? 'a list' : `a ${type}`;
}

/** What sources are held against each other by, of one that is wrong as far as it is there. */
type Sketch = { readonly [setting in 'name' | 'kind' | 'path' | 'url' | 'schedule']?: string };

/** A sketch of each entry, in the order of the file. */
function sketchSources(value: unknown): readonly Sketch[] {
  const { sources } = (value ?? {}) as { readonly sources?: unknown };
  if (!Array.isArray(sources)) return [];
  return sources.map((one: unknown) => {
    const texts = Object.entries(one ?? {}).filter(
      ([, given]) => typeof given === 'string' && given.trim() !== '',
    );
    return Object.fromEntries(texts.map(([setting, given]) => [setting, given.trim()]));
  });
}

function findTwins(sources: readonly Sketch[]): Issue[] {
  return findRepeated(sources, 'is the name of', ({ name }) =>
    name === undefined ? null : ['name', name.toLowerCase()],
  );
}

/** Two sources of one place would each move the other's files away, or take everything in twice. */
function findSamePlaces(sources: readonly Sketch[]): Issue[] {
  return findRepeated(sources, 'is the place of', ({ kind, path, url }) => {
    if (kind === 'folder') return path === undefined ? null : ['path', normalize(`${path}/`)];
    return kind === 'push' || url === undefined ? null : ['url', url];
  });
}

/** Every entry that has something which another above it has; `find`: the setting, and by what two are the same. */
function findRepeated(
  sources: readonly Sketch[],
  what: string,
  find: (source: Sketch) => readonly [setting: string, same: string] | null,
): Issue[] {
  const seen = new Map<string, number>();
  return sources.flatMap((source, index) => {
    const found = find(source);
    if (found === null) return [];
    const first = seen.get(found[1]);
    if (first === undefined) {
      seen.set(found[1], index);
      return [];
    }
    return [{ path: ['sources', index, found[0]], message: `${what} sources[${first}] too` }];
  });
}

function findSchedules(sources: readonly Sketch[], check: CheckSchedule): Issue[] {
  return sources.flatMap(({ schedule }, index) => {
    const wrong = schedule === undefined ? null : check(schedule);
    return wrong === null
      ? []
      : [{ path: ['sources', index, 'schedule'], message: `is no schedule: ${wrong}` }];
  });
}

function isSamePath(one: Path, other: Path): boolean {
  return one.length === other.length && one.every((step, i) => step === other[i]);
}

function isEmptyList(value: unknown): boolean {
  return typeof value === 'object' && value !== null && 'sources' in value && value.sources === null;
}

function isMissing(value: unknown, path: Path): boolean {
  let at: unknown = value;
  for (const step of path) {
    if (typeof at !== 'object' || at === null || !(step in at)) return true;
    at = (at as Record<string | number, unknown>)[step];
  }
  return at === undefined;
}

/** Where what is at this path begins: its key where it has one; of what is missing, what it is missing from. */
function findOffset(document: Document, path: Path): number {
  for (let length = path.length; length > 0; length -= 1) {
    const parent = length === 1 ? document.contents : document.getIn(path.slice(0, length - 1), true);
    const key = path[length - 1];
    if (isMap(parent)) {
      const pair = parent.items.find((item) => isScalar(item.key) && item.key.value === key);
      if (isScalar(pair?.key) && pair.key.range) return pair.key.range[0];
    } else {
      const node = document.getIn(path.slice(0, length), true) as Node | undefined;
      if (node?.range) return node.range[0];
    }
  }
  return document.contents?.range?.[0] ?? 0;
}

function placeOf(lines: LineCounter, offset: number): { readonly line: number; readonly column: number } {
  const { line, col } = lines.linePos(offset);
  return { line: Math.max(1, line), column: Math.max(1, col) };
}

function writePath(path: Path): string {
  return path
    .map((step, i) => (typeof step === 'number' ? `[${step}]` : i === 0 ? step : `.${step}`))
    .join('');
}
