import { readSignal, readStatus } from '../agency-status.ts';
import { type AgencyTime, readIsoTime } from '../agency-time.ts';
import { findAgencyZone } from '../agency-zone.ts';
import { cleanOrNull } from '../clean-text.ts';
import { emptyItem, type WireItem } from '../item.ts';
import { readXmlText } from '../markup-blocks.ts';
import { settleBody } from '../settle-body.ts';
import { type LifeSigns, settleLife } from '../settle-life.ts';
import { readPriority, readUrgency } from '../urgency.ts';
import type { XmlElement } from '../xml.ts';
import { attributeOf, childrenOf, findChild, findWithin, textOf } from '../xml-find.ts';
import { readNitfIdentity } from './identity.ts';

/** The items of an NITF document: its story, and the cancellation of another document that it may carry. */
export function adaptNitf(root: XmlElement): WireItem[] {
  const story = adaptStory(root);
  const docdata = findChild(root, 'head', 'docdata');
  const other = attributeOf(docdata, 'management-doc-idref');
  const otherStatus = readStatus(attributeOf(docdata, 'management-idref-status'));
  if (other === null) return [story];
  const identity = readNitfIdentity(attributeOf(findChild(docdata, 'doc-id'), 'regsrc'), other);
  // A cancellation that has no text of its own is of the document that it names.
  const isEmpty = story.headline === null && story.paragraphs.length === 0;
  if (isEmpty && story.status === 'killed') return [{ ...story, storyKey: identity.storyKey }];
  if (otherStatus !== 'killed') return [story];
  const kill: WireItem = {
    ...emptyItem,
    role: 'lead',
    format: 'nitf',
    storyKey: identity.storyKey,
    status: 'killed',
    publishedAt: story.publishedAt,
    precision: story.precision,
  };
  return isEmpty ? [kill] : [story, kill];
}

function adaptStory(root: XmlElement): WireItem {
  const head = findChild(root, 'head');
  const docdata = findChild(head, 'docdata');
  const bodyHead = findChild(root, 'body', 'body.head');
  const data = (name: string) => findChild(docdata, name) ?? findChild(head, name);
  const meta = (...names: readonly string[]) => readMeta(head, names);
  const distributor = textOf(findChild(bodyHead, 'distributor'));
  const holder = attributeOf(data('doc.copyright'), 'holder');
  const regsrc = attributeOf(data('doc-id'), 'regsrc');
  const zone = findAgencyZone(
    regsrc,
    distributor,
    holder,
    attributeOf(findWithin(docdata, 'from-src')[0], 'src-name'),
  );
  const identity = readNitfIdentity(regsrc, attributeOf(data('doc-id'), 'id-string'));
  const headline =
    textOf(findWithin(bodyHead, 'hl1')[0]) ??
    textOf(findWithin(bodyHead, 'hedline')[0]) ??
    textOf(findChild(head, 'title'));
  const language =
    attributeOf(root, 'xml:lang') ??
    attributeOf(root, 'baselang') ??
    attributeOf(findChild(root, 'body', 'body.content', 'lang'), 'lang');
  const content = findChild(root, 'body', 'body.content') ?? findChild(root, 'body');
  const settled = settleBody(content === undefined ? [] : readXmlText(content), {
    headline,
    byline: readByline(findChild(bodyHead, 'byline')),
    placeLines: [readPlace(findChild(bodyHead, 'dateline')), attributeOf(data('evloc'), 'city')],
    language,
  });
  const issued = readNorm(data('date.issue'), zone);
  const time =
    issued ??
    readNorm(data('revision-history'), zone) ??
    readNorm(findWithin(bodyHead, 'story.date')[0], zone) ??
    readIsoTime(attributeOf(data('pubdata'), 'date.publication'), zone);
  const message = attributeOf(data('ed-msg'), 'info') ?? textOf(data('ed-msg'));
  const editorNote = [message, settled.editorNote].filter((note) => note !== null).join('\n') || null;
  const takeKey = meta('anpa-takekey', 'takekey');
  const status = readStatus(attributeOf(docdata, 'management-status'));
  return {
    ...emptyItem,
    role: 'lead',
    format: 'nitf',
    headline,
    section: meta('anpa-category', 'category') ?? readTopic(findChild(head, 'tobject')),
    dateline: settled.dateline,
    paragraphs: settled.paragraphs,
    subheads: settled.subheads,
    publishedAt: time?.at ?? null,
    precision: time?.precision ?? null,
    editorNote,
    replaces: settled.replaces,
    slug: meta('anpa-keyword', 'slugline', 'slug', 'ntbstikkord') ?? attributeOf(data('du-key'), 'key'),
    takeKey,
    byline: settled.byline,
    urgency: readUrgency(attributeOf(data('urgency'), 'ed-urg')),
    priority: readPriority(meta('anpa-priority', 'aap-priority', 'ntbprioritet')),
    sequence: meta('anpa-sequence', 'ntbiptcsequence'),
    storyKey: identity.storyKey,
    version: readVersion(data('du-key')) ?? identity.version,
    ...settleLife({
      status,
      embargo: readRelease(data('date.release'), time, zone),
      headline,
      takeKey,
      editorNote,
      zone,
      near: time?.at ?? 0,
    }),
    signal: settled.signal ?? readSignal(takeKey, message),
    keywords: readKeywords(data('key-list')),
    language,
    credit: distributor ?? textOf(findWithin(bodyHead, 'rights.owner')[0]) ?? holder ?? regsrc,
    rights: readRights(docdata, bodyHead),
  };
}

