import { expect, test } from 'vitest';
import { decodeText, decodeWindows1252 } from '../../src/wire/decode.ts';
import { parseCopy } from '../../src/wire/detect.ts';

const text =
  'Café in Malmö één jaar dicht\nMALMÖ (ANP) - De coördinator zei: ‘Dat kost € 4,50.’ Ünal bleef – zoals hij zei – thuis.\n';
const paragraph = 'De coördinator zei: ‘Dat kost € 4,50.’ Ünal bleef – zoals hij zei – thuis.';

/** The bytes of a text in an encoding of single bytes, by what reads them. */
function encode(what: string, read: (bytes: Uint8Array) => string): Uint8Array {
  const byteOf = new Map(Array.from({ length: 256 }, (_, byte) => [read(Uint8Array.of(byte)), byte]));
  return Uint8Array.from(what, (char) => {
    const byte = byteOf.get(char);
    if (byte === undefined) throw new Error(`The encoding has no ${char}`);
    return byte;
  });
}
const labelled = (label: string) => (bytes: Uint8Array) => new TextDecoder(label).decode(bytes);
const plain = (what: string) => what.replaceAll(/[‘’]/g, "'").replaceAll('–', '-');

test.each<[string, Uint8Array, string]>([
  ['UTF-8', Buffer.from(text), paragraph],
  ['UTF-8 with a byte-order mark', Buffer.from(`\ufeff${text}`), paragraph],
  ['UTF-16 LE', Buffer.from(`\ufeff${text}`, 'utf16le'), paragraph],
  ['UTF-16 BE', Buffer.from(`\ufeff${text}`, 'utf16le').swap16(), paragraph],
  ['windows-1252', encode(text, decodeWindows1252), paragraph],
  ['ISO-8859-15', encode(plain(text), labelled('iso-8859-15')), plain(paragraph)],
  [
    'ISO-8859-1',
    encode(plain(text).replace('€', 'EUR'), decodeWindows1252),
    plain(paragraph).replace('€', 'EUR'),
  ],
])('a page in %s, which nothing declares, is read in its own words', (_, bytes, expected) => {
  const reading = parseCopy({ source: 'a.txt', bytes, capturedAt: 0 }, 'auto');
  expect(reading).toMatchObject({
    ok: true,
    value: [{ headline: 'Café in Malmö één jaar dicht', paragraphs: [expected] }],
  });
});

test('the sign for any currency is the euro before an amount, and nowhere else', () => {
  const bytes = Uint8Array.from(
    [...'A \xa44,50 en \xa4 3, niet \xa4 of \xa4x \xe9'].map((c) => c.charCodeAt(0)),
  );
  expect(decodeText(bytes)).toBe('A €4,50 en € 3, niet ¤ of ¤x é');
  expect(decodeText(Buffer.from('¤ 3'))).toBe('¤ 3');
});

const body = 'Het café in Malmö rekent 4,50 één keer.';
const nitf = (encoding: string) =>
  `<?xml version="1.0" encoding="${encoding}"?><nitf><body><body.head><hedline><hl1>Café dicht</hl1></hedline></body.head><body.content><p>${body}</p></body.content></body></nitf>`;

test.each<[string, Uint8Array]>([
  ['ISO-8859-15 that says so', encode(nitf('ISO-8859-15'), labelled('iso-8859-15'))],
  ['ISO-8859-15 with its name written otherwise', encode(nitf('iso_8859-15'), labelled('iso-8859-15'))],
  ['MacRoman that says so', encode(nitf('macintosh'), labelled('macintosh'))],
  ['MacRoman under its other name', encode(nitf('x-mac-roman'), labelled('macintosh'))],
  ['windows-1252 that says UTF-8', encode(nitf('UTF-8'), decodeWindows1252)],
  ['UTF-8 that says MacRoman', Buffer.from(nitf('macintosh'))],
  ['UTF-16 BE that says ISO-8859-1', Buffer.from(`\ufeff${nitf('ISO-8859-1')}`, 'utf16le').swap16()],
  ['UTF-16 LE without a mark', Buffer.from(nitf('UTF-16LE'), 'utf16le')],
])('NITF in %s is read in its own words', (_, bytes) => {
  const reading = parseCopy({ source: 'a.xml', bytes, capturedAt: 0 }, 'auto');
  expect(reading).toMatchObject({
    ok: true,
    value: [{ format: 'nitf', headline: 'Café dicht', paragraphs: [body] }],
  });
});
