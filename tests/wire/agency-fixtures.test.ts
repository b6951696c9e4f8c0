import { globSync, readFileSync } from 'node:fs';
import { basename, dirname, extname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { describe, expect, test } from 'vitest';
import { detectFormat, parseCopy } from '../../src/wire/detect.ts';
import { emptyItem, type WireFormat, type WireItem } from '../../src/wire/item.ts';
import type { Problem } from '../../src/wire/problem.ts';

const fixtures = fileURLToPath(new URL('../../fixtures', import.meta.url));
const formats: readonly WireFormat[] = [
  'iptc7901',
  'anpa1312',
  'newsml1',
  'newsmlg2',
  'nitf',
  'ninjs',
  'feed',
];

/** What a case says of its copy: only what the copy says; all else is at its default. Times are ISO-8601. */
interface Expected {
  readonly about: string;
  readonly capturedAt: string;
  readonly items?: readonly Record<string, unknown>[];
  readonly problem?: Partial<Problem>;
  /** What is told beside the items: what was passed over, what was broken. */
  readonly beside?: readonly Partial<Problem>[];
}

interface Case {
  readonly name: string;
  readonly copy: string;
  readonly expected: Expected;
}

/** `name.txt` beside `name.json`; copy that is JSON itself is `name.json` beside `name.expected.json`. */
function findCases(format: WireFormat): readonly Case[] {
  const files = globSync(join(fixtures, format, '*')).sort();
  return files
    .filter((file) => extname(file) === '.json')
    .flatMap((file) => {
      const name = basename(file, '.json').replace(/\.expected$/, '');
      const isBeside = file.endsWith('.expected.json');
      const copies = isBeside
        ? [join(dirname(file), `${name}.json`)]
        : files.filter((one) => extname(one) !== '.json' && basename(one, extname(one)) === name);
      return copies.map((copy) => ({
        name,
        copy,
        expected: JSON.parse(readFileSync(file, 'utf8')) as Expected,
      }));
    });
}

function toItem(given: Record<string, unknown>, format: WireFormat): WireItem {
  const times = ['publishedAt', 'embargoUntil'].filter((name) => typeof given[name] === 'string');
  const read = Object.fromEntries(times.map((name) => [name, Date.parse(String(given[name]))]));
  return { ...emptyItem, role: 'lead', format, ...given, ...read } as WireItem;
}

function matching(problem: Partial<Problem>): unknown {
  return expect.objectContaining(problem);
}

describe.each(formats)('%s', (format) => {
  const cases = findCases(format);

  test('has a truth for every copy', () => {
    const copies = new Set(cases.map((one) => one.copy));
    const files = globSync(join(fixtures, format, '*'));
    const alone = files.filter((file) => !copies.has(file) && extname(file) !== '.json');
    expect(alone).toEqual([]);
    expect(cases.length).toBeGreaterThan(5);
  });

  test.each(cases)('$name', ({ copy, expected }) => {
    const bytes = readFileSync(copy);
    expect(detectFormat(bytes.subarray(0, 4_096))).toBe(format);
    const read = parseCopy({ source: copy, bytes, capturedAt: Date.parse(expected.capturedAt) }, 'auto');
    if (expected.problem !== undefined) {
      expect(read).toMatchObject({ ok: false, problem: expected.problem });
      return;
    }
    const items = (expected.items ?? []).map((item) => toItem(item, format));
    const { beside } = expected;
    expect(read).toEqual({ ok: true, value: items, ...(beside && { problems: beside.map(matching) }) });
  });
});