/** The first `<meta name content>` with one of these names, in any case. */
function readMeta(head: XmlElement | undefined, names: readonly string[]): string | null {
  const metas = childrenOf(head, 'meta');
  for (const name of names) {
    const found = metas.find((one) => attributeOf(one, 'name')?.toLowerCase() === name);
    const content = cleanOrNull(attributeOf(found, 'content'));
    if (content !== null) return content;
  }
  return null;
}

/** The byline without the title of who wrote it. */
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

function readNorm(element: XmlElement | undefined, zone: string): AgencyTime | null {
  return readIsoTime(attributeOf(element, 'norm'), zone);
}

/**
 * The embargo: `date.release` after the time of issue. A template that nobody filled in (`YYYYMMDD000000-HHMM`) is no
 * time and asks for none; anything else that is no time fails closed.
 */
function readRelease(
  element: XmlElement | undefined,
  issued: AgencyTime | null,
  zone: string,
): LifeSigns['embargo'] {
  const norm = attributeOf(element, 'norm');
  const release = readIsoTime(norm, zone);
  if (release === null) return { given: norm !== null && !/^YYYY/.test(norm), release };
  return { given: issued === null || release.at > issued.at, release };
}

/** The general subject of the document, unless it only says that it is news. */
function readTopic(tobject: XmlElement | undefined): string | null {
  const type = attributeOf(tobject, 'tobject.type');
  return type !== null && !/^(?:news|current|text|article)$/i.test(type) ? type : null;
}

function readVersion(duKey: XmlElement | undefined): number | null {
  const version = attributeOf(duKey, 'version');
  return version !== null && /^\d{1,9}$/.test(version) ? Number(version) : null;
}

/** `<keyword key="…"/>`, or text inside it. */
function readKeywords(list: XmlElement | undefined): readonly string[] {
  const words = childrenOf(list, 'keyword').map((one) => attributeOf(one, 'key') ?? textOf(one));
  return [...new Set(words.map(cleanOrNull).filter((word) => word !== null))];
}

function readRights(docdata: XmlElement | undefined, bodyHead: XmlElement | undefined): string | null {
  const rights = findChild(docdata, 'doc.rights');
  const terms = [attributeOf(rights, 'type'), attributeOf(rights, 'limitations')].filter(
    (term) => term !== null,
  );
  if (terms.length > 0) return cleanOrNull(terms.join(' '));
  const copyright = findChild(docdata, 'doc.copyright');
  const holder = attributeOf(copyright, 'holder');
  if (holder === null) return textOf(findWithin(bodyHead, 'rights')[0]);
  return cleanOrNull([holder, attributeOf(copyright, 'year')].filter((part) => part !== null).join(', '));
}
