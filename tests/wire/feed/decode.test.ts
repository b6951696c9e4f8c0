import { expect, test } from 'vitest';
import { decodeFeed } from '../../../src/wire/feed/decode.ts';

const about =
  'Zo begint een feed: <rss version="2.0"> <feed xmlns="http://www.w3.org/2005/Atom"> <rdf:RDF> .';

test.each([
  [
    'a JSON Feed',
    JSON.stringify({
      version: 'https://jsonfeed.org/version/1.1',
      title: about,
      items: [{ id: 'a', title: about }],
    }),
  ],
  [
    'Atom',
    `<?xml version="1.0"?><feed xmlns="http://www.w3.org/2005/Atom"><title>B</title><entry><id>a</id><title type="html"><![CDATA[${about}]]></title></entry></feed>`,
  ],
  [
    'RDF',
    `<rdf:RDF xmlns:rdf="http://www.w3.org/1999/02/22-rdf-syntax-ns#" xmlns="http://purl.org/rss/1.0/"><channel><title>B</title></channel><item rdf:about="a"><title><![CDATA[${about}]]></title><link>http://x/</link></item></rdf:RDF>`,
  ],
  [
    'RSS',
    `<rss version="2.0"><channel><title>B</title><item><guid>a</guid><title><![CDATA[${about}]]></title></item></channel></rss>`,
  ],
])('a feed that quotes the heads of other feeds is the feed that its root says: %s', (_name, text) => {
  expect(decodeFeed(text)?.entries).toMatchObject([{ id: 'a', title: about }]);
});
