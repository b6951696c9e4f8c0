import { describe, expect, test } from 'vitest';
import {
  findBodies,
  looksLikeHtml,
  readHtmlBlocks,
  readPlainOrHtml,
  readXmlBlocks,
  readXmlText,
} from '../../src/wire/markup-blocks.ts';
import { parseXml } from '../../src/wire/xml.ts';

function fromXml(inside: string) {
  const read = parseXml(`<body.content>${inside}</body.content>`);
  const [root] = read.ok ? read.value.roots : [];
  return root === undefined ? [] : readXmlBlocks(root).map(({ kind, text }) => [kind, text]);
}

function fromHtml(html: string) {
  return readHtmlBlocks(html).map(({ kind, text }) => [kind, text]);
}

const p = (text: string) => ['paragraph', text];
const cases: readonly (readonly [name: string, mark: string, blocks: unknown])[] = [
  ['paragraphs', '<p>Een.</p>\n<p>Twee.</p>', [p('Een.'), p('Twee.')]],
  [
    'inline elements are part of the sentence',
    '<p>De <em>brug</em> in <a href="x">Go<b>es</b></a>, <span>zei</span> ze.</p>',
    [p('De brug in Goes, zei ze.')],
  ],
  ['lines that were only wrapped are one', '<p>De brug\n   in Goes.</p>', [p('De brug in Goes.')]],
  ['one line break is a blank', '<p>Een<br/>twee.</p>', [p('Een twee.')]],
  [
    'two line breaks part paragraphs',
    '<p>Een.<br/><br/>Twee.<br/> <br/>Drie.</p>',
    [p('Een.'), p('Twee.'), p('Drie.')],
  ],
  [
    'headings are subheads',
    '<p>Een.</p><h2>Kop <i>hier</i></h2><p>Twee.</p><h3>Nog een</h3>',
    [p('Een.'), ['subhead', 'Kop hier'], p('Twee.'), ['subhead', 'Nog een']],
  ],
  [
    'a paragraph in bold is marked',
    '<p>Een.</p><p><b>Stil</b> <strong>water</strong></p><p><b>Twee</b> en drie.</p>',
    [p('Een.'), ['strong', 'Stil water'], p('Twee en drie.')],
  ],
  ['a sentence in bold is a paragraph', '<p><b>De brug is weer open.</b></p>', [p('De brug is weer open.')]],
  [
    'lists are paragraphs',
    '<ul><li>Een</li><li><p>Twee</p></li></ul><ol><li>Drie</li></ol>',
    [p('Een'), p('Twee'), p('Drie')],
  ],
  [
    'a row of a table is a paragraph',
    '<table><tr><th>Club</th><th>Punten</th></tr><tr><td>Goes</td><td>12</td></tr></table>',
    [p('Club Punten'), p('Goes 12')],
  ],
  [
    'pictures, their captions and scripts are no text',
    '<p>Een.</p><figure><img src="x"/><figcaption>Foto</figcaption></figure><script>a()</script><p>Twee.</p>',
    [p('Een.'), p('Twee.')],
  ],
  ['a rule is a rule', '<p>Een.</p><hr/><p>Twee.</p>', [p('Een.'), ['rule', ''], p('Twee.')]],
  [
    'text without a paragraph is one',
    '<div>Een.<p>Twee.</p>Drie.</div>',
    [p('Een.'), p('Twee.'), p('Drie.')],
  ],
  [
    'a quote keeps its paragraphs',
    '<blockquote><p>Een.</p><p>Twee.</p></blockquote>',
    [p('Een.'), p('Twee.')],
  ],
  ['lines set by hand are paragraphs', '<pre>Goes   12\nHulst   9\n</pre>', [p('Goes 12'), p('Hulst 9')]],
  [
    'references are decoded once',
    '<p>Jansen &amp; Co &lt;b&gt; caf&eacute; &amp;amp;</p>',
    [p('Jansen & Co <b> café &amp;')],
  ],
  ['nothing is nothing', '<p> </p><p>\u00A0</p><p></p>', []],
];

describe('mark-up to blocks', () => {
  test.each(cases)('%s, in XML', (_name, mark, blocks) => {
    expect(fromXml(mark)).toEqual(blocks);
  });

  test.each(cases)('%s, in HTML', (_name, mark, blocks) => {
    expect(fromHtml(mark)).toEqual(blocks);
  });

  test('HTML is forgiven what browsers forgive', () => {
    expect(fromHtml('<p>Een<p>Twee<br>drie')).toEqual([p('Een'), p('Twee drie')]);
    expect(fromHtml('<P>Een <B>twee</p></b> </i>drie')).toEqual([p('Een twee'), p('drie')]);
    expect(fromHtml('<p>a < b && c > d</p>')).toEqual([p('a < b && c > d')]);
  });

  test('a dateline and a byline that mark-up sets apart are known as such', () => {
    expect(
      fromHtml(
        '<p><span class="byline">Door Ann</span></p><p><span class="dateline">GOES</span> De brug.</p>',
      ),
    ).toEqual([['byline', 'Door Ann'], ['dateline', 'GOES'], p('De brug.')]);
  });
});

describe('text that may be HTML', () => {
  test.each([
    ['<p>Een.</p>', true],
    ['Een<br>twee', true],
    ['<blockquote>Een', true],
    ['a < b en c > d', false],
    ['jan <jan@example.org>', false],
    ['<PERSON>', false],
    ['', false],
  ])('%s is HTML: %s', (text, expected) => {
    expect(looksLikeHtml(text)).toBe(expected);
  });

  test('is read by blank lines where it is none', () => {
    expect(readPlainOrHtml('Een\ntwee.\n\nDrie.').map((one) => one.text)).toEqual(['Een twee.', 'Drie.']);
  });
});

describe('the way to a body', () => {
  const texts = (mark: string) => {
    const read = parseXml(mark);
    const [root] = read.ok ? read.value.roots : [];
    if (root === undefined) throw new Error('no root');
    return {
      bodies: findBodies(root).length,
      blocks: readXmlText(root).map(({ kind, text }) => [kind, text]),
    };
  };
  const note = '<note><body.content><p>Geheim.</p></body.content></note>';

  test.each([
    [
      'of NITF',
      `<nitf><body><body.head>${note}</body.head><body.content><p>A.</p>${note}</body.content></body></nitf>`,
    ],
    [
      'of NITF inside another element',
      `<x><nitf><body><body.head>${note}</body.head><body.content><p>A.</p>${note}</body.content></body></nitf></x>`,
    ],
    ['without a body around it', `<x>${note}<body.content><p>A.</p>${note}</body.content></x>`],
    ['of XHTML', `<x>${note}${note}<html><head><body>Niet</body></head><body><p>A.</p></body></html></x>`],
  ])('%s passes by the bodies of notes, which are for editors', (_what, mark) => {
    expect(texts(mark)).toEqual({ bodies: 1, blocks: [['note', 'Geheim.'], ['note', 'Geheim.'], p('A.')] });
  });

  test('several contents of one body are all of it', () => {
    const mark =
      '<nitf><body><body.content><p>A.</p></body.content><body.content><p>B.</p></body.content></body></nitf>';
    expect(texts(mark)).toEqual({ bodies: 2, blocks: [p('A.'), p('B.')] });
  });

  test('where there is none, the element holds the text', () => {
    expect(texts('<x><p>A.</p></x>')).toEqual({ bodies: 0, blocks: [p('A.')] });
    expect(texts('<x>A.\n\nB.</x>')).toEqual({ bodies: 0, blocks: [p('A.'), p('B.')] });
  });
});
