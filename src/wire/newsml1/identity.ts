import type { XmlElement } from '../xml.ts';
import { attributeOf, findChild, textOf } from '../xml-find.ts';
import type { ItemStory } from './stories.ts';

/** What a NewsItem says of who it is. */
export interface NewsmlIdentity {
  /** The headline without the version that ANP sets behind it. */
  readonly headline: string | null;
  /** Provider, date and item, without a version: `ANP:20181210:ANPX-101218-041`. */
  readonly storyKey: string | null;
  readonly version: number | null;
}

/**
 * Identity and version of a NewsItem. RevisionId and the `-v2` behind an item's id say the version, the higher of the
 * two counts; ANP's ` (2)` behind the headline says it where neither does, and is taken off where it repeats one.
 */
export function readIdentity(
  identification: XmlElement | undefined,
  story: ItemStory,
  given: string | null,
): NewsmlIdentity {
  const identifier = findChild(identification, 'NewsIdentifier');
  const provider = textOf(findChild(identifier, 'ProviderId'));
  const date = readDay(textOf(findChild(identifier, 'DateId')));
  const { id, version: inId } = partVersion(textOf(findChild(identifier, 'NewsItemId')));
  const revision = readCount(textOf(findChild(identifier, 'RevisionId')));
  const known = [revision, inId].filter((one) => one !== null);
  const { headline, version: inHeadline } = partHeadline(given, provider, known);
  const versions = [...known, inHeadline].filter((one) => one !== null);
  return {
    headline,
    storyKey:
      id !== null
        ? [provider, date, id].filter((part) => part !== null).join(':')
        : (readPublicKey(textOf(findChild(identifier, 'PublicIdentifier'))) ??
          readComponentKey(provider, story)),
    version: versions.length === 0 ? null : Math.max(...versions),
  };
}

/** The day of a DateId; agencies that add a time to it change it with the version. */
function readDay(dateId: string | null): string | null {
  return /^\d{4}-?\d{2}-?\d{2}/.exec(dateId ?? '')?.[0].replaceAll('-', '') ?? dateId;
}

/** `ANPX-101218-041-v2`: the id and its version. `0` is no id. */
function partVersion(itemId: string | null): { id: string | null; version: number | null } {
  const parts = /^(.*?)[-_.]v(\d{1,4})$/i.exec(itemId ?? '');
  const id = parts?.[1] ?? itemId;
  return { id: id === '0' ? null : id, version: parts === null ? null : Number(parts[2]) };
}

/**
 * `Staking bij post (2)`: ANP's mark of a second version. A figure that is another than the version that the item has
 * (`Politie zoekt jongen (14)`) is part of the headline, and so is one of two digits where the item has none: an age.
 */
function partHeadline(
  given: string | null,
  provider: string | null,
  known: readonly number[],
): { headline: string | null; version: number | null } {
  const parts = /^(.+?)\s+\((\d{1,2})\)$/.exec(given ?? '');
  const headline = parts?.[1];
  const version = Number(parts?.[2]);
  const isMark = version > 1 && (known.length === 0 ? version < 10 : known.includes(version));
  if (headline === undefined || !isMark || !/\banp\b/i.test(provider ?? '')) {
    return { headline: given, version: null };
  }
  return { headline, version };
}

function readCount(text: string | null): number | null {
  return text !== null && /^\d{1,15}$/.test(text) ? Number(text) : null;
}

/** `urn:newsml:anp.nl:20181210:ANPX-101218-041:2` without scheme and revision; a shorter one names no item. */
function readPublicKey(identifier: string | null): string | null {
  const parts = /^urn:newsml:([^:]+:[^:]*:.+?)(?::\d+[A-Z]?)?$/i.exec(identifier ?? '');
  return parts?.[1] ?? null;
}

/** The component's own id, where the item has none. */
function readComponentKey(provider: string | null, story: ItemStory): string | null {
  for (const component of story.components) {
    const id = attributeOf(component, 'Duid');
    if (id !== null && id !== '0') return [provider, id].filter((part) => part !== null).join(':');
  }
  return null;
}
