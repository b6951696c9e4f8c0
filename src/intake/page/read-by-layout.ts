import { cleanLine } from '../../wire/clean-text.ts';
import { type DomElement, isElement, nextInside } from './dom.ts';
import type { PageLayout } from './layout.ts';
import { cutHeadlineAge } from './line-moments.ts';
import { readMoment, writeMoment } from './moments.ts';
import { readBlocks } from './page-blocks.ts';
import type { BriefGroup, PageDraft, StoryDraft } from './page-draft.ts';
import { findDescribed, type PageFacts } from './page-facts.ts';
import { linesOf } from './read-article.ts';
import { readSectionHead } from './section-head.ts';

/**
 * The stories that a site's rules find on its page; null when they find none. What the rules call the lead or a brief is
 * one although it has no dateline. `page` is without what nobody reads.
 */
export function readByLayout(
  page: DomElement,
  layout: PageLayout,
  facts: PageFacts,
  capturedAt: number,
): PageDraft | null {
  if (layout.drop !== undefined)
    for (const element of [...page.querySelectorAll(layout.drop)]) element.remove();
  const lead = layout.lead === undefined ? null : page.querySelector(layout.lead);
  const briefs = layout.briefs === undefined ? [] : [...page.querySelectorAll(layout.briefs)];
  // A brief inside the lead's element is no part of the lead.
  const inLead = briefs.filter((brief) => lead?.contains(brief) && brief !== lead);
  const sections = layout.section === undefined ? [] : [...page.querySelectorAll(layout.section)];
  const own = briefs.filter((brief) => brief !== lead);
  const groups = groupBriefs(page, own, sections, (brief) =>
    readStory(brief, layout, facts, capturedAt, null),
  );
  for (const element of [...inLead, ...sections]) element.remove();
  const outside =
    layout.headline === undefined ? page.querySelector('h1') : page.querySelector(layout.headline);
  const story = lead === null ? null : readStory(lead, layout, facts, capturedAt, outside);
  if (story === null && groups.every((group) => group.briefs.length === 0)) return null;
  return { lead: story, groups };
}

/** A story of its element; null when there is no text. `outside`: its headline where there is none within. */
function readStory(
  element: DomElement,
  layout: PageLayout,
  facts: PageFacts,
  capturedAt: number,
  outside: DomElement | null,
): StoryDraft | null {
  const within = layout.headline === undefined ? null : element.querySelector(layout.headline);
  const head = within ?? (outside !== null && !element.contains(outside) ? outside : null);
  const age = layout.age === undefined ? null : element.querySelector(layout.age);
  const stated =
    age === null ? null : readMoment(cleanLine(age.textContent ?? ''), datetimeOf(age), capturedAt);
  age?.remove();
  const given = head === null ? null : cutHeadlineAge(cleanLine(head.textContent ?? '')).text || null;
  within?.remove();
  const blocks = readBlocks(element, capturedAt);
  const first = blocks.findIndex(({ kind }) => kind === 'text');
  const heading = blocks.find(({ kind }, at) => kind === 'heading' && at < first)?.text ?? null;
  const headline = given ?? heading;
  const lines = linesOf(blocks, headline);
  if (!lines.some((line) => !line.isSubhead)) return null;
  const marked = stated ?? blocks.find(({ kind }) => kind === 'moment')?.text ?? null;
  const moment =
    marked ?? writeMoment(findDescribed(facts, headline)?.published ?? '', capturedAt)?.text ?? null;
  return { headline, moment, lines };
}

function datetimeOf(element: DomElement): string | null {
  return (
    element.getAttribute('datetime') ?? element.querySelector('[datetime]')?.getAttribute('datetime') ?? null
  );
}

/** The briefs in the page's order, a group for each section that stands above some. */
function groupBriefs(
  page: DomElement,
  briefs: readonly DomElement[],
  sections: readonly DomElement[],
  read: (brief: DomElement) => StoryDraft | null,
): BriefGroup[] {
  const groups: { section: string | null; briefs: StoryDraft[] }[] = [];
  const isBrief = new Set(briefs);
  const isSection = new Set(sections);
  const order: DomElement[] = [];
  for (let node = page.firstChild; node !== null; node = nextInside(node, page)) {
    if (isElement(node) && (isBrief.has(node) || isSection.has(node))) order.push(node);
  }
  for (const element of order) {
    if (isSection.has(element)) {
      const text = cleanLine(element.textContent ?? '');
      groups.push({ section: readSectionHead(text)?.section ?? (text || null), briefs: [] });
      continue;
    }
    const draft = read(element);
    if (groups.length === 0) groups.push({ section: null, briefs: [] });
    if (draft !== null) groups.at(-1)?.briefs.push(draft);
  }
  return groups.filter((group) => group.briefs.length > 0);
}
