import { cleanLine } from './clean-text.ts';

/** No agency wraps its lines to more characters. */
const widest = 120;

/**
 * Parts plain text into paragraphs, each on one line. A blank line ends a paragraph. So does a line that is indented by
 * two blanks or a tab, which is how agencies set paragraphs apart: with `indent` `always`, or with `wrapped` where other
 * lines start at the margin. Where every line is indented, `wrapped` takes the indent for the file's layout, which says
 * nothing, save a single tab. Lines at the margin that are too long to have been wrapped are paragraphs themselves.
 * Linear in the text.
 */
export function splitParagraphs(text: string, indent: 'always' | 'wrapped' = 'wrapped'): string[] {
  const lines = text.split(/\r\n|[\n\r\u0085\u2028\u2029]/);
  const atMargin = lines.slice(1).filter((line) => /^[^\s\u00A0]/.test(line));
  const starts = indent === 'always' || atMargin.length > 0;
  const unwrapped = atMargin.some((line) => line.length > widest);
  const paragraphs: string[] = [];
  let open: string[] = [];
  const close = () => {
    const paragraph = cleanLine(open.join('\n'));
    if (paragraph !== '') paragraphs.push(paragraph);
    open = [];
  };
  for (const line of lines) {
    if (unwrapped || cleanLine(line) === '' || /^\t\S/.test(line)) close();
    else if (starts && /^(?:[ \u00A0]{2}|\s*\t)/.test(line)) close();
    open.push(line);
  }
  close();
  return paragraphs;
}

/**
 * Parts preformatted text (tables, line-ups) into paragraphs: each line is one, unless it was only broken because the
 * next word did not fit into the longest line. Linear in the text.
 */
export function splitPreformatted(text: string): string[] {
  const lines = text.split(/\r\n|[\n\r]/).map((line) => line.trimEnd());
  const width = lines.reduce((most, line) => Math.max(most, line.length), 0);
  const paragraphs: string[][] = [];
  let room = 0;
  for (const line of lines) {
    const firstWord = /^\S+/.exec(line)?.[0] ?? '';
    const goesOn = width >= 50 && firstWord !== '' && room > 0 && firstWord.length >= room;
    if (goesOn) paragraphs.at(-1)?.push(line);
    else paragraphs.push([line]);
    room = line === '' ? 0 : Math.max(1, width - line.length);
  }
  return paragraphs.map((lines) => cleanLine(lines.join(' '))).filter((paragraph) => paragraph !== '');
}
