import { findBodies, readPlainOrHtml, readXmlText } from '../markup-blocks.ts';
import type { TextBlock } from '../text-blocks.ts';
import type { XmlElement } from '../xml.ts';
import { childrenOf, findWithin, rawTextOf, textOf } from '../xml-find.ts';

/**
 * The body of a content set: the first of its renditions that says anything, XHTML and NITF before plain text. It is
 * looked for nowhere else: notes to editors can hold a body as well.
 */
export function readContent(contentSet: XmlElement | undefined): TextBlock[] {
  for (const inline of childrenOf(contentSet, 'inlineXML')) {
    const blocks = readInline(inline);
    if (blocks.length > 0) return blocks;
  }
  for (const data of childrenOf(contentSet, 'inlineData')) {
    if (textOf(data) !== null) return readPlainOrHtml(rawTextOf(data));
  }
  return [];
}

function readInline(inline: XmlElement): TextBlock[] {
  const [body] = findBodies(inline);
  // dpa sets the text apart from headline, slug and time by a section of this class.
  const main = findWithin(body, 'section').find((one) =>
    (one.attributes.get('class') ?? '').split(/\s+/).includes('main'),
  );
  return readXmlText(main ?? inline);
}
