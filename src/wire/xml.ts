import { decodeHTMLStrict } from 'entities';
import { XMLParser, XMLValidator } from 'fast-xml-parser';
import type { Result } from './problem.ts';

/** An element of an XML document, its name parted from its prefix, its children in their order. */
export interface XmlElement {
  /** The name without its prefix: `headline` for `nar:headline`. */
  readonly name: string;
  /** The namespace's URI; empty when the element is in none. */
  readonly namespace: string;
  /** Attributes by their name as it stands (`xml:lang`), references decoded. */
  readonly attributes: ReadonlyMap<string, string>;
  /** Elements and text, in their order; references in text are decoded once, CDATA is as it stands. */
  readonly children: readonly (XmlElement | string)[];
}

/** What was read of a document. */
export interface XmlDocument {
  /** The outermost elements; more than one when documents were put in one file. */
  readonly roots: readonly XmlElement[];
  /** The document ends before its last root does; what stands there was kept. */
  readonly truncated: boolean;
}

/** Deeper than any format's copy; a limit, so that made-up depth costs nothing. */
const maxDepth = 256;

// Entities stay as they stand: none is ever expanded, whatever a document declares. The references that need no
// declaration are decoded in `addText`, once.
const parser = new XMLParser({
  preserveOrder: true,
  ignoreAttributes: false,
  attributeNamePrefix: '',
  parseTagValue: false,
  parseAttributeValue: false,
  trimValues: false,
  processEntities: false,
  cdataPropName: '#cdata',
  ignoreDeclaration: true,
  ignorePiTags: true,
  maxNestedTags: maxDepth,
});

/**
 * Reads XML text. Document types are taken out unread, so neither an internal nor an external entity can do anything;
 * character references, the five predefined ones and HTML's names (`&nbsp;`, which NITF and XHTML declare in their
 * document types) are decoded. A document that was cut off gives what stands before the cut. Never throws; what is no
 * XML is the problem `broken-xml` with its line. Linear in the text.
 */
export function parseXml(text: string): Result<XmlDocument> {
  const bare = dropDoctypes(text.replace(/^\uFEFF/, ''));
  const whole = tryParse(bare);
  if (whole !== null && isComplete(bare, whole)) {
    return { ok: true, value: { roots: whole, truncated: false } };
  }
  const mended = tryParse(mendEnd(bare));
  const roots = mended !== null && mended.length > 0 ? mended : (whole ?? []);
  if (roots.length > 0) return { ok: true, value: { roots, truncated: true } };
  return { ok: false, problem: { code: 'broken-xml', ...sayWhatBroke(bare) } };
}

function tryParse(text: string): XmlElement[] | null {
  try {
    return toElements(parser.parse(text) as ParsedNode[]);
  } catch {
    // The parser says what is wrong with a document by throwing; `sayWhatBroke` finds the words for a person.
    return null;
  }
}

function sayWhatBroke(text: string): { message: string; at?: { line: number; column: number } } {
  try {
    const verdict = XMLValidator.validate(text);
    if (verdict !== true) {
      const { msg, line, col } = verdict.err;
      return {
        message: `This is no XML that can be read: ${msg.replace(/\.$/, '')}.`,
        at: { line, column: col },
      };
    }
  } catch {
    // The validator gives up on some of what the parser gives up on.
  }
  return { message: 'This is no XML that can be read.' };
}

type ParsedNode = Readonly<Record<string, unknown>>;

interface OpenElement {
  readonly name: string;
  readonly namespace: string;
  readonly attributes: Map<string, string>;
  readonly children: (XmlElement | string)[];
}

/** The parser's nodes as elements, without recursion: depth is the document's choice, not ours. */
function toElements(nodes: readonly ParsedNode[]): XmlElement[] {
  const roots: (XmlElement | string)[] = [];
  const work: { nodes: readonly ParsedNode[]; next: number; into: (XmlElement | string)[]; scope: Scope }[] =
    [{ nodes, next: 0, into: roots, scope: { own: new Map(), outer: null } }];
  for (let top = work.at(-1); top !== undefined; top = work.at(-1)) {
    const node = top.nodes[top.next];
    top.next += 1;
    if (node === undefined) {
      work.pop();
      continue;
    }
    const tag = Object.keys(node).find((key) => key !== ':@');
    if (tag === undefined) continue;
    const inside = node[tag];
    if (tag === '#text') addText(top.into, decodeReferences(String(inside)));
    else if (tag === '#cdata') addText(top.into, readCdata(inside));
    else if (Array.isArray(inside) && !tag.startsWith('?')) {
      const { element, scope } = openElement(tag, node[':@'], top.scope);
      top.into.push(element);
      work.push({ nodes: inside as ParsedNode[], next: 0, into: element.children, scope });
    }
  }
  return roots.filter((node) => typeof node !== 'string');
}

/** The prefixes that an element declares, and those around it. */
interface Scope {
  readonly own: ReadonlyMap<string, string>;
  readonly outer: Scope | null;
}

