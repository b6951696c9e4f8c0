import { expect, test } from 'vitest';
import { decodeXml } from '../../src/wire/decode-xml.ts';

const declared = (encoding: string) => `<?xml version="1.0" encoding="${encoding}"?><a>Café Malmö “één”</a>`;
const windows = (text: string) => Buffer.from(text.replaceAll('“', '\x93').replaceAll('”', '\x94'), 'latin1');
const behind = (bytes: Uint8Array) => decodeXml(bytes).replace(/^.*\?>/, '');

test.each<[string, Uint8Array]>([
  ['UTF-8 that says so', Buffer.from(declared('UTF-8'))],
  ['UTF-8 with a byte-order mark', Buffer.from(`\uFEFF${declared('utf-8')}`)],
  ['UTF-8 that says latin-1', Buffer.from(declared('iso-8859-1'))],
  ['UTF-8 that says UTF-16', Buffer.from(declared('UTF-16'))],
  ['UTF-8 that says nonsense', Buffer.from(declared('x-unknown'))],
  ['windows-1252 that says so', windows(declared('windows-1252'))],
  ['windows-1252 that says latin-1', windows(declared('ISO-8859-1'))],
  ['windows-1252 that says UTF-8', windows(declared('UTF-8'))],
  ['windows-1252 that says nonsense', windows(declared('x-unknown'))],
  ['UTF-16 with a byte-order mark', Buffer.from(`\uFEFF${declared('UTF-16')}`, 'utf16le')],
  ['UTF-16 of the other order', Buffer.from(`\uFEFF${declared('UTF-16')}`, 'utf16le').swap16()],
  ['UTF-16 without a mark', Buffer.from(declared('UTF-16'), 'utf16le')],
  ['UTF-16 of the other order without a mark', Buffer.from(declared('UTF-16'), 'utf16le').swap16()],
  ['UTF-8 that was taken for windows-1252', Buffer.from(declared('UTF-8').replace('é', 'Ã©'))],
])('%s is read as what it is', (_what, bytes) => {
  expect(behind(bytes)).toBe('<a>Café Malmö “één”</a>');
});

test('an encoding of single bytes that is declared counts where the bytes are no UTF-8', () => {
  const bytes = Buffer.concat([
    Buffer.from('<?xml version="1.0" encoding="iso-8859-2"?><a>'),
    Uint8Array.of(0xb1, 0xe6),
    Buffer.from('</a>'),
  ]);
  expect(behind(bytes)).toBe('<a>ąć</a>');
});

test('a character that the end cuts through is left out', () => {
  expect(decodeXml(Buffer.from('<a>Café').subarray(0, -1))).toBe('<a>Caf');
});
