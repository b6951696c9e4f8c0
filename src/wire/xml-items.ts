import { decodeXml } from './decode-xml.ts';
import type { WireCopy, WireItem } from './item.ts';
import type { Result } from './problem.ts';
import { parseXml, type XmlElement } from './xml.ts';

/**
 * Reads copy in XML: the items of each root with one of these names. Where the document was cut off, its last item is
 * marked truncated. No item is the problem `no-story`; `formatName` is for its words.
 */
export function parseXmlItems(
  copy: WireCopy,
  formatName: string,
  rootNames: readonly string[],
  adapt: (root: XmlElement) => readonly WireItem[],
): Result<readonly WireItem[]> {
  const read = parseXml(decodeXml(copy.bytes));
  if (!read.ok) return read;
  const items = read.value.roots.filter((root) => rootNames.includes(root.name)).flatMap(adapt);
  const told = items.filter((item) => saysSomething(item));
  if (told.length === 0) {
    const found = read.value.roots.map((root) => `<${root.name}>`).join(', ');
    return {
      ok: false,
      problem: {
        code: 'no-story',
        message: `There is no story of ${formatName} in ${found}.`,
        at: { line: 1 },
      },
    };
  }
  if (!read.value.truncated) return { ok: true, value: told };
  return {
    ok: true,
    value: told.map((item, at) => (at === told.length - 1 ? { ...item, truncated: true } : item)),
  };
}

/** A cancellation may be empty: its key says what it cancels. */
function saysSomething(item: WireItem): boolean {
  if (item.headline !== null || item.paragraphs.length > 0) return true;
  return item.status !== 'usable' && item.storyKey !== null;
}
