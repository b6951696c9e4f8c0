import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { expect, test } from 'vitest';
import { nieuws } from '../commands/index.ts';

const docs = new URL('../docs/', import.meta.url);
const page = readFileSync(new URL('screenshots.md', docs), 'utf8');
const named = [...page.matchAll(/<img src="(screenshots\/[^"]+\.png)"/g)].map(([, path = '']) => path);

test('every picture that the gallery names is there, and none lies there that it does not name', () => {
  expect(named.length).toBeGreaterThan(40);
  expect(named.filter((path) => !existsSync(new URL(path, docs)))).toEqual([]);
  const kept = readdirSync(new URL('screenshots/', docs)).map((name) => `screenshots/${name}`);
  expect(kept.filter((path) => !named.includes(path))).toEqual([]);
});

test.each(nieuws.subcommands.map(({ name }) => name))('/nieuws %s has a picture', (name) => {
  const captions = page.split('\n').filter((line) => line.includes('<img ') || line.startsWith('|'));
  expect(captions.some((line) => new RegExp(`/nieuws ${name}(?![\\w-])`).test(line))).toBe(true);
});
