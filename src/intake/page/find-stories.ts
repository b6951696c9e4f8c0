import { readDateline } from '../../wire/dateline/read-dateline.ts';
import { ancestorsOf, type DomElement, type DomNode, isElement } from './dom.ts';
import { isStoryText } from './drop-chrome.ts';
import type { PageBlock } from './page-blocks.ts';
import { isSentence } from './read-article.ts';

/** A story of the list: where its text begins among the blocks, and the element that holds it and no other. */
export interface Found {
  readonly at: number;
  readonly holder: DomElement;
  readonly isFlat: boolean;
}

/** Where stories begin, and what holds each of them. */
export function findStories(root: DomElement, blocks: readonly PageBlock[]): Found[] {
  const certain = blocks.flatMap((block, at) => (isStoryText(block) ? [at] : []));
  // A place in small letters is believed where the mark-up is that of the others.
  const shapes = new Set(certain.map((at) => shapeOf(blocks[at]?.element)));
  const starts = blocks.flatMap((block, at) => {
    const isLike =
      block.kind === 'text' && shapes.has(shapeOf(block.element)) && readDateline(block.text) !== null;
    return certain.includes(at) || isLike ? [at] : [];
  });
  const counts = new Map<unknown, number>();
  for (const at of starts) {
    const element = blocks[at]?.element;
    if (element === undefined) continue;
    for (const one of ancestorsOf(element, root)) counts.set(one, (counts.get(one) ?? 0) + 1);
  }
  const found = starts.flatMap((at): Found[] => {
    const element = blocks[at]?.element;
    if (element === undefined) return [];
    const holder = ancestorsOf(element, root).findLast((one) => counts.get(one) === 1) ?? element;
    if (!isElement(holder)) return [];
    return [{ at, holder, isFlat: holder === element || counts.get(element) !== 1 }];
  });
  return [...found, ...findLike(root, blocks, found, counts)].sort((a, b) => a.at - b.at);
}

/**
 * Stories without a dateline among others: what lies beside an element with a story and is of its make, and has a headline, and
 * an age where the others do. Their text begins with the first sentence.
 */
function findLike(
  root: DomElement,
  blocks: readonly PageBlock[],
  found: readonly Found[],
  counts: ReadonlyMap<unknown, number>,
): Found[] {
  const makes = new Map<DomNode | null, Set<string>>();
  for (const { holder, isFlat } of found) {
    if (isFlat) continue;
    const beside = makes.get(holder.parentNode) ?? new Set<string>();
    makes.set(holder.parentNode, beside.add(makeOf(holder)));
  }
  const around = (kind: PageBlock['kind']) =>
    new Set(
      blocks.filter((block) => block.kind === kind).flatMap(({ element }) => ancestorsOf(element, root)),
    );
  const [heads, moments] = [around('heading'), around('moment')];
  const haveAges = found.every(({ holder, isFlat }, index) => isFlat || index === 0 || moments.has(holder));
  const taken = new Set<DomNode>();
  return blocks.flatMap((block, at): Found[] => {
    if (block.kind !== 'text' || !isSentence(block.text)) return [];
    const holder = ancestorsOf(block.element, root).find(
      (one) => isElement(one) && makes.get(one.parentNode)?.has(makeOf(one)) === true,
    );
    if (holder === undefined || !isElement(holder) || counts.has(holder) || taken.has(holder)) return [];
    if (!heads.has(holder) || (haveAges && !moments.has(holder))) return [];
    taken.add(holder);
    return [{ at, holder, isFlat: false }];
  });
}

function makeOf(element: DomElement): string {
  return `${element.localName} ${element.getAttribute('class') ?? ''}`;
}

/** By which elements of one make are known: name and classes, of the element and of the one around it. */
function shapeOf(element: DomElement | undefined): string {
  if (element === undefined) return '';
  const around = element.parentNode !== null && isElement(element.parentNode) ? element.parentNode : null;
  return [element, around].map((one) => (one === null ? '' : makeOf(one))).join('/');
}
