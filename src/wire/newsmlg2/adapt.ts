import { type AgencyStatus, describeStatus, readSignal, readStatus } from '../agency-status.ts';
import { readIsoTime } from '../agency-time.ts';
import { findAgencyZone } from '../agency-zone.ts';
import { emptyItem, type Signal, type WireItem } from '../item.ts';
import { readNitfHead } from '../nitf/body-head.ts';
import { settleItem } from '../settle-item.ts';
import { readPriority, readUrgency } from '../urgency.ts';
import type { XmlElement } from '../xml.ts';
import { attributeOf, childrenOf, findChild, findWithin, linesOf, textOf } from '../xml-find.ts';
import { passOverMedia, type RootItems } from '../xml-items.ts';
import { readContent } from './content.ts';
import { joinPictures } from './pictures.ts';
import { inLanguage, readCode, readName, readRights, textIn } from './read-parts.ts';
import { readG2Keywords, readG2Section } from './subjects.ts';

/** What G2 calls items whose content is no text. */
const mediaClass = /(?:^|:)(?:picture|graphic|video|audio|animation|media|photo)$/i;

/**
 * The items of a G2 document: of each item set of a message, or the one item that is the root. Pictures that belong to
 * no text are passed over, with a word. `capturedAt` in ms.
 */
export function adaptG2(root: XmlElement, capturedAt: number): RootItems {
  const header = root.name === 'newsMessage' ? findChild(root, 'header') : undefined;
  const items = isItem(root) ? [root] : findWithin(root, 'newsItem', 'packageItem');
  const texts = items.filter(
    (item) => !mediaClass.test(readCode(findChild(item, 'itemMeta', 'itemClass')) ?? ''),
  );
  const adapted = texts.map((element) => ({ element, item: adaptItem(element, header, capturedAt) }));
  const others = items.filter((item) => !texts.includes(item));
  const joined = joinPictures(adapted, others);
  const strange = adapted.flatMap(({ element, item }) =>
    describeStatus(readPubStatus(element), item.storyKey ?? item.headline),
  );
  const passedOver = others.length - joined.used;
  const media = passedOver > 0 ? [passOverMedia(passedOver)] : [];
  return { items: joined.items, asides: [...strange, ...media] };
}

/** The status; an element of it that says nothing is none. */
function readPubStatus(item: XmlElement): AgencyStatus {
  const element = findChild(item, 'itemMeta', 'pubStatus');
  return readStatus(readCode(element) ?? textOf(element));
}

function isItem(element: XmlElement): boolean {
  return element.name === 'newsItem' || element.name === 'packageItem';
}

function adaptItem(item: XmlElement, header: XmlElement | undefined, capturedAt: number): WireItem {
  const meta = findChild(item, 'itemMeta');
  const content = findChild(item, 'contentMeta');
  const language = attributeOf(findChild(content, 'language'), 'tag') ?? attributeOf(item, 'xml:lang');
  const provider = findChild(meta, 'provider');
  const credit =
    textIn(content, 'creditline', language) ??
    readName(findSource(content), language) ??
    readName(provider, language);
  const guid = attributeOf(item, 'guid');
  const zone = findAgencyZone(readCode(provider), readName(provider, language), credit, guid);
  const contentSet = findChild(item, 'contentSet');
  const nitf = readNitfHead(contentSet);
  const times = [
    textOf(findChild(meta, 'versionCreated')),
    textOf(findChild(content, 'contentModified')),
    textOf(findChild(meta, 'firstCreated')),
    textOf(findChild(content, 'contentCreated')),
    textOf(findChild(header, 'sent')),
  ];
  const time = times.map((text) => readIsoTime(text, zone)).find((one) => one !== null) ?? null;
  const embargoed = findChild(meta, 'embargoed');
  return {
    ...emptyItem,
    role: 'lead',
    format: 'newsmlg2',
    section: readG2Section(content, language),
    slug: textIn(content, 'slugline', language),
    urgency: readUrgency(textOf(findChild(content, 'urgency'))),
    priority: readPriority(textOf(findChild(header, 'priority'))),
    storyKey: guid,
    version: readVersion(attributeOf(item, 'version')),
    ...settleItem({
      blocks: readContent(contentSet),
      headline: readHeadline(content, language) ?? textIn(meta, 'title', language) ?? nitf.headline,
      byline: textIn(content, 'by', language) ?? readCreator(content) ?? nitf.byline,
      placeLines: [
        textIn(content, 'dateline', language),
        nitf.place,
        readLocated(content),
        readLocated(meta),
      ],
      language,
      notes: childrenOf(meta, 'edNote').map(readNote),
      takeKey: null,
      time,
      status: readPubStatus(item).status,
      embargo: { given: embargoed !== undefined, release: readIsoTime(textOf(embargoed), zone) },
      signal: readSignals(meta),
      zone,
      capturedAt,
    }),
    keywords: readG2Keywords(content, language),
    credit,
    rights: readRights(item, language),
  };
}

/** The headline proper: not a subheadline, of which a role says so. */
function readHeadline(content: XmlElement | undefined, language: string | null): string | null {
  const lines = childrenOf(content, 'headline');
  const proper = lines.filter((one) => !/sub|deck|teaser|short|web/i.test(attributeOf(one, 'role') ?? ''));
  return textOf(inLanguage(proper.length > 0 ? proper : lines, language));
}

function readCreator(content: XmlElement | undefined): string | null {
  const name = textOf(findChild(content, 'creator', 'name'));
  return name !== null && /^(?:by|door|von|par)\s/i.test(name) ? name : null;
}

function findSource(content: XmlElement | undefined): XmlElement | undefined {
  return childrenOf(content, 'infoSource').find((one) => /source/i.test(attributeOf(one, 'role') ?? ''));
}

function readLocated(element: XmlElement | undefined): string | null {
  for (const located of childrenOf(element, 'located')) {
    const name = textOf(childrenOf(located, 'name')[0]) ?? attributeOf(located, 'literal');
    if (name !== null) return name;
  }
  return null;
}

/**
 * A note for editors as text. A note can hold a body of its own, dpa's notepad does; whatever stands in it is the
 * note's. A line that only repeats the desk's initials is none.
 */
function readNote(note: XmlElement): string | null {
  const role = attributeOf(note, 'role') ?? '';
  return /closingline/i.test(role) ? null : linesOf(note).join('\n') || null;
}

function readVersion(text: string | null): number | null {
  return text !== null && /^\d{1,15}$/.test(text) ? Number(text) : null;
}

/** IPTC's signals and those of agencies that say the same in words of their own. */
function readSignals(meta: XmlElement | undefined): Signal | null {
  const codes = childrenOf(meta, 'signal').map((one) => readCode(one)?.replace(/^.*:/, '') ?? null);
  const signals = codes.map((code) => readSignal(code));
  for (const signal of ['correction', 'replacement', 'update'] as const) {
    if (signals.includes(signal)) return signal;
  }
  return null;
}
