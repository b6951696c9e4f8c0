import { isMap, isScalar, LineCounter, type Node, parseDocument } from 'yaml';
import type { z } from 'zod';
import { compareSources, type Issue, type Path, type Sketch, sketchSources } from './compare-sources.ts';
import { type SourceSettings, sourcesFile } from './settings.ts';

import {
  describeMistake,
  type Mistake,
  mistake,
  readMistake,
  type SettingsProblem,
} from './settings-mistakes.ts';
import { findUnfitFolders } from './unfit-folders.ts';

/** The sources, or all that is wrong. */
export type SettingsReading =
  | { readonly ok: true; readonly sources: readonly SourceSettings[] }
  | { readonly ok: false; readonly problems: readonly SettingsProblem[] };

/** What is wrong with a schedule, as a sentence of its own; null when nothing is. */
export type CheckSchedule = (schedule: string) => string | null;

type Document = ReturnType<typeof parseDocument>;

/** Aliases in a file of sources at most: more can only be meant to fill the memory. */
const mostAliases = 100;

/**
 * Reads a file of sources: YAML 1.2, of which JSON is a part. One that says nothing at all is a problem, for it was most likely emptied by
 * accident; `sources: []` has no sources. Every problem is named with its
 * line and path; two sources of one name, whatever its capitals, are a problem too, and so are schedules that
 * `checkSchedule` does not take. `home`: the folder that the file lies in; null where that is not known.
 */
export function readSourceSettings(
  text: string,
  checkSchedule: CheckSchedule = () => null,
  home: string | null = null,
): SettingsReading {
  const lines = new LineCounter();
  const document = parseDocument(text.replace(/^\uFEFF/, ''), {
    lineCounter: lines,
    prettyErrors: false,
    logLevel: 'error',
  });
  if (document.errors.length > 0) {
    const problems = document.errors.map(({ pos, message }) => ({
      ...placeOf(lines, pos[0]),
      path: '',
      code: 'not-yaml' as const,
      detail: message,
    }));
    return { ok: false, problems };
  }
  let value: unknown;
  try {
    value = document.toJS({ maxAliasCount: mostAliases }) ?? null;
  } catch (error) {
    return { ok: false, problems: [ofWhole('too-many-aliases', (error as Error).message)] };
  }
  if (value === null) return { ok: false, problems: [ofWhole('empty-file')] };
  if (isEmptyList(value)) return { ok: true, sources: [] };
  const read = sourcesFile.safeParse(value);
  const told = read.success ? [] : read.error.issues.flatMap(spreadIssue);
  // Also when an entry is wrong: whoever mends that should not find the next mistake only then.
  const sketches = sketchSources(value);
  const between = [
    ...compareSources(sketches),
    ...findUnfitFolders(sketches, home),
    ...findSchedules(sketches, checkSchedule),
  ];
  const issues = [...told, ...between.filter((one) => !told.some(({ path }) => isSamePath(path, one.path)))];
  if (read.success && issues.length === 0) return { ok: true, sources: read.data.sources };
  const problems = issues.map(({ path, message }) => ({
    ...placeOf(lines, findOffset(document, path)),
    path: writePath(path),
    ...(isMissing(value, path) ? { code: 'missing' as const, detail: '' } : readMistake(message)),
  }));
  return { ok: false, problems };
}

/** A problem of the file as a whole. */
export function ofWhole(code: Mistake['code'], detail = ''): SettingsProblem {
  return { line: 1, column: 1, path: '', code, detail };
}

/** `file:line:column path message`, a line each, as compilers write it. */
export function describeSettingsProblems(file: string, problems: readonly SettingsProblem[]): string {
  return problems
    .map((one) => `${file}:${one.line}:${one.column} ${one.path || 'the file'} ${describeMistake(one)}`)
    .join('\n');
}

/** Of settings that there are not, each is a problem of its own, with what is most like it. */
function spreadIssue(issue: z.core.$ZodIssue): Issue[] {
  const path = issue.path as Path;
  if (issue.code === 'unrecognized_keys') {
    return issue.keys.map((key) => ({
      path: [...path, key],
      message: mistake('unknown-setting'),
    }));
  }
  if (issue.code === 'invalid_type' && issue.expected === 'object' && /^Invalid/.test(issue.message)) {
    return [{ path, message: mistake('no-group') }];
  }
  return [{ path, message: issue.message }];
}

function findSchedules(sources: readonly Sketch[], check: CheckSchedule): Issue[] {
  return sources.flatMap(({ kind, schedule }, index) => {
    const hint = kind === 'folder' ? ' Left out, a folder is looked at each minute.' : '';
    const wrong = schedule === undefined ? null : check(schedule);
    return wrong === null
      ? []
      : [{ path: ['sources', index, 'schedule'], message: mistake('no-schedule', wrong + hint) }];
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
