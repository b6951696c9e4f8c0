import { cleanLine, looksLikeSubhead } from './clean-text.ts';
import { splitParagraphs, splitPreformatted } from './plain-blocks.ts';
import { writeLowered, writeRaised } from './raised-text.ts';

/** A part of a body, in its order, as its mark-up says it. */
export interface TextBlock {
  /**
   * `strong`: a whole short line in bold, which is a subhead when it stands between paragraphs. `note`: for editors, and
   * never part of the text.
   */
  readonly kind: 'paragraph' | 'subhead' | 'strong' | 'dateline' | 'byline' | 'rule' | 'note';
  /** One line, never empty but for a rule. */
  readonly text: string;
}

/** Reads the mark-up of NITF, XHTML, HTML and their kin as it comes by; names in any case, prefixes left out. */
export interface BlockReader {
  /** An element starts; `classes` as its class attribute stands. */
  open(name: string, classes: string): void;
  text(text: string): void;
  close(name: string): void;
  /** All blocks. Nothing may follow. */
  finish(): TextBlock[];
}

/** What no reader sees, is struck out, holds another body or repeats what is read elsewhere. */
const skipped = new Set(
  (
    'del s strike ' +
    'head title script style template noscript header nav aside footer figure img picture video audio iframe object ' +
    'embed svg math form button select textarea map canvas media media-caption media-reference media-producer ' +
    'body.head body.end copyrite fn note abstract bild dat rubrik'
  ).split(' '),
);
const skippedClasses = new Set(
  'closingline genre slugline notepad np-public np-nonpublic publicationdate caption wp-caption-text dat wp-caption'.split(
    ' ',
  ),
);

const headings = new Set('h1 h2 h3 h4 h5 h6 hl1 hl2 hl3 mellis subhead'.split(' '));
const paragraphs = new Set('p li dd dt bq blockquote citat pre tr lede'.split(' '));
/** Blocks that hold blocks; text that stands in one of them directly is a paragraph of its own. */
const containers = new Set(
  (
    'html body body.content block div section article main nitf ul ol dl table tbody thead tfoot colgroup text ' +
    'brodtext ingress content datacontent hedline details summary address center'
  ).split(' '),
);
const cells = new Set(['td', 'th', 'br', 'option']);
const bold = new Set(['b', 'strong']);

/**
 * A reader of mark-up into paragraphs and subheads. Two line breaks in a row part paragraphs, one is a blank; a heading
 * inside a paragraph is a heading, a paragraph inside a heading is a paragraph; what stands in bold on a line of its own
 * is marked. No recursion, linear in what it is given.
 */
export function createBlockReader(): BlockReader {
  const blocks: TextBlock[] = [];
  const stack: { name: string; kind: TextBlock['kind'] | 'inline' | 'container' }[] = [];
  let skipping = 0;
  let preformatted = 0;
  let boldDepth = 0;
  let boldLength = 0;
  let breaks = 0;
  let buffer: string[] = [];
  /** Where in the buffer the text above or below the line begins, and whether a link stands in it. */
  let shifted: { readonly at: number; readonly name: string; isLink: boolean } | null = null;

  function flush(): void {
    const text = buffer.join('');
    const allBold = boldLength > 0 && boldLength >= cleanLine(text).replaceAll(' ', '').length;
    buffer = [];
    shifted = null;
    boldLength = 0;
    breaks = 0;
    if (cleanLine(text) === '') return;
    const kind = blockKind();
    if (kind === 'subhead') blocks.push({ kind, text: cleanLine(text) });
    else {
      const parts = preformatted > 0 ? splitPreformatted(text) : splitParagraphs(text);
      const strong = allBold && parts.length === 1 && looksLikeSubhead(parts[0] ?? '');
      for (const part of parts) blocks.push({ kind: strong ? 'strong' : 'paragraph', text: part });
    }
  }

  function blockKind(): TextBlock['kind'] {
    for (let at = stack.length - 1; at >= 0; at -= 1) {
      const kind = stack[at]?.kind;
      if (kind === 'subhead' || kind === 'paragraph') return kind;
      if (kind === 'container') break;
    }
    return 'paragraph';
  }

  /** Text that is marked up as dateline or byline inside a paragraph leaves it at once. */
  function pushMarked(kind: 'dateline' | 'byline'): void {
    const text = cleanLine(buffer.join(''));
    buffer = [];
    shifted = null;
    if (text !== '') blocks.push({ kind, text });
  }

  function closeShifted(): void {
    if (shifted === null) return;
    const { at, name, isLink } = shifted;
    shifted = null;
    const text = buffer.splice(at).join('');
    const before = buffer.slice(-8).join('');
    buffer.push(name === 'sub' ? writeLowered(before, text) : writeRaised(before, text, isLink));
  }

  return {
    open(given, classes) {
      const name = given.toLowerCase();
      const tokens = classes === '' ? [] : classes.toLowerCase().split(/\s+/);
      if (skipping > 0 || skipped.has(name) || tokens.some((token) => skippedClasses.has(token))) {
        skipping += 1;
        return;
      }
      if (cells.has(name)) {
        if (name === 'br') breaks += 1;
        if (breaks === 2) flush();
        buffer.push(' ');
      }
      const marked = name === 'dateline' || name === 'byline' ? name : markedBy(tokens);
      if (marked !== null) {
        flush();
        stack.push({ name, kind: marked });
      } else if (headings.has(name) || paragraphs.has(name) || containers.has(name) || name === 'hr') {
        flush();
        const kind = headings.has(name) ? 'subhead' : paragraphs.has(name) ? 'paragraph' : 'container';
        if (name === 'hr') blocks.push({ kind: 'rule', text: '' });
        stack.push({ name, kind });
        if (name === 'pre') preformatted += 1;
      } else {
        stack.push({ name, kind: 'inline' });
        if (name === 'sup' || name === 'sub') shifted ??= { at: buffer.length, name, isLink: false };
        if (name === 'a' && shifted !== null) shifted.isLink = true;
        if (bold.has(name)) boldDepth += 1;
      }
    },
    text(text) {
      if (skipping > 0 || text === '') return;
      const length = text.replace(/[\s\u00A0]+/g, '').length;
      if (length > 0) breaks = 0;
      if (boldDepth > 0) boldLength += length;
      buffer.push(text);
    },
    close(given) {
      if (skipping > 0) {
        skipping -= 1;
        return;
      }
      const name = given.toLowerCase();
      const top = stack.at(-1);
      // Elements come in pairs from both parsers; a stray end tag of broken copy finds no partner and is passed over.
      if (top?.name !== name) return;
      if (top.kind === 'dateline' || top.kind === 'byline') pushMarked(top.kind);
      else if (top.kind !== 'inline') flush();
      else if (name === shifted?.name) closeShifted();
      if (name === 'pre') preformatted -= 1;
      if (bold.has(name)) boldDepth -= 1;
      stack.pop();
    },
    finish() {
      flush();
      return blocks;
    },
  };
}

function markedBy(classes: readonly string[]): 'dateline' | 'byline' | null {
  if (classes.includes('dateline')) return 'dateline';
  return classes.includes('byline') ? 'byline' : null;
}
