import { cleanLine } from '../../wire/clean-text.ts';
import { commentHeading, commentWords, isSwitch, wordsOfNames } from './chrome-selectors.ts';
import { ancestorsOf, type DomElement, type DomNode, isElement, nextInside } from './dom.ts';

/** What a heading's own wrapper holds beside it: a link to log in, a counter. In characters. */
const mostBesideHeading = 60;

/**
 * What readers wrote, as elements of `root`: the boxes that are called so by class, id or label, and what stands below a
 * heading that says so (`3 reacties`), up to the next heading of its rank. A dateline in them is a reader's and no agency's.
 * An element around the page's own article is none, whatever it is called.
 */
export function findComments(root: DomElement): DomElement[] {
  const around = new Set<DomNode>();
  for (const element of root.querySelectorAll('main,h1,[role="main"],[itemprop="articleBody"]')) {
    for (let at: DomNode | null = element; at !== null && !around.has(at); at = at.parentNode) around.add(at);
  }
  const found = new Set<DomNode>();
  for (let node = root.firstChild; node !== null; node = nextInside(node, root)) {
    if (!isElement(node) || around.has(node) || /^(?:html|body)$/.test(node.localName)) continue;
    if (hasCommentName(node)) found.add(node);
  }
  for (const heading of root.querySelectorAll('h1,h2,h3,h4,h5,h6,[role="heading"],legend,summary')) {
    if (!isCommentHeading(heading) || ancestorsOf(heading, root).some((one) => found.has(one))) continue;
    for (const one of belowHeading(heading, around)) found.add(one);
  }
  return [...found].filter(isElement);
}

/** `comments-open` on an article says that it can be commented on, not that it is a comment. */
function hasCommentName(element: DomElement): boolean {
  return ['class', 'id', 'aria-label', 'data-component'].some((attribute) =>
    (element.getAttribute(attribute) ?? '')
      .slice(0, 300)
      .split(/\s+/)
      .map(wordsOfNames)
      .some((words) => words.some((word) => commentWords.has(word)) && !words.some(isSwitch)),
  );
}

function isCommentHeading(heading: DomElement): boolean {
  return commentHeading.test(cleanLine((heading.textContent ?? '').slice(0, 200)));
}

/** The heading and what stands beside it below, out of the wrapper that holds little else. */
function belowHeading(heading: DomElement, around: ReadonlySet<DomNode>): DomElement[] {
  const size = (heading.textContent ?? '').length;
  let top = heading;
  for (;;) {
    const parent: DomNode | null = top.parentNode;
    if (parent === null || !isElement(parent) || around.has(parent) || parent.localName === 'body') break;
    if (isLongerThan(parent, size + mostBesideHeading)) break;
    top = parent;
  }
  const rank = rankOf(heading);
  const found: DomElement[] = [top];
  for (let at: DomNode | null = top.nextSibling; at !== null; at = at.nextSibling) {
    if (!isElement(at)) continue;
    if (around.has(at) || endsComments(at, rank)) break;
    found.push(at);
  }
  return found;
}

/** Looks at no more of the text than is needed to know. */
function isLongerThan(element: DomElement, most: number): boolean {
  let size = 0;
  for (let node = element.firstChild; node !== null && size <= most; node = nextInside(node, element)) {
    if (node.nodeType === 3) size += cleanLine((node.nodeValue ?? '').slice(0, 1_000)).length;
  }
  return size > most;
}

/** True for a heading of this rank or above, and for what has one in it that is no comment's: `Meer uit Zeeland`. */
function endsComments(element: DomElement, rank: number): boolean {
  const headings = /^h[1-6]$/.test(element.localName)
    ? [element]
    : [...element.querySelectorAll('h1,h2,h3,h4,h5,h6')];
  return headings.some((one) => rankOf(one) <= rank && !isCommentHeading(one));
}

function rankOf(heading: DomElement): number {
  const level = /^h([1-6])$/.exec(heading.localName)?.[1] ?? heading.getAttribute('aria-level');
  return Number(level) || 2;
}
