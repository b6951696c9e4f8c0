import { isUtf8 } from 'node:buffer';
import { decodeText } from '../../wire/decode.ts';

/** How much of a page is looked at for its encoding, in bytes (HTML, 13.2.3.2: the first 1024; sites put it further down). */
const lookedAt = 4_096;

/**
 * A page's bytes as text. A byte-order mark decides, then bytes that are valid UTF-8 (whatever is declared), then the
 * `charset` of the header `Content-Type`, then that of the page's `meta`; else windows-1252. Never throws.
 */
export function decodeHtml(bytes: Uint8Array, contentType: string | null): string {
  const isMarked = (bytes[0] === 0xff && bytes[1] === 0xfe) || (bytes[0] === 0xfe && bytes[1] === 0xff);
  if (isMarked || isUtf8(bytes)) return decodeText(bytes);
  const declared = readCharset(contentType ?? '') ?? readCharset(headOf(bytes));
  // To the web, ISO-8859-1 is windows-1252, which is what is left.
  if (
    declared === null ||
    /^(?:utf-?8|iso-?8859-?1|(?:windows-|cp)1252|us-ascii|ascii|latin-?1)$/i.test(declared)
  ) {
    return decodeText(bytes);
  }
  try {
    return new TextDecoder(declared).decode(bytes);
  } catch {
    // A label that nobody knows.
    return decodeText(bytes);
  }
}

/** The kind of a body as its header names it, without parameters and in small letters; null when it names none. */
export function mediaTypeOf(contentType: string | null): string | null {
  const type = contentType?.split(';', 1)[0]?.trim().toLowerCase() ?? '';
  return type === '' ? null : type;
}

function headOf(bytes: Uint8Array): string {
  const head = Buffer.from(bytes.buffer, bytes.byteOffset, Math.min(bytes.byteLength, lookedAt)).toString(
    'latin1',
  );
  return [...head.matchAll(/<meta\s[^>]{0,200}>/gi)].map(([tag]) => tag).join('');
}

function readCharset(text: string): string | null {
  return /charset\s*=\s*["']?([\w.:-]{1,40})/i.exec(text)?.[1] ?? null;
}
