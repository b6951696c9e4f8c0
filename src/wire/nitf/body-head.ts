import type { XmlElement } from '../xml.ts';
import { findChild, findOutside, findWithin, textOf } from '../xml-find.ts';

/** What stands above the text of an NITF document. */
export interface NitfHead {
  readonly headline: string | null;
  /** Without the title of who wrote it. */
  readonly byline: string | null;
  /** The place of `<dateline>`, without the date. */
  readonly place: string | null;
}

/** What NITF's `body.head` says, wherever below `element` it stands: NITF comes inside NewsML too. */
export function readNitfHead(element: XmlElement | undefined): NitfHead {
  const head = findOutside(element, ['body.head'], (name) => name === 'note' || name === 'media')[0];
  return {
    headline: textOf(findWithin(head, 'hl1')[0]) ?? textOf(findWithin(head, 'hedline')[0]),
    byline: readByline(findChild(head, 'byline')),
    place: readPlace(findChild(head, 'dateline')),
  };
}

function readByline(byline: XmlElement | undefined): string | null {
  if (byline === undefined) return null;
  const children = byline.children.filter((child) => typeof child === 'string' || child.name !== 'byttl');
  return textOf({ ...byline, children });
}

/** The place of `<dateline>`: its location's city, its location, or its text without the date. */
function readPlace(dateline: XmlElement | undefined): string | null {
  if (dateline === undefined) return null;
  const location = findChild(dateline, 'location');
  const city = textOf(findWithin(location, 'city')[0]);
  if (city !== null) return city;
  if (location !== undefined) return textOf(location);
  const children = dateline.children.filter(
    (child) => typeof child === 'string' || child.name !== 'story.date',
  );
  return textOf({ ...dateline, children });
}
