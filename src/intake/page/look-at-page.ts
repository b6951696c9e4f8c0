import type { WireCopy } from '../../wire/item.ts';
import type { Problem } from '../../wire/problem.ts';
import type { FetchCopy } from '../fetch-copy.ts';
import type { Look, LookAtSource } from '../look.ts';
import { mediaTypeOf } from './decode-html.ts';
import type { PageLayout } from './layout.ts';
import { readPageText } from './read-page.ts';

/** A page that is looked at. */
export interface PageSource {
  readonly url: string;
  /** The site's rules; left out where its pages are understood without. */
  readonly layout?: PageLayout | undefined;
}

/** What looking at a page needs from outside. */
export interface PageDeps {
  readonly fetch: FetchCopy;
}

/**
 * A look at a news page: its HTML as the text that the page parser reads; plain text as it came. One piece of copy at most,
 * with the page's address for its source and the moment of fetching for its capture. A page on which no story is found is a
 * problem, and counts as not had, so that the next look fetches it again.
 */
export function lookAtPage(settings: PageSource, deps: PageDeps): LookAtSource {
  return async (now, signal) => {
    const fetched = await deps.fetch(settings.url, now, signal);
    if (fetched.kind !== 'copy') {
      return nothing(fetched.kind === 'problem' ? fetched.problem : null, fetched.notBefore);
    }
    const { bytes, contentType, fetchedAt: capturedAt, notBefore, keep } = fetched;
    const give = (given: Uint8Array): Look => {
      const copy: WireCopy = { source: settings.url, bytes: given, capturedAt };
      return { copy: [copy], problem: null, notBefore, keep };
    };
    const type = mediaTypeOf(contentType);
    if (type === 'text/plain') return give(bytes);
    if (type !== null && !/^(?:text\/html|application\/xhtml\+xml)$/.test(type)) {
      return nothing(notAPage(type), notBefore);
    }
    const text = await readPageText({ bytes, contentType, capturedAt }, settings.layout ?? null);
    signal.throwIfAborted();
    return text.ok ? give(new TextEncoder().encode(text.value)) : nothing(text.problem, notBefore);
  };
}

function nothing(problem: Problem | null, notBefore: number | null): Look {
  return { copy: [], problem, notBefore, keep: async () => {} };
}

function notAPage(type: string): Problem {
  return {
    code: 'no-page',
    message: `There is no page of HTML or plain text at this address, but ${type.slice(0, 60)}.`,
  };
}
