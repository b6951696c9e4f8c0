import { globSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { expect, test } from 'vitest';
import { tablesOf } from './kept-rows.ts';
import { layDesk } from './newsroom-on-a-desk.ts';

const root = fileURLToPath(new URL('../..', import.meta.url));
const doc = readFileSync(join(root, 'docs/privacy.md'), 'utf8');
const sources = globSync('{src,commands}/**/*.ts', { cwd: root }).map((path) =>
  readFileSync(join(root, path), 'utf8'),
);

/** The rows of the list in the document whose first column is called so, by the name in it. */
function rowsOf(column: string): ReadonlyMap<string, readonly string[]> {
  const lines = doc.split('\n');
  const from = lines.findIndex((line) => line.startsWith(`| ${column} |`)) + 2;
  const rows = lines.slice(from, lines.indexOf('', from)).map((line) =>
    line
      .split('|')
      .slice(1, -1)
      .map((cell) => cell.trim()),
  );
  const names = rows.map(([name = '']) => name);
  const twice = names.filter((name, i) => names.indexOf(name) !== i);
  if (twice.length > 0) throw new Error(`docs/privacy.md names ${twice.join(', ')} twice`);
  return new Map(rows.map(([name = '', ...others]) => [name.replaceAll('`', ''), others]));
}

/** Tables that these files make and do not drop or rename, each on its engine. */
function tablesIn(texts: readonly string[]): string[] {
  return texts.flatMap((text) => {
    const all = (pattern: RegExp) => [...text.matchAll(pattern)].map(([, name = '']) => name);
    const made = all(/CREATE (?:VIRTUAL )?TABLE (?:IF NOT EXISTS )?(\w+)\b(?!\.)/g);
    const past = new Set([...all(/DROP TABLE (\w+)/g), ...all(/ALTER TABLE (\w+) RENAME TO/g)]);
    return [...made.filter((name) => !past.has(name)), ...all(/ALTER TABLE \w+ RENAME TO (\w+)/g)];
  });
}

/** The namespaces of what is kept by key. Throws for one that is no name in the code. */
function namespacesIn(texts: readonly string[]): string[] {
  return texts.flatMap((text) => {
    const calls = text.match(/(?<!function )\bopenKeyv\(/g) ?? [];
    const named = [...text.matchAll(/\bopenKeyv\(\s*'([\w-]+)'/g)].map(([, name = '']) => name);
    if (named.length !== calls.length) throw new Error(`a namespace has no name: ${text.slice(0, 200)}`);
    return named;
  });
}

test('docs/privacy.md lists every table that is made, and none that is not', async () => {
  const desk = await layDesk();
  const app = await desk.startBot();
  const live = tablesOf(desk.config.databasePath);
  await app.stop();
  await desk.clear();
  expect(live.length).toBeGreaterThan(20);
  expect([...rowsOf('table').keys()].sort()).toEqual([...new Set([...live, ...tablesIn(sources)])].sort());
});

test('docs/privacy.md lists every namespace of what is kept by key, and none that is not', () => {
  // The seam itself hands on whatever name it is given.
  const users = sources.filter((text) => !text.includes('export interface Stores'));
  const used = [...new Set(namespacesIn(users))].sort();
  expect(used).toContain('subscriptions');
  expect([...rowsOf('namespace').keys()].sort()).toEqual(used);
});

test('docs/privacy.md says of each what it holds, of whom, and how long', () => {
  for (const [name, cells] of [...rowsOf('table'), ...rowsOf('namespace')]) {
    expect([name, cells.filter((cell) => cell.length > 3).length]).toEqual([name, 3]);
  }
});

test('a table or namespace that is new would be seen', () => {
  expect(tablesIn(['CREATE TABLE a (x);', 'CREATE TABLE IF NOT EXISTS b (x)'])).toEqual(['a', 'b']);
  expect(tablesIn(['CREATE TABLE c_new (x); DROP TABLE c; ALTER TABLE c_new RENAME TO c'])).toEqual(['c']);
  expect(namespacesIn(["stores.openKeyv('new-one', now)"])).toEqual(['new-one']);
  expect(() => namespacesIn(['openKeyv(name)'])).toThrow('a namespace has no name');
});

test('nothing is kept by key past openKeyv, and no tables are made past these words', () => {
  const makers = sources.filter((text) => /\b(?:new|extends) (?:Keyv|SmallStore)\b/.test(text));
  // The class, and an engine each.
  expect(makers).toHaveLength(3);
});
