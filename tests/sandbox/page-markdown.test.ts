import { parse } from 'discord-markdown-parser';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { type MarkdownNode, parseInline, parseMarkdown } from '../../src/sandbox/page/markdown.js';

/** The tree in short: `bold(a italic(b))`. */
function sketch(nodes: readonly MarkdownNode[]): string {
  return nodes
    .map((node) =>
      node.children
        ? `${node.type}${node.number ?? ''}(${sketch(node.children)})`
        : (node.text ?? `${node.type}[${node.seconds ?? node.id ?? ''}${node.style ?? ''}]`),
    )
    .join(' ');
}

describe('markdown on the page', () => {
  const INLINE: [string, string][] = [
    [
      '**vet** en *schuin* en __lijn__ en ~~door~~',
      'bold(vet)  en  italic(schuin)  en  underline(lijn)  en  strike(door)',
    ],
    ['***beide***', 'italic(bold(beide))'],
    ['**vet met *schuin* erin**', 'bold(vet met  italic(schuin)  erin)'],
    ['\\*niet\\* snake_case_word 2 * 3 * 4', '*niet* snake_case_word 2 * 3 * 4'],
    ['`**code**`', '**code**'],
    ['[tekst](https://example.org/a_b_c)', 'link(tekst)'],
    ['zie https://example.org/x.', 'zie  link(https://example.org/x) .'],
    ['[x](javascript:alert(1))', '[x](javascript:alert(1))'],
    ['<t:1700000000:R> <t:1700000000>', 'time[1700000000R]   time[1700000000f]'],
    ['<@12> <@&34> <#56>', 'mention[12]   mention[34]   mention[56]'],
    ['<script>alert(1)</script>', '<script>alert(1)</script>'],
    ['||stil||', 'spoiler(stil)'],
    ['**open', '**open'],
  ];
  it.each(INLINE)('%s', (text, expected) => {
    expect(sketch(parseInline(text))).toBe(expected);
  });

  it('knows headings, subtext, quotes, lists and code blocks', () => {
    const text = '# Kop\n-# klein\n> citaat\n- een\n  - twee\n```js\n**niet**\n```\ngewoon\n**over\nregels**';
    expect(parseMarkdown(text).map((node) => node.type)).toEqual([
      'heading',
      'subtext',
      'quote',
      'item',
      'item',
      'codeblock',
      'paragraph',
    ]);
    expect(sketch(parseMarkdown('**over\nregels**'))).toBe('paragraph(bold(over break[] regels))');
    expect(sketch(parseMarkdown('> een\n> # twee\nna'))).toBe(
      'quote(paragraph(een) heading(twee)) paragraph(na)',
    );
    expect(sketch(parseMarkdown('>>> een\ntwee'))).toBe('quote(een break[] twee)');
  });

  it('counts on in a list from its first number, whatever the others are', () => {
    expect(sketch(parseMarkdown('3. drie\n3. vier\n9. vijf\nna\n1. een'))).toBe(
      'item3(drie) item4(vier) item5(vijf) paragraph(na) item1(een)',
    );
  });

  it('keeps an empty line above small print, as above any other block', () => {
    expect(sketch(parseMarkdown('tekst\n-# klein'))).toBe('paragraph(tekst) subtext(klein)');
    expect(sketch(parseMarkdown('tekst\n\n-# klein'))).toBe(
      'paragraph(tekst break[] break[]) subtext(klein)',
    );
    expect(sketch(parseMarkdown('-# klein\n\n-# klein'))).toBe(
      'subtext(klein) paragraph(break[]) subtext(klein)',
    );
    expect(sketch(parseMarkdown('-# klein\n\ntekst'))).toBe('subtext(klein) paragraph(break[] tekst)');
  });
});

/** A node of discord-markdown-parser, as far as it is compared. */
interface Theirs {
  readonly type: string;
  readonly content?: string | readonly Theirs[];
  readonly level?: number;
  readonly id?: string;
  readonly name?: string;
  readonly fullName?: string;
  readonly timestamp?: string;
  readonly format?: string;
  readonly target?: string;
}

/** Both trees in one form, as HTML would be: breaks beside a block make no line, so they are left out there. */
const tidy = (text: string) =>
  text
    .replace(/\n*(<(?:h\d|small|quote|pre)>)/g, '$1')
    .replace(/\n*(<\/quote>)/g, '$1')
    .replace(/(<\/(?:h\d|small|quote|pre)>)\n*/g, '$1');

