import { type AgencyTime, fullYear, nearestYear, toTime } from '../agency-time.ts';
import type { WireItem } from '../item.ts';
import { settleMessage } from '../settle-message.ts';
import { readAnpaText } from './body.ts';
import type { AnpaMessage } from './messages.ts';
import { readSlug } from './slug.ts';

/** ANPA's letters of priority; all others are routine or later. */
const priorities: Readonly<Record<string, number>> = { f: 1, u: 2, b: 3 };

/**
 * A message as an item; null when it says nothing. `capturedAt` in ms: what a year of two digits, or a missing one, is
 * nearest to.
 */
export function adaptAnpa(message: AnpaMessage, capturedAt: number): WireItem | null {
  const { slugLine, ...text } = readAnpaText(message);
  const { slug, takeKey } = readSlug(message.slug, slugLine);
  const signs = {
    ...text,
    format: 'anpa1312' as const,
    service: message.form,
    sequence: message.sequence,
    priority: priorities[message.priority ?? ''] ?? 6,
    section: message.category,
    slug,
    storySlug: slug === null ? null : bareSlug(slug),
    takeKey,
    language: 'en',
    agencies: { before: [message.sender], behind: [message.form === 'kyodo' ? 'KYODO' : 'AP'] },
    readTime: (zone: string) => readTrailer(message, zone, capturedAt) ?? readDay(message, zone, capturedAt),
    complete: message.complete,
  };
  return settleMessage(signs, capturedAt);
}

/** The slug without the cycle (`am-`, `pm-`, `bc-`, `ap-`), which changes from one sending to the next. */
function bareSlug(slug: string): string {
  return slug.replace(/^(?:am|pm|bc|ap)-/i, '');
}

const apTrailer = /(\d{2})-(\d{2})-(\d{2})\s+(\d{2})(\d{2})\s*(GMT|UTC|E[SD]T)?/i;
const kyodoTrailer = /(\d{2}):(\d{2})-(\d{2})-(\d{2})-(\d{2})/;

/** AP: `AP-WF-MM-DD-YY HHMMGMT`; Kyodo: `KWS-HH:MM-DD-MM-YY`, on Tokyo's clock. */
function readTrailer(message: AnpaMessage, zone: string, near: number): AgencyTime | null {
  const kyodo = kyodoTrailer.exec(message.trailer);
  if (kyodo !== null) {
    const [, hour, minute, day, month, year] = kyodo;
    const clock = { hour: Number(hour), minute: Number(minute) };
    return toTime({ year: fullYear(year ?? '', near), month: Number(month), day: Number(day) }, clock, zone);
  }
  const ap = apTrailer.exec(message.trailer);
  if (ap === null) return null;
  const [, month, day, year, hour, minute, named] = ap;
  const clock = { hour: Number(hour), minute: Number(minute) };
  return toTime(
    { year: fullYear(year ?? '', near), month: Number(month), day: Number(day) },
    clock,
    named ?? zone,
  );
}

/** The day of the second line, for a message that ends before its trailer; the year is the one nearest to `near`. */
function readDay(message: AnpaMessage, zone: string, near: number): AgencyTime | null {
  const [first, second] = message.day?.split('-').map(Number) ?? [];
  if (first === undefined || second === undefined) return null;
  const [month, day] = message.form === 'kyodo' ? [second, first] : [first, second];
  return nearestYear(near, (year) => toTime({ year, month, day }, null, zone));
}
