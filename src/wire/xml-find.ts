import { cleanLine, cleanOrNull } from './clean-text.ts';
import type { XmlElement } from './xml.ts';

/** The element's child elements, with this name when one is given. */
export function childrenOf(element: XmlElement | undefined, name?: string): readonly XmlElement[] {
  const found: XmlElement[] = [];
  for (const child of element?.children ?? []) {
    if (typeof child !== 'string' && (name === undefined || child.name === name)) found.push(child);
  }
  return found;
}

/** The first element that the names lead to, one level a name: `findChild(item, 'itemMeta', 'pubStatus')`. */
export function findChild(
  element: XmlElement | undefined,
  ...path: readonly string[]
): XmlElement | undefined {
  let found = element;
  for (const name of path) found = childrenOf(found, name)[0];
  return found;
}

/** All elements with one of these names below the element, in document order; not inside one another. */
export function findWithin(element: XmlElement | undefined, ...names: readonly string[]): XmlElement[] {
  const found: XmlElement[] = [];
  const work = element === undefined ? [] : [...childrenOf(element)].reverse();
  for (let next = work.pop(); next !== undefined; next = work.pop()) {
    if (names.includes(next.name)) found.push(next);
    else for (const child of [...childrenOf(next)].reverse()) work.push(child);
  }
  return found;
}

/** The same, without looking into elements that `isApart` is true of. */
export function findOutside(
  element: XmlElement | undefined,
  names: readonly string[],
  isApart: (name: string) => boolean,
): XmlElement[] {
  const found: XmlElement[] = [];
  const work = element === undefined ? [] : [...childrenOf(element)].reverse();
  for (let next = work.pop(); next !== undefined; next = work.pop()) {
    if (names.includes(next.name)) found.push(next);
    else if (!isApart(next.name)) for (const child of [...childrenOf(next)].reverse()) work.push(child);
  }
  return found;
}

/** All text below the element on one line, cleaned as `cleanLine` does; null when there is none. */
export function textOf(element: XmlElement | undefined): string | null {
  return cleanOrNull(rawTextOf(element));
}

/** All text below the element as it stands, line breaks included. */
export function rawTextOf(element: XmlElement | undefined): string {
  const parts: string[] = [];
  const work: (XmlElement | string)[] = element === undefined ? [] : [...element.children].reverse();
  for (let next = work.pop(); next !== undefined; next = work.pop()) {
    if (typeof next === 'string') parts.push(next);
    else for (const child of [...next.children].reverse()) work.push(child);
  }
  return parts.join('');
}

/** The attribute's value, cleaned as `cleanLine` does; null when it is absent or empty. */
export function attributeOf(element: XmlElement | undefined, name: string): string | null {
  return cleanOrNull(element?.attributes.get(name));
}

/** The text below the element, a line for each innermost element that holds blocks of text; none is empty. */
export function linesOf(element: XmlElement): readonly string[] {
  const lines: string[] = [];
  const work: (XmlElement | string)[] = [element];
  for (let next = work.pop(); next !== undefined; next = work.pop()) {
    const inner = typeof next === 'string' ? [] : childrenOf(next);
    if (
      typeof next === 'string' ||
      inner.every((child) => childrenOf(child).length === 0 && isInline(child))
    ) {
      const line = typeof next === 'string' ? cleanLine(next) : textOf(next);
      if (line !== null && line !== '') lines.push(line);
    } else for (const child of [...next.children].reverse()) work.push(child);
  }
  return lines;
}

function isInline(element: XmlElement): boolean {
  return /^(?:a|abbr|b|br|em|i|span|strong|sub|sup|u)$/i.test(element.name);
}
