// `node scripts/atlas/build-letters.ts`: how wide the letters of pictures are, from the font that draws them.
import { readFileSync, writeFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { dirname, join } from 'node:path';

const fonts = join(dirname(createRequire(import.meta.url).resolve('dejavu-fonts-ttf/package.json')), 'ttf');
/** Latin, Greek and Cyrillic letters; and signs of typesetters. */
const codes = [...range(0x20, 0x7e), ...range(0xa0, 0x24f), ...range(0x370, 0x52f), ...range(0x2010, 0x2026)];

function range(first: number, last: number): readonly number[] {
  return Array.from({ length: last - first + 1 }, (_, at) => first + at);
}

/** The letters of a font by their width, in thousandths of its size. OpenType 1.9.1: `head`, `hhea`, `hmtx`, `cmap` of format 4. */
function readWidths(name: string): Readonly<Record<string, string>> {
  const bytes = readFileSync(join(fonts, name));
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.length);
  const tables = new Map(
    range(0, view.getUint16(4) - 1).map((at) => {
      const entry = 12 + 16 * at;
      return [bytes.toString('latin1', entry, entry + 4), view.getUint32(entry + 8)] as const;
    }),
  );
  const table = (tag: string) => tables.get(tag) ?? 0;
  const unitsPerEm = view.getUint16(table('head') + 18);
  const metrics = view.getUint16(table('hhea') + 34);
  const cmap = table('cmap');
  const [sub = 0] = range(0, view.getUint16(cmap + 2) - 1)
    .map((at) => cmap + view.getUint32(cmap + 8 + 8 * at))
    .filter((at) => view.getUint16(at) === 4);
  const segments = view.getUint16(sub + 6) / 2;
  const glyphOf = (code: number) => {
    for (let at = 0; at < segments; at++) {
      const end = view.getUint16(sub + 14 + 2 * at);
      if (code > end) continue;
      const start = view.getUint16(sub + 16 + 2 * (segments + at));
      if (code < start) return 0;
      const delta = view.getUint16(sub + 16 + 2 * (2 * segments + at));
      const place = sub + 16 + 2 * (3 * segments + at);
      const offset = view.getUint16(place);
      if (offset === 0) return (code + delta) & 0xffff;
      const glyph = view.getUint16(place + offset + 2 * (code - start));
      return glyph === 0 ? 0 : (glyph + delta) & 0xffff;
    }
    return 0;
  };
  const byWidth: Record<string, string> = {};
  for (const code of codes) {
    const glyph = glyphOf(code);
    if (glyph === 0) continue;
    const width = view.getUint16(table('hmtx') + 4 * Math.min(glyph, metrics - 1));
    const thousandths = Math.ceil((1_000 * width) / unitsPerEm);
    byWidth[thousandths] = (byWidth[thousandths] ?? '') + String.fromCodePoint(code);
  }
  return byWidth;
}

const widths = { normal: readWidths('DejaVuSans.ttf'), bold: readWidths('DejaVuSans-Bold.ttf') };
const file = new URL('../../src/picture/letters.generated.json', import.meta.url);
writeFileSync(file, `${JSON.stringify(widths, null, 1)}\n`);
