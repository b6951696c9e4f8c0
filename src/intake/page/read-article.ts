import { readDateline } from '../../wire/dateline/read-dateline.ts';
import { isShareLine } from '../../wire/feed/text-tails.ts';
import { readHeadLine } from '../../wire/page/head-lines.ts';
import { type DomElement, isElement, listAround, nextInside, parseDocument, parsePageHtml } from './dom.ts';
import { isStoryText } from './drop-chrome.ts';
import { type PageBlock, readBlocks } from './page-blocks.ts';
import type { StoryLine } from './page-draft.ts';
import { readSectionHead } from './section-head.ts';

/**
 * What defuddle is given at most: its time grows with the square of the elements (20,000 side by side took 22 seconds, of
 * 1,000 within one another it needs one), and it runs on the thread that takes copy in.
 */
const mostElements = 2_500;
const deepest = 80;

/**
 * The blocks of the article in an element, without what else a site puts around it. defuddle finds it; where it is given too
 * much, or leaves out the paragraph with the story's dateline, `own` stand: the blocks that are left without furniture.
 */
export async function findArticleBlocks(
  root: DomElement,
  own: readonly PageBlock[],
  capturedAt: number,
): Promise<readonly PageBlock[]> {
  if (!isModest(root)) return own;
  const content = await runDefuddle((root.querySelector('body') ?? root).innerHTML);
  const article = content === null ? null : await parsePageHtml(content);
  if (article === null) return own;
  const found = readBlocks(article, capturedAt);
  const story = own.find(isStoryText);
  const hasStory = story === undefined || found.some((block) => block.text === story.text);
  return hasStory && found.length > 0 ? withLists(found, own) : own;
}

/** defuddle takes lists of a few words for a menu. Those without links, between two paragraphs that it kept, are the article's. */
function withLists(found: readonly PageBlock[], own: readonly PageBlock[]): readonly PageBlock[] {
  const kept = new Set(found.map(({ text }) => text));
  const lost = new Map<string, PageBlock[]>();
  let above: PageBlock | null = null;
  let run: PageBlock[] = [];
  for (const block of own) {
    if (!kept.has(block.text)) {
      run.push(block);
      continue;
    }
    const isList = run.every((one) => one.kind === 'text' && !one.isLink && listAround(one.element) !== null);
    if (above?.kind === 'text' && block.kind === 'text' && isList) lost.set(above.text, run);
    above = block;
    run = [];
  }
  return found.flatMap((block) => [block, ...(block.kind === 'text' ? (lost.get(block.text) ?? []) : [])]);
}

/** The HTML of the main content; null when there is none. Scripts are gone before; nothing is fetched. */
async function runDefuddle(html: string): Promise<string | null> {
  const document = await parseDocument(`<!doctype html><html><body>${html}</body></html>`);
  if (document === null) return null;
  const loaded = await import('defuddle');
  // Its types are those of a module, what Node loads is the class.
  const Defuddle = loaded.default as unknown as typeof loaded.default.default;
  const { content } = new Defuddle(document as never, {
    url: 'https://page.invalid/',
    useAsync: false,
    includeReplies: false,
    removeImages: true,
    standardize: false,
  }).parse();
  return content.trim() === '' ? null : content;
}

function isModest(root: DomElement): boolean {
  let elements = 0;
  for (let node = root.firstChild; node !== null; node = nextInside(node, root)) {
    if (!isElement(node)) continue;
    elements += 1;
    if (elements > mostElements) return false;
    let depth = 0;
    for (let at = node.parentNode; at !== null && at !== root && depth <= deepest; at = at.parentNode)
      depth += 1;
    if (depth > deepest) return false;
  }
  return true;
}

/**
 * A story's lines of its blocks: what stands above its dateline and is neither a sentence nor what the page parser knows
 * there (who, when) goes out, and so do links behind the text (`Lees meer`), and what invites to share it. Moments and the headline are not among them.
 */
export function linesOf(blocks: readonly PageBlock[], headline: string | null): StoryLine[] {
  const lines = blocks.filter(({ kind, text }) => kind !== 'moment' && text !== headline);
  const dated = lines.findIndex((block) => block.kind === 'text' && readDateline(block.text) !== null);
  // Below `Meer uit …` it is another story's.
  const section = lines.findIndex(({ kind, text }) => kind === 'heading' && readSectionHead(text)?.isMarked);
  const start = section >= 0 && section < dated ? -1 : dated;
  return lines
    .filter((block, index) => {
      if (block.kind === 'heading') return index > start || start < 0;
      if (index < start) return isSentence(block.text) || readHeadLine(block.text) !== null;
      if (index > start && isShareLine(block.text)) return false;
      return !(block.isLink && index > start && block.text.length <= 80 && !isSentence(block.text));
    })
    .map(({ kind, text, element }) => ({
      text,
      isSubhead: kind === 'heading',
      ...(listAround(element) === null ? {} : { isItem: true as const }),
    }));
}

/** What makes text without a dateline a story: sentences of so many characters together. */
export const leastText = 200;

/** Text with an end, and no label or menu. */
export function isSentence(text: string): boolean {
  return text.length >= 30 && /[.!?…]["'”’»)]*$/.test(text);
}
