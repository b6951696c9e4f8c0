import { describe, expect, test } from 'vitest';
import { dropDoctypes, parseXml, type XmlElement } from '../../src/wire/xml.ts';
import { attributeOf, childrenOf, findChild, findWithin, linesOf, textOf } from '../../src/wire/xml-find.ts';
import { mendEnd, mendNesting } from '../../src/wire/xml-mend.ts';

function root(text: string): XmlElement {
  const read = parseXml(text);
  const [first] = read.ok ? read.value.roots : [];
  if (first === undefined) throw new Error(`no root in ${text.slice(0, 60)}`);
  return first;
}

function problemsOf(text: string) {
  const read = parseXml(text);
  return read.ok ? read.value.problems : [read.problem];
}

describe('references', () => {
  test.each([
    ['&amp;&lt;&gt;&quot;&apos;', '&<>"\''],
    ['caf&#233; caf&#xE9; caf&#XE9;', 'café café café'],
    ['&amp;lt;p&amp;gt;', '&lt;p&gt;'],
    ['&amp;amp;', '&amp;'],
    ['&#38;lt;', '&lt;'],
    ['&nbsp;&eacute;&mdash;', 'é—'],
    ['&onbekend; &copy', '&onbekend; &copy'],
    ['A&B', 'A&B'],
    ['<![CDATA[&amp; <p>]]>', '&amp; <p>'],
    ['a<![CDATA[b]]>c&lt;', 'abc<'],
    ['&constructor; &__proto__;', '&constructor; &__proto__;'],
  ])('%s are decoded once', (inside, expected) => {
    expect(textOf(root(`<a>${inside}</a>`))).toBe(expected);
  });

  test('in attributes too', () => {
    expect(attributeOf(root('<a b="Jansen &amp; &quot;Co&quot; &#233; &amp;lt;"/>'), 'b')).toBe(
      'Jansen & "Co" é &lt;',
    );
  });

  test('entities that a document declares are never expanded, within it or from elsewhere, but left out and told', () => {
    const bomb = `<!DOCTYPE a [<!ENTITY x "haha"><!ENTITY y "&x;&x;&x;"><!ENTITY z SYSTEM "file:///etc/passwd">]><a>&x;|&y;|&z;</a>`;
    expect(textOf(root(bomb))).toBe('||');
    expect(problemsOf(bomb)).toMatchObject([{ code: 'entities-not-read' }]);
    expect(problemsOf(bomb)[0]?.message).toContain('&x;, &y;, &z;');
    const unused = '<!DOCTYPE a [<!ENTITY x "haha">]><a>&y; &amp;</a>';
    expect(textOf(root(unused))).toBe('&y; &');
    expect(problemsOf(unused)).toEqual([]);
  });

  test('an entity that a document declares and HTML knows is decoded as HTML does', () => {
    const text = '<!DOCTYPE a [<!ENTITY eacute "&#233;">]><a>caf&eacute;</a>';
    expect(textOf(root(text))).toBe('café');
    expect(problemsOf(text)).toEqual([]);
  });

  test('a document type is passed over whatever stands in it', () => {
    const type = `<!DOCTYPE nitf PUBLIC "-//IPTC//DTD NITF 3.4//EN" "nitf.dtd" [\n<!-- ]> ' -->\n<!ENTITY % a '<!ELEMENT b ">">'>\n]>`;
    expect(textOf(root(`<?xml version="1.0"?>\n${type}\n<a>b</a>`))).toBe('b');
    expect(dropDoctypes(`${type}\n<a/>`)).toBe('\n\n\n\n<a/>');
  });
});

describe('elements', () => {
  test('mixed content keeps its order', () => {
    const { children } = root('<p>Een <em>twee</em> drie<br/>vier</p>');
    expect(children.map((child) => (typeof child === 'string' ? child : child.name))).toEqual([
      'Een ',
      'em',
      ' drie',
      'br',
      'vier',
    ]);
  });

  test('names are parted from prefixes, namespaces are told by their URI', () => {
    const nested = root(
      '<n:a xmlns:n="urn:n" xmlns="urn:d"><b/><n:c xmlns:n="urn:m"><n:d/><e xmlns=""/></n:c><n:f/></n:a>',
    );
    const all = [
      nested,
      ...findWithin(nested, 'b', 'f'),
      ...findWithin(nested, 'c'),
      ...findWithin(nested, 'd', 'e'),
    ];
    expect(all.map((one) => [one.name, one.namespace])).toEqual([
      ['a', 'urn:n'],
      ['b', 'urn:d'],
      ['f', 'urn:n'],
      ['c', 'urn:m'],
      ['d', 'urn:m'],
      ['e', ''],
    ]);
  });

  test('are found by their path, or anywhere below, but not inside one another', () => {
    const tree = root('<a><b><c>1</c></b><b><c>2</c><d><c>3<c>4</c></c></d></b></a>');
    expect(textOf(findChild(tree, 'b', 'c'))).toBe('1');
    expect(findWithin(tree, 'c').map(textOf)).toEqual(['1', '2', '34']);
    expect(childrenOf(tree, 'b')).toHaveLength(2);
    expect(findChild(tree, 'b', 'x', 'c')).toBe(undefined);
    expect(textOf(undefined)).toBe(null);
    expect(linesOf(tree)).toEqual(['1', '2', '3', '4']);
  });

  test('text is one line without what cannot be seen', () => {
    expect(textOf(root('<a>\n  Een\u00A0\u200Btwee\t drie\u00AD\n</a>'))).toBe('Een twee drie');
    expect(textOf(root('<a> \n </a>'))).toBe(null);
  });

  test.each(['constructor', '__proto__', 'hasOwnProperty', 'toString'])(
    'an element named %s changes nothing but itself',
    (name) => {
      expect(parseXml(`<a><${name} ${name}="y">x</${name}></a>`)).toHaveProperty('ok');
      expect(Object.hasOwn(Object.prototype, 'y')).toBe(false);
      expect(textOf(root('<a>b</a>'))).toBe('b');
    },
  );
});

