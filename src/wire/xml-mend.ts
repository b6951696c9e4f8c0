import type { Problem } from './problem.ts';

/** Deeper than any format's copy; a limit, so that made-up depth costs nothing. */
export const maxDepth = 256;

/**
 * Comments, CDATA and tags, one after another: the slash of an end tag and the name. An attribute's value holds no `<`
 * (XML 1.0, 2.3), so that what is broken ends at the next tag.
 */
function createSigns(): RegExp {
  return /<!--|<!\[CDATA\[|<(\/?)([^\s<>/!?"'=]+)(?=[\s/>])[^<>"']*(?:(?:"[^"<]*"|'[^'<]*')[^<>"']*)*>/g;
}

/** A start tag with a `<` in a value, which is not allowed and is read all the same. */
const looseTag = /<()([^\s<>/!?"'=]+)(?=[\s/>])[^<>"']*(?:(?:"[^"]{0,2000}"|'[^']{0,2000}')[^<>"']*)*>/y;

/** HTML's elements without an end, which stand in copy as browsers take them: nothing is lost by them. */
const endless = /^(?:br|hr|img|wbr|col)$/i;

/** An element that is open: its name, and where the first element inside it begins. */
interface OpenElement {
  readonly name: string;
  firstChildAt: number | null;
}

interface Edit {
  readonly from: number;
  readonly to: number;
  readonly instead: string;
}

/** What holds a line and no elements: where its end is missing, it ends before the first element. */
const lineElement = /head-?line$|^(?:hl1|title|slugline|creditline|byline|dateline)$/i;

/**
 * Makes of a document whose elements do not close one in which they do: an end tag that is missing is put before the
 * end tag of the element around it (that of a headline before the next element), one that closes nothing goes, and half
 * an end tag (`</HeadLin<ByLine>`) is made whole. The problem names the first such place; null when there is none, and
 * the text is then the one given. Linear in the text.
 */
export function mendNesting(text: string): { readonly text: string; readonly problem: Problem | null } {
  const open: OpenElement[] = [];
  const counts = new Map<string, number>();
  const edits: Edit[] = [];
  let first: { at: number; what: string } | null = null;
  const edit = (from: number, to: number, instead: string) => edits.push({ from, to, instead });
  const tell = (at: number, what: string) => {
    first ??= { at, what };
  };
  const count = (name: string, by: number) => counts.set(name, (counts.get(name) ?? 0) + by);

  function mendHalf(at: number, half: string): void {
    const isEnd = half.startsWith('</');
    const top = open.at(-1);
    if (isEnd && half.length > 2 && top?.name.startsWith(half.slice(2))) {
      tell(at, `${half} is half an end tag, and was made whole`);
      edit(at, at + half.length, `</${top.name}>`);
      open.pop();
      count(top.name, -1);
      return;
    }
    tell(at, `${half} is half a tag, and was ${isEnd ? 'passed over' : 'read as text'}`);
    // Half an end tag is no text; what else it may be is not known, and is kept.
    edit(at, at + (isEnd ? half.length : 1), isEnd ? '' : '&lt;');
  }

  function mendMissing(at: number, name: string): void {
    const ends: string[] = [];
    for (let top = open.pop(); top !== undefined; top = open.pop()) {
      count(top.name, -1);
      if (top.name === name) break;
      const end = `</${top.name}>`;
      if (!endless.test(top.name))
        tell(at, `${end} is missing before </${name}>, and was read as if it stood there`);
      if (top.firstChildAt !== null && lineElement.test(top.name)) {
        edit(top.firstChildAt, top.firstChildAt, end);
      } else ends.push(end);
    }
    if (ends.length > 0) edit(at, at, ends.join(''));
  }

  const signs = createSigns();
  let last = 0;
  for (let sign = signs.exec(text); sign !== null; sign = signs.exec(text)) {
    for (let at = text.indexOf('<', last); at < sign.index; at = text.indexOf('<', at + 1)) {
      const half = /^<\/?[A-Za-z_][\w:.-]{0,99}/.exec(text.slice(at, at + 102))?.[0];
      if (half === undefined) continue;
      looseTag.lastIndex = at;
      const loose = looseTag.exec(text);
      if (loose === null) mendHalf(at, half);
      else {
        sign = loose;
        signs.lastIndex = looseTag.lastIndex;
        break;
      }
    }
    const [whole, slash, name] = sign;
    if (name === undefined) {
      const closing = whole === '<!--' ? '-->' : ']]>';
      const end = text.indexOf(closing, signs.lastIndex);
      if (end < 0) break;
      signs.lastIndex = end + closing.length;
    } else if (slash === '') {
      const around = open.at(-1);
      if (around !== undefined) around.firstChildAt ??= sign.index;
      if (!whole.endsWith('/>')) {
        open.push({ name, firstChildAt: null });
        count(name, 1);
      }
    } else if ((counts.get(name) ?? 0) > 0) {
      mendMissing(sign.index, name);
    } else {
      tell(sign.index, `</${name}> ends an element that was not begun, and was passed over`);
      edit(sign.index, signs.lastIndex, '');
    }
    last = signs.lastIndex;
  }
  if (first === null) return { text, problem: null };
  return { text: applyEdits(text, edits), problem: describeBroken(text, first) };
}

function applyEdits(text: string, edits: readonly Edit[]): string {
  const kept: string[] = [];
  let at = 0;
  for (const { from, to, instead } of [...edits].sort((a, b) => a.from - b.from)) {
    kept.push(text.slice(at, from), instead);
    at = to;
  }
  return kept.join('') + text.slice(at);
}

function describeBroken(text: string, { at, what }: { at: number; what: string }): Problem {
  return {
    code: 'broken-xml',
    message: `This XML is broken: ${what}. What follows may be read wrongly.`,
    at: { line: text.slice(0, at).split('\n').length },
  };
}

/**
 * Makes of a cut-off document one that can be read: half a tag, comment or reference goes, an open CDATA is closed, and
 * so are the elements that are open. Linear in the text.
 */
export function mendEnd(text: string): string {
  let mended = text;
  const comment = mended.lastIndexOf('<!--');
  if (comment >= 0 && mended.indexOf('-->', comment) < 0) mended = mended.slice(0, comment);
  const cdata = mended.lastIndexOf('<![CDATA[');
  if (cdata >= 0 && mended.indexOf(']]>', cdata) < 0) {
    return closeElements(`${mended.replace(/\]{1,2}$/, '')}]]>`);
  }
  const tag = mended.lastIndexOf('<');
  if (tag >= 0 && mended.indexOf('>', tag) < 0) mended = mended.slice(0, tag);
  return closeElements(mended.replace(/&[#\w]{0,12}$/, ''));
}

/** Ends the elements that are open at the end of the text. End tags that close nothing are passed over. */
function closeElements(text: string): string {
  const open: string[] = [];
  const signs = createSigns();
  for (let sign = signs.exec(text); sign !== null; sign = signs.exec(text)) {
    const [whole, slash, name] = sign;
    if (name === undefined) {
      const closing = whole === '<!--' ? '-->' : ']]>';
      const end = text.indexOf(closing, signs.lastIndex);
      if (end < 0) break;
      signs.lastIndex = end + closing.length;
    } else if (slash === '') {
      if (!whole.endsWith('/>')) open.push(name);
    } else if (open.at(-1) === name) open.pop();
  }
  // Beyond any format's depth the document is broken in another way.
  if (open.length > maxDepth) return text;
  return (
    text +
    open
      .reverse()
      .map((name) => `</${name}>`)
      .join('')
  );
}
