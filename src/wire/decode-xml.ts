import { decodeText, decodeUtf8 } from './decode.ts';
import { repairMojibake } from './decode-mojibake.ts';

/**
 * XML as text: UTF-16 by its byte-order mark or by the zeros in `<?`, UTF-8 where the bytes are valid UTF-8 (whatever
 * the declaration says), else the encoding that is declared when it is one of single bytes, else windows-1252. A
 * byte-order mark is taken off, double encoding (`cafÃ©`) undone where it is certain. Never throws.
 */
export function decodeXml(bytes: Uint8Array): string {
  const [first, second, third, fourth] = bytes;
  if (first === 0xff && second === 0xfe) return new TextDecoder('utf-16le').decode(bytes);
  if (first === 0xfe && second === 0xff) return new TextDecoder('utf-16be').decode(bytes);
  if (first === 0x3c && second === 0 && fourth === 0) return new TextDecoder('utf-16le').decode(bytes);
  if (first === 0 && second === 0x3c && third === 0) return new TextDecoder('utf-16be').decode(bytes);
  const text = decodeUtf8(bytes);
  if (text !== null) return repairMojibake(text.replace(/^\uFEFF/, ''));
  const opening = Buffer.from(bytes.buffer, bytes.byteOffset, Math.min(bytes.byteLength, 200)).toString(
    'latin1',
  );
  const declared = /^\s*<\?xml[^>]*?encoding\s*=\s*["']([\w.-]{1,40})["']/.exec(opening)?.[1];
  return (declared === undefined ? null : decodeAs(bytes, declared)) ?? decodeText(bytes);
}

/** Encodings of one byte a character that agencies declare; ISO-8859-1 is windows-1252 to every reader of the web. */
const singleByte =
  /^(?:iso[-_]?8859[-_]?\d{1,2}|windows-125[0-8]|cp125[0-8]|koi8-[ru]|(?:x-)?mac(?:intosh|-roman)?|ibm866)$/i;

function decodeAs(bytes: Uint8Array, encoding: string): string | null {
  if (!singleByte.test(encoding) || /^iso[-_]?8859[-_]?1$|^(?:windows-|cp)1252$/i.test(encoding)) return null;
  try {
    return new TextDecoder(encoding).decode(bytes);
  } catch {
    // A label that this Node does not know.
    return null;
  }
}
