import { expect, test } from 'vitest';
import { parseCopy } from '../../src/wire/detect.ts';
import type { WireItem } from '../../src/wire/item.ts';
import { type StreamedFormat, streamCopy } from '../../src/wire/stream.ts';

const copy = { source: 'test', capturedAt: Date.parse('2026-03-10T12:00:00+01:00') };

async function* inChunks(bytes: Uint8Array, size: number): AsyncGenerator<Uint8Array> {
  for (let at = 0; at < bytes.length; at += size) yield bytes.subarray(at, at + size);
}

async function readStream(bytes: Uint8Array, size: number, format: StreamedFormat): Promise<WireItem[]> {
  const items: WireItem[] = [];
  for await (const part of streamCopy(inChunks(bytes, size), format, copy)) {
    if (!part.ok) throw new Error(part.problem.message);
    items.push(...part.value);
  }
  return items;
}

function readWhole(bytes: Uint8Array, format: StreamedFormat): readonly WireItem[] {
  const read = parseCopy({ ...copy, bytes }, format);
  if (!read.ok) throw new Error(read.problem.message);
  return read.value;
}

test('pages in chunks give the same items as pages as a whole', async () => {
  const page = `Brug dicht
GOES (ANP) - De brug is een week dicht. De pont vaart.
Meer uit Beveland
BORSELE - Het café ‘De Punt’ is open.
10 minuten geleden
`;
  const bytes = Buffer.from(page.repeat(40));
  for (const size of [1, 7, 1_000]) {
    expect(await readStream(bytes, size, 'page')).toEqual(readWhole(bytes, 'page'));
  }
});

test('takes of more than one part give the same items as takes as a whole, none lost where parts meet', async () => {
  const filling = 'Een regel tekst van een bericht dat lang genoeg is. '.repeat(40);
  const take = (number: number) =>
    `\x16\x16\x01eca${String(number).padStart(3, '0')} 4 i 211 dpa ${number}\r\nBrug/\r\n\x02Bericht nummer ${number} =\r\n\r\n   Goes (anp) - ${filling}\r\n\x03\r\n131137 GMT Nov 13\r\n`;
  const bytes = Buffer.from(Array.from({ length: 4_500 }, (_, i) => take(i)).join(''));
  expect(bytes.length).toBeGreaterThan(9 * 1024 * 1024);
  const items = await readStream(bytes, 65_536, 'iptc7901');
  expect(items.map((item) => item.headline)).toEqual(
    Array.from({ length: 4_500 }, (_, i) => `Bericht nummer ${i}`),
  );
  expect(items).toEqual(readWhole(bytes, 'iptc7901'));
});

test('what nobody can tell of a page is told as it is of a page that is read whole', async () => {
  const bytes = Buffer.from(
    'GOES (ANP) - De brug is dicht.\n\nINGETROKKEN\n\nEDE (ANP) - De markt is open.\n\nEMBARGO tot na de opening\nHULST (ANP) - De molen draait.\n',
  );
  const whole = parseCopy({ ...copy, bytes }, 'page');
  const codes: string[] = [];
  for await (const part of streamCopy(inChunks(bytes, 9), 'page', copy)) {
    if (!part.ok) codes.push(part.problem.code);
  }
  expect(codes).toEqual(['doubtful-mark', 'embargo-not-read']);
  expect(whole.ok ? whole.problems?.map(({ code }) => code) : null).toEqual(codes);
});