function openElement(tag: string, given: unknown, outer: Scope): { element: OpenElement; scope: Scope } {
  const attributes = new Map<string, string>();
  const own = new Map<string, string>();
  for (const [name, raw] of Object.entries((given ?? {}) as Record<string, unknown>)) {
    const value = decodeReferences(String(raw));
    attributes.set(name, value);
    if (name === 'xmlns') own.set('', value);
    else if (name.startsWith('xmlns:')) own.set(name.slice(6), value);
  }
  const scope = own.size === 0 ? outer : { own, outer };
  const colon = tag.indexOf(':');
  const prefix = colon < 0 ? '' : tag.slice(0, colon);
  const namespace = findNamespace(scope, prefix);
  return { element: { name: tag.slice(colon + 1), namespace, attributes, children: [] }, scope };
}

function findNamespace(scope: Scope, prefix: string): string {
  for (let one: Scope | null = scope; one !== null; one = one.outer) {
    const namespace = one.own.get(prefix);
    if (namespace !== undefined) return namespace;
  }
  return '';
}

function addText(into: (XmlElement | string)[], text: string): void {
  if (text !== '') into.push(text);
}

function readCdata(inside: unknown): string {
  if (!Array.isArray(inside)) return '';
  return inside.map((part) => String((part as ParsedNode)['#text'] ?? '')).join('');
}

/** Decodes `&amp;`, `&#38;`, `&#x26;` and HTML's names, each once; what is no such reference stays as it stands. */
export function decodeReferences(text: string): string {
  return text.includes('&') ? decodeHTMLStrict(text) : text;
}

/**
 * Takes document types out, their line breaks kept so that lines still count: an internal subset can declare entities,
 * and those of NewsML made with NITF's fetch another document by name.
 */
export function dropDoctypes(text: string): string {
  const kept: string[] = [];
  let from = 0;
  for (let at = text.indexOf('<!DOCTYPE'); at >= 0; at = text.indexOf('<!DOCTYPE', from)) {
    const end = findDoctypeEnd(text, at);
    kept.push(text.slice(from, at), text.slice(at, end).replace(/[^\n]+/g, ''));
    from = end;
  }
  return kept.length === 0 ? text : kept.join('') + text.slice(from);
}

/** The index behind the document type that starts at `start`: past its internal subset, quotes and comments. */
function findDoctypeEnd(text: string, start: number): number {
  const signs = /<!--|["'[\]>]/g;
  signs.lastIndex = start + '<!DOCTYPE'.length;
  let inSubset = false;
  for (let sign = signs.exec(text); sign !== null; sign = signs.exec(text)) {
    if (sign[0] === '[') inSubset = true;
    else if (sign[0] === ']') inSubset = false;
    else if (sign[0] === '>') {
      if (!inSubset) return signs.lastIndex;
    } else {
      const closing = sign[0] === '<!--' ? '-->' : sign[0];
      const end = text.indexOf(closing, signs.lastIndex);
      if (end < 0) return text.length;
      signs.lastIndex = end + closing.length;
    }
  }
  return text.length;
}

/** True when the text ends with the end of its last root, which only blanks and comments may follow. */
function isComplete(text: string, roots: readonly XmlElement[]): boolean {
  let end = text.trimEnd();
  while (end.endsWith('-->')) end = end.slice(0, Math.max(0, end.lastIndexOf('<!--'))).trimEnd();
  const tag = /<\/?([^\s<>/!?]+)[^<>]*>$/.exec(end.slice(end.lastIndexOf('<')))?.[1];
  const last = roots.at(-1);
  return last !== undefined && tag !== undefined && tag.slice(tag.indexOf(':') + 1) === last.name;
}

/**
 * Makes of a cut-off document one that can be read: half a tag, comment or reference goes, an open CDATA is closed, and
 * so are the elements that are open. Linear in the text.
 */
export function mendEnd(text: string): string {
  let mended = text;
  const comment = mended.lastIndexOf('<!--');
  if (comment >= 0 && mended.indexOf('-->', comment) < 0) mended = mended.slice(0, comment);
  const cdata = mended.lastIndexOf('<![CDATA[');
  if (cdata >= 0 && mended.indexOf(']]>', cdata) < 0) {
    return closeElements(`${mended.replace(/\]{1,2}$/, '')}]]>`);
  }
  const tag = mended.lastIndexOf('<');
  if (tag >= 0 && mended.indexOf('>', tag) < 0) mended = mended.slice(0, tag);
  return closeElements(mended.replace(/&[#\w]{0,12}$/, ''));
}

/** Ends the elements that are open at the end of the text. End tags that close nothing are passed over. */
function closeElements(text: string): string {
  const open: string[] = [];
  const signs = /<!--|<!\[CDATA\[|<(\/?)([^\s<>/!?]+)[^<>]*>/g;
  for (let sign = signs.exec(text); sign !== null; sign = signs.exec(text)) {
    const [whole, slash, name] = sign;
    if (name === undefined) {
      const closing = whole === '<!--' ? '-->' : ']]>';
      const end = text.indexOf(closing, signs.lastIndex);
      if (end < 0) break;
      signs.lastIndex = end + closing.length;
    } else if (slash === '') {
      if (!whole.endsWith('/>')) open.push(name);
    } else if (open.at(-1) === name) open.pop();
  }
  // Beyond any format's depth the document is broken in another way.
  if (open.length > maxDepth) return text;
  return (
    text +
    open
      .reverse()
      .map((name) => `</${name}>`)
      .join('')
  );
}
