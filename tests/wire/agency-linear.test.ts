import { describe, expect, test } from 'vitest';
import type { WireFormat } from '../../src/wire/item.ts';
import { readItems } from './agency-copies.ts';

/** Copy made to cost time: a format, what it is, and how many items are in it. */
type Shape = readonly [format: WireFormat, what: string, copy: string, items: number];

const message = (body: string) =>
  `\x01eca062 4 i 211 dpa 0908\r\nKiel-harbour/\r\n\x02Kiel lengthens quay =\r\n\r\n   Kiel (dpa) - ${body}\r\n\x03\r\n131137 GMT Nov 13\r\n\x04`;
const anpa = (body: string) =>
  `\x16\x16\x01W0001\x1fasian\r\nr i\x13\x11 BC-LT--Chile   11-13 1049\r\n\x02^Head<\r\n${body}\r\n\x03AP-WF-11-13-13 1509GMT<\r\n\x04`;
const nitf = (body: string) => `<nitf><body><body.content>${body}</body.content></body></nitf>`;
const ninjs = (body: string) => JSON.stringify({ uri: 'u', version: '1', headline: 'Kop', body_xhtml: body });
const component =
  '<NewsComponent><NewsLines><HeadLine>K</HeadLine></NewsLines><ContentItem><DataContent>tekst</DataContent></ContentItem></NewsComponent>';
const entry =
  '<item><title>Kop</title><guid>1</guid><description>&lt;p&gt;Tekst.&lt;/p&gt;</description></item>';
const g2Item =
  '<newsItem guid="g" version="1"><contentMeta><headline>Kop</headline></contentMeta><contentSet><inlineXML><html><body><p>T.</p></body></html></inlineXML></contentSet></newsItem>';

