import { type FeedSource, lookAtFeed } from '../../../src/intake/feed/look-at-feed.ts';
import { parseCopy } from '../../../src/wire/detect.ts';
import type { WireCopy, WireItem } from '../../../src/wire/item.ts';
import { type Canned, cannedFetch, memoryStore } from '../canned-fetch.ts';

/** Where the feed of the tests lies. */
export const url = 'https://blad.example/feed';
/** ms. */
export const start = Date.parse('2026-11-20T12:00:00Z');
export const minute = 60_000;
/** Never aborted. */
export const { signal } = new AbortController();

/** An entry of an invented feed. */
export interface Entry {
  readonly id?: string;
  readonly link?: string;
  readonly title: string;
  readonly text: string;
  readonly published?: string;
  readonly updated?: string;
}

/** Entries as an Atom feed. */
export const atom = (entries: readonly Entry[], more = '') =>
  `<?xml version="1.0"?><feed xmlns="http://www.w3.org/2005/Atom" xmlns:at="http://purl.org/atompub/tombstones/1.0"><title>Blad</title><id>tag:blad</id>${more}${entries
    .map(
      (one) =>
        `<entry>${one.id === undefined ? '' : `<id>${one.id}</id>`}${one.link === undefined ? '' : `<link href="${one.link}"/>`}<title>${one.title}</title>${one.published === undefined ? '' : `<published>${one.published}</published>`}${one.updated === undefined ? '' : `<updated>${one.updated}</updated>`}<content type="html">${one.text}</content></entry>`,
    )
    .join('')}</feed>`;

export const bridge: Entry = {
  id: 'b-1',
  link: 'https://blad.example/brug',
  title: 'Brug bij Vlake dicht',
  text: 'GOES (ANP) - De brug is dicht.',
  published: '2026-11-20T10:00:00Z',
};
export const mill: Entry = {
  id: 'b-2',
  link: 'https://blad.example/molen',
  title: 'Molen draait weer',
  text: 'ZIERIKZEE (ANP) - De molen draait weer.',
  published: '2026-11-20T11:00:00Z',
};

function itemsOf(copy: readonly WireCopy[]): readonly WireItem[] {
  return copy.flatMap((one) => {
    const read = parseCopy(one, 'auto');
    if (!read.ok) throw new Error(read.problem.message);
    return read.value;
  });
}

/** A feed that is looked at again and again, a minute later each time. */
export function openFeed(settings: Partial<FeedSource> = {}, answers: Record<string, Canned> = {}) {
  const fetching = cannedFetch(answers);
  const store = memoryStore();
  const look = lookAtFeed({ url, ...settings }, { fetching, store });
  let at = start;
  return {
    fetching,
    store,
    async look(body: string, keep = true) {
      fetching.answers.set(url, { body, contentType: 'application/atom+xml' });
      at += minute;
      const seen = await look(at, signal);
      if (keep) await seen.keep();
      return { ...seen, at, items: itemsOf(seen.copy) };
    },
  };
}
