import { readSignal } from '../agency-status.ts';
import { readIsoTime } from '../agency-time.ts';
import { findAgencyZone } from '../agency-zone.ts';
import { emptyItem, type WireItem } from '../item.ts';
import { readXmlText } from '../markup-blocks.ts';
import { settleBody } from '../settle-body.ts';
import { settleLife } from '../settle-life.ts';
import type { TextBlock } from '../text-blocks.ts';
import { readPriority, readUrgency } from '../urgency.ts';
import type { XmlElement } from '../xml.ts';
import { attributeOf, childrenOf, findChild, findWithin, textOf } from '../xml-find.ts';
import { formalName } from './formal-name.ts';
import { readIdentity } from './identity.ts';
import { type NewsmlManagement, readManagement } from './management.ts';
import { findStories, type ItemStory } from './stories.ts';

/** All items of a NewsML document: a story each, and one for each language that a NewsItem tells it in. */
export function adaptNewsml(root: XmlElement): WireItem[] {
  const envelope = findChild(root, 'NewsEnvelope');
  return findWithin(root, 'NewsItem').flatMap((newsItem) => adaptNewsItem(newsItem, envelope));
}

/** What the stories of a NewsItem have in common. */
interface Surroundings {
  readonly newsItem: XmlElement;
  readonly envelope: XmlElement | undefined;
  readonly identification: XmlElement | undefined;
  readonly provider: string | null;
  readonly management: (zone: string) => NewsmlManagement;
}

function adaptNewsItem(newsItem: XmlElement, envelope: XmlElement | undefined): WireItem[] {
  const stories = findStories(newsItem);
  const identification = findChild(newsItem, 'Identification');
  const provider = textOf(findChild(identification, 'NewsIdentifier', 'ProviderId'));
  const read = new Map<string, NewsmlManagement>();
  const management = (zone: string) => {
    const known = read.get(zone) ?? readManagement(newsItem, zone);
    read.set(zone, known);
    return known;
  };
  const around = { newsItem, envelope, identification, provider, management };
  return stories.map((story, index) => adaptStory(around, story, stories.length > 1 ? index : -1));
}

function adaptStory(around: Surroundings, story: ItemStory, index: number): WireItem {
  const { newsItem, envelope, identification, provider } = around;
  const line = (name: string) =>
    firstOf(story, (component) => textOf(findChild(component, 'NewsLines', name)));
  const party = (name: string) =>
    firstOf(story, (component) => formalName(findChild(component, 'AdministrativeMetadata', name, 'Party')));
  const zone = findAgencyZone(provider, party('Provider'), party('Source'), line('CreditLine'));
  const title = story.contents.find(({ role }) => role !== null && /^(?:title|headline)$/i.test(role));
  const identity = readIdentity(identification, story, line('HeadLine') ?? textOf(title?.data));
  const language = firstOf(story, readLanguage) ?? attributeOf(newsItem, 'xml:lang');
  const management = around.management(zone);
  const settled = settleBody(readBlocks(story), {
    headline: identity.headline,
    byline: line('ByLine'),
    placeLines: [line('DateLine'), firstOf(story, readOrigin)],
    language,
  });
  const time =
    management.revisedAt ??
    readIsoTime(textOf(findChild(envelope, 'DateAndTime')), zone) ??
    management.createdAt ??
    readIsoTime(textOf(findChild(identification, 'NewsIdentifier', 'DateId')), zone);
  const editorNote =
    [...readNotes(story), settled.editorNote].filter((note) => note !== null).join('\n') || null;
  const genre = firstOf(story, (component) => formalName(findChild(describe(component), 'Genre')));
  return {
    ...emptyItem,
    role: 'lead',
    format: 'newsml1',
    headline: identity.headline,
    section: genre !== null && !plainGenre.test(genre) ? genre : null,
    dateline: settled.dateline,
    paragraphs: settled.paragraphs,
    subheads: settled.subheads,
    publishedAt: time?.at ?? null,
    precision: time?.precision ?? null,
    editorNote,
    replaces: settled.replaces,
    slug: line('SlugLine') ?? textOf(findChild(identification, 'NameLabel')),
    byline: settled.byline,
    urgency: readUrgency(management.urgency),
    priority: readPriority(formalName(findChild(envelope, 'Priority')) ?? firstOf(story, readOwnPriority)),
    sequence: textOf(findChild(envelope, 'TransmissionId')),
    storyKey:
      index < 0 || identity.storyKey === null
        ? identity.storyKey
        : `${identity.storyKey}:${language ?? index}`,
    version: identity.version,
    ...settleLife({
      status: management.status,
      embargo: management.embargo,
      headline: identity.headline,
      takeKey: null,
      editorNote,
      zone,
      near: time?.at ?? 0,
    }),
    signal: settled.signal ?? readSignal(management.itemType, genre),
    keywords: readKeywords(story),
    language,
    credit: line('CreditLine') ?? party('Provider') ?? party('Source'),
    rights: firstOf(story, readUsage) ?? line('CopyrightLine'),
  };
}

