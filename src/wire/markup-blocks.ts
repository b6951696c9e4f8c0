import { Parser } from 'htmlparser2';
import { splitParagraphs } from './plain-blocks.ts';
import { createBlockReader, type TextBlock } from './text-blocks.ts';
import type { XmlElement } from './xml.ts';
import { childrenOf, findOutside, linesOf, rawTextOf } from './xml-find.ts';

/** The blocks of what stands in an XML element: NITF's `body.content`, XHTML's `body`, or any kin of theirs. */
export function readXmlBlocks(element: XmlElement): TextBlock[] {
  const reader = createBlockReader();
  const work: (XmlElement | string | { readonly end: string })[] = [...element.children].reverse();
  for (let next = work.pop(); next !== undefined; next = work.pop()) {
    if (typeof next === 'string') reader.text(next);
    else if ('end' in next) reader.close(next.end);
    else {
      reader.open(next.name, next.attributes.get('class') ?? '');
      work.push({ end: next.name });
      for (const child of [...next.children].reverse()) work.push(child);
    }
  }
  return reader.finish();
}

/** Whether an element's style strikes its text out. */
export function isStruck(style: string | undefined): boolean {
  return style !== undefined && /(?:^|[;\s])text-decoration(?:-line)?\s*:[^;]*line-through/i.test(style);
}

/** HTML that is nested deeper than this is made to cost time. */
const deepest = 500;
/** How much HTML is handed over at once, in characters, up to the next tag: depth is looked at in between. */
const portion = 4_096;

/** The blocks of an HTML fragment or page, read as browsers forgive it. Linear in the text. */
export function readHtmlBlocks(html: string): TextBlock[] {
  const reader = createBlockReader();
  let depth = 0;
  const start = () =>
    new Parser({
      onopentag(name, attributes) {
        depth += 1;
        reader.open(isStruck(attributes.style) ? 'del' : name, attributes.class ?? '');
      },
      ontext: (text) => reader.text(text),
      onclosetag(name) {
        depth -= 1;
        reader.close(name);
      },
    });
  let parser = start();
  for (let at = 0, end = 0; at < html.length; at = end) {
    const tag = html.indexOf('<', at + portion);
    end = tag < 0 ? html.length : tag;
    parser.write(html.slice(at, end));
    if (depth > deepest) {
      // The parser's own time grows with the square of the depth: it starts afresh, with everything closed.
      parser.end();
      parser = start();
    }
  }
  parser.end();
  return reader.finish();
}

const htmlTag =
  /<\/?(?:a|abbr|article|aside|b|blockquote|body|br|center|cite|dd|del|div|dl|dt|em|figure|font|footer|h[1-6]|header|hr|html|i|img|ins|li|main|ol|p|pre|s|section|small|span|strike|strong|sub|sup|table|tbody|td|th|tr|u|ul)(?:\s[^<>]*)?\/?>/i;

/** True when text holds an element of HTML: where a format allows both, that makes it mark-up. */
export function looksLikeHtml(text: string): boolean {
  return htmlTag.test(text);
}

/** What can hold a body of its own, which is not the document's: NITF's notes and media above all. */
const bodiesApart = new Set(['note', 'edNote', 'media', 'body.head', 'body.end', 'head', 'fn']);

/**
 * The elements in which the text of a document stands: all `body.content` of NITF's body, else the body, wherever below
 * `element` that is; a body inside a note or a caption is none. Empty when there is no body.
 */
export function findBodies(element: XmlElement): readonly XmlElement[] {
  if (element.name === 'body.content') return [element];
  const found =
    element.name === 'body'
      ? [element]
      : findOutside(element, ['body', 'body.content'], (name) => bodiesApart.has(name));
  const [first] = found;
  if (first === undefined) return [];
  if (first.name === 'body.content') return found.filter((one) => one.name === 'body.content');
  const contents = childrenOf(first, 'body.content');
  return contents.length > 0 ? contents : [first];
}

/**
 * The notes to editors that stand in a document, above its text or inside it, a block a line. Footnotes and what a
 * caption says are none.
 */
function readNoteBlocks(element: XmlElement): TextBlock[] {
  return findOutside(element, ['note'], (name) => name === 'media' || name === 'fn')
    .flatMap(linesOf)
    .map((text) => ({ kind: 'note', text }));
}

/**
 * The blocks of an element that holds a text in any form: NITF, XHTML, elements of its own, HTML in CDATA, plain text.
 * Notes come first.
 */
export function readXmlText(element: XmlElement): TextBlock[] {
  if (childrenOf(element).length === 0) return readPlainOrHtml(rawTextOf(element));
  const bodies = findBodies(element);
  const texts = (bodies.length > 0 ? bodies : [element]).flatMap((body) =>
    childrenOf(body).length === 0 ? readPlainOrHtml(rawTextOf(body)) : readXmlBlocks(body),
  );
  return [...readNoteBlocks(element), ...texts];
}

/** The blocks of text that may be HTML. */
export function readPlainOrHtml(text: string): TextBlock[] {
  if (looksLikeHtml(text)) return readHtmlBlocks(text);
  return splitParagraphs(text).map((paragraph) => ({ kind: 'paragraph', text: paragraph }));
}
