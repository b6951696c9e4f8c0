import { readStatus } from '../agency-status.ts';
import { type AgencyTime, readIsoTime } from '../agency-time.ts';
import { readEmbargoText } from '../embargo-text.ts';
import type { LifeSigns } from '../settle-life.ts';
import type { XmlElement } from '../xml.ts';
import { attributeOf, childrenOf, findChild, findWithin, textOf } from '../xml-find.ts';
import { formalName } from './formal-name.ts';

/** What NewsManagement and the embargoes of a NewsItem say. */
export interface NewsmlManagement extends Pick<LifeSigns, 'status' | 'embargo'> {
  readonly urgency: string | null;
  readonly itemType: string | null;
  /** The time of this revision and of the first one. */
  readonly revisedAt: AgencyTime | null;
  readonly createdAt: AgencyTime | null;
}

/** Reads status, urgency, times and embargo of a NewsItem; times without an offset are in `zone` (IANA), days without a year near the item's time, else `capturedAt` (ms). */
export function readManagement(newsItem: XmlElement, zone: string, capturedAt: number): NewsmlManagement {
  const management = findChild(newsItem, 'NewsManagement');
  const revisedAt = readIsoTime(textOf(findChild(management, 'ThisRevisionCreated')), zone);
  const createdAt = readIsoTime(textOf(findChild(management, 'FirstCreated')), zone);
  const given = readStatus(formalName(findChild(management, 'Status')));
  const embargoes = findEmbargoes(newsItem);
  const near = (revisedAt ?? createdAt)?.at ?? capturedAt;
  const release = readRelease(embargoes, zone, near) ?? readChange(management, zone);
  const { status } = given;
  const lifts = status === 'withheld' && given.unknown === null && release !== null;
  return {
    status: lifts ? 'embargoed' : status,
    embargo: { given: embargoes.length > 0, release },
    urgency: formalName(findChild(management, 'Urgency')),
    itemType: formalName(findChild(management, 'NewsItemType')),
    revisedAt,
    createdAt,
  };
}

/** What stands in elements, lines and properties that are named for an embargo; empty ones are templates. */
function findEmbargoes(newsItem: XmlElement): readonly string[] {
  const found: string[] = [];
  const work = [...childrenOf(newsItem)];
  for (let next = work.pop(); next !== undefined; next = work.pop()) {
    if (next.name === 'DataContent') continue;
    const isNamed =
      /^embargo/i.test(next.name) ||
      (next.name === 'Property' && /embargo/i.test(attributeOf(next, 'FormalName') ?? '')) ||
      (next.name === 'NewsLine' && /embargo/i.test(formalName(findChild(next, 'NewsLineType')) ?? ''));
    if (isNamed) {
      const value =
        attributeOf(next, 'Value') ??
        textOf(findWithin(next, 'DateAndTime', 'NewsLineText')[0]) ??
        (next.name === 'Property' ? textOf(next) : formalName(next));
      if (value !== null && !/^(?:no|none|nee|n|false|0|geen)$/i.test(value)) found.push(value);
    } else for (const child of childrenOf(next)) work.push(child);
  }
  return found;
}

function readRelease(texts: readonly string[], zone: string, near: number): AgencyTime | null {
  for (const text of texts) {
    const time = readIsoTime(text, zone) ?? readEmbargoText(text, { zone, local: null }, near);
    if (time !== null) return time;
  }
  return null;
}

/** StatusWillChange: the item becomes usable at a time. */
function readChange(management: XmlElement | undefined, zone: string): AgencyTime | null {
  const change = findChild(management, 'StatusWillChange');
  const future = formalName(findChild(change, 'FutureStatus'));
  if (future === null || readStatus(future).status !== 'usable') return null;
  return readIsoTime(textOf(findChild(change, 'DateAndTime')), zone);
}
