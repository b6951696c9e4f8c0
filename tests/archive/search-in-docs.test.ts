import { readFileSync } from 'node:fs';
import { expect, test } from 'vitest';
import { readTyped } from '../../src/archive/read-typed.ts';
import { isKnownName } from '../../src/desk/known-names.ts';
import { boundWords, fieldWords } from '../../src/wire/query-fields.ts';

const docs = readFileSync(new URL('../../docs/search.md', import.meta.url), 'utf8');
/** Of each row: what is typed, and what else is said to be typed so. */
const rows = [...docs.matchAll(/^\| `([^`]+)` \| (.*) \|$/gm)];
const now = Date.parse('2025-05-19T14:30:00+02:00');
const read = (typed: string) => readTyped(typed, now, 'Europe/Amsterdam', isKnownName);

test('docs/search.md has an example of each field, and each is read, without a doubt', () => {
  expect(rows.length).toBeGreaterThan(20);
  for (const [, typed = ''] of rows) {
    expect({ typed, ...read(typed) }).toMatchObject({ typed, query: { ok: true }, doubt: null });
  }
  for (const { nl } of [...Object.values(fieldWords), ...Object.values(boundWords)]) {
    expect(rows.some(([, typed = '']) => typed.includes(`${nl}:`))).toBe(true);
  }
});

test('docs/search.md names no time that is none', () => {
  const times = rows.filter(([, typed = '']) => /^(?:sinds|tot):\S*/.test(typed));
  for (const [, , said = ''] of times) {
    for (const [, other = ''] of said.matchAll(/`([^`]+)`/g)) {
      const typed = other.includes('since:') ? other : `sinds:${other}`;
      expect({ typed, ...read(typed) }).toMatchObject({ typed, query: { ok: true } });
    }
  }
});
