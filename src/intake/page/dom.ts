import { looksTooMuch } from './page-bounds.ts';

/** As much of a node of a document as is read here; linkedom's fit it. */
export interface DomNode {
  /** 1 for elements, 3 for text. */
  readonly nodeType: number;
  readonly nodeValue: string | null;
  readonly parentNode: DomNode | null;
  readonly firstChild: DomNode | null;
  readonly nextSibling: DomNode | null;
}

/** An element, as far as it is looked at here. */
export interface DomElement extends DomNode {
  readonly localName: string;
  readonly textContent: string | null;
  readonly outerHTML: string;
  getAttribute(name: string): string | null;
  querySelector(selector: string): DomElement | null;
  querySelectorAll(selector: string): Iterable<DomElement>;
  contains(node: DomNode): boolean;
  remove(): void;
}

/** A document with its body. */
export interface DomDocument {
  readonly documentElement: DomElement | null;
  readonly body: DomElement;
  querySelector(selector: string): DomElement | null;
  querySelectorAll(selector: string): Iterable<DomElement>;
}

/** True for elements. */
export function isElement(node: DomNode): node is DomElement {
  return node.nodeType === 1;
}

/** The node behind this one and all that is in it, within `root`; null at the end. */
export function nextOutside(node: DomNode, root: DomNode): DomNode | null {
  for (let at: DomNode | null = node; at !== null && at !== root; at = at.parentNode) {
    if (at.nextSibling !== null) return at.nextSibling;
  }
  return null;
}

/** The next node in the document's order within `root`, children first; null at the end. */
export function nextInside(node: DomNode, root: DomNode): DomNode | null {
  return node.firstChild ?? nextOutside(node, root);
}

/** The element and those around it, from the inside out, up to and without `root`. */
export function ancestorsOf(node: DomNode, root: DomNode): DomNode[] {
  const found: DomNode[] = [];
  for (let at: DomNode | null = node; at !== null && at !== root; at = at.parentNode) found.push(at);
  return found;
}

/**
 * HTML as a document, read as browsers forgive it; null for what is made to cost time: see `looksTooMuch`. linkedom is
 * loaded when the first page comes: it takes a tenth of a second.
 */
export async function parseDocument(html: string): Promise<DomDocument | null> {
  if (looksTooMuch(html)) return null;
  const { parseHTML } = await import('linkedom');
  const isWhole = /<body[\s>]/i.test(html);
  const whole = isWhole ? html : `<!doctype html><html><body>${html}</body></html>`;
  return parseHTML(whole).document as unknown as DomDocument;
}
