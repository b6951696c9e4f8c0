import fc from 'fast-check';
import { agencyFormats, loadCopies } from './agency-copies.ts';

/** All copy of the agencies' formats that lies in fixtures. */
export const copies = agencyFormats.flatMap((format) => loadCopies(format));
export const anyCopy = fc.constantFrom(...copies);

/** What formats are made of, and what breaks them, in pieces. */
const pieces = fc.constantFrom(
  ...[
    '\x01',
    '\x02',
    '\x03',
    '\x04',
    '\x16\x16\x01',
    '\x1f',
    '\x7f\x7f',
    '\r\n',
    '\n',
    '   ',
    '\t',
    '^',
    '<\r\n',
  ],
  ...[
    'eca062 4 i 211 dpa 1888',
    'slug/',
    ' =',
    '1ST LEAD',
    'By Ann',
    'Berlin (dpa) - De',
    '131137 GMT Nov 13',
  ],
  ...[
    '# Notebook',
    'The following information is not intended for publication',
    '___',
    'W1234',
    'r i',
    'AP-WF-11-13-13 1509GMT',
  ],
  ...[
    '<?xml version="1.0" encoding="',
    'utf-16',
    '"?>',
    '<!DOCTYPE x [',
    '<!ENTITY a "b">',
    ']>',
    '&a;',
    '&amp;',
    '&#0;',
    '&#x110000;',
  ],
  ...[
    '<![CDATA[',
    ']]>',
    '<!--',
    '-->',
    '<',
    '>',
    '</',
    '/>',
    '<NewsML>',
    '<NewsItem>',
    '<nitf>',
    '<body>',
    '<body.content>',
    '<p>',
    '</p>',
  ],
  ...[
    '<newsItem guid="x">',
    '<rss><channel>',
    '<item>',
    '<title>',
    '</item>',
    '<feed>',
    '<entry>',
    ' xmlns="',
    ' xmlns:a="b"',
    '<a:b>',
  ],
  ...[
    '{',
    '}',
    '[',
    ']',
    '"',
    ':',
    ',',
    '"uri":"x"',
    '"version":1',
    '"body_xhtml":"<p>',
    '"headlines":[{"value":',
    'null',
    '__proto__',
  ],
  ...[
    '2026-11-20T12:00:00Z',
    '99999999',
    'Embargoed until',
    '12.00',
    'constructor',
    'é',
    '\u2028',
    '\0',
    '\uFEFF',
    '\uD800',
  ],
);

/** Bytes of every kind: noise, soup of the formats' own pieces, and copy that was cut, joined and scratched. */
export const anyBytes: fc.Arbitrary<Uint8Array> = fc.oneof(
  fc.uint8Array({ maxLength: 200 }),
  fc.array(pieces, { maxLength: 60 }).map((parts) => new Uint8Array(Buffer.from(parts.join(''), 'utf8'))),
  fc
    .tuple(
      anyCopy,
      fc.nat(),
      fc.nat(),
      fc.oneof(
        fc.uint8Array({ maxLength: 8 }),
        pieces.map((one) => new Uint8Array(Buffer.from(one))),
      ),
    )
    .map(([copy, at, gap, put]) => {
      const from = at % (copy.bytes.length + 1);
      const to = Math.min(copy.bytes.length, from + (gap % 40));
      return Uint8Array.from([...copy.bytes.subarray(0, from), ...put, ...copy.bytes.subarray(to)]);
    }),
  fc
    .tuple(anyCopy, anyCopy, fc.nat(), fc.nat())
    .map(([first, second, end, start]) =>
      Uint8Array.from([
        ...first.bytes.subarray(0, end % (first.bytes.length + 1)),
        ...second.bytes.subarray(start % (second.bytes.length + 1)),
      ]),
    ),
);
