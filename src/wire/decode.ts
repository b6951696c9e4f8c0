import { isUtf8 } from 'node:buffer';
import { repairMojibake } from './decode-mojibake.ts';

/**
 * What windows-1252 has at 0x80 to 0x9F (WHATWG Encoding, index windows-1252; the five unassigned bytes stay control
 * characters). Our own table: `new TextDecoder('windows-1252')` decodes them as latin-1 on some Node 20.
 */
const windows1252 =
  '\u20ac\u0081\u201a\u0192\u201e\u2026\u2020\u2021\u02c6\u2030\u0160\u2039\u0152\u008d\u017d\u008f' +
  '\u0090\u2018\u2019\u201c\u201d\u2022\u2013\u2014\u02dc\u2122\u0161\u203a\u0153\u009d\u017e\u0178';

/** A view of the same bytes that can decode; nothing is copied. */
function asBuffer(bytes: Uint8Array): Buffer {
  return bytes instanceof Buffer ? bytes : Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength);
}

/** Bytes as latin-1 (ISO-8859-1): each byte is the character of the same number. Never throws. */
export function decodeLatin1(bytes: Uint8Array): string {
  return asBuffer(bytes).toString('latin1');
}

/** Bytes as windows-1252. Never throws: every byte has a character. */
export function decodeWindows1252(bytes: Uint8Array): string {
  return decodeLatin1(bytes).replace(/[\x80-\x9f]/g, (char) => windows1252.charAt(char.charCodeAt(0) - 0x80));
}

/**
 * Bytes as UTF-8, or null when they are none. A character that the end of the bytes cuts through is left out: copy
 * is cut off anywhere, and the half character says nothing.
 */
export function decodeUtf8(bytes: Uint8Array): string | null {
  if (isUtf8(bytes)) return asBuffer(bytes).toString('utf8');
  const whole = bytes.subarray(0, bytes.length - countCutBytes(bytes));
  return whole.length < bytes.length && isUtf8(whole) ? asBuffer(whole).toString('utf8') : null;
}

/** How many bytes at the end begin a UTF-8 character that is not all there: 0 to 3. */
export function countCutBytes(bytes: Uint8Array): number {
  for (let back = 1; back <= 3 && back <= bytes.length; back += 1) {
    const byte = bytes[bytes.length - back] ?? 0;
    if ((byte & 0xc0) === 0x80) continue;
    const needed = byte > 0xf4 ? 1 : byte >= 0xf0 ? 4 : byte >= 0xe0 ? 3 : byte >= 0xc0 ? 2 : 1;
    return needed > back ? back : 0;
  }
  return 0;
}

/**
 * Copy of unknown encoding as text: a byte-order mark decides (and is taken off), then UTF-8 where the bytes are valid
 * UTF-8, then windows-1252, line by line, so that one stray line does not spoil the others. Double encoding (`cafÃ©`)
 * is undone where it is certain. Line ends stay as they are. Never throws.
 */
export function decodeText(bytes: Uint8Array): string {
  const [first, second, third] = bytes;
  if (first === 0xff && second === 0xfe) return new TextDecoder('utf-16le').decode(bytes);
  if (first === 0xfe && second === 0xff) return new TextDecoder('utf-16be').decode(bytes);
  const hasMark = first === 0xef && second === 0xbb && third === 0xbf;
  return repairMojibake(decodeBlock(hasMark ? bytes.subarray(3) : bytes, true));
}

/**
 * The sign for any currency, before an amount: there it is the euro of ISO-8859-15, which has it at that byte. The other seven
 * signs by which that differs cannot be told from those of windows-1252.
 */
const latin9Euro = /¤(?=[ \u00a0]?\d)/g;

/**
 * A part of copy in UTF-8 or windows-1252, without a look at byte-order marks or double encoding. `isEnd`: the copy
 * ends with these bytes, so that a character may be cut through; otherwise they end at a line's end.
 */
export function decodeBlock(bytes: Uint8Array, isEnd: boolean): string {
  if (isUtf8(bytes)) return asBuffer(bytes).toString('utf8');
  let text = '';
  for (let start = 0; start < bytes.length; ) {
    const found = bytes.indexOf(0x0a, start);
    const end = found < 0 ? bytes.length : found + 1;
    const line = bytes.subarray(start, end);
    const isLast = isEnd && end === bytes.length;
    const utf8 = isLast ? decodeUtf8(line) : isUtf8(line) ? asBuffer(line).toString('utf8') : null;
    text += utf8 ?? decodeWindows1252(line).replace(latin9Euro, '€');
    start = end;
  }
  return text;
}
