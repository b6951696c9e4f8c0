import { mendHtml } from './mend-html.ts';
import { looksTooMuch } from './page-bounds.ts';

/** As much of a node of a document as is read here; linkedom's fit it. */
export interface DomNode {
  /** 1 for elements, 3 for text. */
  readonly nodeType: number;
  readonly nodeValue: string | null;
  readonly parentNode: DomNode | null;
  readonly firstChild: DomNode | null;
  readonly nextSibling: DomNode | null;
  readonly previousSibling: DomNode | null;
}

/** An element, as far as it is looked at here. */
export interface DomElement extends DomNode {
  readonly localName: string;
  textContent: string | null;
  readonly innerHTML: string;
  getAttribute(name: string): string | null;
  querySelector(selector: string): DomElement | null;
  querySelectorAll(selector: string): Iterable<DomElement>;
  contains(node: DomNode): boolean;
  remove(): void;
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

/** The list that an element is an item of, or stands in one of its items; null for none. */
export function listAround(element: DomElement): DomElement | null {
  const item = element.localName === 'li' ? element : element.parentNode;
  const list = item !== null && isElement(item) && item.localName === 'li' ? item.parentNode : null;
  return list !== null && isElement(list) && /^[uo]l$/.test(list.localName) ? list : null;
}

/**
 * HTML as an element with all of the page in it, read as browsers forgive it; null for what is made to cost time: see
 * `looksTooMuch`. The element is ours, since what comes in need not have an `html` or a `body`, or may hide them.
 */
export async function parsePageHtml(html: string): Promise<DomElement | null> {
  const mended = looksTooMuch(html) ? null : await mendHtml(html);
  if (mended === null) return null;
  return (await parseDocument(`<telex-page>${mended}</telex-page>`))?.documentElement ?? null;
}

/** HTML as linkedom's document, of which `documentElement` is the first element; null as for `parsePageHtml`. */
export async function parseDocument(
  html: string,
): Promise<{ readonly documentElement: DomElement | null } | null> {
  if (looksTooMuch(html)) return null;
  // Loaded when the first page comes: it takes a tenth of a second.
  const { parseHTML } = await import('linkedom');
  return parseHTML(html).document as unknown as { readonly documentElement: DomElement | null };
}
