import { decodeText } from '../decode.ts';
import { decodeXml } from '../decode-xml.ts';
import { readingOf, type WireReader } from '../reader.ts';
import { mendXml } from '../xml.ts';
import { rootOfHead } from '../xml-head.ts';
import { adaptEntry } from './adapt.ts';
import { decodeFeed, isCutOff } from './decode.ts';

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
    const given = decodeXml(copy.bytes);
    const { text, problems } = /^\s*</.test(given) ? mendXml(given) : { text: given, problems: [] };
    const feed = decodeFeed(text);
    if (feed === null) {
      return {
        ok: false,
        problem: {
          code: 'broken-feed',
          message: 'This is no RSS, Atom, RDF or JSON Feed that can be read.',
          at: { line: 1 },
        },
      };
    }
    const items = feed.entries
      .map((entry) => adaptEntry(entry, feed, copy.capturedAt))
      .filter((item) => item.headline !== null || item.paragraphs.length > 0);
    const last = items.pop();
    if (last !== undefined) {
      return readingOf([...items, isCutOff(text) ? { ...last, truncated: true } : last], problems);
    }
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
