import { parsePage } from '../../wire/page/page-reader.ts';
import type { Problem, Result } from '../../wire/problem.ts';
import { composePage } from './compose-page.ts';
import { decodeHtml } from './decode-html.ts';
import { parsePageHtml } from './dom.ts';
import { dropUnread } from './drop-chrome.ts';
import type { PageLayout } from './layout.ts';
import type { PageDraft } from './page-draft.ts';
import { readPageFacts } from './page-facts.ts';
import { readByLayout } from './read-by-layout.ts';
import { readGeneric } from './read-generic.ts';

/** A page as it was fetched. */
export interface FetchedPage {
  readonly bytes: Uint8Array;
  /** The encoding that header or mark-up declares; null where nobody looked. */
  readonly charset: string | null;
  /** When it was fetched, in ms since the epoch: what its ages are relative to. */
  readonly capturedAt: number;
}

/**
 * A page's stories as the text that the page parser understands, of its HTML by the site's rules, else by what HTML and
 * datelines tell. What is made to cost time, and what has no story on it, is a problem; a menu never becomes a story. A notice
 * that asks for consent is handed on, so that the page parser refuses it: it is then kept aside and counted as such.
 */
export async function readPageText(page: FetchedPage, layout: PageLayout | null): Promise<Result<string>> {
  const draft = await readPageDraft(page, layout);
  if (!draft.ok) return draft;
  const text = composePage(draft.value);
  const read = parsePage(
    { source: '', bytes: new TextEncoder().encode(text), capturedAt: page.capturedAt },
    null,
  );
  if (!read.ok && read.problem.code === 'consent-wall') return { ok: true, value: text };
  return read.ok && read.value.some((item) => item.paragraphs.length > 0 || item.status !== 'usable')
    ? { ok: true, value: text }
    : { ok: false, problem: nothingFound(layout) };
}

/** A page's stories, told apart; see `readPageText`. */
export async function readPageDraft(
  { bytes, charset, capturedAt }: FetchedPage,
  layout: PageLayout | null,
): Promise<Result<PageDraft>> {
  const page = await parsePageHtml(decodeHtml(bytes, charset));
  if (page === null) return { ok: false, problem: tooMuch };
  const facts = readPageFacts(page);
  dropUnread(page);
  const draft =
    layout === null
      ? await readGeneric(page, facts, capturedAt)
      : readByLayout(page, layout, facts, capturedAt);
  return draft === null ? { ok: false, problem: nothingFound(layout) } : { ok: true, value: draft };
}

const tooMuch: Problem = {
  code: 'page-too-large',
  message: 'The page is larger or nested deeper than any news page, and was not read.',
};

function nothingFound(layout: PageLayout | null): Problem {
  return {
    code: 'page-without-story',
    message:
      layout === null
        ? 'No story was found on the page, only what a site puts around one. Its layout may have changed; rules for it can be set (layout).'
        : "No story was found on the page by the site's rules. Its layout may have changed; the rules (layout) need to follow.",
  };
}
