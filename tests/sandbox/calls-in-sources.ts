import { globSync, readFileSync } from 'node:fs';
import { basename, join } from 'node:path';
import { Routes } from 'discord.js';

/** What a library's sources say of the calls that it makes. */
export interface CallsInSources {
  /** Every call, as `GET /channels/{id}`. */
  readonly calls: ReadonlySet<string>;
  /** The routes that a function of its own puts together, as `ApplicationCommandManager.js applicationCommand`. */
  readonly putTogether: ReadonlySet<string>;
  /** Routes of which is not found what is done with them: when there are any, this search is too simple. */
  readonly strays: readonly string[];
}

const routes = Routes as unknown as Record<string, (...parts: string[]) => string>;

/** Parts of a path that are words, by route: of the others one id is as good as another. */
const WORDS: Readonly<Record<string, readonly string[]>> = { channelThreads: ['public', 'private'] };
/** Routes whose last part may be left out, where it stands in a variable. */
const OPEN_ENDED: ReadonlySet<string> = new Set(['threads', 'webhook']);

/** Looks at every mention of a route in the sources of discord.js, whatever stands around it. */
export function findCalls(folder: string): CallsInSources {
  const calls = new Set<string>();
  const putTogether = new Set<string>();
  const strays: string[] = [];
  const files = globSync(join(folder, '**/*.js')).map((path) => ({ path, text: readFileSync(path, 'utf8') }));
  const helpers = findHelpers(files.map(({ text }) => text));
  for (const { path: file, text } of files) {
    for (const { index, 0: start, 1: name = '' } of text.matchAll(/\bRoutes\.(\w+)\(/g)) {
      const before = text.slice(0, index);
      // An address to be shown or fetched in another way, not a call of the REST client.
      if (/\bapi(?: \+ |\}\$\{)$/.test(before)) continue;
      const here = `${basename(file)} ${name}`;
      if (/\breturn $/.test(before)) {
        putTogether.add(here);
        continue;
      }
      const methods = methodsOf(before, text.slice(index), helpers);
      if (methods.length === 0) strays.push(here);
      for (const path of pathsOf(name, argumentsAt(text, index + start.length))) {
        for (const method of methods) calls.add(`${method.toUpperCase()} ${path}`);
      }
    }
  }
  return { calls, putTogether, strays };
}

/**
 * With what methods a route is called: at once, by a function to which it is handed, or further down in its function by the
 * variable that holds it.
 */
function methodsOf(
  before: string,
  after: string,
  helpers: ReadonlyMap<string, readonly string[]>,
): readonly string[] {
  const [, direct] = /\brest\s*\.(get|post|put|patch|delete)\(\s*$/.exec(before) ?? [];
  if (direct !== undefined) return [direct];
  const statement = before.slice(before.lastIndexOf(';') + 1);
  if (/,\s*$/.test(statement))
    return helpers.get(/(\w+)\([^()]*(?:\([^()]*\)[^()]*)*$/.exec(statement)?.[1] ?? '') ?? [];
  const variable = [...statement.matchAll(/(\w+)\s*(?:\?\?)?=(?![=>])/g)].at(-1)?.[1];
  if (variable === undefined) return [];
  return callsWith(variable, after.slice(0, after.search(/\n {2}\}\n/)));
}

/** The methods of those calls in a piece of code whose route stands in this variable. */
function callsWith(variable: string, code: string): string[] {
  const calling = new RegExp(`\\brest\\s*\\.(get|post|put|patch|delete)\\(\\s*${variable}\\b`, 'g');
  return [...code.matchAll(calling)].map(([, method = '']) => method);
}

/** The functions that call a route which is handed to them, with their methods. */
function findHelpers(texts: readonly string[]): ReadonlyMap<string, readonly string[]> {
  const found = texts.flatMap((text) =>
    [...text.matchAll(/\nasync function (\w+)\(([^)]*)\) \{\n([\s\S]*?)\n\}\n/g)].map(
      ([, name = '', parameters = '', code = '']) =>
        [name, parameters.split(/,\s*/).flatMap((one) => callsWith(one, code))] as const,
    ),
  );
  return new Map(found);
}

/** The arguments of a call, as they are written. */
function argumentsAt(text: string, from: number): string[] {
  const found: string[] = [];
  let depth = 0;
  let current = '';
  for (let at = from; at < text.length; at++) {
    const sign = text.charAt(at);
    if (sign === ')' && depth === 0) break;
    if ('([{'.includes(sign)) depth++;
    if (')]}'.includes(sign)) depth--;
    if (sign === ',' && depth === 0) {
      found.push(current.trim());
      current = '';
    } else current += sign;
  }
  return [...found, current.trim()].filter((one) => one !== '');
}

/** The paths of a route when it is called so, with `{id}` for what is no word. */
function pathsOf(name: string, written: readonly string[]): string[] {
  const parts = written.map((part, index) => /^'([^']*)'$/.exec(part)?.[1] ?? `100${index}`);
  const last = written.at(-1) ?? '';
  const isOpen = OPEN_ENDED.has(name) && (/^\w+$/.test(last) || last.includes('undefined'));
  const variants = [
    ...(WORDS[name]?.map((word) => [...parts.slice(0, -1), word]) ?? [parts]),
    ...(isOpen ? [parts.slice(0, -1)] : []),
  ];
  return variants.map((each) => {
    const path = routes[name]?.(...each) ?? `? ${name}`;
    return path.replaceAll(/100\d/g, '{id}').replaceAll('%40', '@');
  });
}
