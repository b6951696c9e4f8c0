import { cleanLine } from '../../wire/clean-text.ts';
import { readDateline } from '../../wire/dateline/read-dateline.ts';
import { isStruck } from '../../wire/markup-blocks.ts';
import { writeLowered, writeRaised } from '../../wire/raised-text.ts';
import { furniture, furnitureWords, neverRead, teaserHeading, wordsOfNames } from './chrome-selectors.ts';
import { ancestorsOf, type DomElement, type DomNode, isElement, nextInside } from './dom.ts';
import type { PageBlock } from './page-blocks.ts';

/**
 * Takes out what nobody reads: scripts, what is hidden or struck out, pictures with their captions, buttons, advertisements,
 * marks that lead to notes.
 */
export function dropUnread(page: DomElement): void {
  for (const element of [...page.querySelectorAll(neverRead)]) {
    // Scripts show what is hidden as a whole.
    if (!isWhole(element)) element.remove();
  }
  for (const element of [...page.querySelectorAll('[style]')]) {
    if (isWhole(element)) continue;
    const style = element.getAttribute('style') ?? '';
    const isHidden = /(?:^|[;\s])(?:display\s*:\s*none|visibility\s*:\s*hidden)/i.test(style);
    if (isHidden || isStruck(style)) element.remove();
  }
  for (const element of [...page.querySelectorAll('sup,sub')]) settleShifted(element);
}

/** Figures above and below the line, written as text: `10<sup>3</sup>` is not 103. */
function settleShifted(element: DomElement): void {
  if (!isFewCharacters(element)) return;
  const given = element.textContent ?? '';
  const before = textBefore(element);
  const isLink = element.querySelector('a') !== null || isLinkAround(element);
  const text = element.localName === 'sub' ? writeLowered(before, given) : writeRaised(before, given, isLink);
  if (text === '') element.remove();
  else if (text !== given) element.textContent = text;
}

/** What is long is text that was only set so; not all of it is put together to see that. */
function isFewCharacters(element: DomElement): boolean {
  let size = 0;
  let nodes = 0;
  for (let node = element.firstChild; node !== null; node = nextInside(node, element)) {
    size += node.nodeValue?.length ?? 0;
    nodes += 1;
    if (size > 40 || nodes > 12) return false;
  }
  return true;
}

/** The last characters before an element in its line. */
function textBefore(element: DomElement): string {
  let at: DomNode = element;
  for (let up = 0; up < 3 && at.previousSibling === null && at.parentNode !== null; up += 1) {
    if (!/^(?:a|b|em|font|i|span|strong)$/.test((at.parentNode as DomElement).localName)) break;
    at = at.parentNode;
  }
  const before = at.previousSibling;
  if (before === null) return '';
  return ((isElement(before) ? before.textContent : before.nodeValue) ?? '').slice(-12);
}

function isLinkAround({ parentNode }: DomElement): boolean {
  return parentNode !== null && isElement(parentNode) && parentNode.localName === 'a';
}

function isWhole({ localName }: DomElement): boolean {
  return localName === 'html' || localName === 'body';
}

/** True for text that begins as an agency's story does, so that its dateline is beyond doubt. */
export function isStoryText(block: PageBlock): boolean {
  return block.kind === 'text' && (readDateline(block.text)?.certain ?? false);
}

/**
 * The elements below `root` that are a site's furniture: by their name, role or class, or as lists of links. One in which
 * a story stands is none, whatever it is called (`related` holds the briefs of many a site), nor is one with the article.
 */
