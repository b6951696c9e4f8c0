import { adaptAnpa } from './anpa1312/adapt.ts';
import { readAnpaText } from './anpa1312/body.ts';
import { type AnpaMessage, splitAnpa } from './anpa1312/messages.ts';
import { cleanLine } from './clean-text.ts';
import { decodeText } from './decode.ts';
import { findEmbargoes } from './embargo-words.ts';
import { adaptMessage, readHeadLines } from './iptc7901/adapt.ts';
import { isMessageHeader, splitMessages, type WireMessage } from './iptc7901/messages.ts';
import type { WireCopy, WireItem } from './item.ts';
import { ordersKill } from './kill-words.ts';
import { takeKeyKills } from './take-key.ts';

/** What a line of a message is taken for; `telex parse --explain` names it. */
export const messageRules = {
  header: 'opens the message: sequence, priority, category',
  slug: 'the slug, which names the story',
  'take-key': 'which version or part of the story it is',
  headline: 'the headline',
  byline: 'the byline',
  kill: 'orders that the story is never shown again',
  embargo: 'keeps the story back until a moment',
  'editor-note': 'for editors, never published',
  dateline: 'begins with the dateline',
  paragraph: 'text',
  subhead: 'a header line between paragraphs',
  time: 'when the message was sent',
  'passed-over': 'a rule, a mark or a line that says nothing to readers',
} as const;
/** The name of what a line was taken for. */
export type MessageRule = keyof typeof messageRules;

/** A line of a message, and what it was taken for. */
export interface MessageStep {
  /** 1-based line of the copy. */
  readonly line: number;
  /** The range that was read, in UTF-16 units of the line without control characters; `to` is behind it. */
  readonly from: number;
  readonly to: number;
  readonly rule: MessageRule;
  readonly text: string;
}

/** A message as lines in their order, and how each is judged; null for what stands above them. */
interface Told {
  readonly lines: readonly string[];
  readonly judge: (line: string) => MessageRule;
}

/** Tells line by line what IPTC 7901 or ANPA 1312 was taken for; blank lines are left out. Reading is the same as without. */
export function explainMessages(copy: WireCopy, format: 'iptc7901' | 'anpa1312'): readonly MessageStep[] {
  const text = decodeText(copy.bytes);
  const told =
    format === 'iptc7901'
      ? [...splitMessages(text)].map((message) => tellIptc(message, adaptMessage(message, copy.capturedAt)))
      : [...splitAnpa(text)].map((message) => tellAnpa(message, adaptAnpa(message, copy.capturedAt)));
  const steps: MessageStep[] = [];
  let open: Told | undefined;
  let next = 0;
  for (const [index, raw] of text.split(/\r\n|\n|\r/).entries()) {
    const line = bare(raw);
    if (line === '') continue;
    const opens = raw.includes('\x01') || (format === 'iptc7901' && isMessageHeader(line));
    if (opens) {
      open = told.shift();
      next = 0;
    }
    const at = opens || open === undefined ? -1 : open.lines.indexOf(line, next);
    if (at >= 0) next = at + 1;
    // What stands above a message's first line is its header.
    const rule =
      opens || (open !== undefined && at < 0 && next === 0)
        ? 'header'
        : at < 0
          ? 'passed-over'
          : open?.judge(line);
    steps.push({ line: index + 1, from: 0, to: line.length, rule: rule ?? 'passed-over', text: line });
  }
  return steps;
}

/** A line without control characters, runs of blanks and the marks that begin and end a header line. */
function bare(line: string): string {
  // biome-ignore lint/suspicious/noControlCharactersInRegex: control characters of the line
  const plain = cleanLine(line.replace(/[\0-\x1f\x7f]/g, ' '));
  return plain.startsWith('^') ? plain.slice(1).replace(/\s*[<=]$/, '') : plain.replace(/(?:^|\s)=$/, '');
}

function tellIptc(message: WireMessage, item: WireItem | null): Told {
  const roles = new Map(readHeadLines(message.head).map(({ text, role }) => [bare(text), role]));
  const slug = new Set(message.slug.map(bare));
  const trailer = new Set(message.trailer.map(bare));
  const lines = [message.slug, message.head, message.body, message.note, message.trailer].flat();
  return {
    lines: lines.map(bare),
    judge: (line) => {
      if (slug.has(line)) return 'slug';
      const role = roles.get(line);
      if (role !== undefined) return judgeHead(line, role);
      return trailer.has(line) ? judgeTrailer(line) : judgeText(line, item);
    },
  };
}

function tellAnpa(message: AnpaMessage, item: WireItem | null): Told {
  const { slugLine, headline, byline, notes } = readAnpaText(message);
  const trailer = bare(message.trailer);
  const heads = new Set(message.lines.filter((line) => line.startsWith('^')).map(bare));
  return {
    lines: [...message.lines, message.trailer].map(bare),
    judge: (line) => {
      if (line === trailer) return judgeTrailer(line);
      if (slugLine !== null && line.endsWith(slugLine))
        return takeKeyKills(item?.takeKey ?? null) ? 'kill' : 'slug';
      // Kyodo's stands on several lines, of which the last ends with `+`.
      if (headline?.includes(line.replace(/\+$/, ''))) return judgeHead(line, 'headline');
      if (line === byline) return 'byline';
      if (notes.some((note) => line.includes(note))) return judgeNote(line);
      if (heads.has(line) && item !== null) return judgeHeadBelow(line, item);
      return judgeText(line, item);
    },
  };
}

function judgeHead(line: string, role: 'take-key' | 'embargo' | 'headline' | 'byline'): MessageRule {
  const kills = role === 'take-key' ? takeKeyKills(line) : role === 'headline' && ordersKill(line, null);
  return kills ? 'kill' : role;
}

/** A header line that is none of those above: a subhead, an item of a list, or nothing for readers. */
function judgeHeadBelow(line: string, item: WireItem): MessageRule {
  if (item.subheads.some((subhead) => subhead.text === line)) return 'subhead';
  return item.paragraphs.includes(line) ? 'paragraph' : 'passed-over';
}

function judgeTrailer(line: string): MessageRule {
  return /\d\d\D?\d\d/.test(line) ? 'time' : 'passed-over';
}

function judgeNote(line: string): MessageRule {
  if (ordersKill(null, line)) return 'kill';
  return findEmbargoes(line).length > 0 ? 'embargo' : 'editor-note';
}

/** What became of a line of the text in the message's item. */
function judgeText(line: string, item: WireItem | null): MessageRule {
  if (item === null) return 'passed-over';
  const { dateline, paragraphs, subheads, byline, editorNote } = item;
  if (editorNote?.split('\n').some((note) => note.includes(line) || line.includes(cleanLine(note))))
    return judgeNote(line);
  if (dateline !== null && line.startsWith(dateline.raw.trim())) return 'dateline';
  if (subheads.some((subhead) => subhead.text === line)) return 'subhead';
  if (byline === line) return 'byline';
  const isText = paragraphs.some((text) => text.includes(line) || (text !== '' && line.startsWith(text)));
  return isText ? 'paragraph' : 'passed-over';
}
