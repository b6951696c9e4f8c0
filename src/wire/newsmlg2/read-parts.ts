import type { XmlElement } from '../xml.ts';
import { attributeOf, childrenOf, findChild, textOf } from '../xml-find.ts';

/** `stat:usable` of `qcode`, else the code's URI or what stands there literally. */
export function readCode(element: XmlElement | undefined): string | null {
  return (
    attributeOf(element, 'qcode') ??
    attributeOf(element, 'literal') ??
    attributeOf(element, 'uri')?.replace(/^.*[/#]/, '') ??
    null
  );
}

/** The text of the first child with this name, one in the item's language before others. */
export function textIn(
  element: XmlElement | undefined,
  name: string,
  language: string | null,
): string | null {
  return textOf(inLanguage(childrenOf(element, name), language)) ?? null;
}

/** Of elements that say the same in several languages, the one in this language, else the first that says anything. */
export function inLanguage(elements: readonly XmlElement[], language: string | null): XmlElement | undefined {
  const said = elements.filter((one) => textOf(one) !== null);
  const wanted = language?.toLowerCase().split('-')[0];
  return said.find((one) => attributeOf(one, 'xml:lang')?.toLowerCase().split('-')[0] === wanted) ?? said[0];
}

/** The name that an element holds, else its literal or code. */
export function readName(element: XmlElement | undefined, language: string | null): string | null {
  if (element === undefined) return null;
  const literal =
    attributeOf(element, 'literal') ?? attributeOf(element, 'qcode')?.replace(/^.*:/, '') ?? null;
  return textIn(element, 'name', language) ?? literal;
}

/** The usage terms of an item, as they stand. */
export function readRights(item: XmlElement, language: string | null): string | null {
  const info = findChild(item, 'rightsInfo');
  return textIn(info, 'usageTerms', language) ?? textIn(info, 'copyrightNotice', language);
}
