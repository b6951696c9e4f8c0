import { cleanLine, cleanOrNull, isRule } from '../clean-text.ts';
import { isEmbargoLine } from '../embargo-words.ts';
import { splitParagraphs } from '../plain-blocks.ts';
import type { TextBlock } from '../text-blocks.ts';
import type { AnpaMessage } from './messages.ts';

/** The text of an ANPA message, its header lines read. */
export interface AnpaText {
  /** `BC-US--Giant Lobster Death, 1st Ld-Writethru,127`. */
  readonly slugLine: string | null;
  readonly headline: string | null;
  readonly byline: string | null;
  /** Notes to editors, without `Eds:`. */
  readonly notes: readonly string[];
  readonly blocks: readonly TextBlock[];
}

/** Reads the text: header lines begin with `^` (AP's) or end above a line that ends with `+` (Kyodo's). */
export function readAnpaText(message: AnpaMessage): AnpaText {
  return message.form === 'kyodo' ? readKyodoText(message.lines) : readApText(message);
}

/** A slug and its words: `BC-LT--Argentina-Cancer Beauty,466`. */
const slugStart = /^(?:\*\d+\s*<?\s*\^?\s*)?(?:am|pm|bc|ap)-\S/i;

/** `Boston TAB 10 TAB 2`, or figures set apart by blanks: a line of a table, also where line 2 does not say that it is one. */
const tableRow = /\S[ ]{0,8}\t\s{0,8}\S|^\s{0,8}\S[^\n]{0,60}?\S {3,40}\S{1,8} {3,40}\S/;

function readApText(message: AnpaMessage): AnpaText {
  const heads: string[] = [];
  const blocks: TextBlock[] = [];
  let open: string[] = [];
  let inRows = false;
  const close = () => {
    const text = cleanLine(open.join('\n')).replace(/\s*[<=]$/, '');
    if (text !== '') blocks.push({ kind: isRule(text) ? 'rule' : 'paragraph', text });
    open = [];
  };
  for (const line of message.lines) {
    // biome-ignore lint/suspicious/noControlCharactersInRegex: the tab line indicator
    const starts = /^(?:\t|\x08)/.test(line);
    const isRow = message.tabular || tableRow.test(line);
    if (line.startsWith('^')) {
      close();
      const head = cleanLine(line.replace(/^\^/, '')).replace(/\s*[<=]$/, '');
      if (blocks.length === 0) heads.push(head);
      // A header line below the first paragraph heads what follows.
      else if (head !== '') blocks.push({ kind: 'subhead', text: head });
    } else if (cleanLine(line) === '') close();
    else {
      if (starts || isRow || inRows) close();
      open.push(line);
      inRows = isRow;
    }
  }
  close();
  return readApHeads(heads, blocks);
}

function readApHeads(heads: readonly string[], blocks: TextBlock[]): AnpaText {
  const notes: string[] = [];
  const rest: string[] = [];
  let slugLine: string | null = null;
  let headline: string | null = null;
  let byline: string | null = null;
  for (const head of heads) {
    const note = /^\(?(?:Eds|EDITORS?|Editors?)\s?[:.]\s*(.+?)\)?$/.exec(head)?.[1] ?? noteBehindRule(head);
    if (slugLine === null && slugStart.test(head)) slugLine = head.replace(/^\*\d+\s*<?\s*\^?\s*/, '');
    else if (note !== null) notes.push(note);
    // AP's headlines are not in capitals.
    else if (isEmbargoLine(head, head === head.toUpperCase() ? 'above' : 'head')) notes.push(head);
    else if (/^AP (?:Photo|Video|Graphic|Audio)s?\b/.test(head)) continue;
    else if (byline === null && /^By \S/.test(head) && head.length <= 120) byline = head;
    else if (byline !== null && rest.length === 0 && blocks.length > 0) continue;
    else if (headline === null) headline = cleanOrNull(head);
    else rest.push(head);
  }
  // Copy of header lines alone (a list of headlines) has them as its text; else they are summaries of the text.
  const body = blocks.some((block) => block.kind === 'paragraph')
    ? blocks
    : rest.filter((text) => text !== '').map((text) => ({ kind: 'paragraph' as const, text }));
  return { slugLine, headline, byline, notes, blocks: body };
}

/** `EDITOR'S NOTE _ This is part of …`. */
function noteBehindRule(head: string): string | null {
  return /^EDITOR['’]?S['’]? NOTE\s*[-_–—:]+\s*(.+)$/i.exec(head)?.[1] ?? null;
}

function readKyodoText(lines: readonly string[]): AnpaText {
  const filled = lines.map((line) => line.replace(/\s+$/, ''));
  const first = filled.findIndex((line) => line !== '');
  const hasSlug = first >= 0 && slugStart.test(filled[first] ?? '');
  const start = hasSlug ? first + 1 : Math.max(0, first);
  const plus = filled.findIndex((line, index) => index >= start && index < start + 6 && line.endsWith('+'));
  const headline = plus < 0 ? [] : filled.slice(start, plus + 1).map((line) => line.replace(/\++$/, ''));
  const body = filled.slice(plus < 0 ? start : plus + 1).join('\n');
  const blocks = splitParagraphs(body.replace(/^==/gm, '\n=='), 'always');
  return {
    slugLine: hasSlug ? cleanLine(filled[first] ?? '') : null,
    headline: cleanOrNull(headline.join(' ')),
    byline: null,
    notes: [],
    blocks: blocks.map((text) => ({ kind: isRule(text) ? 'rule' : 'paragraph', text })),
  };
}