/** Genres that say what kind of text it is, not what it is about. */
const plainGenre = /^(?:current|news|article|nieuws|report|text|main|feature|analysis|interview|opinion)$/i;

/** The first value that the story's components give, the nearest first. */
function firstOf(story: ItemStory, read: (component: XmlElement) => string | null): string | null {
  for (const component of story.components) {
    const value = read(component);
    if (value !== null) return value;
  }
  return null;
}

/** DescriptiveMetadata; TASS writes DescriptiveMetada. */
function describe(component: XmlElement): XmlElement | undefined {
  return childrenOf(component).find(({ name }) => name.startsWith('DescriptiveMetada'));
}

function readLanguage(component: XmlElement): string | null {
  return formalName(findChild(describe(component), 'Language')) ?? attributeOf(component, 'xml:lang');
}

function readOrigin(component: XmlElement): string | null {
  return (
    readProperty(findChild(describe(component), 'Location'), 'City') ??
    readProperty(describe(component), 'City')
  );
}

function readOwnPriority(component: XmlElement): string | null {
  return readProperty(findChild(component, 'AdministrativeMetadata'), 'Priority');
}

function readUsage(component: XmlElement): string | null {
  return textOf(findWithin(findChild(component, 'RightsMetadata'), 'UsageType')[0]);
}

function readProperty(element: XmlElement | undefined, name: string): string | null {
  const property = childrenOf(element, 'Property').find((one) => attributeOf(one, 'FormalName') === name);
  return attributeOf(property, 'Value');
}

/**
 * Keyword lines are split on `;` and `-` (`ECO/ECO10;ECO-POST-CAO`); where there are none, AFP's Keyword properties
 * count, as they stand.
 */
function readKeywords(story: ItemStory): readonly string[] {
  const lines = story.components.flatMap((component) =>
    childrenOf(findChild(component, 'NewsLines'), 'KeywordLine').flatMap(
      (one) => textOf(one)?.split(/[;-]/) ?? [],
    ),
  );
  const words = lines.some((word) => word.trim() !== '')
    ? lines
    : story.components.flatMap(readKeywordProperties);
  return [...new Set(words.map((word) => word.trim()).filter((word) => word !== ''))];
}

function readKeywordProperties(component: XmlElement): readonly string[] {
  return childrenOf(describe(component), 'Property')
    .filter((one) => attributeOf(one, 'FormalName') === 'Keyword')
    .flatMap((one) => attributeOf(one, 'Value')?.split(';') ?? []);
}

/** Lines and properties for editors. */
function readNotes(story: ItemStory): readonly string[] {
  return story.components.flatMap((component) => {
    const lines = childrenOf(findChild(component, 'NewsLines'), 'NewsLine')
      .filter((one) => /note|advisory/i.test(formalName(findChild(one, 'NewsLineType')) ?? ''))
      .map((one) => textOf(findChild(one, 'NewsLineText')));
    const info = readProperty(findChild(component, 'AdministrativeMetadata'), 'EditorialInfo');
    return [...lines, info].filter((note) => note !== null);
  });
}

function readBlocks(story: ItemStory): TextBlock[] {
  return story.contents
    .filter(({ role }) => role === null || !/^(?:title|headline|subhead(?:line)?)$/i.test(role))
    .flatMap(({ data }) => readXmlText(data));
}
