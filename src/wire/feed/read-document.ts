import { decodeXml } from '../decode-xml.ts';
import type { Problem, Result } from '../problem.ts';
import { mendXml } from '../xml.ts';
import { decodeFeed, type Feed, isCutOff } from './decode.ts';

/** A feed as it was read of its bytes. */
export interface FeedDocument {
  readonly feed: Feed;
  /** The bytes end before the feed does, so that its last entry may not be whole. */
  readonly isCutOff: boolean;
  /** What had to be left out or mended. */
  readonly problems: readonly Problem[];
}

/** Reads a feed's bytes; `broken-feed` for what is none. Never throws. */
export function readFeedDocument(bytes: Uint8Array): Result<FeedDocument> {
  const given = decodeXml(bytes);
  const { text, problems } = /^\s*</.test(given) ? mendXml(given) : { text: given, problems: [] };
  const feed = decodeFeed(text);
  if (feed !== null) return { ok: true, value: { feed, isCutOff: isCutOff(text), problems } };
  return {
    ok: false,
    problem: {
      code: 'broken-feed',
      message: 'This is no RSS, Atom, RDF or JSON Feed that can be read.',
      at: { line: 1 },
    },
  };
}
