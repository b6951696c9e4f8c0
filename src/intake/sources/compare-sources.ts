import { normalize } from 'node:path';
import { type Mistake, mistake } from './settings-mistakes.ts';

/** The way to what is wrong in a file of sources: `['sources', 2, 'url']`. */
export type Path = readonly (string | number)[];

/** Something that is wrong there. */
export interface Issue {
  readonly path: Path;
  /** As `mistake` writes it. */
  readonly message: string;
}

/** What sources are held against each other by, of one that is wrong as far as it is there. */
export type Sketch = { readonly [setting in 'name' | 'kind' | 'path' | 'url' | 'schedule']?: string };

/** A sketch of each entry, in the order of the file. */
export function sketchSources(value: unknown): readonly Sketch[] {
  const { sources } = (value ?? {}) as { readonly sources?: unknown };
  if (!Array.isArray(sources)) return [];
  return sources.map((one: unknown) => {
    const texts = Object.entries(one ?? {}).filter(
      ([, given]) => typeof given === 'string' && given.trim() !== '',
    );
    return Object.fromEntries(texts.map(([setting, given]) => [setting, given.trim()]));
  });
}

/** What is wrong between them: names and places that are another's. */
export function compareSources(sources: readonly Sketch[]): Issue[] {
  return [...findTwins(sources), ...findNamesOfWire(sources), ...findSamePlaces(sources)];
}

function findTwins(sources: readonly Sketch[]): Issue[] {
  return findRepeated(sources, 'name-twice', ({ name }) =>
    name === undefined ? null : ['name', name.toLowerCase()],
  );
}

/** Two sources of one place would each move the other's files away, or take everything in twice. */
function findSamePlaces(sources: readonly Sketch[]): Issue[] {
  return findRepeated(sources, 'place-twice', ({ kind, path, url }) => {
    if (kind === 'folder') return path === undefined ? null : ['path', normalize(`${path}/`)];
    return kind === 'push' || url === undefined ? null : ['url', writeAlike(url)];
  });
}

/** Every entry that has something which another above it has; `find`: the setting, and by what two are the same. */
function findRepeated(
  sources: readonly Sketch[],
  code: Mistake['code'],
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
    return [{ path: ['sources', index, found[0]], message: mistake(code, `sources[${first}]`) }];
  });
}

/** The folder WIRE_DIR is in no file, and may be: then under that name too. */
function findNamesOfWire(sources: readonly Sketch[]): Issue[] {
  return sources.flatMap(({ name, kind }, index) =>
    name?.toLowerCase() === 'wire' && kind !== 'folder'
      ? [{ path: ['sources', index, 'name'], message: mistake('name-of-wire') }]
      : [],
  );
}

/** One address however its host and port are written, and whatever part of it is shown. */
function writeAlike(address: string): string {
  if (!URL.canParse(address)) return address;
  const url = new URL(address);
  url.hash = '';
  return url.href;
}
