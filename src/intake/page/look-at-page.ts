import { parsePage } from '../../wire/page/page-reader.ts';
import type { Problem } from '../../wire/problem.ts';
import type { Look, LookAtSource } from '../look.ts';
import { publicUrl } from '../show-address.ts';
import { findNotBefore, type SourceFetch } from '../source-fetch.ts';
import type { PageLayout } from './layout.ts';
import { readPageText } from './read-page.ts';

/** A page that is looked at. */
export interface PageSource {
  readonly url: string;
  /** The site's rules; left out where its pages are understood without. */
  readonly layout?: PageLayout | undefined;
}

/**
 * A look at a news page: its HTML as the text that the page parser reads; plain text as it came. One piece of copy at most,
 * with the page's address for its source and the moment of the look for its capture. A page on which no story is found is a
 * problem, and counts as not had, so that the next look fetches it again.
 */
export function lookAtPage(settings: PageSource, deps: { readonly fetching: SourceFetch }): LookAtSource {
  return async (now, signal) => {
    const { fetching } = deps;
    const answer = await fetching.fetch(settings.url, { kind: 'page', isOperatorsOwn: true }, signal);
    if (answer.kind === 'problem') {
      return { ...nothing(answer.problem, findNotBefore(now, answer.retryAt)), lasts: answer.lasts };
    }
    const notBefore = findNotBefore(now, answer.pace.retryAt, answer.pace.freshUntil);
    if (answer.kind === 'unchanged') return nothing(null, notBefore);
    const { bytes, contentType, charset } = answer.body;
    const give = (given: Uint8Array): Look => {
      const copy = { source: publicUrl(settings.url), bytes: given, capturedAt: now };
      return {
        copy: [copy],
        problem: null,
        notBefore,
        // A page that no story is in is fetched anew, and refused anew.
        keep: async () => {
          if (parsePage(copy, null).ok) await fetching.keep(settings.url, answer.validators);
        },
      };
    };
    if (contentType === 'text/plain') return give(bytes);
    if (contentType !== null && !/^(?:text\/html|application\/xhtml\+xml)$/.test(contentType)) {
      return nothing(notAPage(contentType), notBefore);
    }
    const text = await readPageText({ bytes, charset, capturedAt: now }, settings.layout ?? null);
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
