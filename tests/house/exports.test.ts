import { globSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { describe, expect, test } from 'vitest';

const root = fileURLToPath(new URL('../..', import.meta.url));

/** Something that a file exports by a declaration; Biome's format puts `export` at the start of its line. */
interface Exported {
  readonly name: string;
  readonly kind: string;
  readonly isTold: boolean;
}

const declaration =
  /^export (?:default )?(?:declare )?(?:abstract )?(?:async )?(function\*?|class|interface|type|const|let) (\w+)/;

/** What a file exports, and whether a doc comment ends on the line above. */
function readExports(text: string): Exported[] {
  const lines = text.split('\n');
  return lines.flatMap((line, index) => {
    const [, kind = '', name = ''] = line.match(declaration) ?? [];
    return name === '' ? [] : [{ name, kind, isTold: endsDocComment(lines, index - 1) }];
  });
}

/** Whether a `/** … *\/` comment ends on this line. */
function endsDocComment(lines: readonly string[], end: number): boolean {
  if (!lines[end]?.trimEnd().endsWith('*/')) return false;
  for (let at = end; at >= 0; at -= 1) {
    const line = lines[at] ?? '';
    if (line.startsWith('/**')) return true;
    if (!line.startsWith(' *')) return false;
  }
  return false;
}

/** Values are looked for where they are used; a type may be exported only so that a signature can be named. */
const isValue = ({ kind }: Exported) => kind !== 'interface' && kind !== 'type';

const read = (pattern: string | string[]) =>
  globSync(pattern, { cwd: root, exclude: (path) => path.endsWith('.d.ts') }).map((path) => ({
    path,
    text: readFileSync(join(root, path), 'utf8'),
  }));
/** The names in code, each as often as it stands there; comments do not count. */
const namesIn = (text: string): readonly string[] =>
  text.replace(/^\s*(?:\/?\*|\/\/).*$/gm, '').match(/\w+/g) ?? [];
const namesOf = (pattern: string) => new Set(read(pattern).flatMap(({ text }) => namesIn(text)));

const files = read(['src/**/*.ts', 'commands/**/*.ts']).map(({ path, text }) => {
  const names = namesIn(text);
  const repeated = new Set(names.filter((name, index) => names.indexOf(name) < index));
  return { path, names: new Set(names), repeated, exported: readExports(text) };
});
const scripts = namesOf('scripts/**/*.ts');
const tests = namesOf('tests/**/*.ts');

describe('what the rooms export', () => {
  test('is found: of every kind, with its comment or without', () => {
    expect(files.flatMap((file) => file.exported).length).toBeGreaterThan(300);
    const text =
      '/** Told. */\nexport const a = 1;\n/* No. */\nexport async function b() {}\n\nexport type C = 1;\n';
    expect(readExports(text)).toEqual([
      { name: 'a', kind: 'const', isTold: true },
      { name: 'b', kind: 'function', isTold: false },
      { name: 'C', kind: 'type', isTold: false },
    ]);
  });

  test('carries a doc comment', () => {
    const untold = files.flatMap(({ path, exported }) =>
      exported.filter(({ isTold }) => !isTold).map(({ name }) => `${path}: ${name}`),
    );
    expect(untold).toEqual([]);
  });

  test('is used: by another file of the program, or by its own and by a test of it', () => {
    const needless = files.flatMap((file) =>
      file.exported
        .filter(isValue)
        .filter(({ name }) => !files.some((other) => other !== file && other.names.has(name)))
        .filter(({ name }) => !scripts.has(name) && !(file.repeated.has(name) && tests.has(name)))
        .map(({ name }) => `${file.path}: ${name}`),
    );
    expect(needless).toEqual([]);
  });
});
