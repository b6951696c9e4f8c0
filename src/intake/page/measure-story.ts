import { type DomElement, listAround } from './dom.ts';
import type { Found } from './find-stories.ts';
import type { PageBlock } from './page-blocks.ts';
import { isSentence } from './read-article.ts';
import { readSectionHead } from './section-head.ts';

/** A story as far as it is measured. */
interface Measured {
  readonly found: Found;
}

/** How many of the blocks `between` a story's beginning and the story `below` are of its text, where what belongs to it lies side by side. */
export function measureStory(story: Measured, between: readonly PageBlock[], below: Measured | null): number {
  if (!story.found.isFlat) return 0;
  const isLast = below === null;
  const { holder } = story.found;
  const isItem = (block: PageBlock) => isItemOf(block, holder, below?.found.holder ?? null);
  const isText = (block: PageBlock) =>
    isItem(block) ||
    (block.kind === 'text' &&
      (block.element === holder || block.element.parentNode === holder.parentNode) &&
      (isSentence(block.text) || (!isLast && !block.isLink)));
  const section = between.findIndex(
    (block) => block.kind === 'heading' && readSectionHead(block.text)?.isMarked,
  );
  const age = between.findIndex(({ kind }) => kind === 'moment');
  const ends = [section, age].filter((at) => at >= 0);
  const own = ends.length === 0 ? between : between.slice(0, Math.min(...ends));
  // Among the last story's there may be anything: it ends at the first that is no text.
  if (isLast) {
    const other = own.findIndex((block) => !isText(block));
    // A list behind the last paragraph may be the site's.
    return own.slice(0, other < 0 ? own.length : other).findLastIndex((block) => !isItem(block)) + 1;
  }
  return own.findLastIndex((block) => isText(block) && (isItem(block) || !isHeadOf(block, own))) + 1;
}

/** A line that is no sentence, last above the next story and below a sentence of this one, may be its headline; unmarked it stays text. */
function isHeadOf(block: PageBlock, own: readonly PageBlock[]): boolean {
  return own.at(-1) === block && !isSentence(block.text) && block.text.length <= 160;
}

/** An item without a link of a list that stands beside the paragraph `holder`, and does not hold the story below. */
function isItemOf(block: PageBlock, holder: DomElement, below: DomElement | null): boolean {
  if (block.kind !== 'text' || block.isLink) return false;
  const list = listAround(block.element);
  return list !== null && list.parentNode === holder.parentNode && !(below !== null && list.contains(below));
}
