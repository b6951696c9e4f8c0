import type { FeedEntry } from '../../wire/feed/decode.ts';
import type { Problem } from '../../wire/problem.ts';
import { splitWords } from '../../wire/words.ts';
import type { PageLayout } from '../page/layout.ts';
import type { StoryLine } from '../page/page-draft.ts';
import { readPageDraft } from '../page/read-page.ts';
import type { SourceFetch } from '../source-fetch.ts';

/** The full text of an entry as HTML, or why it could not be had. */
export type FullText =
  | { readonly ok: true; readonly html: string }
  | { readonly ok: false; readonly problem: Problem };

/**
 * Fetches the text behind an entry's link. A page that is not the entry's (a notice about cookies, a front page), and a
 * text no longer than the entry's own, count as not had. `now` in ms. Rejects with the signal's reason when aborted.
 */
export async function fetchFullText(
  entry: FeedEntry,
  ownText: string,
  settings: { readonly layout?: PageLayout | undefined },
  fetching: SourceFetch,
  now: number,
  signal: AbortSignal,
): Promise<FullText> {
  if (entry.link === null) return failed('no-link', 'The entry has no link to its text.');
  if (!URL.canParse(entry.link) || !/^https?:$/.test(new URL(entry.link).protocol)) {
    return failed('no-link', 'The link of the entry is no address on the web.');
  }
  const answer = await fetching.fetch(entry.link, { kind: 'page', isOperatorsOwn: false }, signal);
  if (answer.kind === 'problem') return { ok: false, problem: answer.problem };
  if (answer.kind === 'unchanged') return failed('no-text', 'The page says that it did not change.');
  const { bytes, charset, contentType } = answer.body;
  if (contentType !== null && !/^(?:text\/html|application\/xhtml\+xml)$/.test(contentType)) {
    return failed('no-page', `Behind the link is no page of HTML, but ${contentType.slice(0, 60)}.`);
  }
  const draft = await readPageDraft({ bytes, charset, capturedAt: now }, settings.layout ?? null);
  signal.throwIfAborted();
  if (!draft.ok) return { ok: false, problem: draft.problem };
  const { lead } = draft.value;
  if (lead === null) return failed('no-text', 'The page behind the link is a list of stories.');
  const text = lead.lines.map((line) => line.text).join(' ');
  if (!isAbout(`${lead.headline ?? ''} ${text}`, entry.title ?? ownText)) {
    return failed('other-text', 'The page behind the link is not about what the entry is about.');
  }
  if (text.length <= ownText.length) return failed('no-text', 'The page behind the link has no more text.');
  return { ok: true, html: lead.lines.map(toHtml).join('') };
}

/** Whether most of the long words of a title stand in a text. */
function isAbout(text: string, title: string): boolean {
  const words = new Set(splitWords(text));
  const wanted = splitWords(title).filter((word) => word.length >= 4);
  const found = wanted.filter((word) => words.has(word));
  return wanted.length === 0 || found.length * 2 >= wanted.length;
}

function toHtml({ text, isSubhead }: StoryLine): string {
  const escaped = text.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('>', '&gt;');
  return isSubhead ? `<h3>${escaped}</h3>` : `<p>${escaped}</p>`;
}

function failed(code: string, message: string): FullText {
  return { ok: false, problem: { code, message } };
}
