import { isUtf8 } from 'node:buffer';
import { decodeText } from '../../wire/decode.ts';

/** How much of a page is looked at for its encoding, in bytes. HTML asks for 1,024; sites put it further down. */
const lookedAt = 4_096;
/** To the web, ISO-8859-1 is windows-1252; `decodeText` reads that where the bytes are no UTF-8. */
const usual = /^(?:utf-?8|iso-?8859-?1|(?:windows-|cp)1252|us-ascii|ascii|latin-?1)$/i;

/**
 * A page's bytes as text. A byte-order mark decides, then bytes that are valid UTF-8 (whatever is declared), then `charset`,
 * the name that header or mark-up declares; where that is null, what the page's `meta` does; else windows-1252. Never throws.
 */
export function decodeHtml(bytes: Uint8Array, charset: string | null): string {
  const isMarked = (bytes[0] === 0xff && bytes[1] === 0xfe) || (bytes[0] === 0xfe && bytes[1] === 0xff);
  if (isMarked || isUtf8(bytes)) return decodeText(bytes);
  const declared = charset ?? readMeta(bytes);
  if (declared === null || usual.test(declared)) return decodeText(bytes);
  try {
    return new TextDecoder(declared).decode(bytes);
  } catch {
    // A label that nobody knows.
    return decodeText(bytes);
  }
}

function readMeta(bytes: Uint8Array): string | null {
  const size = Math.min(bytes.byteLength, lookedAt);
  const head = Buffer.from(bytes.buffer, bytes.byteOffset, size).toString('latin1');
  const tags = [...head.matchAll(/<meta\s[^>]{0,200}>/gi)].map(([tag]) => tag).join('');
  return /charset\s*=\s*["']?([\w.:-]{1,40})/i.exec(tags)?.[1] ?? null;
}
