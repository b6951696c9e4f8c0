import { readdirSync, readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { describe, expect, test } from 'vitest';
import type { WireItem } from '../../../src/wire/item.ts';
import { pageReader } from '../../../src/wire/page/page-reader.ts';

/**
 * Each case is a page (`.txt`, named for the oddity that it shows) and what it holds (`.json`): the moment of capture
 * and the items with every field that says something, or the code of the problem that it is.
 */
const folder = fileURLToPath(new URL('../../../fixtures/page/', import.meta.url));
const names = readdirSync(folder)
  .filter((file) => file.endsWith('.txt'))
  .map((file) => file.slice(0, -4));

interface Case {
  readonly capturedAt: string;
  readonly items?: unknown[];
  readonly problem?: string;
}

/** The item without the fields in which it says nothing, its times as ISO-8601 in Amsterdam. */
function compact(item: WireItem): unknown {
  const { format, status, publishedAt, embargoUntil, dateline, ...rest } = item;
  expect(format).toBe('page');
  const fields = Object.entries(rest).filter(
    ([, value]) => value !== null && value !== false && !(Array.isArray(value) && value.length === 0),
  );
  return {
    ...Object.fromEntries(fields),
    ...(dateline === null
      ? {}
      : { dateline: { raw: dateline.raw, cities: dateline.cities, agencies: dateline.agencies } }),
    ...(status === 'usable' ? {} : { status }),
    ...(publishedAt === null ? {} : { publishedAt: describeMoment(publishedAt) }),
    ...(embargoUntil === null ? {} : { embargoUntil: describeMoment(embargoUntil) }),
  };
}

function describeMoment(ms: number): string {
  const moment = Temporal.Instant.fromEpochMilliseconds(ms).toZonedDateTimeISO('Europe/Amsterdam');
  return moment.toString({ timeZoneName: 'never' });
}

describe('a page', () => {
  test('has at least a hundred cases', () => {
    expect(names.length).toBeGreaterThanOrEqual(100);
  });

  test.for(names)('%s', (name) => {
    const expected = JSON.parse(readFileSync(`${folder}${name}.json`, 'utf8')) as Case;
    const read = pageReader.parse({
      source: name,
      bytes: readFileSync(`${folder}${name}.txt`),
      capturedAt: Temporal.Instant.from(expected.capturedAt).epochMilliseconds,
    });
    if (expected.problem === undefined) {
      expect(read.ok && read.value.map(compact)).toEqual(expected.items);
    } else {
      expect(read).toMatchObject({ ok: false, problem: { code: expected.problem } });
    }
  });
});
