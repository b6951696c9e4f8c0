import { decodeHTMLStrict } from 'entities';
import { XMLParser, XMLValidator } from 'fast-xml-parser';
import type { Problem, Result } from './problem.ts';
import { maxDepth, mendEnd, mendNesting } from './xml-mend.ts';

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
  /** What was wrong inside it and how it was read all the same; empty when nothing was. */
  readonly problems: readonly Problem[];
}

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
 * document types) are decoded. References to entities of the document's own are left out, and told. A document that was
 * cut off gives what stands before the cut; one whose elements do not close is read as if they did, and that is told.
 * Never throws; what is no XML is the problem `broken-xml` with its line. Linear in the text.
 */
export function parseXml(text: string): Result<XmlDocument> {
  const { text: bare, problems } = mendXml(text);
  const whole = tryParse(bare);
  if (whole !== null && isComplete(bare, whole)) {
    return { ok: true, value: { roots: whole, truncated: false, problems } };
  }
  const mended = tryParse(mendEnd(bare));
  const roots = mended !== null && mended.length > 0 ? mended : (whole ?? []);
  if (roots.length > 0) return { ok: true, value: { roots, truncated: true, problems } };
  return { ok: false, problem: { code: 'broken-xml', ...sayWhatBroke(dropDoctypes(text)) } };
}

/**
 * Makes XML text of what comes in: without its document types and references to entities of its own, and with elements
 * that close. What had to be left out or mended is told.
 */
export function mendXml(text: string): { readonly text: string; readonly problems: readonly Problem[] } {
  const given = text.replace(/^\uFEFF/, '');
  const known = dropOwnEntities(dropDoctypes(given), given);
  const mended = mendNesting(known.text);
  return {
    text: mended.text,
    problems: [mended.problem, known.problem].filter((one) => one !== null),
  };
}

function tryParse(text: string): XmlElement[] | null {
  try {
    return toElements(parser.parse(text) as ParsedNode[]);
  } catch {
    // The parser says what is wrong with a document by throwing; `sayWhatBroke` finds the words for a person.
    return null;
  }
}

/** The validator names every element that is open; more of that than this helps nobody. */
const mostWords = 160;

function sayWhatBroke(text: string): { message: string; at?: { line: number; column: number } } {
  if (isTooDeep(text)) {
    return { message: `This XML is nested deeper than ${maxDepth} elements, and is not read for that.` };
  }
  try {
    const verdict = XMLValidator.validate(text);
    if (verdict !== true) {
      const { msg, line, col } = verdict.err;
      const words = msg.length > mostWords ? `${msg.slice(0, mostWords)}…` : `${msg.replace(/\.$/, '')}.`;
      return {
        message: `This is no XML that can be read: ${words}`,
        at: { line, column: col },
      };
    }
  } catch {
    // The validator gives up on some of what the parser gives up on.
  }
  return { message: 'This is no XML that can be read.' };
}

function isTooDeep(text: string): boolean {
  try {
    parser.parse(text);
    return false;
  } catch (error) {
    return error instanceof Error && /nested tags/i.test(error.message);
  }
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

/** Leaves out references to entities that the document declares itself: none is expanded, and a name is no text. */
function dropOwnEntities(text: string, given: string): { text: string; problem: Problem | null } {
  const names = new Set<string>();
  if (given.includes('<!DOCTYPE')) {
    for (const [, name] of given.matchAll(/<!ENTITY\s+([\w:.-]{1,100})\s/g)) names.add(name ?? '');
  }
  if (names.size === 0) return { text, problem: null };
  const used = new Set<string>();
  const without = text.replace(/&([\w:.-]{1,100});/g, (reference, name: string) => {
    // HTML's names are known by themselves: NITF and XHTML declare them in this way.
    if (!names.has(name) || decodeReferences(reference) !== reference) return reference;
    used.add(name);
    return '';
  });
  if (used.size === 0) return { text, problem: null };
  const named = [...used].slice(0, 5).map((name) => `&${name};`);
  const message = `Entities that the document declares itself are not read, and are left out of the text: ${named.join(', ')}.`;
  return { text: without, problem: { code: 'entities-not-read', message } };
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
