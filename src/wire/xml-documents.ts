/** One XML document of several in one file, by its bytes: `from` up to `to`. */
export interface DocumentRange {
  readonly from: number;
  readonly to: number;
}

/** What parts documents or must not be looked into: comments, CDATA, processing instructions, document types, tags. */
const signs = /<!--|<!\[CDATA\[|<\?|<!DOCTYPE|<(\/?)([A-Za-z_][^\s<>/]*)/gi;

/**
 * The XML documents that stand one after another in one file, each from what opens it (a declaration, a document type, a
 * root) up to the next; the first from the file's start. A document ends with its root, or where the next one's
 * declaration stands when its root does not close. Bytes are looked at as ASCII, so that each document keeps its own
 * encoding; UTF-16 is one document. Linear in the bytes.
 */
export function findXmlDocuments(bytes: Uint8Array): readonly DocumentRange[] {
  const text = Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength).toString('latin1');
  const starts: number[] = [];
  let root: string | null = null;
  let depth = 0;
  // Where the document begins that has no root yet: its declaration or document type.
  let opening: number | null = null;
  signs.lastIndex = 0;
  for (let sign = signs.exec(text); sign !== null; sign = signs.exec(text)) {
    const [whole, slash, name] = sign;
    if (name === undefined) {
      const isOpening =
        whole === '<?' ? /^<\?xml\s/.test(text.slice(sign.index, sign.index + 6)) : /^<!D/i.test(whole);
      if (isOpening) {
        // A declaration inside a root that is open: that root never closed.
        if (whole === '<?') root = null;
        if (root === null) opening ??= sign.index;
      }
      const end = text.indexOf(closerOf(whole), signs.lastIndex);
      if (end < 0) break;
      signs.lastIndex = end + 1;
    } else if (root === null) {
      if (slash !== '') continue;
      starts.push(opening ?? sign.index);
      opening = null;
      const isClosed = isEmptyTag(text, signs.lastIndex);
      root = isClosed ? null : name;
      depth = 1;
    } else if (name === root) {
      if (slash !== '') depth -= 1;
      else if (!isEmptyTag(text, signs.lastIndex)) depth += 1;
      if (depth === 0) root = null;
    }
  }
  return starts.map((from, index) => ({
    from: index === 0 ? 0 : from,
    to: starts[index + 1] ?? bytes.length,
  }));
}

function closerOf(opening: string): string {
  if (opening === '<!--') return '-->';
  if (opening.startsWith('<![')) return ']]>';
  return opening === '<?' ? '?>' : '>';
}

/** Whether the start tag whose name ends at `from` closes itself; a tag is not looked at beyond 2,000 characters. */
function isEmptyTag(text: string, from: number): boolean {
  const end = text.indexOf('>', from);
  return end >= 0 && end - from < 2_000 && text.charAt(end - 1) === '/';
}
