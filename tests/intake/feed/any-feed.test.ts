import fc from 'fast-check';
import { expect, test } from 'vitest';
import { lookAtFeed } from '../../../src/intake/feed/look-at-feed.ts';
import { parseCopy } from '../../../src/wire/detect.ts';
import { cannedFetch, memoryStore } from '../canned-fetch.ts';
import { signal, start, url } from './open-feed.ts';

const pieces = fc.constantFrom(
  ...[
    '<?xml version="1.0" encoding="x"?>',
    '<!DOCTYPE a [<!ENTITY b "c">]>',
    '<rss version="2.0">',
    '<rdf:RDF>',
    '</rss>',
  ],
  ...[
    '<feed xmlns="http://www.w3.org/2005/Atom">',
    '</feed>',
    '<channel>',
    '</channel>',
    '<item>',
    '</item>',
    '<entry>',
    '</entry>',
  ],
  ...[
    '<at:deleted-entry ref="a" when="x"/>',
    '<ttl>-5</ttl>',
    '<ttl>1e99</ttl>',
    '<sy:updatePeriod>hourly</sy:updatePeriod>',
  ],
  ...[
    '<title>',
    '</title>',
    '<guid>a</guid>',
    '<link>http://',
    '</link>',
    '<link href="x:y"/>',
    '<description>',
    '</description>',
  ],
  ...[
    '<![CDATA[',
    ']]>',
    '&b;',
    '&#xD800;',
    '\0',
    '<p>GOES (ANP) - Tekst.</p>',
    'Lees verder',
    '[…]',
    '<pubDate>gisteren</pubDate>',
  ],
  ...[
    '{"version":"https://jsonfeed.org/version/1.1","items":[',
    '{"id":1,"title":[]},',
    '{"id":"a","_telex":{"deleted":{}}}',
    ']}',
  ],
);

test('a feed of any kind is read without an exception, and what it brings can be read', async () => {
  await fc.assert(
    fc.asyncProperty(fc.array(pieces, { maxLength: 30 }), fc.boolean(), async (some, isXml) => {
      const body =
        (isXml ? '<rss version="2.0"><channel><item><title>Kop</title></item>' : '') + some.join('');
      const fetching = cannedFetch({ [url]: { body, contentType: null } });
      const look = lookAtFeed({ url, fullText: true }, { fetching, store: memoryStore() });
      const seen = await look(start, signal);
      for (const copy of seen.copy) expect(parseCopy(copy, 'auto').ok).toBe(true);
      await seen.keep();
      await look(start, signal);
    }),
    {
      numRuns: 150,
      // A title of a feed that is itself the head of one.
      examples: [
        [
          [
            '<title>',
            '<?xml version="1.0" encoding="x"?>',
            '<rss version="2.0">',
            '<title>',
            '<at:deleted-entry ref="a" when="x"/>',
          ],
          true,
        ],
        [
          [
            '{"version":"https://jsonfeed.org/version/1.1","items":[',
            '{"id":"a","title":"<rss version=\'2.0\'> "}',
            ']}',
          ],
          false,
        ],
      ],
    },
  );
});

test('a feed may be any bytes, and its record of any form', async () => {
  await fc.assert(
    fc.asyncProperty(fc.uint8Array({ maxLength: 100 }), fc.jsonValue(), async (body, record) => {
      const store = { ...memoryStore(), get: async () => record };
      await lookAtFeed({ url }, { fetching: cannedFetch({ [url]: { body } }), store })(start, signal);
    }),
    { numRuns: 100 },
  );
});
