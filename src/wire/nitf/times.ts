import { type AgencyTime, readIsoTime } from '../agency-time.ts';
import type { LifeSigns } from '../settle-life.ts';
import type { XmlElement } from '../xml.ts';
import { attributeOf } from '../xml-find.ts';

const day = 86_400_000;

/** NITF's DTD: "Use YYYYMMDD000000-HHMM when no time is available", which agencies write with ISO's T as well. */
const withoutTime = /^\d{8}T?000000(?:[+-]\d{4})?$/;

/**
 * The time in `norm`; without an offset it is in `zone` (IANA). Midnight on a clock that is told by its offset is a day
 * of which the time is not known; in UTC (`Z`) it is a time. Null when there is none.
 */
export function readNorm(element: XmlElement | undefined, zone: string): AgencyTime | null {
  const norm = attributeOf(element, 'norm');
  const time = readIsoTime(norm, zone);
  return time !== null && withoutTime.test(norm ?? '') ? { ...time, precision: 'day' } : time;
}

/**
 * The embargo: `date.release` after the time of issue. A template that nobody filled in (`YYYYMMDD000000-HHMM`) is no
 * time and asks for none; anything else that is no time fails closed.
 */
export function readRelease(
  element: XmlElement | undefined,
  issued: AgencyTime | null,
  zone: string,
): LifeSigns['embargo'] {
  const norm = attributeOf(element, 'norm');
  const release = readIsoTime(norm, zone);
  if (release === null) return { given: norm !== null && !/^YYYY/.test(norm), release };
  return { given: issued === null || release.at > issued.at, release };
}

/**
 * Whether the document's `date.expire` had passed when it was captured (ms): it is no news any more. A day without a
 * time is over at its end; one that is not later than the issue says nothing.
 */
export function isExpired(
  element: XmlElement | undefined,
  issued: AgencyTime | null,
  zone: string,
  capturedAt: number,
): boolean {
  const expires = readNorm(element, zone);
  if (expires === null) return false;
  const end = expires.at + (expires.precision === 'day' ? day : 0);
  return end <= capturedAt && (issued === null || end > issued.at);
}