const shapes: readonly Shape[] = [
  ['ninjs', 'embargoes in a note', ninjs(`(Noot redactie: ${'embargo '.repeat(200_000)}`), 1],
  ['ninjs', 'a note before a text', ninjs(`NOTE TO EDITORS: ${'please let op: '.repeat(100_000)}`), 1],
  ['iptc7901', 'messages', message('The quay.').repeat(3_000), 3_000],
  ['iptc7901', 'a paragraph', message('a b'.repeat(300_000)), 1],
  ['iptc7901', 'lines of a paragraph', message('abc def\r\n'.repeat(60_000)), 1],
  ['iptc7901', 'closing marks', message('Text.\n\n'.concat('ends\n\n'.repeat(40_000))), 1],
  ['iptc7901', 'starts of headings', `${'\x01'.repeat(400_000)}${message('The quay.')}`, 1],
  ['iptc7901', 'starts of text', message('The quay.').replace('\x02', '\x02a\n'.repeat(60_000)), 1],
  ['iptc7901', 'lines of a slug', message('The quay.').replace('\x02', `${'a\n'.repeat(60_000)}\x02`), 1],
  ['anpa1312', 'messages', anpa('\tText.').repeat(3_000), 3_000],
  ['anpa1312', 'header lines', anpa('^a b c<\r\n'.repeat(60_000)), 1],
  ['newsml1', 'components', `<NewsML><NewsItem>${component.repeat(2_000)}</NewsItem></NewsML>`, 1],
  [
    'newsml1',
    'items in one element',
    `<NewsML>${'<NewsItem><NewsComponent><NewsLines><HeadLine>K</HeadLine></NewsLines></NewsComponent></NewsItem>'.repeat(4_000)}</NewsML>`,
    4_000,
  ],
  [
    'newsmlg2',
    'items',
    `<newsMessage xmlns="http://iptc.org/std/nar/2006-10-01/"><itemSet>${g2Item.repeat(2_000)}</itemSet></newsMessage>`,
    2_000,
  ],
  ['nitf', 'paragraphs', nitf('<p>Een <b>x</b> &amp; y.</p>\n'.repeat(10_000)), 1],
  ['nitf', 'references', nitf(`<p>${'woord &amp; '.repeat(60_000)}</p>`), 1],
  ['nitf', 'paragraphs before a cut', nitf('<p>Een.</p>'.repeat(10_000)).slice(0, -40), 1],
  ['nitf', 'elements that do not close', nitf('<p><b>Een.</p>\n'.repeat(20_000)), 1],
  ['nitf', 'end tags of nothing', nitf('<p>Een.</p></div>'.repeat(20_000)), 1],
  ['nitf', 'half tags', nitf('<p>Een</p <b a="'.repeat(20_000)), 1],
  ['nitf', 'a name that does not end', `${nitf('<p>Een.</p>')}<${'a'.repeat(400_000)}<b></b>`, 1],
  ['nitf', 'values that do not end', nitf(`<p>Een.</p>${`<p a="'`.repeat(20_000)}`), 1],
  [
    'nitf',
    'notes',
    nitf('<p>Een.</p><note><body.content><p>Een.</p></body.content></note>'.repeat(10_000)),
    1,
  ],
  [
    'nitf',
    'entities of its own',
    `<!DOCTYPE nitf [${Array.from({ length: 5_000 }, (_, at) => `<!ENTITY e${at} "x">`).join('')}]>${nitf(`<p>${'&e7; woord '.repeat(40_000)}</p>`)}`,
    1,
  ],
  ['nitf', 'document types', `${'<!DOCTYPE x>'.repeat(60_000)}${nitf('<p>Een.</p>')}`, 1],
  ['nitf', 'comments', `${nitf('<p>Een.</p>')}${'<!--a-->'.repeat(60_000)}`, 1],
  [
    'nitf',
    'attributes',
    nitf('<p>Een.</p>').replace(
      '<nitf',
      `<nitf ${Array.from({ length: 20_000 }, (_, at) => `a${at}="b"`).join(' ')}`,
    ),
    1,
  ],
  ['ninjs', 'items', `[${Array.from({ length: 4_000 }, () => ninjs('<p>Een.</p>')).join(',')}]`, 4_000],
  ['ninjs', 'items glued together', ninjs('<p>Een.</p>').repeat(4_000), 4_000],
  ['ninjs', 'items before a cut', `[${`${ninjs('<p>Een.</p>')},`.repeat(4_000)}{"uri":"`, 4_000],
  ['ninjs', 'brackets that stay open', `${ninjs('<p>Een.</p>')}${'[{"a":'.repeat(60_000)}`, 1],
  ['ninjs', 'quotes that stay open', `${ninjs('<p>Een.</p>')}${'"\\"'.repeat(60_000)}`, 1],
  ['ninjs', 'elements that stay open', ninjs(`${'<div>'.repeat(60_000)}Een.`), 1],
  ['ninjs', 'elements that close others', ninjs('<div><b>a</div>'.repeat(20_000)), 1],
  ['ninjs', 'inline elements that stay open', ninjs('<p><b><i>a'.repeat(10_000)), 1],
  [
    'feed',
    'entries',
    `<rss version="2.0"><channel><title>K</title>${entry.repeat(2_000)}</channel></rss>`,
    2_000,
  ],
  [
    'feed',
    'entries before a cut',
    `<rss version="2.0"><channel><title>K</title>${entry.repeat(2_000)}<item><title>Half`,
    2_001,
  ],
];

describe('time grows with the copy and no faster', () => {
  // With the square of it, each of these would take minutes.
  test.each(shapes)('%s: %s', (format, _what, copy, items) => {
    expect(readItems(format, Buffer.from(copy, 'latin1'))).toHaveLength(items);
  });

  test('nested deeper than any format nests, XML is a problem and HTML is read', () => {
    expect(readItems('nitf', Buffer.from(nitf('<block>'.repeat(100_000))))).toEqual([]);
    const [item] = readItems('ninjs', Buffer.from(ninjs(`${'<blockquote>'.repeat(50_000)}Een.`)));
    expect(item?.paragraphs).toEqual(['Een.']);
  });

  test('a feed that only the lenient library would read is a problem when it is long', () => {
    const broken = (entries: number) =>
      `<rss version="2.0"><channel></channel>${entry.repeat(entries)}</rss>`;
    expect(readItems('feed', Buffer.from(broken(10)))).toHaveLength(10);
    expect(readItems('feed', Buffer.from(broken(10_000)))).toEqual([]);
  });
});
