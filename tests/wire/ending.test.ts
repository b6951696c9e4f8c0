import { readdirSync, readFileSync } from 'node:fs';
import { expect, test } from 'vitest';
import { judgeEnding } from '../../src/wire/ending.ts';

const judge = (bytes: Uint8Array) => judgeEnding(bytes.subarray(0, 4_096), bytes, bytes.length);
const judgeText = (text: string) => judge(Buffer.from(text, 'latin1'));

test.each([
  ['whole', '<?xml version="1.0"?><nitf><body><p>Een</p></body></nitf>\n'],
  ['whole', '<rdf:RDF xmlns:rdf="x"><item/></rdf:RDF><!-- made by a > b -->'],
  ['whole', '<nitf><body/></nitf><nitf><body/></nitf>'],
  ['whole', '<nitf/>'],
  ['cut', '<?xml version="1.0"?><nitf><body><p>Een</p>'],
  ['cut', '<nitf><body/></nitf><nitf><body><p>Twee</p></body>'],
  ['cut', '<nitf><body><p>Een</p></body></nit'],
  ['cut', '<nitf'],
  ['whole', '{"uri":"a","headline":"Een } en een \\" teken"}'],
  ['whole', '{"uri":"a","version":"1"}\n{"uri":"b","version":"1"}\n'],
  ['cut', '{"uri":"a","place":[{"name":"Goes"}'],
  ['cut', '{"uri":"a","headline":"Een }'],
  ['cut', '{"uri":"a"}\n{"uri":"b",'],
  ['whole', '\x01eca001 4 i 211 dpa 1\r\nBrug/\r\n\x02Brug =\r\n\r\nTekst.\r\n\x03\r\n131137 GMT Nov 13\r\n'],
  ['whole', '\x16\x16\x01a0001\x1f\r\n\x02^Brug=\r\nTekst.\r\n\x03\r\n\x04'],
  ['open', '\x01eca001 4 i 211 dpa 1\r\nBrug/\r\n\x02Brug =\r\n\r\nTekst.\r\n\x03\r\n13'],
  ['cut', '\x01eca001 4 i 211 dpa 1\r\nBrug/\r\n\x02Brug =\r\n\r\nTekst.\r\n'],
  ['cut', '\x01eca001 4 i\r\n\x02Een.\r\n\x03\r\n131137 GMT Nov 13\r\n\x01eca002 4 i\r\n\x02Twee'],
  ['open', 'Brug dicht\nGOES (ANP) - De brug is dicht.\n'],
  ['open', 'Brug dicht\nGOES (ANP) - De brug is dicht.'],
  ['open', 'GOES (ANP) - De brug is dicht.\n13 minuten geleden'],
  ['cut-text', 'Brug dicht\nGOES (ANP) - De brug is di'],
  ['cut-text', 'GOES (ANP) - De brug is dicht.\n13 minuten gel'],
  ['cut', ''],
  ['cut', `De brug is dicht.\n${'\0'.repeat(4_000)}`],
])('%s: %j', (expected, text) => {
  expect(judgeText(text)).toBe(expected);
});

test('the signs are found in UTF-16 as well', () => {
  const [whole, half] = ['<nitf><p>é</p></nitf>', '<nitf><p>é</p>'];
  for (const swap of [(bytes: Buffer) => bytes, (bytes: Buffer) => bytes.swap16()]) {
    expect(judge(swap(Buffer.from(`\ufeff${whole}`, 'utf16le')))).toBe('whole');
    expect(judge(swap(Buffer.from(whole, 'utf16le')))).toBe('whole');
    expect(judge(swap(Buffer.from(`\ufeff${half}`, 'utf16le')))).toBe('cut');
    expect(judge(swap(Buffer.from('\ufeffDe brug is dicht.\n', 'utf16le')))).toBe('open');
  }
});

test('of JSON that is longer than what is looked at only the last bracket tells', () => {
  const [head, end] = [Buffer.from('{"uri":"a","body":"'), Buffer.from('"}}')];
  expect(judgeEnding(head, end, 1_000_000)).toBe('open');
  expect(judgeEnding(head, Buffer.from('en toen'), 1_000_000)).toBe('cut');
});

test('what our fixtures hold is whole, but what is cut off or broken, and the first half of it is not', () => {
  const root = new URL('../../fixtures/', import.meta.url);
  const cut: string[] = [];
  const counts = { whole: 0, halves: 0, wholeHalves: 0 };
  for (const format of ['nitf', 'newsml1', 'newsmlg2', 'ninjs', 'iptc7901', 'anpa1312']) {
    for (const name of readdirSync(new URL(format, root))) {
      const isTruth = format === 'ninjs' ? name.endsWith('.expected.json') : name.endsWith('.json');
      if (isTruth) continue;
      const bytes = readFileSync(new URL(`${format}/${name}`, root));
      const ending = judge(bytes);
      if (ending.startsWith('cut')) cut.push(`${format}/${name}`);
      if (ending !== 'whole') continue;
      counts.whole += 1;
      const half = judge(bytes.subarray(0, Math.floor(bytes.length / 2)));
      counts[half === 'whole' ? 'wholeHalves' : 'halves'] += 1;
    }
  }
  expect(cut).toEqual(expect.arrayContaining(['newsml1/cut-off-in-the-text.xml', 'anpa1312/ap-cut-off.txt']));
  expect(cut.length).toBeLessThan(counts.whole / 10);
  expect(counts.whole).toBeGreaterThan(150);
  // Where several stand in one file, the middle can be an end.
  expect(counts.wholeHalves).toBeLessThan(counts.halves / 20);
});
