import { cleanLine } from '../../wire/clean-text.ts';
import { type DomElement, type DomNode, isElement, nextInside, nextOutside } from './dom.ts';
import { cutHeadlineAge, momentBetween, partAtAges } from './line-moments.ts';
import { isPlainAge, readMoment } from './moments.ts';

/** A line of a page, as its mark-up tells it apart. */
export interface PageBlock {
  readonly kind: 'text' | 'heading' | 'moment';
  /** One line, never empty. */
  readonly text: string;
  /** The innermost block element that it stands in. */
  readonly element: DomElement;
  /** 1 to 6 for headings, else 0. */
  readonly level: number;
  /** All of it is one link, or more. */
  readonly isLink: boolean;
}

const inline = new Set(
  (
    'a abbr acronym b bdi bdo big cite code data del dfn em font i ins kbd label mark q s samp small span strike strong ' +
    'sub sup time tt u var wbr'
  ).split(' '),
);

/** What is left of `Gepubliceerd op 8 juni 2026` when the moment is taken out. */
const momentLabel =
  /^[|·•,:–-]?\s?(?:(?:gepubliceerd|geplaatst|bijgewerkt|aangepast|gewijzigd|update|updated|laatste? (?:update|gewijzigd|bijgewerkt)|published|om|op)\s?(?:op|om|on)?)?\s?[|·•,:–-]?$/i;

/** A moment has little beside it: a name, `Laatste update:`. In characters. */
const mostBeside = 60;

/**
 * The lines of an element, in their order: a block element is a line, and so is each part between line breaks; text that
 * stands beside blocks is one of its own. What is marked as a time and stands apart, and an age at a line's end, are
 * moments. No recursion. `capturedAt` in ms.
 */
export function readBlocks(root: DomElement, capturedAt: number): PageBlock[] {
  const blocks: PageBlock[] = [];
  let owner: DomElement = root;
  let text = '';
  let linked = 0;

  /** The marked time in the line. */
  let timed: DomElement | null = null;
  let measured: { readonly of: DomElement; readonly text: string } | null = null;

  /** An owner's whole text, made once. */
  const textOf = (element: DomElement) => {
    if (measured?.of !== element) measured = { of: element, text: cleanLine(element.textContent ?? '') };
    return measured.text;
  };
  const flush = () => {
    const line = cleanLine(text);
    const plain = line.replaceAll(' ', '').length;
    const isLink = plain > 0 && linked >= plain;
    const datetime =
      timed !== null && cleanLine(timed.textContent ?? '') === line ? timed.getAttribute('datetime') : null;
    text = '';
    linked = 0;
    timed = null;
    if (line === '') return;
    const heading = headingOf(owner, root);
    if (heading === null && momentLabel.test(line)) return;
    const moment = heading === null ? readMoment(line, datetime, capturedAt) : null;
    if (moment !== null) {
      blocks.push({ kind: 'moment', text: moment, element: owner, level: 0, isLink });
      return;
    }
    const add = (kind: PageBlock['kind'], text: string) =>
      blocks.push({ kind, text, element: owner, level: kind === 'heading' ? (heading ?? 0) : 0, isLink });
    if (heading !== null || isLink) {
      const { text, age } = cutHeadlineAge(line);
      add(heading === null ? 'text' : 'heading', text);
      const stated = age === null ? null : readMoment(age, null, capturedAt);
      if (stated !== null) add('moment', stated);
      return;
    }
    for (const part of partAtAges(line)) add(part.kind, part.text);
  };
  const endsLine = (node: DomNode) =>
    (isElement(node) && node.localName === 'br') || blockAround(node, root) !== owner;
  const spot = () => ({
    before: cleanLine(text.slice(-400)),
    isBehindLink: linked > 0 && linked >= text.replace(/\s/g, '').length,
    endsLine,
  });

  let node: DomNode | null = root.firstChild;
  while (node !== null) {
    const within = blockAround(node, root);
    if (within !== owner) {
      flush();
      owner = within;
    }
    if (node.nodeType === 3) {
      const value = node.nodeValue ?? '';
      text += value;
      if (isInLink(node, owner)) linked += value.replace(/[\s\u00A0\u00AD]+/g, '').length;
      node = nextOutside(node, root);
    } else if (!isElement(node)) {
      node = nextOutside(node, root);
    } else if (node.localName === 'br') {
      if (headingOf(owner, root) === null) flush();
      else text += ' ';
      node = nextOutside(node, root);
    } else {
      const own = inline.has(node.localName) ? ownText(node) : null;
      const moment =
        own === null
          ? null
          : (momentApart(node, own, textOf(owner), capturedAt) ??
            momentBetween(node, own, spot(), root, capturedAt));
      if (moment !== null) {
        flush();
        blocks.push({ kind: 'moment', text: moment, element: owner, level: 0, isLink: false });
        node = nextOutside(node, root);
      } else {
        if (node.localName === 'time') timed = node;
        node = nextInside(node, root);
      }
    }
  }
  flush();
  return blocks;
}

/** The innermost block element around a node; the node itself where it is one. */
function blockAround(node: DomNode, root: DomElement): DomElement {
  for (let at: DomNode | null = node; at !== null && at !== root; at = at.parentNode) {
    if (isElement(at) && !inline.has(at.localName) && at.localName !== 'br') return at;
  }
  return root;
}

function headingOf(element: DomElement, root: DomElement): number | null {
  for (let at: DomNode | null = element; at !== null; at = at.parentNode) {
    if (isElement(at)) {
      const level = /^h([1-6])$/.exec(at.localName)?.[1] ?? null;
      if (level !== null) return Number(level);
      if (at.getAttribute('role') === 'heading') return Number(at.getAttribute('aria-level')) || 2;
    }
    if (at === root) break;
  }
  return null;
}

function isInLink(node: DomNode, owner: DomElement): boolean {
  for (let at: DomNode | null = node; at !== null; at = at.parentNode) {
    if (isElement(at) && at.localName === 'a') return true;
    // A link can hold the block, too.
    if (at === owner)
      return at.parentNode !== null && isElement(at.parentNode) && at.parentNode.localName === 'a';
  }
  return false;
}

/** All text of an inline element that can be a moment: a marked time, or one that holds a text and nothing else; else null. */
function ownText(element: DomElement): string | null {
  // Not all of a long text is put together to see that it is long.
  const first = element.firstChild;
  if (element.localName !== 'time' && (first === null || first.nextSibling !== null || first.nodeType !== 3))
    return null;
  const text = (element.textContent ?? '').slice(0, 200);
  return text.length < 200 && (element.localName === 'time' || /geleden|zojuist/i.test(text))
    ? cleanLine(text)
    : null;
}

/**
 * The moment that an inline element is, where it stands apart from prose; null where it does not. `around`: all text of the
 * block that it stands in.
 */
function momentApart(element: DomElement, text: string, around: string, capturedAt: number): string | null {
  const isTime = element.localName === 'time';
  if (text === '' || (!isTime && !isPlainAge(text))) return null;
  const standsApart =
    around.length - text.length <= mostBeside || (isPlainAge(text) && around.endsWith(text));
  if (!standsApart) return null;
  return readMoment(text, isTime ? element.getAttribute('datetime') : null, capturedAt);
}