describe('documents', () => {
  test.each<[string, string, boolean]>([
    ['whole', '<a><b>c</b></a>', false],
    ['with blanks and a comment behind', '<a><b>c</b></a>\n<!-- </a> -->\n', false],
    ['in its text', '<a><b>c', true],
    ['in a tag', '<a><b>c</b><d e="f', true],
    ['in an end tag', '<a><b>c</b', true],
    ['in a comment', '<a><b>c</b><!-- d', true],
    ['in CDATA', '<a><b><![CDATA[c', true],
    ['in the end of CDATA', '<a><b><![CDATA[c]]', true],
    ['in a reference', '<a><b>c&am', true],
    ['before the end of the root', '<a><b>c</b>', true],
  ])('cut off %s give what stands before', (_where, text, truncated) => {
    const read = parseXml(text);
    expect(read).toMatchObject({ ok: true, value: { truncated } });
    expect(textOf(findChild(root(text), 'b'))).toBe('c');
  });

  test('several in one text are several roots', () => {
    const read = parseXml('<?xml version="1.0"?><a>1</a>\n<?xml version="1.0"?>\n<!DOCTYPE a><a>2</a>');
    expect(read.ok && read.value.roots.map(textOf)).toEqual(['1', '2']);
  });

  test('what is no XML is a problem with its place', () => {
    expect(parseXml('geen xml')).toMatchObject({ ok: false, problem: { code: 'broken-xml' } });
    expect(parseXml('')).toMatchObject({ ok: false, problem: { code: 'broken-xml' } });
    const crossed = parseXml('<a>\n<b>\n</c></b></a>');
    if (!crossed.ok) expect(crossed.problem.at).toHaveProperty('line', 3);
  });

  test('ends are mended by what is open', () => {
    expect(mendEnd('<a><b/><c d="e">f<g')).toBe('<a><b/><c d="e">f</c></a>');
    expect(mendEnd('<a></b>')).toBe('<a></b></a>');
    expect(mendEnd('<a><!-- <b> -->')).toBe('<a><!-- <b> --></a>');
  });
});

describe('elements that do not close', () => {
  test.each([
    ['an end tag is missing', '<a><b>c</a>', '<a><b>c</b></a>', '</b> is missing before </a>'],
    ['two are missing', '<a><b><c>d</a>', '<a><b><c>d</c></b></a>', '</c> is missing before </a>'],
    [
      'of a headline, before other elements',
      '<a><hl1>K<b/><c>d</c></a>',
      '<a><hl1>K</hl1><b/><c>d</c></a>',
      '</hl1>',
    ],
    ['an end tag closes nothing', '<a>b</c></a>', '<a>b</a>', '</c> ends an element that was not begun'],
    [
      'half an end tag of what is open',
      '<a><Head>K</Hea<b>c</b></a>',
      '<a><Head>K</Head><b>c</b></a>',
      '</Hea is half',
    ],
    ['half an end tag of nothing', '<a>K</Hea<b>c</b></a>', '<a>K<b>c</b></a>', '</Hea is half a tag'],
    ['half a start tag', '<a>x <b <c>d</c></a>', '<a>x &lt;b <c>d</c></a>', '<b is half a tag'],
  ])('%s', (_what, text, mended, said) => {
    const read = mendNesting(text);
    expect(read.text).toBe(mended);
    expect(read.problem).toMatchObject({ code: 'broken-xml', at: { line: 1 } });
    expect(read.problem?.message).toContain(said);
  });

  test.each([
    '<a b="c > d" e=\'/f>\'><g h="1 > 0"/>i</a>',
    '<a><!-- </b> <c --><![CDATA[</d> <e]]></a>',
    '<?xml version="1.0"?><a>1 < 2 & 3 <4</a><b/>',
    '<a><b>cut',
    '<a>b<br>c<hr></a>',
    '<a b="<c>">d</a>',
    '<n:a xmlns:n="urn:n"><n:b/></n:a>',
  ])('%s is left as it is', (text) => {
    expect(mendNesting(text)).toEqual({ text, problem: null });
  });

  test('the place is that of the first, and the items are read', () => {
    const text = '<a>\n<b>c\n</a>';
    expect(problemsOf(text)).toMatchObject([{ code: 'broken-xml', at: { line: 3 } }]);
    expect(textOf(findChild(root(text), 'b'))).toBe('c');
    expect(problemsOf('<a>\n<b>c</b>\n</a>')).toEqual([]);
  });
});

test('what is nested too deep, or has much open, is said in a sentence', () => {
  const deep = parseXml(`<NewsML>${'<a>'.repeat(200_000)}`);
  expect(deep).toMatchObject({ ok: false, problem: { code: 'broken-xml' } });
  expect(deep.ok ? '' : deep.problem.message).toMatch(/nested deeper than 256 elements/);
  const open = parseXml(`<${'b'.repeat(100_000)}`);
  expect(open.ok ? 0 : open.problem.message.length).toBeLessThan(250);
});