export function findFurniture(root: DomElement, blocks: readonly PageBlock[]): ReadonlySet<DomElement> {
  const kept = new Set<unknown>();
  const keep = (element: DomElement) => {
    for (let at: unknown = element; at !== null && !kept.has(at); at = (at as DomElement).parentNode)
      kept.add(at);
  };
  const stories = blocks.filter(isStoryText);
  const teasers = findTeasers(root, stories);
  for (const { element } of stories) {
    if (!ancestorsOf(element, root).some((one) => teasers.has(one))) keep(element);
  }
  for (const element of root.querySelectorAll('main,h1,[itemprop="articleBody"]')) keep(element);
  const article = root.querySelector('article');
  if (article !== null) keep(article);
  const found = new Set<DomElement>();
  const named = new Set(root.querySelectorAll(furniture));
  for (let node = root.firstChild; node !== null; node = nextInside(node, root)) {
    if (!isElement(node) || kept.has(node) || isWhole(node)) continue;
    if (named.has(node) || hasFurnitureName(node)) found.add(node);
  }
  for (const list of findLinkLists(blocks, kept)) found.add(list);
  for (const teaser of teasers) if (isElement(teaser)) found.add(teaser);
  return found;
}

/**
 * Asides with teasers of other stories, which may begin with a dateline: those that stand within an article that has a story
 * of its own, and those that say so (`Lees ook`).
 */
function findTeasers(root: DomElement, stories: readonly PageBlock[]): ReadonlySet<DomNode> {
  /** How many stories stand in an aside, or in an article. */
  const counts = new Map<DomElement, number>();
  for (const { element } of stories) {
    for (const one of ancestorsOf(element, root)) {
      if (isElement(one) && (isAside(one) || one.localName === 'article'))
        counts.set(one, (counts.get(one) ?? 0) + 1);
    }
  }
  const found = new Set<DomNode>();
  for (const [aside, own] of counts) {
    if (!isAside(aside) || own === stories.length) continue;
    const head = aside.querySelector('h1,h2,h3,h4,h5,h6,[role="heading"],strong,b')?.textContent ?? '';
    const article = ancestorsOf(aside, root).find((one) => isElement(one) && one.localName === 'article');
    const inArticle = article === undefined ? 0 : (counts.get(article as DomElement) ?? 0);
    if (inArticle > own || teaserHeading.test(cleanLine(head.slice(0, 200)))) found.add(aside);
  }
  return found;
}

function isAside(element: DomElement): boolean {
  return element.localName === 'aside' || element.getAttribute('role') === 'complementary';
}

/** Lists, and other elements around lines, that hold nothing but two links or more. */
function findLinkLists(blocks: readonly PageBlock[], kept: ReadonlySet<unknown>): DomElement[] {
  const counts = new Map<DomElement, { links: number; others: number }>();
  for (const block of blocks) {
    const parent = block.element.parentNode;
    const grand = parent?.parentNode ?? null;
    for (const around of [parent, grand]) {
      if (around === null || !isElement(around) || kept.has(around)) continue;
      const count = counts.get(around) ?? { links: 0, others: 0 };
      if (block.isLink) count.links += 1;
      else if (block.kind !== 'moment') count.others += block.kind === 'heading' ? 0.5 : 1;
      counts.set(around, count);
    }
  }
  return [...counts].filter(([, { links, others }]) => links >= 2 && others < 1).map(([element]) => element);
}

function hasFurnitureName(element: DomElement): boolean {
  const names = `${element.getAttribute('class') ?? ''} ${element.getAttribute('id') ?? ''}`;
  return names !== ' ' && wordsOfNames(names).some((word) => furnitureWords.has(word));
}

/** The blocks that stand in none of these elements. */
export function withoutFurniture(
  blocks: readonly PageBlock[],
  gone: ReadonlySet<DomElement>,
  root: DomElement,
): PageBlock[] {
  const known = new Map<DomElement, boolean>();
  const isGone = (element: DomElement): boolean => {
    const path: DomElement[] = [];
    let found = false;
    for (let at: DomElement | null = element; at !== null && at !== root; ) {
      const held = known.get(at);
      if (held !== undefined || gone.has(at)) {
        found = held ?? true;
        break;
      }
      path.push(at);
      at = at.parentNode !== null && isElement(at.parentNode) ? at.parentNode : null;
    }
    for (const one of path) known.set(one, found);
    return found;
  };
  return blocks.filter((block) => !isGone(block.element));
}
