import { describe, expect, test } from 'vitest';
import { describeBody } from '../../../src/intake/http/describe-body.ts';
import { describeUserAgent } from '../../../src/intake/http/user-agent.ts';

const charsetOf = (bytes: Uint8Array | string, header: string | null) =>
  describeBody(typeof bytes === 'string' ? Buffer.from(bytes, 'latin1') : bytes, header).charset;

describe('the encoding of a body', () => {
  test.each([
    ['the header', '<p>caf\xe9', 'text/html; charset=ISO-8859-15', 'ISO-8859-15'],
    ['the header, quoted and oddly written', '<p>', 'Text/HTML;Charset="utf-8" ; x=y', 'UTF-8'],
    ['a byte-order mark before the header', '\xef\xbb\xbf<p>', 'text/html; charset=windows-1252', 'UTF-8'],
    ['the mark of UTF-16', '\xff\xfe<\0', 'text/html', 'UTF-16LE'],
    [
      'an XML declaration',
      '<?xml version="1.0" encoding="windows-1252"?><rss/>',
      'application/rss+xml',
      'windows-1252',
    ],
    [
      'an XML declaration without a header',
      '<?xml version="1.0" encoding="ISO-8859-2"?><rss/>',
      null,
      'ISO-8859-2',
    ],
    ['a meta of HTML', '<html><meta charset="windows-1251"><p>\xe9', 'text/html', 'windows-1251'],
    [
      'an old meta of HTML',
      '<meta http-equiv="Content-Type" content="text/html; charset=iso-8859-2">',
      'text/html',
      'ISO-8859-2',
    ],
    ['the bytes, valid UTF-8', '<p>caf\xc3\xa9', 'text/html', 'UTF-8'],
    ['the bytes, no UTF-8', '<p>caf\xe9', 'text/html', 'windows-1252'],
    [
      'the bytes, where the header names none that there is',
      '<p>caf\xc3\xa9',
      'text/html; charset=utf-99',
      'UTF-8',
    ],
  ])('is told by %s', (_, bytes, header, charset) => {
    expect(charsetOf(bytes, header)).toBe(charset);
  });

  test('leaves the bytes as they are, and a header that is no media type aside', () => {
    const bytes = Buffer.from('\ufeff<p>');
    expect(describeBody(bytes, 'nonsense')).toEqual({ bytes, contentType: null, charset: 'UTF-8' });
    expect(describeBody(bytes, 'Application/RSS+XML; x')).toMatchObject({
      contentType: 'application/rss+xml',
    });
  });
});

test('the User-Agent says who asks and whom to write to, and holds nothing that a header may not', () => {
  expect(describeUserAgent('1.2.3', null)).toBe('Telex/1.2.3');
  expect(describeUserAgent('1.2.3', 'https://desk.example/telex')).toBe(
    'Telex/1.2.3 (+https://desk.example/telex)',
  );
  expect(describeUserAgent('1.2.3', 'https://desk.example/\r\nx: y (é)')).toBe(
    'Telex/1.2.3 (+https://desk.example/x:y)',
  );
});
