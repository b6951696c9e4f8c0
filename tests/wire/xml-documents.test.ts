import { describe, expect, test } from 'vitest';
import { findXmlDocuments } from '../../src/wire/xml-documents.ts';

function split(text: string): readonly string[] {
  const bytes = Buffer.from(text);
  return findXmlDocuments(bytes).map(({ from, to }) => bytes.subarray(from, to).toString());
}

describe('the XML documents of one file', () => {
  test.each([
    ['one', '<a><b/></a>', ['<a><b/></a>']],
    ['roots one after another', '<a><a/></a>\n<b/><c>x</c>', ['<a><a/></a>\n', '<b/>', '<c>x</c>']],
    [
      'with declarations',
      '<?xml version="1.0"?><a/><?xml version="1.0"?><b/>',
      ['<?xml version="1.0"?><a/>', '<?xml version="1.0"?><b/>'],
    ],
    ['one that does not close', '<a><p>x<?xml version="1.0"?><b/>', ['<a><p>x', '<?xml version="1.0"?><b/>']],
    [
      'in CDATA and comments',
      '<a><![CDATA[</a><b/>]]><!-- </a><b/> --></a>',
      ['<a><![CDATA[</a><b/>]]><!-- </a><b/> --></a>'],
    ],
  ])('%s', (_, text, documents) => {
    expect(split(text)).toEqual(documents);
  });
});
