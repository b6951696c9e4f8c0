import { readDateline } from '../../wire/dateline/read-dateline.ts';
import { readHeadLine } from '../../wire/page/head-lines.ts';
import type { DomElement } from './dom.ts';
import { findFurniture, isStoryText, withoutFurniture } from './drop-chrome.ts';
import { writeMoment } from './moments.ts';
import { isNoNewsTitle } from './no-news-titles.ts';
import { type PageBlock, readBlocks } from './page-blocks.ts';
import type { PageDraft, StoryDraft } from './page-draft.ts';
import { findDescribed, isTitle, type PageFacts, wordsKey } from './page-facts.ts';
import { findArticleBlocks, isSentence, leastText, linesOf } from './read-article.ts';
import { readStoryList } from './read-story-list.ts';
import { findComments } from './readers-comments.ts';
import { isSectionName, markHeads, readSectionHead } from './section-head.ts';

/**
 * The stories of a page of which no rules say what is where; null when there is nothing on it but furniture. A page with
 * several stories is known by their datelines; any other is one article. `page` is without what nobody reads.
 */
export async function readGeneric(
  page: DomElement,
  facts: PageFacts,
  capturedAt: number,
): Promise<PageDraft | null> {
  for (const element of findComments(page)) element.remove();
  const all = readBlocks(page, capturedAt);
  const gone = findFurniture(page, all);
  const own = withoutFurniture(all, gone, page);
  for (const element of gone) element.remove();
  const stories = own.filter(isStoryText).length;
  if (stories >= 2) return await readStoryList(page, own, facts, capturedAt);
  return await readOne(page, own, facts, capturedAt);
}

/** A page of one article. */
async function readOne(
  page: DomElement,
  own: readonly PageBlock[],
  facts: PageFacts,
  capturedAt: number,
): Promise<PageDraft | null> {
  const { article, section: briefSection, briefs } = partBriefs(markHeads(own));
  // Below its head alone there are only briefs, be it one.
  if (briefs.length > 0 && !article.some(({ kind, text }) => kind === 'text' && isSentence(text)))
    return { lead: null, groups: [{ section: briefSection, briefs }] };
  const blocks = briefs.length > 0 ? article : await findArticleBlocks(page, own, capturedAt);
  const headline = findHeadline(own, blocks, facts) ?? findLineAbove(own);
  const from = own.findIndex((block) => (headline === null ? isStoryText(block) : block.text === headline));
  const lines = linesOf(blocks, headline);
  const isStory = blocks.some(isStoryText);
  const told = lines.filter((line) => !line.isSubhead && isSentence(line.text));
  const size = told.reduce((sum, line) => sum + line.text.length, 0);
  if (!isStory && (headline === null || told.length < 2 || size < leastText)) return null;
  // Errors and doors have sentences too; a dateline they have not.
  if (!isStory && (isNoNewsTitle(headline) || isNoNewsTitle(facts.title))) return null;
  const described = findDescribed(facts, headline);
  const moment =
    findMomentNear(own, from) ?? writeMoment(described?.published ?? '', capturedAt)?.text ?? null;
  const section = described?.section ?? facts.section;
  // The page parser knows a section's line by the dateline below it.
  const leadSection =
    headline !== null && isStory && section !== null && isSectionName(section) ? section : null;
  const groups = briefs.length === 0 ? [] : [{ section: briefSection, briefs }];
  return { lead: { headline, moment, lines }, leadSection: briefs.length === 0 ? leadSection : null, groups };
}

/** An article and the briefs below `Meer uit …`, a heading and sentences each; no briefs where there are only headlines. */
function partBriefs(own: readonly PageBlock[]): {
  readonly article: readonly PageBlock[];
  readonly section: string | null;
  readonly briefs: readonly StoryDraft[];
} {
  const isHead = ({ kind, text }: PageBlock) =>
    kind === 'heading' && readSectionHead(text)?.isMarked === true;
  const at = own.findIndex(isHead);
  const none = { article: own, section: null, briefs: [] };
  if (at < 0) return none;
  const section = readSectionHead(own[at]?.text ?? '')?.section ?? null;
  const parts: PageBlock[][] = [];
  for (const block of own.slice(at + 1)) {
    if (block.kind === 'heading' || parts.length === 0) parts.push([]);
    parts.at(-1)?.push(block);
  }
  const briefs = parts
    .filter((part) => part.some(({ kind, text }) => kind === 'text' && isSentence(text)))
    .map((part): StoryDraft => {
      const headline = part.find(({ kind }) => kind === 'heading')?.text ?? null;
      const moment = part.find(({ kind }) => kind === 'moment')?.text ?? null;
      return { headline, moment, lines: linesOf(part, headline) };
    })
    // What neither has a dateline nor says when it was may be anything that stands below.
    .filter((brief) => brief.moment !== null || brief.lines.some(({ text }) => readDateline(text)?.certain));
  return briefs.length === 0 ? none : { article: own.slice(0, at), section, briefs };
}

/** The first heading above the article's text that is not the site's name; else what the page calls itself where that agrees. */
function findHeadline(
  own: readonly PageBlock[],
  blocks: readonly PageBlock[],
  facts: PageFacts,
): string | null {
  const first = blocks.find((block) => block.kind === 'text');
  const start = own.findIndex((block) => block.text === first?.text);
  const above = own.slice(0, start < 0 ? own.length : start + 1).filter((block) => block.kind === 'heading');
  const headings = above.filter(
    ({ text }) => facts.siteName === null || wordsKey(text) !== wordsKey(facts.siteName),
  );
  const best =
    headings.findLast(({ text }) => isTitle(text, facts)) ??
    headings.findLast(({ level }) => level === 1) ??
    headings.at(-1) ??
    blocks.find(({ kind }) => kind === 'heading');
  if (best !== undefined) return best.text;
  // Where nothing is marked as a heading, the line that says what the title says.
  return (
    own.slice(0, start + 1).find((block) => block.kind === 'text' && isTitle(block.text, facts))?.text ?? null
  );
}

/** The line right above the dateline that is no sentence, in the element around the story: `<a>Brug dicht</a><p>GOES (ANP) - …`. */
function findLineAbove(own: readonly PageBlock[]): string | null {
  const start = own.findIndex(isStoryText);
  const above = own.slice(0, Math.max(0, start)).findLast(({ kind }) => kind !== 'moment');
  const story = own[start];
  if (above === undefined || story === undefined || above.kind !== 'text') return null;
  const isBeside =
    above.element === story.element.parentNode || above.element.parentNode === story.element.parentNode;
  const isHead = above.text.length >= 12 && above.text.length <= 160 && !isSentence(above.text);
  return isBeside && isHead && readHeadLine(above.text) === null ? above.text : null;
}

/** The first moment at the headline: up to three lines behind it, or the line above. Below another heading it is of something else. */
function findMomentNear(own: readonly PageBlock[], headline: number): string | null {
  if (headline < 0) return null;
  const behind = own.slice(headline + 1, headline + 5);
  const isText = behind.findIndex(({ kind }) => kind === 'text');
  const other = behind.findIndex(({ kind }, at) => kind === 'heading' && isText >= 0 && at > isText);
  const below = other < 0 ? behind : behind.slice(0, other);
  const near = [...below, ...own.slice(Math.max(0, headline - 1), headline)];
  return near.find((block) => block.kind === 'moment')?.text ?? null;
}
