import { globSync, readFileSync } from 'node:fs';
import { basename, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { describe, expect, test } from 'vitest';
import { type PageLayout, pageLayout } from '../../../src/intake/page/layout.ts';
import { readPageText } from '../../../src/intake/page/read-page.ts';
import { emptyItem, type WireItem } from '../../../src/wire/item.ts';
import { parsePage } from '../../../src/wire/page/page-reader.ts';

const fixtures = fileURLToPath(new URL('../../../fixtures/pages-html', import.meta.url));

/** What a case says: only what the page says; all else is at its default. Times are ISO-8601. */
interface Expected {
  readonly about: string;
  readonly capturedAt: string;
  readonly layout?: PageLayout;
  readonly items?: readonly Record<string, unknown>[];
  /** The code of the problem. */
  readonly problem?: string;
}

const cases = globSync(join(fixtures, '*.html'))
  .sort()
  .map((path) => ({ name: basename(path, '.html'), path }));

function toItem(given: Record<string, unknown>): WireItem {
  const time = typeof given.publishedAt === 'string' ? { publishedAt: Date.parse(given.publishedAt) } : {};
  return { ...emptyItem, format: 'page', ...given, ...time } as WireItem;
}

describe('a page of HTML', () => {
  test('has a truth for each', () => {
    expect(cases.length).toBeGreaterThan(10);
    expect(globSync(join(fixtures, '*.json'))).toHaveLength(cases.length);
  });

  test.each(cases)('$name', async ({ path }) => {
    const expected = JSON.parse(readFileSync(path.replace(/\.html$/, '.json'), 'utf8')) as Expected;
    const capturedAt = Date.parse(expected.capturedAt);
    const layout = expected.layout === undefined ? null : pageLayout.parse(expected.layout);
    const text = await readPageText({ bytes: readFileSync(path), charset: null, capturedAt }, layout);
    if (expected.problem !== undefined || !text.ok) {
      expect(text).toMatchObject({ ok: false, problem: { code: expected.problem } });
      return;
    }
    const read = parsePage({ source: '', bytes: new TextEncoder().encode(text.value), capturedAt }, null);
    expect(read).toEqual({ ok: true, value: (expected.items ?? []).map(toItem) });
  });
});
