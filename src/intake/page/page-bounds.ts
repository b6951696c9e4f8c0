/** Characters of HTML that are read at most; the largest news pages have two million, most of them scripts. */
const mostCharacters = 4_000_000;
/** Tags that open, of any kind. */
const mostTags = 40_000;
/** Elements within elements. Real pages stay below 60. */
const deepest = 200;

/** What has no content, so that it opens nothing (HTML, 13.1.2), and what ends where its like begins. */
const endless = new Set(
  'area base br col embed hr img input link meta param source track wbr p li td th tr dt dd option tbody thead'.split(
    ' ',
  ),
);

/**
 * True for HTML that would take the reading thread's time: over four million characters, 40,000 tags, or 200 elements
 * within one another, closed or not. Linear, before anything is built of it.
 */
export function looksTooMuch(html: string): boolean {
  if (html.length > mostCharacters) return true;
  let tags = 0;
  let depth = 0;
  for (let at = html.indexOf('<'); at >= 0; at = html.indexOf('<', at + 1)) {
    const closes = html.charCodeAt(at + 1) === 0x2f;
    const name = readName(html, closes ? at + 2 : at + 1);
    if (name === '') continue;
    if (closes) {
      if (!endless.has(name)) depth = Math.max(0, depth - 1);
      continue;
    }
    tags += 1;
    if (!endless.has(name)) depth += 1;
    if (tags > mostTags || depth > deepest) return true;
    if (name !== 'script' && name !== 'style') continue;
    // What looks like a tag in there is none.
    const end = html.indexOf(`</${name}`, at);
    if (end < 0) return false;
    at = end - 1;
  }
  return false;
}

/** The name of a tag in small letters; empty where none begins. */
function readName(html: string, from: number): string {
  let end = from;
  for (; end < from + 24; end += 1) {
    const code = html.charCodeAt(end) | 0x20;
    const isLetter = code >= 0x61 && code <= 0x7a;
    if (!isLetter && !(end > from && html.charCodeAt(end) >= 0x30 && html.charCodeAt(end) <= 0x39)) break;
  }
  return html.slice(from, end).toLowerCase();
}
