import { readFileSync } from 'node:fs';
import { findPackageJSON } from 'node:module';
import { dirname, join } from 'node:path';
import { pathToFileURL } from 'node:url';

/** The packages whose modules the page may load, and from which package each is found. */
const PACKAGES: Readonly<Record<string, string | null>> = {
  '@skyra/discord-components-core': null,
  lit: null,
  '@lit/context': '@skyra/discord-components-core',
  '@lit/reactive-element': 'lit',
  'lit-element': 'lit',
  'lit-html': 'lit',
};

/** What stands in place of a module of theirs: with lit's own, the page's policy refuses every style (see there). */
const INSTEAD = { 'lit/directives/style-map.js': '/page/style-map.js' };

/** In which order a package's conditions are asked for, besides the package's own order: those of a browser. */
const CONDITIONS = ['browser', 'import', 'module', 'default'];

/** A package on the disk. */
interface Package {
  readonly folder: string;
  /** Its part of the page's addresses: `/lib/lit@3.3.3/`. A new version has new ones, so that each may be kept for good. */
  readonly base: string;
  readonly exports: Readonly<Record<string, unknown>>;
}

/** Modules of packages, for the page. */
export interface PageLibrary {
  /** The import map, as JSON: what `import 'lit'` means in the page. */
  readonly importMap: string;
  /** The module at this path of the page (`/lib/lit@3.3.3/index.js`); null for anything else. */
  read(path: string): Buffer | null;
}

/**
 * Finds the packages and reads from them what they export. There is no bundler: a browser follows the imports.
 * @throws Error when a package is not installed.
 */
export function openLibrary(): PageLibrary {
  const packages = new Map<string, Package>();
  for (const [name, from] of Object.entries(PACKAGES)) {
    const parent = from === null ? undefined : packages.get(from);
    packages.set(name, findPackage(name, parent?.folder));
  }
  const imports = [...packages].flatMap(([name, found]) => exportsOf(name, found));
  return {
    importMap: JSON.stringify({ imports: { ...Object.fromEntries(imports), ...INSTEAD } }),
    read(path) {
      // No `..`, nothing encoded and no hidden file fits this, so what is read lies in the package's own folder.
      const parts = /^(\/lib\/(?:@[\w-]+\/)?[\w.-]+@[\w.-]+\/)((?:[\w-][\w.-]*\/)*[\w-][\w.-]*\.js)$/.exec(
        path,
      );
      const found = [...packages.values()].find((one) => one.base === parts?.[1]);
      if (found === undefined || parts?.[2] === undefined) return null;
      try {
        return readFileSync(join(found.folder, parts[2]));
      } catch {
        return null;
      }
    },
  };
}

function findPackage(name: string, from: string | undefined): Package {
  const base = from === undefined ? import.meta.url : pathToFileURL(join(from, 'package.json'));
  const path = findPackageJSON(name, base);
  if (path === undefined) throw new Error(`The package ${name} is not installed: run \`npm ci\`.`);
  const { version, exports } = JSON.parse(readFileSync(path, 'utf8'));
  return { folder: dirname(path), base: `/lib/${name}@${version}/`, exports };
}

/** Each specifier with the address of the module that it means. */
function exportsOf(name: string, { base, exports }: Package): [string, string][] {
  return Object.entries(exports).flatMap(([key, target]): [string, string][] => {
    const file = chooseTarget(target);
    return file?.endsWith('.js') ? [[name + key.slice(1), base + file.slice(2)]] : [];
  });
}

/** The file that a browser gets of an entry of `exports` (Node's docs, "Conditional exports"). */
function chooseTarget(target: unknown): string | null {
  if (typeof target === 'string') return target;
  if (typeof target !== 'object' || target === null) return null;
  for (const [condition, inner] of Object.entries(target)) {
    const chosen = CONDITIONS.includes(condition) ? chooseTarget(inner) : null;
    if (chosen !== null) return chosen;
  }
  return null;
}
