/**
 * Discord's markdown as a tree of plain objects: `{ type, text?, children?, … }`. No HTML is made here or anywhere:
 * `draw.js` turns the tree into elements, so that whatever stands in a message stays text.
 */

const INLINE = [
  [/^\\([\\*_~`|<>#\-[\](){}.!:@])/, (match) => ({ type: 'text', text: match[1] })],
  [/^(`+)([\s\S]*?[^`])\1(?!`)/, (match) => ({ type: 'code', text: match[2].trim() || match[2] })],
  [
    /^\*\*\*(?=\S)([\s\S]+?\S?)\*\*\*/,
    (match) => ({ type: 'bold', children: [{ type: 'italic', children: parseInline(match[1]) }] }),
  ],
  [/^\*\*(?=\S)([\s\S]+?)\*\*(?!\*)/, nested('bold')],
  [/^__(?=\S)([\s\S]+?)__(?!_)/, nested('underline')],
  [/^~~(?=\S)([\s\S]+?)~~/, nested('strike')],
  [/^\|\|([\s\S]+?)\|\|/, nested('spoiler')],
  [/^\*(?=[^\s*])([\s\S]*?[^\s*])\*(?!\*)/, nested('italic')],
  [/^_(?=[^\s_])([\s\S]*?[^\s_])_(?![\p{L}\p{N}_])/u, nested('italic')],
  [
    /^\[((?:[^[\]\\]|\\.)+)\]\(<?(https?:\/\/[^\s<>()]+(?:\([^\s<>()]*\)[^\s<>()]*)*)>?(?:\s+"[^"]*")?\)/,
    (match) => ({ type: 'link', url: match[2], children: parseInline(match[1]) }),
  ],
  [
    /^<t:(-?\d{1,13})(?::([tTdDfFRsS]))?>/,
    (match) => ({ type: 'time', seconds: Number(match[1]), style: match[2] ?? 'f' }),
  ],
  [/^<@!?(\d+)>/, (match) => ({ type: 'mention', of: 'user', id: match[1] })],
  [/^<@&(\d+)>/, (match) => ({ type: 'mention', of: 'role', id: match[1] })],
  [/^<#(\d+)>/, (match) => ({ type: 'mention', of: 'channel', id: match[1] })],
  [/^<\/([^:>]+):\d+>/, (match) => ({ type: 'mention', of: 'command', text: `/${match[1]}` })],
  [/^<a?:(\w+):\d+>/, (match) => ({ type: 'text', text: `:${match[1]}:` })],
  [
    /^<(https?:\/\/[^\s<>]+)>/,
    (match) => ({ type: 'link', url: match[1], children: [{ type: 'text', text: match[1] }] }),
  ],
  [
    /^https?:\/\/[^\s<>]*[^\s<>"'.,:;)\]]/,
    (match) => ({ type: 'link', url: match[0], children: [{ type: 'text', text: match[0] }] }),
  ],
  [/^@(everyone|here)/, (match) => ({ type: 'mention', of: 'everyone', text: match[0] })],
  [/^\n/, () => ({ type: 'break' })],
];

/** Whole text: headings, subtext, quotes, lists, code blocks, and lines; an empty line above a block is kept. */
export function parseMarkdown(text) {
  const blocks = readBlocks(text);
  for (const [index, block] of blocks.entries()) {
    // The last break of an element makes no line of its own, so an empty line above a block takes one more.
    const endsEmpty = block.type === 'paragraph' && /(?:^|\n)$/.test(block.source);
    if (endsEmpty && index < blocks.length - 1) block.children.push({ type: 'break' });
  }
  return blocks;
}

function readBlocks(text) {
  const blocks = [];
  const lines = text.split('\n');
  for (let index = 0; index < lines.length; index++) {
    const line = lines[index];
    const fence = /^```(\w*)\s*$/.exec(line);
    if (fence) {
      const end = lines.findIndex((one, at) => at > index && /^```\s*$/.test(one));
      if (end > index) {
        blocks.push({ type: 'codeblock', text: lines.slice(index + 1, end).join('\n') });
        index = end;
        continue;
      }
    }
    const heading = /^(#{1,3}) +(.+)$/.exec(line);
    const subtext = /^-# +(.+)$/.exec(line);
    const quote = /^> (.*)$/.exec(line);
    const item = /^( *)[-*] +(.+)$/.exec(line);
    if (heading)
      blocks.push({ type: 'heading', level: heading[1].length, children: parseInline(heading[2]) });
    else if (subtext) blocks.push({ type: 'subtext', children: parseInline(subtext[1]) });
    else if (quote) blocks.push({ type: 'quote', children: parseInline(quote[1]) });
    else if (item)
      blocks.push({
        type: 'item',
        depth: Math.min(Math.floor(item[1].length / 2), 5),
        children: parseInline(item[2]),
      });
    else addLine(blocks, line);
  }
  return blocks;
}

/** Lines that follow each other are one paragraph, so that emphasis may run over their ends. */
function addLine(blocks, line) {
  const last = blocks.at(-1);
  if (last?.type === 'paragraph') last.source += `\n${line}`;
  else blocks.push({ type: 'paragraph', source: line });
  const paragraph = blocks.at(-1);
  paragraph.children = parseInline(paragraph.source);
}

/** One line or paragraph: emphasis, links, times, mentions. */
export function parseInline(text) {
  const nodes = [];
  let rest = text;
  let previous = '';
  while (rest !== '') {
    const found = findInline(rest, previous);
    const taken = found === null ? (rest.codePointAt(0) > 0xffff ? rest.slice(0, 2) : rest[0]) : found.taken;
    const node = found === null ? { type: 'text', text: taken } : found.node;
    const last = nodes.at(-1);
    if (node.type === 'text' && last?.type === 'text') last.text += node.text;
    else nodes.push(node);
    previous = taken.at(-1);
    rest = rest.slice(taken.length);
  }
  return nodes;
}

function findInline(rest, previous) {
  // An underscore inside a word is just that.
  if (rest.startsWith('_') && !rest.startsWith('__') && /[\p{L}\p{N}]/u.test(previous)) return null;
  for (const [pattern, make] of INLINE) {
    const match = pattern.exec(rest);
    if (match) return { taken: match[0], node: make(match) };
  }
  return null;
}

function nested(type) {
  return (match) => ({ type, children: parseInline(match[1]) });
}
