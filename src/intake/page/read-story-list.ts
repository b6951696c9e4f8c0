import { readMoreFrom } from '../../wire/page/chrome.ts';
import { ancestorsOf, type DomElement } from './dom.ts';
import { isStoryText } from './drop-chrome.ts';
import { type Found, findStories } from './find-stories.ts';
import { cutHeadlineAge } from './line-moments.ts';
import { measureStory } from './measure-story.ts';
import { readMoment, writeMoment } from './moments.ts';
import type { PageBlock } from './page-blocks.ts';
import type { BriefGroup, PageDraft, StoryDraft } from './page-draft.ts';
import { findDescribed, type PageFacts, wordsKey } from './page-facts.ts';
import { findArticleBlocks, isSentence, leastText, linesOf } from './read-article.ts';
import { markHeads, readSectionHead } from './section-head.ts';

/** A story while its blocks are gathered. */
interface Gathered {
  readonly found: Found;
  headline: PageBlock | null;
  /** Named above it, so that a group begins with it; undefined where none does. */
  section?: string | null;
  /** The headings above its text within the element that holds it. */
  heads: PageBlock[];
  moments: string[];
  blocks: PageBlock[];
}

/**
 * The stories of a page with several. Each begins with a dateline; the element around it that holds no other story holds
 * its headline and its age too, wherever in it they stand. Where stories lie side by side with all that belongs to them,
 * the order on the page tells: a heading belongs to the story below, text and an age to the story above.
 */
export async function readStoryList(
  root: DomElement,
  blocks: readonly PageBlock[],
  facts: PageFacts,
  capturedAt: number,
): Promise<PageDraft> {
  const found = findStories(root, blocks);
  const { stories, isLead: isFirst, above } = gather(root, blocks, found, facts);
  const undated = isFirst && stories[0]?.headline?.level === 1 ? null : above;
  const isLead = isFirst && undated === null;
  const drafts: { story: Gathered; draft: StoryDraft }[] = [];
  for (const [index, story] of stories.entries()) {
    const own =
      index === 0 && isLead && !story.found.isFlat && story.blocks.length > 4
        ? await findArticleBlocks(story.found.holder, story.blocks, capturedAt)
        : story.blocks;
    const head = story.headline?.text ?? null;
    const { text: headline, age } = head === null ? { text: null, age: null } : cutHeadlineAge(head);
    const described = findDescribed(facts, headline)?.published ?? '';
    const stated = story.moments[0] ?? (age === null ? null : readMoment(age, null, capturedAt));
    const moment = stated ?? writeMoment(described, capturedAt)?.text ?? null;
    drafts.push({ story, draft: { headline, moment, lines: linesOf(own, head) } });
  }
  const groups: { section: string | null; briefs: StoryDraft[] }[] = [];
  drafts.forEach(({ story, draft }, index) => {
    if (index === 0 && isLead) return;
    if (groups.length === 0 || story.section !== undefined)
      groups.push({ section: story.section ?? null, briefs: [] });
    groups.at(-1)?.briefs.push(draft);
  });
  const lead = isLead ? (drafts[0]?.draft ?? null) : undated;
  return { lead, groups: groups satisfies BriefGroup[] };
}

function gather(
  root: DomElement,
  blocks: readonly PageBlock[],
  found: readonly Found[],
  facts: PageFacts,
): { readonly stories: readonly Gathered[]; readonly isLead: boolean; readonly above: StoryDraft | null } {
  const stories: Gathered[] = found.map((one) => ({
    found: one,
    headline: null,
    heads: [],
    moments: [],
    blocks: [],
  }));
  const loose: PageBlock[][] = [[], ...found.map((): PageBlock[] => [])];
  const holders = new Map<unknown, number>();
  found.forEach(({ holder, isFlat }, index) => {
    if (!isFlat) holders.set(holder, index);
  });
  let passed = 0;
  blocks.forEach((block, at) => {
    const begins = found[passed]?.at === at;
    const holder = ancestorsOf(block.element, root).find((one) => holders.has(one));
    const index = begins ? passed : holders.get(holder);
    if (begins) passed += 1;
    const story = index === undefined ? undefined : stories[index];
    if (story === undefined) loose[passed]?.push(block);
    else takeOwn(story, block, at);
  });
  stories.forEach((story, index) => {
    settleOwnHeads(story, index === 0);
    headWithin(story);
  });
  const marked = loose.map(markHeads);
  const above = findUndatedLead(marked[0] ?? []);
  if (above !== null) marked[0] = above.rest;
  settleLoose(stories, marked, facts);
  return { stories, isLead: isFirstLead(stories), above: above?.draft ?? null };
}

/**
 * The lead above the first dateline, where it has none of its own: the page's headline with sentences below it, and a heading
 * between them and the first story. A standfirst, above a story's own dateline, has no heading below it. `rest`: what is
 * left, from that heading on.
 */
function findUndatedLead(between: readonly PageBlock[]): { draft: StoryDraft; rest: PageBlock[] } | null {
  const head = between.findIndex(({ kind, level }) => kind === 'heading' && level === 1);
  const headline = between[head];
  const end = between.findLastIndex(({ kind, text }) => kind === 'text' && isSentence(text));
  const next = between.findIndex(({ kind }, at) => kind === 'heading' && at > end);
  if (headline === undefined || end <= head || next < 0) return null;
  const own = between.slice(head + 1, next);
  const size = own.reduce(
    (sum, { kind, text }) => sum + (kind === 'text' && isSentence(text) ? text.length : 0),
    0,
  );
  if (size < leastText) return null;
  const moment = own.find(({ kind }) => kind === 'moment')?.text ?? null;
  const draft = { headline: headline.text, moment, lines: linesOf(own, headline.text) };
  return { draft, rest: between.slice(next) };
}

