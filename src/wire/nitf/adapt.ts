import { describeStatus, readSignal, readStatus } from '../agency-status.ts';
import { type AgencyTime, readIsoTime } from '../agency-time.ts';
import { findAgencyZone } from '../agency-zone.ts';
import { cleanOrNull } from '../clean-text.ts';
import { emptyItem, type WireItem } from '../item.ts';
import { readXmlText } from '../markup-blocks.ts';
import { settleItem } from '../settle-item.ts';
import { readPriority, readUrgency } from '../urgency.ts';
import type { XmlElement } from '../xml.ts';
import { attributeOf, childrenOf, findChild, findWithin, textOf } from '../xml-find.ts';
import type { RootItems } from '../xml-items.ts';
import { readNitfHead } from './body-head.ts';
import { readNitfIdentity } from './identity.ts';
import { isExpired, readNorm, readRelease } from './times.ts';

/**
 * The items of an NITF document: its story, and the cancellation of another document that it may carry; with the word on
 * a status that is not known. `capturedAt` in ms.
 */
export function adaptNitf(root: XmlElement, capturedAt: number): RootItems {
  const items = adaptDocument(root, capturedAt);
  const status = readStatus(attributeOf(findChild(root, 'head', 'docdata'), 'management-status'));
  return { items, asides: describeStatus(status, items[0]?.storyKey ?? items[0]?.headline ?? null) };
}

function adaptDocument(root: XmlElement, capturedAt: number): WireItem[] {
  const story = adaptStory(root, capturedAt);
  const docdata = findChild(root, 'head', 'docdata');
  const other = attributeOf(docdata, 'management-doc-idref');
  const otherStatus = readStatus(attributeOf(docdata, 'management-idref-status')).status;
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

function adaptStory(root: XmlElement, capturedAt: number): WireItem {
  const head = findChild(root, 'head');
  const docdata = findChild(head, 'docdata');
  const bodyHead = findChild(root, 'body', 'body.head');
  const all = (name: string) => [...childrenOf(docdata, name), ...childrenOf(head, name)];
  const data = (name: string) => all(name)[0];
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
  const { headline, byline, place } = readNitfHead(root);
  const language =
    attributeOf(root, 'xml:lang') ??
    attributeOf(root, 'baselang') ??
    attributeOf(findChild(root, 'body', 'body.content', 'lang'), 'lang');
  const time =
    readNorm(data('date.issue'), zone) ??
    readLatest(all('revision-history'), zone) ??
    readNorm(findWithin(bodyHead, 'story.date')[0], zone) ??
    readIsoTime(attributeOf(data('pubdata'), 'date.publication'), zone);
  const messages = all('ed-msg').map(readInfo);
  const corrections = all('correction').map(readInfo);
  const takeKey = meta('anpa-takekey', 'takekey');
  const { status } = readStatus(attributeOf(docdata, 'management-status'));
  const expired = isExpired(data('date.expire'), time, zone, capturedAt);
  const body = findChild(root, 'body');
  return {
    ...emptyItem,
    role: 'lead',
    format: 'nitf',
    section: meta('anpa-category', 'category') ?? readTopic(findChild(head, 'tobject')),
    slug: meta('anpa-keyword', 'slugline', 'slug', 'ntbstikkord') ?? attributeOf(data('du-key'), 'key'),
    urgency: readUrgency(attributeOf(data('urgency'), 'ed-urg')),
    priority: readPriority(meta('anpa-priority', 'aap-priority', 'ntbprioritet')),
    sequence: meta('anpa-sequence', 'ntbiptcsequence'),
    storyKey: identity.storyKey,
    version: readVersion(data('du-key')) ?? identity.version,
    ...settleItem({
      blocks: body === undefined ? [] : readXmlText(body),
      headline: headline ?? textOf(findChild(head, 'title')),
      byline,
      placeLines: [place, attributeOf(data('evloc'), 'city')],
      language,
      notes: [...messages, ...corrections],
      takeKey,
      time,
      status: expired && status === 'usable' ? 'withheld' : status,
      embargo: readRelease(data('date.release'), time, zone),
      signal: corrections.length > 0 ? 'correction' : readSignal(takeKey, ...messages),
      zone,
      capturedAt,
    }),
    keywords: readKeywords(data('key-list')),
    credit: distributor ?? textOf(findWithin(bodyHead, 'rights.owner')[0]) ?? holder ?? regsrc,
    rights: readRights(docdata, bodyHead),
  };
}

/** What `ed-msg` and `correction` say. */
function readInfo(element: XmlElement): string | null {
  return attributeOf(element, 'info') ?? textOf(element);
}

/** The latest of several times: a document lists all its revisions. */
function readLatest(elements: readonly XmlElement[], zone: string): AgencyTime | null {
  let latest: AgencyTime | null = null;
  for (const element of elements) {
    const time = readNorm(element, zone);
    if (time !== null && (latest === null || time.at > latest.at)) latest = time;
  }
  return latest;
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
