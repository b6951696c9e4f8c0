import { globSync, readFileSync } from 'node:fs';
import { dirname, join, relative } from 'node:path';
import { fileURLToPath } from 'node:url';

const root = fileURLToPath(new URL('../..', import.meta.url));

/** One import of a file of the program. */
export interface Import {
  readonly from: string;
  /** A path in the project, or a package's name. */
  readonly to: string;
  readonly typeOnly: boolean;
}

/** All files of the program, by their path in the project, and what they import. */
export function readImports(): { readonly files: readonly string[]; readonly imports: readonly Import[] } {
  const files = globSync(['src/**/*.{ts,js}', 'commands/**/*.{ts,js}'], { cwd: root });
  return { files, imports: files.flatMap(importsOf) };
}

/** The room that a file belongs to: its folder in `src`, `commands`, or `root` for what wires them. */
export function roomOf(path: string): string {
  const [top, second, third] = path.split('/');
  if (top === 'commands') return 'commands';
  return third === undefined ? 'root' : (second ?? 'root');
}

function importsOf(path: string): Import[] {
  const text = readFileSync(join(root, path), 'utf8');
  const found: Import[] = [];
  const statement =
    /^\s*(?:import|export)\s+(type\s)?(?:[^'";]*?\sfrom\s+)?'([^']+)'|\b(?:import|require)\(\s*'([^']+)'\s*\)/gm;
  for (const match of text.matchAll(statement)) {
    const target = match[2] ?? match[3] ?? '';
    const to = target.startsWith('.')
      ? relative(root, join(root, dirname(path), target))
      : target.startsWith('@')
        ? target.split('/').slice(0, 2).join('/')
        : (target.split('/')[0] ?? target);
    found.push({ from: path, to, typeOnly: match[1] !== undefined });
  }
  return found;
}
