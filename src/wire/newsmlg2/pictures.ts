import { readStatus } from '../agency-status.ts';
import { readIsoTime } from '../agency-time.ts';
import { findAgencyZone } from '../agency-zone.ts';
import type { StoryPicture, WireItem } from '../item.ts';
import { choosePicture, type PictureCopy } from '../story-picture.ts';
import type { XmlElement } from '../xml.ts';
import { attributeOf, childrenOf, findChild, findWithin, textOf } from '../xml-find.ts';
import { readCode, readName, readRights, textIn } from './read-parts.ts';

/** A text of a document, and the item that was made of it. */
export interface TextItem {
  readonly element: XmlElement;
  readonly item: WireItem;
}

/**
 * The items with their pictures: those that the text links to, that a package has beside it, or that come in one message with it
 * alone. `media`: the document's items that are no text. `used`: how many of those became a picture.
 */
export function joinPictures(
  texts: readonly TextItem[],
  media: readonly XmlElement[],
): { readonly items: readonly WireItem[]; readonly used: number } {
  if (media.length === 0) return { items: texts.map(({ item }) => item), used: 0 };
  const packages = texts.filter(({ element }) => element.name === 'packageItem');
  const stories = texts.filter(({ element }) => element.name !== 'packageItem');
  const used = new Set<XmlElement>();
  const items = texts.map(({ element, item }) => {
    const links = linksOf(element);
    const beside = packages
      .map((one) => linksOf(one.element))
      .filter((refs) => refs.has(attributeOf(element, 'guid') ?? ''));
    const isAlone = stories.length === 1 && stories[0]?.element === element;
    const its = media.filter((one) => {
      const guid = attributeOf(one, 'guid') ?? '';
      return isAlone || links.has(guid) || beside.some((refs) => refs.has(guid));
    });
    const picture = choosePicture(its.map(adaptPicture));
    if (picture === null) return item;
    for (const one of its) if (holdsAddress(one, picture)) used.add(one);
    return { ...item, picture };
  });
  return { items, used: used.size };
}

/** The guids that an item names: of links, and of what a package refers to. */
function linksOf(element: XmlElement): ReadonlySet<string> {
  const named = [...childrenOf(findChild(element, 'itemMeta'), 'link'), ...findWithin(element, 'itemRef')];
  return new Set(named.flatMap((one) => attributeOf(one, 'residref') ?? attributeOf(one, 'href') ?? []));
}

function holdsAddress(media: XmlElement, { url }: StoryPicture): boolean {
  return findWithin(media, 'remoteContent').some((one) => {
    const href = attributeOf(one, 'href') ?? '';
    return URL.canParse(href) && new URL(href).href === url;
  });
}

function adaptPicture(item: XmlElement): PictureCopy {
  const meta = findChild(item, 'itemMeta');
  const content = findChild(item, 'contentMeta');
  const language = attributeOf(item, 'xml:lang');
  const provider = findChild(meta, 'provider');
  const zone = findAgencyZone(readCode(provider), readName(provider, language));
  const embargoed = findChild(meta, 'embargoed');
  const rights = findChild(item, 'rightsInfo');
  const ends = [attributeOf(rights, 'validto'), textOf(findChild(meta, 'expires'))].filter(
    (end) => end !== null,
  );
  const until = ends.map((end) => readIsoTime(end, zone)?.at ?? null);
  const status = findChild(meta, 'pubStatus');
  return {
    renditions: findWithin(findChild(item, 'contentSet'), 'remoteContent').map((one) => {
      const width = Number(attributeOf(one, 'width') ?? Number.NaN);
      return {
        name: attributeOf(one, 'rendition'),
        href: attributeOf(one, 'href'),
        type: attributeOf(one, 'contenttype'),
        width: Number.isFinite(width) && width > 0 ? width : null,
      };
    }),
    alt: describe(content, /alt/i),
    caption:
      describe(content, /caption/i) ??
      describe(content, /^(?!.*alt)/i) ??
      textIn(content, 'headline', language),
    credit:
      textIn(content, 'creditline', language) ??
      textIn(rights, 'copyrightNotice', language) ??
      readName(findChild(rights, 'copyrightHolder'), language),
    rights: readRights(item, language),
    until: until.length === 0 ? null : Math.min(...until.map((at) => at ?? 0)),
    isUsable: readStatus(readCode(status) ?? textOf(status)).status === 'usable' && !until.includes(null),
    embargo: { given: embargoed !== undefined, release: readIsoTime(textOf(embargoed), zone)?.at ?? null },
  };
}

/** The description in this role. */
function describe(content: XmlElement | undefined, role: RegExp): string | null {
  const found = childrenOf(content, 'description').find((one) => role.test(attributeOf(one, 'role') ?? ''));
  return textOf(found);
}
