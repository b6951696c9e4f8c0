import { describe, expect, test } from 'vitest';
import { detectFormat, parseCopy, readers } from '../../src/wire/detect.ts';
import { wireFormats } from '../../src/wire/item.ts';
import { looksLikeRecords } from '../../src/wire/no-copy.ts';
import { agencyFormats, loadCopies, readAt } from './agency-copies.ts';

const latin1 = (text: string) => Buffer.from(text, 'latin1');

function parse(bytes: Uint8Array) {
  return parseCopy({ source: 'made', bytes, capturedAt: readAt }, 'auto');
}

describe('detectFormat', () => {
  test('there is one reader for each format', () => {
    expect(readers.map((reader) => reader.format).sort()).toEqual([...wireFormats].sort());
  });

  test.each<[string, string, Uint8Array]>([
    ['SOH', 'iptc7901', latin1('\x01eca062 4 i 211 dpa 1888\r\nslug/\r\n\x02Head')],
    ['lines of DEL before SOH', 'iptc7901', latin1('\x7f\x7f\x7f\r\n\x7f\x7f\r\n\x01eca062 4 i 211\r\n')],
    [
      'NUL and SOH before a header',
      'iptc7901',
      latin1('\0\0\x01eca062 4 i 211 dpa 1888\r\nslug/\r\n\x02Head'),
    ],
    ['a header line of dpa without SOH', 'iptc7901', latin1('bsf0208 4 pl 178 dpa 0123\r\nslug/\r\n')],
    ['SYN SYN SOH', 'anpa1312', latin1('\x16\x16\x01W1234\x1fasian\r\nr i bc-x\r\n')],
    [
      'SOH and a unit separator behind a service letter alone',
      'anpa1312',
      latin1('\x01W1234\x1fasian\r\nr i bc-x\r\n'),
    ],
    ['SOH and a unit separator', 'anpa1312', latin1('\x01O0310KYODO\x1fWKYO\r\nr i bc-x\r\n')],
    ['NewsML without a namespace', 'newsml1', latin1('<?xml version="1.0"?><NewsML><NewsItem/></NewsML>')],
    ['NewsML behind comments', 'newsml1', latin1('<!-- a --><!-- <nitf> --><NewsML Version="1.2"></NewsML>')],
    ['the G2 namespace', 'newsmlg2', latin1('<newsItem xmlns="http://iptc.org/std/nar/2006-10-01/"/>')],
    [
      'the G2 namespace with a prefix',
      'newsmlg2',
      latin1('<n:newsMessage xmlns:n="http://iptc.org/std/nar/2006-10-01/"/>'),
    ],
    ['NITF', 'nitf', latin1('<nitf version="3.4"><head/></nitf>')],
    [
      'NITF with a document type',
      'nitf',
      latin1('<!DOCTYPE nitf SYSTEM "nitf.dtd" [<!ENTITY a "<rss>">]><nitf/>'),
    ],
    ['NITF in UTF-16', 'nitf', Buffer.from('\uFEFF<?xml version="1.0"?><nitf/>', 'utf16le')],
    ['NITF behind blanks and a byte-order mark', 'nitf', Buffer.from('\uFEFF\r\n <nitf/>')],
    ['NITF behind more blanks than are looked at', 'nitf', latin1(`${' \n'.repeat(5_000)}<nitf/>`)],
    ['uri and version', 'ninjs', latin1('{"uri":"urn:x","version":"1","headline":"Kop"}')],
    ['a list of ninjs', 'ninjs', latin1('[{"uri":"urn:x","type":"text"}]')],
    ['RSS', 'feed', latin1('<rss version="2.0"><channel/></rss>')],
    ['Atom', 'feed', latin1('<feed xmlns="http://www.w3.org/2005/Atom"/>')],
    ['RDF', 'feed', latin1('<rdf:RDF xmlns:rdf="http://www.w3.org/1999/02/22-rdf-syntax-ns#"/>')],
    ['JSON Feed', 'feed', latin1('{"version":"https://jsonfeed.org/version/1.1","items":[]}')],
    ['other text', 'page', latin1('Brug open\nGOES (ANP) - De brug is open.\n')],
  ])('%s is %s', (_what, format, bytes) => {
    expect(detectFormat(bytes)).toBe(format);
  });

  test.each<[string, Uint8Array]>([
    ['nothing', latin1('')],
    ['blanks', latin1(' \r\n\t ')],
    ['a PNG image', Uint8Array.of(0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a)],
    ['NUL and 01 before something else', latin1('\0\0\x01 a font or an icon of some kind')],
    ['a PDF', latin1('%PDF-1.7\nstream')],
    ['a web page', latin1('<!DOCTYPE html><html><body><p>Kop</p></body></html>')],
    ['other XML', latin1('<svg xmlns="http://www.w3.org/2000/svg"/>')],
    ['a concept of G2', latin1('<conceptItem xmlns="http://iptc.org/std/nar/2006-10-01/" guid="x"/>')],
    ['other JSON', latin1('{"name":"telex","version":"1.0.0"}')],
    ['an RTF document', latin1('{\\rtf1\\ansi{\\fonttbl}\\f0 Brug open}')],
    ['a table of values', latin1('id,naam,plaats\n1,Brug,Goes\n2,"Sluis open",Hansweert\n')],
    ['a table with semicolons', latin1('naam;goals;club\r\nJansen;3;Goes\r\nDe Wit;2;Hulst\r\n')],
    [
      'a log',
      latin1('2026-11-20 12:00:01 start\n2026-11-20T12:00:02Z GOES (ANP) - x\n[2026-11-20 12:00:03] stop\n'),
    ],
  ])('%s is no format', (_what, bytes) => {
    expect(detectFormat(bytes)).toBe(null);
  });

  test.each([
    ['one line', 'Brug open'],
    ['two lines of values', 'naam,goals,club\nJansen,3,Goes'],
    ['sentences with as many commas', 'Goes, Hulst, Sluis\nBreda, Tilburg, Oss\nAssen, Emmen, Hoogeveen\n'],
    ['figures with commas', 'Goes 1,5 graden\nHulst 2,5 graden\nSluis 3,5 graden\n'],
    ['a listing with times', '9:31 Duo wint\n9:12 Brug dicht\n8:55 Sluis open\n'],
    ['a page with a moment above it', '2026-11-20 12:00:01\nBrug open\nGOES (ANP) - De brug is open.\n'],
    ['a table below a headline', 'Uitslagen\nGoes;3;1\nHulst;2;2\nSluis;1;3\n'],
  ])('%s is a page', (_what, text) => {
    expect(detectFormat(Buffer.from(text))).toBe('page');
  });

  test('no cut of a page is taken for records', () => {
    for (const { bytes } of loadCopies('page')) {
      const text = bytes.toString();
      for (let end = 1; end < Math.min(text.length, 4_000); end += 97) {
        expect(looksLikeRecords(text.slice(0, end))).toBe(null);
      }
    }
  });

  test('a format is known by its head alone, cut anywhere behind 400 bytes', () => {
    for (const format of agencyFormats) {
      for (const { name, bytes } of loadCopies(format)) {
        if (bytes.length > 400) expect([name, detectFormat(bytes.subarray(0, 400))]).toEqual([name, format]);
      }
    }
  });
});

