import { decodeXml } from './decode-xml.ts';

/** The outermost element of a document, as far as its first bytes show it. */
export interface HeadRoot {
  /** Without its prefix. */
  readonly name: string;
  /** The whole start tag, as far as it is there. */
  readonly tag: string;
}

/** How much a reader looks at to know a format, in bytes. */
const headSize = 4_096;

/**
 * The root of the XML document that these bytes begin, behind byte-order mark, declaration, comments and document type;
 * null when they begin none. A document type that is longer than the head counts by the root that it names.
 */
export function rootOfHead(head: Uint8Array): HeadRoot | null {
  let text = decodeXml(head.subarray(0, headSize)).trimStart();
  for (;;) {
    const end = /^<\?/.test(text)
      ? text.indexOf('?>') + 2
      : text.startsWith('<!--')
        ? text.indexOf('-->') + 3
        : 0;
    if (end === 0) break;
    if (end < 4) return null;
    text = text.slice(end).trimStart();
  }
  const type = /^<!DOCTYPE\s+([^\s<>[\]]+)/i.exec(text);
  if (type !== null) {
    const behind = /\]\s*>|^[^[]*?>/.exec(text);
    const rest = behind === null ? '' : text.slice(behind.index + behind[0].length);
    return (
      readTag(rest.replace(/^(?:\s|<!--[^-]*(?:-[^-]+)*-->)*/, '')) ?? {
        name: bareName(type[1] ?? ''),
        tag: '',
      }
    );
  }
  return readTag(text);
}

function readTag(text: string): HeadRoot | null {
  const tag = /^<([A-Za-z_][\w.:-]*)(?:\s[^>]*)?\/?(?:>|$)/.exec(text.trimStart());
  return tag === null ? null : { name: bareName(tag[1] ?? ''), tag: tag[0] };
}

function bareName(name: string): string {
  return name.slice(name.indexOf(':') + 1);
}
