import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { decodeXml } from '../../src/wire/decode-xml.ts';
import { detectFormat, parseCopy, readers } from '../../src/wire/detect.ts';
import { decodeReferences } from '../../src/wire/xml.ts';
import { agencyFormats, loadCopies, publishedText, readAt, readItems } from './agency-copies.ts';

const copies = agencyFormats.flatMap((format) => loadCopies(format));
const anyCopy = fc.constantFrom(...copies);

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
const anyBytes = fc.oneof(
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

/** Letters and figures only: what markup, blanks and line ends part or join. */
function squeeze(text: string): string {
  return text.replace(/[^\p{L}\p{N}]+/gu, '');
}

/** All that the bytes say, tags taken out and left in, references decoded as often as a feed needs it. */
function said(bytes: Uint8Array): string {
  const text = decodeXml(bytes);
  const unescaped = text.replace(/\\(?:u([0-9a-f]{4})|.)/gi, (whole, code: string | undefined) =>
    code === undefined
      ? whole.slice(1).replace(/[nrt]/, ' ')
      : String.fromCharCode(Number.parseInt(code, 16)),
  );
  return [text, unescaped]
    .flatMap((one) => [one, decodeReferences(one), decodeReferences(decodeReferences(one))])
    .flatMap((one) => [one, one.replace(/<[^>]*>/g, '')])
    .map(squeeze)
    .join(' ');
}

describe('the readers of the agencies', () => {
  test('never throw, on any bytes, in any format', () => {
    fc.assert(
      fc.property(anyBytes, (bytes) => {
        const copy = { source: 'made', bytes, capturedAt: readAt };
        detectFormat(bytes);
        expect(parseCopy(copy, 'auto')).toHaveProperty('ok');
        for (const reader of readers) {
          expect(typeof reader.detect(bytes)).toBe('boolean');
          expect(reader.parse(copy)).toHaveProperty('ok');
        }
      }),
      { numRuns: 150 },
    );
  });

  test('never throw on copy that ends anywhere', () => {
    for (const { format, bytes } of copies) {
      const step = Math.max(1, Math.floor(bytes.length / 25));
      for (let end = 0; end < bytes.length; end += step) {
        expect(Array.isArray(readItems(format, bytes.subarray(0, end)))).toBe(true);
      }
    }
  });

  test('publish nothing that the copy does not say, whole or cut off', () => {
    fc.assert(
      fc.property(anyCopy, fc.option(fc.nat()), ({ format, bytes }, cut) => {
        const given = cut === null ? bytes : bytes.subarray(0, cut % (bytes.length + 1));
        const all = said(given);
        for (const item of readItems(format, given)) {
          for (const text of publishedText(item)) {
            for (const word of text.split(/[^\p{L}\p{N}]+/u)) expect(all).toContain(word);
          }
        }
      }),
      { numRuns: 150 },
    );
  });

  test('publish no blank text, no control characters, and subheads that stand above a paragraph or a headline only', () => {
    fc.assert(
      fc.property(anyBytes, (bytes) => {
        for (const format of agencyFormats) {
          for (const item of readItems(format, bytes)) {
            for (const text of publishedText(item)) {
              // biome-ignore lint/suspicious/noControlCharactersInRegex: these are what must not be there
              expect(text).not.toMatch(/[\0-\x08\x0b\x0c\x0e-\x1f\x7f]/);
            }
            for (const text of item.paragraphs) expect(text).toBe(text.trim());
            expect(item.paragraphs).not.toContain('');
            expect(item.paragraphs.some((text) => text.includes('\n'))).toBe(false);
            for (const { before } of item.subheads)
              expect(before).toBeLessThanOrEqual(item.paragraphs.length);
            expect(item.publishedAt === null).toBe(item.precision === null);
            expect(Number.isNaN(item.publishedAt ?? 0)).toBe(false);
            if (item.embargoUntil !== null) expect(Number.isFinite(item.embargoUntil)).toBe(true);
            expect([1, 2, 3, 4, 5, 6, 7, 8, 9, null]).toContain(item.urgency);
            expect([1, 2, 3, 4, 5, 6, null]).toContain(item.priority);
            expect(item.headline !== null || item.paragraphs.length > 0 || item.status !== 'usable').toBe(
              true,
            );
          }
        }
      }),
      { numRuns: 150 },
    );
  });
});

describe('messages one after another', () => {
  const holdStories = copies.filter(({ format, bytes }) => readItems(format, bytes).length > 0);
  const wires = {
    iptc7901: holdStories.filter(({ format, bytes }) => format === 'iptc7901' && bytes[0] === 0x01),
    anpa1312: holdStories.filter(({ format }) => format === 'anpa1312'),
  };

  test.each(['iptc7901', 'anpa1312'] as const)(
    '%s: whatever is cut off or scratched before a start of heading, the message behind it is read as if it stood alone',
    (format) => {
      const one = fc.constantFrom(...wires[format]);
      fc.assert(
        fc.property(one, fc.nat(), one, (before, cut, behind) => {
          const broken = before.bytes.subarray(0, cut % (before.bytes.length + 1));
          // A break in a line ends with it, as it does on a line that starts anew.
          const joined = Buffer.concat([broken, Buffer.from('\n'), behind.bytes]);
          const alone = readItems(format, behind.bytes);
          expect(readItems(format, joined).slice(-alone.length)).toEqual(alone);
        }),
        { numRuns: 150 },
      );
    },
  );

  test('documents of XML too', () => {
    const whole = copies.filter(
      ({ format, name, bytes }) =>
        (format === 'newsml1' || format === 'nitf') &&
        bytes.every((byte) => byte < 0x80 && byte > 0) &&
        !name.startsWith('cut-off') &&
        readItems(format, bytes).length > 0,
    );
    for (const { format, bytes } of whole) {
      const others = whole.filter((other) => other.format === format).slice(0, 3);
      const joined = Buffer.concat([bytes, ...others.map((other) => other.bytes)]);
      const apart = [{ format, bytes }, ...others].flatMap((other) => readItems(format, other.bytes));
      expect(readItems(format, joined)).toEqual(apart);
    }
    expect(whole.length).toBeGreaterThan(10);
  });
});