describe('parseCopy', () => {
  test.each<[string, Uint8Array, object]>([
    ['nothing', latin1(''), { code: 'empty-copy', at: { byte: 0 } }],
    ['blanks and control characters', latin1('\x01\r\n \x03'), { code: 'empty-copy', at: { byte: 0 } }],
    [
      'a JPEG image',
      Uint8Array.of(0xff, 0xd8, 0xff, 0xe0, 0, 16),
      { code: 'no-text', message: expect.stringContaining('JPEG') },
    ],
    [
      'a ZIP archive',
      latin1('PK\x03\x04\x14\0'),
      { code: 'no-text', message: expect.stringContaining('ZIP') },
    ],
    [
      'a table of values',
      latin1('id,naam,plaats\n1,Brug,Goes\n2,Sluis,Hulst\n'),
      { code: 'unknown-format', message: expect.stringContaining('table of values') },
    ],
    ['an RTF document', latin1('{\\rtf1 x}'), { code: 'no-text', message: expect.stringContaining('RTF') }],
    ['a WebP image', latin1('RIFF\x10\x20\0\0WEBPVP8 '), { code: 'no-text', at: { byte: 0 } }],
    [
      'noise',
      Uint8Array.from({ length: 400 }, (_, at) => (at % 3 === 0 ? 0 : 0x41)),
      { code: 'no-text', at: { byte: 0 } },
    ],
    [
      'a web page',
      latin1('<html><body><p>Kop</p></body></html>'),
      { code: 'unknown-format', at: { line: 1 } },
    ],
    [
      'XML that breaks off before it says anything',
      latin1('<nitf><hea'),
      { code: 'no-story', at: { line: 1 } },
    ],
    [
      'XML that is none',
      latin1('<nitf attr></b></nitf>'),
      { code: expect.stringMatching(/broken-xml|no-story/) },
    ],
    [
      'JSON that breaks off',
      latin1('{"uri":"u","version":"1",\n"headline":"Kop'),
      { code: 'broken-json', at: { line: 2, column: expect.any(Number) } },
    ],
    [
      'a feed without entries',
      latin1('<rss version="2.0"><channel><title>K</title></channel></rss>'),
      { code: 'no-story' },
    ],
    ['a message of noise', latin1('\x01~~~ line noise ~~~\r\n\x04'), { code: 'no-story', at: { byte: 0 } }],
  ])('%s is a problem with a reason and, where there is one, a place', (_what, bytes, problem) => {
    expect(parse(bytes)).toMatchObject({ ok: false, problem });
    expect(parse(bytes)).toHaveProperty('problem.message', expect.stringMatching(/^[A-Z].*\.$/));
  });

  test('a format that is named is the one that is read', () => {
    const bytes = latin1('bsf0208 4 pl 178 dpa 0123\r\nslug/\r\nKop =\r\n\r\n   Kiel (dpa) - Text.\r\n');
    const read = (format: 'page' | 'iptc7901') =>
      parseCopy({ source: 'made', bytes, capturedAt: readAt }, format);
    expect(read('iptc7901')).toMatchObject({ ok: true, value: [{ format: 'iptc7901', headline: 'Kop' }] });
    expect(read('page')).toMatchObject({
      ok: true,
      value: expect.arrayContaining([expect.objectContaining({ format: 'page' })]),
    });
  });
});

test.each(['page', 'iptc7901'] as const)(
  'a reader of %s that throws makes a problem of its copy',
  (format) => {
    const copy = {
      source: 'made',
      bytes: latin1('Some text that is long enough to be read.'),
      get capturedAt(): number {
        throw new RangeError('Invalid string length');
      },
    };
    expect(parseCopy(copy, format)).toMatchObject({
      ok: false,
      problem: { code: 'reader-failed', message: expect.stringContaining('Invalid string length') },
    });
  },
);
