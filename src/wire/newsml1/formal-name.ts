import type { XmlElement } from '../xml.ts';
import { attributeOf, textOf } from '../xml-find.ts';

/** NewsML 1's way to give a value: the FormalName attribute, else the text. Null when there is neither. */
export function formalName(element: XmlElement | undefined): string | null {
  return attributeOf(element, 'FormalName') ?? textOf(element);
}
