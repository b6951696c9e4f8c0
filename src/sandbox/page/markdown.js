/**
 * Discord's markdown as a tree of plain objects: `{ type, text?, children?, … }`. No HTML is made here or anywhere:
 * `draw-markdown.js` turns the tree into elements, so that whatever stands in a message stays text. What is emphasis, a
 * link or a mention is read by the patterns of Discord's client, as `discord-markdown-parser` has them (a test holds the
 * two against each other); lists, which that leaves out, are read here besides.
 */

/** Read before emphasis. */
const FIRST = [
  [/^(¯\\_\(ツ\)_\/¯)/, (match) => ({ type: 'text', text: match[1] })],
  [/^\\([^0-9A-Za-z\s])/, (match) => ({ type: 'text', text: match[1] })],
  [/^```(?:[a-z0-9_+\-.#]+?\n+)?\n*([\s\S]+?)\n*```/i, (match) => ({ type: 'codeblock', text: match[1] })],
  [/^\|\|([\s\S]+?)\|\|/, nested('spoiler')],
  [
    /^\[((?:\[[^\]]*\]|[^[\]]|\](?=[^[]*\]))*)\]\(\s*<?(https?:\/\/(?:\([^)]*\)|[^\s\\<>()])*)>?(?:\s+['"]([\s\S]*?)['"])?\s*\)/,
    (match, isSlanted) => ({
      type: 'link',
      url: match[2],
      title: match[3],
      children: parseInline(match[1], isSlanted),
    }),
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
  [/^<(https?:\/\/[^\s<>]+)>/, address],
  [/^(https?:\/\/[^\s<]+[^<.,:;"')\]\s])/, address],
  [/^@(everyone|here)/, (match) => ({ type: 'mention', of: 'everyone', text: match[0] })],
  [/^\n/, () => ({ type: 'break' })],
];

/** Of these the one that takes most wins, the first of those that take as much. */
const EMPHASIS = [
  [
    /^\b_((?:__|\\[\s\S]|[^\\_])+?)_\b|^\*(?=\S)((?:\*\*|\\[\s\S]|\s+(?:\\[\s\S]|[^\s*\\]|\*\*)|[^\s*\\])+?)\*(?!\*)/,
    nested('italic'),
  ],
  [/^\*\*((?:\\[\s\S]|[^\\])+?)\*\*(?!\*)/, nested('bold')],
  [/^__((?:\\[\s\S]|[^\\])+?)__(?!_)/, nested('underline')],
];

/** Read after emphasis. */
const LAST = [
  [/^~~([\s\S]+?)~~(?!_)/, nested('strike')],
  [
    /^(`+)([\s\S]*?[^`])\1(?!`)/,
    (match) => ({ type: 'code', text: match[2].replace(/^ (?= *`)|(` *) $/g, '$1') }),
  ],
];

/** Whole text: headings, subtext, quotes, lists, code blocks, and lines; an empty line above a block is kept. */
export function parseMarkdown(text) {
  const blocks = readBlocks(text);
  for (const [index, block] of blocks.entries()) {
    if (block.type !== 'paragraph') continue;
    // The last break of an element makes no line of its own, so an empty line above a block takes one more.
    const endsEmpty = /(?:^|\n)$/.test(block.source);
    if (endsEmpty && index < blocks.length - 1) block.children.push({ type: 'break' });
  }
  return blocks;
}

/** Each kind of block by how it begins at the start of a line, and what it makes of that. */
const BLOCKS = [
  [
    /^(#{1,3}) +([^\n]+?)(?:\n|$)/,
    (match) => ({ type: 'heading', level: match[1].length, children: parseInline(match[2]) }),
  ],
  [/^-# +([^\n]+?)(?:\n|$)/, (match) => ({ type: 'subtext', children: parseInline(match[1]) })],
  [/^ *>>> ([\s\S]*)/, (match) => ({ type: 'quote', children: unwrap(parseMarkdown(match[1])) })],
  [
    /^ *> [^\n]*(?:\n *> [^\n]*)*(?:\n|$)/,
    (match) => ({
      type: 'quote',
      children: unwrap(parseMarkdown(match[0].replace(/\n$/, '').replace(/^ *> ?/gm, ''))),
    }),
  ],
  [
    /^( *)(?:[-*]|(\d{1,9})\.) +([^\n]+)(?:\n|$)/,
    (match) => ({
      type: 'item',
      depth: Math.min(Math.floor(match[1].length / 2), 5),
      ...(match[2] === undefined ? {} : { number: Number(match[2]) }),
      children: parseInline(match[3]),
    }),
  ],
  // A fence takes what stands before it on its line along: that is a line of its own then.
  [
    /^```(?:[a-z0-9_+\-.#]+?\n+)?\n*([\s\S]+?)\n*```(?:\n|$)/i,
    (match) => ({ type: 'codeblock', text: match[1] }),
  ],
];

function readBlocks(text) {
  const blocks = [];
  let rest = text;
  while (rest !== '') {
    const found = findBlock(rest);
    if (found) {
      blocks.push(countOn(found.block, blocks.at(-1)));
      rest = rest.slice(found.taken);
    } else rest = rest.slice(addLine(blocks, rest));
  }
  for (const block of blocks) {
    if (block.type === 'paragraph') block.children = parseInline(block.source);
  }
  return blocks;
}

function findBlock(rest) {
  for (const [pattern, make] of BLOCKS) {
    const match = pattern.exec(rest);
    if (match) return { block: make(match), taken: match[0].length };
  }
  return null;
}

/** Numbers in a list go on from its first, whatever is written. */
function countOn(block, before) {
  const isNext = block.number !== undefined && before?.number !== undefined && before.depth === block.depth;
  return isNext ? { ...block, number: before.number + 1 } : block;
}

/** A line, or more where a fence in it goes on; those that follow each other are one paragraph. Returns what it took. */
function addLine(blocks, rest) {
  const [line] = /^[^\n`]*(?:```[\s\S]+?```[^\n`]*|`[^\n`]*)*/.exec(rest) ?? [''];
  const taken = Math.min(Math.max(line.length, rest.search(/\n|$/)) + 1, rest.length);
  const last = blocks.at(-1);
  const source = rest.slice(0, taken).replace(/\n$/, '');
  if (last?.type === 'paragraph') last.source += `\n${source}`;
  else blocks.push({ type: 'paragraph', source, children: [] });
  return taken;
}

/** In a quote a single paragraph stands by itself. */
function unwrap(blocks) {
  return blocks.length === 1 && blocks[0].type === 'paragraph' ? blocks[0].children : blocks;
}

/** One line or paragraph: emphasis, links, times, mentions. What is slanted already (`isSlanted`) is so once. */
export function parseInline(text, isSlanted = false) {
  const nodes = [];
  let rest = text;
  while (rest !== '') {
    const found = findInline(rest, isSlanted);
    const taken = found === null ? (rest.codePointAt(0) > 0xffff ? rest.slice(0, 2) : rest[0]) : found.taken;
    const node = found === null ? { type: 'text', text: taken } : found.node;
    const last = nodes.at(-1);
    if (node.type === 'text' && last?.type === 'text') last.text += node.text;
    else if (node.type === 'italic' && isSlanted) nodes.push(...node.children);
    else nodes.push(node);
    rest = rest.slice(taken.length);
  }
  return nodes;
}

function findInline(rest, isSlanted) {
  const read = ([pattern, make]) => {
    const match = pattern.exec(rest);
    return match ? { taken: match[0], make: () => make(match, isSlanted) } : null;
  };
  const first = FIRST.map(read).find(Boolean);
  const longest = () =>
    EMPHASIS.map(read)
      .filter(Boolean)
      .reduce((most, one) => (most === null || one.taken.length > most.taken.length ? one : most), null);
  const found = first ?? longest() ?? LAST.map(read).find(Boolean);
  return found ? { taken: found.taken, node: found.make() } : null;
}

function nested(type) {
  return (match, isSlanted) => ({
    type,
    children: parseInline(match[1] ?? match[2], isSlanted || type === 'italic'),
  });
}

function address(match) {
  return { type: 'link', url: match[1], children: [{ type: 'text', text: match[1] }] };
}
