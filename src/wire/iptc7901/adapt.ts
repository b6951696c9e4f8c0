import type { AgencyTime } from '../agency-time.ts';
import { readWireTrailer } from '../agency-time.ts';
import { cleanLine, cleanOrNull, isClosingMark } from '../clean-text.ts';
import { isEmbargoLine } from '../embargo-words.ts';
import type { WireItem } from '../item.ts';
import { splitParagraphs } from '../plain-blocks.ts';
import { settleMessage } from '../settle-message.ts';
import { isTakeKey } from '../take-key.ts';
import type { WireMessage } from './messages.ts';

/**
 * A message as an item; null when it says nothing. `capturedAt` in ms: what a year of two digits, or a missing one, is
 * nearest to.
 */
export function adaptMessage(message: WireMessage, capturedAt: number): WireItem | null {
  const head = readHead(message.head);
  const blocks = splitParagraphs(message.body.join('\n'), 'always').map((text) => ({
    kind: 'paragraph' as const,
    text,
  }));
  const slug = joinSlug(message.slug);
  const sign = blocks.findLast((block) => isClosingMark(block.text))?.text;
  const signs = {
    format: 'iptc7901' as const,
    service: message.source,
    sequence: message.sequence,
    priority: /^[1-6]$/.test(message.priority ?? '') ? Number(message.priority) : 6,
    section: message.category,
    slug,
    storySlug: slug,
    ...head,
    blocks,
    notes: [readNote(message.note)],
    language: null,
    agencies: { before: [message.freeText], behind: [sign] },
    readTime: (zone: string) => readTrailer(message.trailer, zone, capturedAt),
    complete: message.complete,
  };
  return settleMessage(signs, capturedAt);
}

interface Head {
  readonly headline: string | null;
  readonly takeKey: string | null;
  readonly byline: string | null;
}

/** What a line of the header block is: a last `By …` is the byline, the rest of what is no take key is the headline. */
export type HeadRole = 'take-key' | 'embargo' | 'headline' | 'byline';

/** The lines of a header block, each with what it is; empty ones and the mark ` =` are out. */
export function readHeadLines(
  given: readonly string[],
): readonly { readonly text: string; readonly role: HeadRole }[] {
  const lines = given
    .map((line) => cleanLine(line.replace(/(?:^|\s)=\s*$/, '')))
    .filter((line) => line !== '');
  return lines.map((text, index) => {
    const isLast = index > 0 && index === lines.length - 1;
    if (isLast && /^(?:By|Von|Par|Por|Di|Door) \S/.test(text)) return { text, role: 'byline' };
    // Above another line capitals are no headline of an embargo.
    const isAbove = index < lines.length - 1 && text === text.toUpperCase();
    if (isEmbargoLine(text, 'head') || (isAbove && isEmbargoLine(text, 'above')))
      return { text, role: 'embargo' };
    if (/^\(.*\)$/.test(text) || isTakeKey(text)) return { text, role: 'take-key' };
    return { text, role: 'headline' };
  });
}

function readHead(given: readonly string[]): Head {
  const lines = readHeadLines(given);
  const join = (...roles: readonly HeadRole[]) =>
    cleanOrNull(
      lines
        .filter((line) => roles.includes(line.role))
        .map((line) => line.text)
        .join(' '),
    );
  return { headline: join('headline'), takeKey: join('take-key', 'embargo'), byline: join('byline') };
}

/** No slug has more lines; a message whose STX was lost has its text there. */
const mostSlugLines = 4;

/** The slug without the slash that ends it; lines that go on are one. */
function joinSlug(lines: readonly string[]): string | null {
  const joined = lines.slice(0, mostSlugLines).map(cleanLine).join('\n');
  return cleanOrNull(
    joined
      .replaceAll('/\n', '/')
      .replaceAll('\n', ' ')
      .replace(/\/{1,20}$/, ''),
  );
}

function readNote(lines: readonly string[]): string | null {
  const kept = lines.map((line) => line.replace(/\s+$/, '')).filter((line) => line !== '');
  while (kept.length > 0 && isClosingMark((kept.at(-1) ?? '').trim())) kept.pop();
  return kept.length === 0 ? null : kept.join('\n');
}

function readTrailer(lines: readonly string[], zone: string, near: number): AgencyTime | null {
  for (const line of lines) {
    const time = readWireTrailer(cleanLine(line), zone, near);
    if (time !== null) return time;
  }
  return null;
}