/** A block within the element that holds the story. */
function takeOwn(story: Gathered, block: PageBlock, at: number): void {
  if (block.kind === 'moment') story.moments.push(block.text);
  else if (at < story.found.at && (block.kind === 'heading' || readMoreFrom(block.text) !== null))
    story.heads.push(block);
  else story.blocks.push(block);
}

/**
 * What the headings in a story's own element say: the last is its headline. A section with one story in it is that story's
 * element, so that its head stands in there, too: what says so in words, or is above a headline of a lower rank.
 */
function settleOwnHeads(story: Gathered, isFirst: boolean): void {
  const last = story.heads.at(-1);
  if (last === undefined) return;
  const isSection = readSectionHead(last.text)?.isMarked === true;
  if (!isSection) story.headline = last;
  const over = isSection ? last : story.heads.at(-2);
  const named = over === undefined ? null : readSectionHead(over.text);
  if (named === null || over === undefined) return;
  if (named.isMarked || (!isFirst && over.kind === 'heading' && over.level < last.level))
    story.section = named.section;
}

/** The line that is no sentence right above the dateline, where the element that holds the story marks nothing as a heading. */
function headWithin(story: Gathered): void {
  if (story.headline !== null || story.found.isFlat) return;
  const start = story.blocks.findIndex(isStoryText);
  const above = story.blocks[start - 1];
  if (above === undefined || above.text.length > 160 || isSentence(above.text)) return;
  story.headline = above;
}

/** Gives what stands between the stories to one of them. */
function settleLoose(
  stories: readonly Gathered[],
  loose: readonly (readonly PageBlock[])[],
  facts: PageFacts,
): void {
  const agesStandAbove = standAbove(stories, loose);
  loose.forEach((between, index) => {
    const above = stories[index - 1];
    const below = stories[index];
    const end = above === undefined ? 0 : measureStory(above, between, below ?? null);
    const behind = between.slice(end);
    const text = between.slice(0, end);
    above?.blocks.push(...text.filter(({ kind }) => kind !== 'moment'));
    const firstHead = behind.findIndex(({ kind }) => kind === 'heading');
    behind.forEach((block, at) => {
      if (block.kind !== 'moment') return;
      const isBehind = above !== undefined && !agesStandAbove && (firstHead < 0 || at < firstHead);
      (isBehind ? above : below)?.moments.push(block.text);
    });
    // What stands around its own element says less than what stands in it.
    if (below === undefined || below.section !== undefined) return;
    settleHeads(below, behind, index === 0, facts);
    below.headline ??= findPlainHead(behind, index === 0);
  });
}

function settleHeads(
  below: Gathered,
  behind: readonly PageBlock[],
  isFirst: boolean,
  facts: PageFacts,
): void {
  const heads = behind.filter(
    ({ kind, text }) =>
      kind === 'heading' && (facts.siteName === null || wordsKey(text) !== wordsKey(facts.siteName)),
  );
  const last = heads.at(-1);
  if (last === undefined) return;
  const section = readSectionHead(last.text);
  const isPageHead = isFirst && last.level === 1 && !section?.isMarked;
  // Two words can be a headline.
  const isSection =
    section !== null && (section.isMarked || !last.text.includes(' ') || below.headline !== null);
  if (below.headline === null && (!isSection || isPageHead)) {
    below.headline = last;
    const over = heads.at(-2);
    const overSection = over === undefined ? null : readSectionHead(over.text);
    if (overSection !== null && !isFirst) below.section = overSection.section;
  } else if (isSection) below.section = section.section;
}

/** The headline right above a story where nothing is marked as a heading: a line that is no sentence. */
function findPlainHead(behind: readonly PageBlock[], isFirst: boolean): PageBlock | null {
  const last = behind.findLast(({ kind }) => kind !== 'moment');
  if (last?.kind !== 'text' || last.text.length > 160 || isSentence(last.text)) return null;
  return isFirst && last.isLink ? null : last;
}

/** True where ages stand above their stories: one above the first, none below the last. */
function standAbove(stories: readonly Gathered[], loose: readonly (readonly PageBlock[])[]): boolean {
  const hasMoment = (between: readonly PageBlock[] | undefined) =>
    between?.some(({ kind }) => kind === 'moment') ?? false;
  const last = loose[stories.length];
  if (hasMoment(last)) return false;
  // A lead may have a moment of its own above it.
  const behindLead = loose[1] ?? [];
  const head = behindLead.findLastIndex(({ kind }) => kind === 'heading');
  const isAboveSecond = head >= 0 && behindLead.slice(head).some(({ kind }) => kind === 'moment');
  return isAboveSecond || (hasMoment(loose[0]) && stories.length > 1 && hasMoment(loose[1]));
}

/** The first story is the page's lead where it stands out: by the page's own headline, or as the only long one. */
function isFirstLead(stories: readonly Gathered[]): boolean {
  const [first, ...others] = stories;
  if (first === undefined || others.length === 0) return true;
  if (first.headline?.level === 1 && others.every(({ headline }) => headline?.level !== 1)) return true;
  const isMarked = others[0]?.section !== undefined && first.section === undefined;
  if (isMarked && first.headline !== null) return true;
  return first.blocks.length >= 3 && others.every(({ blocks }) => blocks.length === 1);
}
