import { decodeText } from '../decode.ts';
import { readingOf, type WireReader } from '../reader.ts';
import { rootOfHead } from '../xml-head.ts';
import { saysSomething } from '../xml-items.ts';
import { adaptDeletions, adaptParts, findDeletions } from './adapt.ts';
import { keyEntries } from './entry-keys.ts';
import { readFeedDocument } from './read-document.ts';

/** RSS, Atom, RDF and JSON Feed. Known by their roots, or by JSON Feed's version. */
export const feedReader: WireReader = {
  format: 'feed',
  detect(head) {
    const root = rootOfHead(head);
    if (root !== null) return /^(?:rss|feed|RDF|channel)$/i.test(root.name);
    const text = decodeText(head.subarray(0, 4_096));
    return (
      /^\s*\uFEFF?\s*\{/.test(text) && /"version"\s*:\s*"https?:\/\/(?:www\.)?jsonfeed\.org\//i.test(text)
    );
  },
  parse(copy) {
    const read = readFeedDocument(copy.bytes);
    if (!read.ok) return read;
    const { feed, problems } = read.value;
    const keys = keyEntries(feed.entries);
    const dead = new Set(findDeletions(feed).map(({ ref }) => ref));
    const items = feed.entries
      .flatMap((entry, index) =>
        dead.has(entry.id ?? '') ? [] : adaptParts(entry, keys[index] ?? null, feed, copy.capturedAt),
      )
      .filter(saysSomething);
    const last = items.pop();
    const whole = last === undefined ? [] : [read.value.isCutOff ? { ...last, truncated: true } : last];
    const all = [...items, ...whole, ...adaptDeletions(feed, copy.capturedAt)];
    if (all.length > 0) return readingOf(all, problems);
    return {
      ok: false,
      problem: {
        code: 'no-story',
        message: 'The feed has no entry with a title or a text.',
        at: { line: 1 },
      },
    };
  },
};
