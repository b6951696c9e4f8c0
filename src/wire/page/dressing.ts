import { readDateline } from '../dateline/read-dateline.ts';

/** What mail, chats and notebooks put around the lines of copy that is sent on. */

/** A line without its dressing; an empty `text` is a line of dressing alone. */
export interface Undressed {
  readonly text: string;
  /** Where `text` begins in the line, in UTF-16 units. */
  readonly from: number;
}

/** Whether a line with this first character (its code) may be dressed: false for nearly all. */
export function mayBeDressed(code: number): boolean {
  if (code > 0x60) return code === 0x2022 || code === 0xb7 || code === 0x2013;
  return code === 0x3e || code === 0x2a || code === 0x2d || code === 0x5b || code === 0x60;
}

/** `[10-03-2026 07:12] Jan: `, `[07:12, 10-03-2026] Jan: `: who wrote it in a chat, and when. */
const chat = /^\[(?=[^\]]*\d[.:]\d\d)[\d\s.,:/apm-]{4,26}\]\s+[^:]{1,40}:\s+(?=\S)/i;
/** Signs of a list; only a dateline behind them tells a list of stories from a list in the text. */
const bullet = /^(?:[•·*–-]\s+)+(?=\S)/u;

/**
 * Takes the dressing off a line: the `>` of a quote, a chat's sender, a bullet before a dateline, Markdown's stars around
 * the dateline or the line, the fence of a code block. What is taken out of the middle leaves blanks, so that every
 * character stands where it stood. The same line where it has none.
 */
export function undress(line: string): Undressed {
  if (/^`{3,}[\w-]*$/.test(line) || /^>+$/.test(line)) return { text: '', from: line.length };
  let from = /^(?:>[ \u00a0]+)+/.exec(line)?.[0].length ?? 0;
  from += chat.exec(line.slice(from, from + 90))?.[0].length ?? 0;
  const text = line.slice(from);
  const marks = bullet.exec(text.slice(0, 20))?.[0].length ?? 0;
  const star = /^\*{1,2}(?=[^\s*])/.exec(text.slice(marks))?.[0] ?? '';
  if (marks === 0 && star === '') return { text, from };
  const start = marks + star.length;
  const end = star === '' ? -1 : text.indexOf(star, start);
  const plain =
    end < 0
      ? text.slice(start)
      : text.slice(start, end) + ' '.repeat(star.length) + text.slice(end + star.length);
  if (readDateline(plain)?.certain) return { text: plain, from: from + start };
  // All of the line in bold is a headline.
  const isBold = star === '**' && marks === 0 && end === text.length - 2;
  return isBold ? { text: plain.trimEnd(), from: from + start } : { text, from };
}
