import { readSignal } from '../agency-status.ts';
import { type AgencyTime, readWireTrailer } from '../agency-time.ts';
import { findAgencyZone, recogniseAgency } from '../agency-zone.ts';
import { cleanLine, cleanOrNull, isClosingMark } from '../clean-text.ts';
import { emptyItem, type WireItem } from '../item.ts';
import { splitParagraphs } from '../plain-blocks.ts';
import { settleBody } from '../settle-body.ts';
import { settleLife } from '../settle-life.ts';
import { dayOf, slugKey } from '../slug-key.ts';
import type { WireMessage } from './messages.ts';

/** Take keys as agencies write them; a line of capitals that is none of them can be a headline. */
const takeWords =
  /(?:^|\W)(?:\d?(?:ST|ND|RD|TH)|LEAD|LD|NET|EXTRA|REFILE|KILL\w*|CANCEL\w*|CORRECT\w*|REPEAT|URGENT|BULLETIN|FLASH|EIL|UPDATE|ADVISORY|WRITETHRU|TAKE|ADD|INSERT|SUB|SUBS|ROUNDUP|FEATURE|BREAKING|DEVELOPING|EMBARGO\w*|SPERRFRIST|WITHHOLD|HOLD|STORNO|BERICHTIGUNG|NEUFASSUNG|ZUSAMMENFASSUNG|TAGESZUSAMMENFASSUNG)(?:\W|$)/;

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
  const settled = settleBody(blocks, { ...head, placeLines: [], language: null });
  const slug = joinSlug(message.slug);
  const sign = blocks.findLast((block) => isClosingMark(block.text))?.text;
  const agency = settled.dateline?.agencies.find((one) => recogniseAgency(one) !== null);
  const zone = findAgencyZone(message.freeText, agency, sign);
  const time = readTrailer(message.trailer, zone, capturedAt);
  const notes = [settled.editorNote, readNote(message.note)].filter((note) => note !== null);
  const editorNote = notes.length === 0 ? null : notes.join('\n');
  const life = settleLife({
    status: /(?:^|\W)(?:WITHHOLD|HOLD)(?:\W|$)/.test(head.takeKey ?? '') ? 'withheld' : 'usable',
    embargo: { given: false, release: null },
    headline: head.headline,
    takeKey: head.takeKey,
    editorNote,
    zone,
    near: time?.at ?? capturedAt,
  });
  const isEmpty = head.headline === null && settled.paragraphs.length === 0;
  if (isEmpty && (slug === null || life.status === 'usable')) return null;
  return {
    ...emptyItem,
    role: 'lead',
    format: 'iptc7901',
    headline: head.headline,
    section: message.category,
    dateline: settled.dateline,
    paragraphs: settled.paragraphs,
    subheads: settled.subheads,
    publishedAt: time?.at ?? null,
    precision: time?.precision ?? null,
    truncated: !message.complete,
    editorNote,
    replaces: settled.replaces,
    slug,
    takeKey: head.takeKey,
    byline: settled.byline,
    priority: /^[1-6]$/.test(message.priority ?? '') ? Number(message.priority) : 6,
    sequence: message.sequence,
    storyKey: slug === null ? null : slugKey(message.source, slug, dayOf(time?.at ?? capturedAt, zone)),
    ...life,
    signal: settled.signal ?? readSignal(head.takeKey),
  };
}

interface Head {
  readonly headline: string | null;
  readonly takeKey: string | null;
  readonly byline: string | null;
}

/** Lines of capitals and lines in parentheses are the take key, a last `By …` is the byline, the rest is the headline. */
function readHead(given: readonly string[]): Head {
  const lines = given
    .map((line) => cleanLine(line.replace(/(?:^|\s)=\s*$/, '')))
    .filter((line) => line !== '');
  const byline =
    lines.length > 1 && /^(?:By|Von|Par|Por|Di|Door) \S/.test(lines.at(-1) ?? '')
      ? (lines.pop() ?? null)
      : null;
  const takes = lines.filter(isTake);
  const heads = lines.filter((line) => !isTake(line));
  // A headline in capitals is the last line, and no word of it is a take key's.
  if (heads.length === 0 && takes.length > 0 && !takeWords.test(takes.at(-1) ?? '')) {
    heads.push(takes.pop() ?? '');
  }
  return { headline: cleanOrNull(heads.join(' ')), takeKey: cleanOrNull(takes.join(' ')), byline };
}

function isTake(line: string): boolean {
  if (/^\(.*\)$/.test(line)) return true;
  return /\p{Lu}/u.test(line) && line === line.toUpperCase();
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
