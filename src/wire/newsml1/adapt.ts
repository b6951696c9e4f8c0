import { describeStatus, readSignal, readStatus } from '../agency-status.ts';
import { readIsoTime } from '../agency-time.ts';
import { findAgencyZone } from '../agency-zone.ts';
import { emptyItem, type WireItem } from '../item.ts';
import { readXmlText } from '../markup-blocks.ts';
import { readNitfHead } from '../nitf/body-head.ts';
import type { Problem } from '../problem.ts';
import { settleItem } from '../settle-item.ts';
import type { TextBlock } from '../text-blocks.ts';
import { readPriority, readUrgency } from '../urgency.ts';
import type { XmlElement } from '../xml.ts';
import { attributeOf, childrenOf, findChild, findWithin, textOf } from '../xml-find.ts';
import type { RootItems } from '../xml-items.ts';
import { formalName } from './formal-name.ts';
import { readIdentity } from './identity.ts';
import { chooseLanguage, describe } from './language.ts';
import { readManagement } from './management.ts';
import { findStories, type ItemStory } from './stories.ts';

/**
 * All items of a NewsML document, one for each NewsItem: that is what has an identity, a version and a status, and what
 * a cancellation ends. `capturedAt` in ms.
 */
export function adaptNewsml(root: XmlElement, capturedAt: number): RootItems {
  const envelope = findChild(root, 'NewsEnvelope');
  const items: WireItem[] = [];
  const asides: Problem[] = [];
  for (const newsItem of findWithin(root, 'NewsItem')) {
    const { stories, passedOver } = chooseLanguage(findStories(newsItem), newsItem);
    const item = adaptNewsItem(newsItem, stories, envelope, capturedAt);
    items.push(item);
    const status = readStatus(formalName(findChild(newsItem, 'NewsManagement', 'Status')));
    asides.push(...describeStatus(status, item.storyKey ?? item.headline));
    if (passedOver.length > 0) asides.push(passOverLanguages(item, passedOver));
  }
  return { items, asides };
}

function passOverLanguages(item: WireItem, languages: readonly string[]): Problem {
  const kept = item.language ?? 'no language that it names';
  return {
    code: 'language-passed-over',
    message: `The item ${item.storyKey ?? item.headline ?? ''} is told in several languages and was read in ${kept}, not in ${languages.join(', ')}.`,
    isAside: true,
  };
}

function adaptNewsItem(
  newsItem: XmlElement,
  stories: readonly [ItemStory, ...ItemStory[]],
  envelope: XmlElement | undefined,
  capturedAt: number,
): WireItem {
  const [story] = stories;
  const identification = findChild(newsItem, 'Identification');
  const provider = textOf(findChild(identification, 'NewsIdentifier', 'ProviderId'));
  const line = (name: string) =>
    firstOf(story, (component) => textOf(findChild(component, 'NewsLines', name)));
  const party = (name: string) =>
    firstOf(story, (component) => formalName(findChild(component, 'AdministrativeMetadata', name, 'Party')));
  const zone = findAgencyZone(provider, party('Provider'), party('Source'), line('CreditLine'));
  const title = story.contents.find(({ role }) => role !== null && /^(?:title|headline)$/i.test(role));
  const nitf = readNitfHead(story.contents[0]?.data);
  const identity = readIdentity(
    identification,
    story,
    line('HeadLine') ?? textOf(title?.data) ?? nitf.headline,
  );
  const management = readManagement(newsItem, zone, capturedAt);
  const time =
    management.revisedAt ??
    readIsoTime(textOf(findChild(envelope, 'DateAndTime')), zone) ??
    management.createdAt ??
    readIsoTime(textOf(findChild(identification, 'NewsIdentifier', 'DateId')), zone);
  const genre = firstOf(story, (component) => formalName(findChild(describe(component), 'Genre')));
  return {
    ...emptyItem,
    role: 'lead',
    format: 'newsml1',
    section: genre !== null && !plainGenre.test(genre) ? genre : null,
    slug: line('SlugLine') ?? textOf(findChild(identification, 'NameLabel')),
    urgency: readUrgency(management.urgency),
    priority: readPriority(formalName(findChild(envelope, 'Priority')) ?? firstOf(story, readOwnPriority)),
    sequence: textOf(findChild(envelope, 'TransmissionId')),
    storyKey: identity.storyKey,
    version: identity.version,
    ...settleItem({
      blocks: readBlocks(stories),
      headline: identity.headline,
      byline: line('ByLine') ?? nitf.byline,
      placeLines: [line('DateLine'), nitf.place, firstOf(story, readOrigin)],
      language: stories.find((one) => one.language !== null)?.language ?? attributeOf(newsItem, 'xml:lang'),
      notes: readNotes(story),
      takeKey: null,
      time,
      status: management.status,
      embargo: management.embargo,
      signal: readSignal(management.itemType, genre),
      zone,
      capturedAt,
    }),
    keywords: readKeywords(story),
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

/** The text of a NewsItem: the parts that are stories of their own stand below one another, each under its headline. */
function readBlocks(stories: readonly ItemStory[]): TextBlock[] {
  return stories.flatMap((story, index) => {
    const headline = textOf(findChild(story.components[0], 'NewsLines', 'HeadLine'));
    const heads: TextBlock[] = index > 0 && headline !== null ? [{ kind: 'subhead', text: headline }] : [];
    const texts = story.contents
      .filter(({ role }) => role === null || !/^(?:title|headline|subhead(?:line)?)$/i.test(role))
      .flatMap(({ data }) => readXmlText(data));
    return [...heads, ...texts];
  });
}
