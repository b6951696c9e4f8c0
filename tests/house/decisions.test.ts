import { globSync, readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { expect, test } from 'vitest';

const folder = fileURLToPath(new URL('../../docs/decisions', import.meta.url));
const index = readFileSync(`${folder}/README.md`, 'utf8');

/** How a decision stands in the index: `- [1](0001-….md) Its title`. */
function entryOf(file: string): string {
  const [, number, title] = /^# 0*(\d+)\. (.+)\n/.exec(readFileSync(`${folder}/${file}`, 'utf8')) ?? [];
  return `- [${number}](${file}) ${title}`;
}

test('the index of decisions lists every one of them, in order, by its title', () => {
  const files = globSync('[0-9]*.md', { cwd: folder }).sort();
  expect(files.length).toBeGreaterThan(40);
  expect(index.split('\n').filter((line) => line.startsWith('- '))).toEqual(files.map(entryOf));
});

test('a decision is numbered as its file is', () => {
  for (const file of globSync('[0-9]*.md', { cwd: folder }))
    expect(entryOf(file)).toContain(`- [${Number(file.slice(0, 4))}](`);
});
