import { isConsentWall } from '../consent-wall.ts';
import { decodeText } from '../decode.ts';
import type { WireCopy, WireItem } from '../item.ts';
import type { Problem } from '../problem.ts';
import { type Reading, readingOf, type WireReader } from '../reader.ts';
import { feedBytes, LineFeeder } from './blocks.ts';
import { PageMachine } from './page-machine.ts';
import type { PageTrace } from './trace.ts';

/** What `detect` looks at, in bytes. */
const headSize = 4_096;

/** Reads news pages: a site's page as a reader copies it or a scraper saves it. `detect` is true for readable text of no other format: ask it last. */
export const pageReader: WireReader = {
  format: 'page',
  detect: isReadableText,
  parse: (copy) => parsePage(copy, null),
};

/**
 * The items of a page, or of several that follow one another, in their order; `trace` hears which rule read which part.
 * Copy in which no item is found, a notice that asks for consent in the place of a page, and bytes that are no text, are a problem.
 */
export function parsePage(copy: WireCopy, trace: PageTrace | null): Reading {
  const { bytes } = copy;
  const head = bytes.length <= headSize ? bytes : bytes.subarray(0, headSize);
  const nul = isUtf16(bytes) ? -1 : head.indexOf(0);
  if (nul >= 0) {
    return {
      ok: false,
      problem: { code: 'not-text', message: 'This is no text but binary data.', at: { byte: nul } },
    };
  }
  const items: WireItem[] = [];
  const problems: Problem[] = [];
  const machine = new PageMachine(
    copy.capturedAt,
    (item) => items.push(item),
    trace,
    (problem) => problems.push(problem),
  );
  const feeder = new LineFeeder(machine);
  if (isUtf16(bytes)) feeder.feed(decodeText(bytes));
  else feedBytes(feeder, skipMark(bytes), true);
  machine.finish();
  if (isConsentWall(items)) return { ok: false, problem: consentWall };
  if (items.length > 0) return readingOf(items, problems);
  return { ok: false, problem: { code: 'no-story', message: 'There is no story in it.' } };
}

const consentWall: Problem = {
  code: 'consent-wall',
  message:
    'This is no news: a notice that asks for consent (cookies, privacy) stands in its place. The site shows it to who has not answered it.',
};

function skipMark(bytes: Uint8Array): Uint8Array {
  return bytes[0] === 0xef && bytes[1] === 0xbb && bytes[2] === 0xbf ? bytes.subarray(3) : bytes;
}

function isUtf16(bytes: Uint8Array): boolean {
  return (bytes[0] === 0xff && bytes[1] === 0xfe) || (bytes[0] === 0xfe && bytes[1] === 0xff);
}

/** Readable text: no control characters, and no markup or JSON at its start. */
function isReadableText(head: Uint8Array): boolean {
  const bytes = head.subarray(0, headSize);
  if (isUtf16(bytes)) return true;
  for (const byte of bytes) {
    if (byte < 0x20 && byte !== 0x09 && byte !== 0x0a && byte !== 0x0c && byte !== 0x0d) return false;
  }
  return !/^(?:<[!?a-z]|[{[]\s*["{[])/i.test(decodeText(bytes).trimStart().slice(0, 40));
}
