import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { decodeXml } from '../../src/wire/decode-xml.ts';
import { decodeReferences } from '../../src/wire/xml.ts';
import { agencyFormats, publishedText, readItems } from './agency-copies.ts';
import { anyBytes, anyCopy, copies } from './any-bytes.ts';

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
