import { decodeXml } from './decode-xml.ts';
import type { WireCopy, WireItem } from './item.ts';
import type { Problem } from './problem.ts';
import { type Reading, readingOf } from './reader.ts';
import { parseXml, type XmlElement } from './xml.ts';

/** The items of one root, and what of it was passed over. */
export interface RootItems {
  readonly items: readonly WireItem[];
  /** Words on what was passed over: pictures, other languages. */
  readonly asides: readonly Problem[];
}

/**
 * Reads copy in XML: the items of each root with one of these names. Where the document was cut off, its last item is
 * marked truncated; where it was broken inside, that is told beside the items. No item is the problem `no-story`;
 * `formatName` is for its words. `adapt` gets the moment of capture in ms.
 */
export function parseXmlItems(
  copy: WireCopy,
  formatName: string,
  rootNames: readonly string[],
  adapt: (root: XmlElement, capturedAt: number) => RootItems,
): Reading {
  const read = parseXml(decodeXml(copy.bytes));
  if (!read.ok) return read;
  const { roots, truncated, problems } = read.value;
  const adapted = roots
    .filter((root) => rootNames.includes(root.name))
    .map((root) => adapt(root, copy.capturedAt));
  const told = adapted.flatMap((one) => one.items).filter(saysSomething);
  const asides = adapted.flatMap((one) => one.asides);
  if (told.length === 0) {
    const [reason] = [...problems, ...asides];
    if (reason !== undefined) return { ok: false, problem: reason };
    const found = roots.map((root) => `<${root.name}>`).join(', ');
    return {
      ok: false,
      problem: {
        code: 'no-story',
        message: `There is no story of ${formatName} in ${found}.`,
        at: { line: 1 },
      },
    };
  }
  const items = truncated
    ? told.map((item, at) => (at === told.length - 1 ? { ...item, truncated: true } : item))
    : told;
  return readingOf(items, [...problems, ...asides]);
}

/** True of an item that is worth handing on: a cancellation may be empty, its key says what it cancels. */
export function saysSomething(item: WireItem): boolean {
  if (item.headline !== null || item.paragraphs.length > 0) return true;
  return item.status !== 'usable' && item.storyKey !== null;
}

/** The word on items that are pictures, graphics, video or sound. `count`: how many, 1 or more. */
export function passOverMedia(count: number): Problem {
  const what = count === 1 ? 'An item that is a picture' : `${count} items that are pictures`;
  return {
    code: 'media-passed-over',
    message: `${what}, video or sound was passed over: no story shows it.`,
    isAside: true,
  };
}