const theirNames: Readonly<Record<string, string>> = {
  strong: 'b',
  em: 'i',
  underline: 'u',
  strikethrough: 's',
  spoiler: 'spoiler',
  blockQuote: 'quote',
  subtext: 'small',
};

function writeTheirs(nodes: readonly Theirs[]): string {
  return nodes
    .map((node): string => {
      const { type, content } = node;
      const inner = () => (typeof content === 'string' ? content : writeTheirs(content ?? []));
      const name = type === 'heading' ? `h${node.level}` : theirNames[type];
      if (name) return `<${name}>${inner()}</${name}>`;
      if (type === 'codeBlock') return `<pre>${content}</pre>`;
      if (type === 'inlineCode') return `<code>${content}</code>`;
      if (type === 'url' || type === 'autolink' || type === 'link') return `<a ${node.target}>${inner()}</a>`;
      if (type === 'br' || type === 'newline') return '\n';
      if (type === 'timestamp') return `<time ${node.timestamp} ${node.format ?? 'f'}>`;
      if (type === 'user' || type === 'role' || type === 'channel') return `<${type} ${node.id}>`;
      if (type === 'everyone' || type === 'here') return `<@${type}>`;
      if (type === 'slashCommand') return `</${node.fullName}>`;
      if (type === 'emoji') return `:${node.name}:`;
      return type === 'twemoji' ? String(node.name) : inner();
    })
    .join('');
}

const ourNames: Readonly<Record<string, string>> = {
  bold: 'b',
  italic: 'i',
  underline: 'u',
  strike: 's',
  spoiler: 'spoiler',
  quote: 'quote',
  subtext: 'small',
};

function writeOurs(nodes: readonly MarkdownNode[]): string {
  return nodes
    .map((node) => {
      const inner = () => writeOurs(node.children ?? []);
      const name = node.type === 'heading' ? `h${node.level}` : ourNames[node.type];
      if (name) return `<${name}>${inner()}</${name}>`;
      if (node.type === 'paragraph') return inner();
      if (node.type === 'codeblock') return `<pre>${node.text}</pre>`;
      if (node.type === 'code') return `<code>${node.text}</code>`;
      if (node.type === 'link') return `<a ${node.url}>${inner()}</a>`;
      if (node.type === 'break') return '\n';
      if (node.type === 'time') return `<time ${node.seconds} ${node.style}>`;
      if (node.type !== 'mention') return node.text;
      if (node.of === 'everyone') return `<${node.text}>`;
      return node.of === 'command' ? `<${node.text}>` : `<${node.of} ${node.id}>`;
    })
    .join('');
}

const ours = (text: string) => tidy(writeOurs(parseMarkdown(text)));
const theirs = (text: string) => tidy(writeTheirs(parse(text, 'extended') as readonly Theirs[]));

describe("markdown on the page, held against Discord's as a library has it", () => {
  const ID = '123456789012345678';
  it.each([
    '# Kop\ntekst',
    '-# klein\nx',
    '> citaat\n> twee\nna',
    '>>> alles\n\nhier',
    '```js\nx\n\ny\n```\nna',
    'voor ```x``` na',
    '***beide*** en *a **b** c* en **x*',
    '_a_ __b__ snake_case_x _d',
    '[t](https://e.org "titel") [u](<https://e.org/x>) [geen] (https://e.org)',
    '<https://e.org> https://e.org/a. (https://e.org/b)',
    `<t:1:R> <t:5> <@${ID}> <@&${ID}> <#${ID}> <:eentje:${ID}> </nieuws stad:${ID}> @everyone @here`,
    'a\n\nb\\*x\\* ¯\\_(ツ)_/¯',
    '`a` ``b ` c`` `` ` ``',
    '~~x~~ ||s *x*||',
    '#geen\n#### vier',
    'tekst\n# Kop\nmeer',
  ])('%s', (text) => {
    expect(ours(text)).toBe(theirs(text));
  });

  it('reads any run of emphasis, code, links and lines the same', () => {
    const piece = fc.constantFrom(
      ...['**', '*', '_', '__', '~~', '||', '`', '\\', ' ', '\n', 'a', 'woord', '2'],
      'https://e.org/x',
      '<t:12:R>',
    );
    fc.assert(
      fc.property(fc.array(piece, { maxLength: 14 }), (pieces) => {
        // A star before a blank at the beginning of a line is a list, which the library leaves out.
        const text = pieces
          .join('')
          .trim()
          .replace(/^(?: *\*(?= ))+ */gm, '');
        expect(ours(text)).toBe(theirs(text));
      }),
      { numRuns: 500 },
    );
  });
});
