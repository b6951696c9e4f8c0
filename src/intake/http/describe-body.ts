import { isUtf8 } from 'node:buffer';
import { MIMEType } from 'node:util';
import sniffEncoding from 'html-encoding-sniffer';
import type { FetchedBody } from './fetch-outcome.ts';

/**
 * A body with its media type and encoding: by byte-order mark, the header's charset, the XML declaration or HTML's meta,
 * in this order (WHATWG; RFC 7303 for XML). Where none speaks: UTF-8 when the bytes are that, else windows-1252.
 */
export function describeBody(bytes: Uint8Array, contentTypeHeader: string | null): FetchedBody {
  const type = readType(contentTypeHeader);
  const contentType = type?.essence.toLowerCase() ?? null;
  const isXml = contentType === null ? startsAsXml(bytes) : /[/+]xml$/.test(contentType);
  const charset = sniffEncoding(bytes, {
    xml: isXml,
    transportLayerEncodingLabel: type?.params.get('charset') ?? undefined,
    defaultEncoding: isUtf8(bytes) ? 'UTF-8' : 'windows-1252',
  });
  return { bytes, contentType, charset };
}

function readType(header: string | null): MIMEType | null {
  try {
    return header === null ? null : new MIMEType(header);
  } catch {
    return null;
  }
}

function startsAsXml(bytes: Uint8Array): boolean {
  return /^\s*<\?xml/.test(Buffer.from(bytes.subarray(0, 100)).toString('latin1'));
}
