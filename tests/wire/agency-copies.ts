import { globSync, readFileSync } from 'node:fs';
import { basename, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { readers } from '../../src/wire/detect.ts';
import type { WireFormat, WireItem } from '../../src/wire/item.ts';
import type { WireReader } from '../../src/wire/reader.ts';

/** The formats that agencies send; the page has cases of its own. */
export const agencyFormats = [
  'iptc7901',
  'anpa1312',
  'newsml1',
  'newsmlg2',
  'nitf',
  'ninjs',
  'feed',
] as const;

export const fixturesFolder = fileURLToPath(new URL('../../fixtures', import.meta.url));

/** A moment about the days that the cases are of. */
export const readAt = Date.parse('2026-11-20T12:00:00Z');

export interface Copy {
  readonly format: WireFormat;
  readonly name: string;
  readonly bytes: Uint8Array;
}

/** The copy of every case of a format: JSON that stands beside other copy is its truth, not copy. */
export function loadCopies(format: WireFormat): readonly Copy[] {
  const files = globSync(join(fixturesFolder, format, '*')).sort();
  const names = new Set(files.map((file) => basename(file)));
  const isCopy = (name: string) =>
    !name.endsWith('.json') ||
    (!name.endsWith('.expected.json') && names.has(name.replace(/\.json$/, '.expected.json')));
  return files
    .filter((file) => isCopy(basename(file)))
    .map((file) => ({ format, name: basename(file), bytes: readFileSync(file) }));
}

export function readerOf(format: WireFormat): WireReader {
  const reader = readers.find((one) => one.format === format);
  if (reader === undefined) throw new Error(`no reader of ${format}`);
  return reader;
}

/** The items that a format's reader finds; none when it finds a problem. */
export function readItems(format: WireFormat, bytes: Uint8Array): readonly WireItem[] {
  const read = readerOf(format).parse({ source: 'made', bytes, capturedAt: readAt });
  return read.ok ? read.value : [];
}

/** All that an item shows to a reader. */
export function publishedText(item: WireItem): readonly string[] {
  const { headline, byline, dateline, paragraphs, subheads, credit } = item;
  return [
    ...[headline, byline, credit, dateline?.raw ?? null].filter((text) => text !== null),
    ...(dateline?.cities ?? []),
    ...(dateline?.agencies ?? []),
    ...paragraphs,
    ...subheads.map((one) => one.text),
  ];
}
