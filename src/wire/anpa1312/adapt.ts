import { readSignal } from '../agency-status.ts';
import { type AgencyTime, fullYear, nearestYear, toTime } from '../agency-time.ts';
import { findAgencyZone } from '../agency-zone.ts';
import { cleanLine, cleanOrNull } from '../clean-text.ts';
import { emptyItem, type WireItem } from '../item.ts';
import { settleBody } from '../settle-body.ts';
import { settleLife } from '../settle-life.ts';
import { dayOf, slugKey } from '../slug-key.ts';
import { readAnpaText } from './body.ts';
import type { AnpaMessage } from './messages.ts';

/** ANPA's letters of priority; all others are routine or later. */
const priorities: Readonly<Record<string, number>> = { f: 1, u: 2, b: 3 };

/**
 * A message as an item; null when it says nothing. `capturedAt` in ms: what a year of two digits, or a missing one, is
 * nearest to.
 */
export function adaptAnpa(message: AnpaMessage, capturedAt: number): WireItem | null {
  const text = readAnpaText(message);
  const settled = settleBody(text.blocks, {
    headline: text.headline,
    byline: text.byline,
    placeLines: [],
    language: 'en',
  });
  const slug = message.slug ?? cleanOrNull(text.slugLine?.replace(/,.*$/, ''));
  const zone = findAgencyZone(
    message.sender,
    settled.dateline?.agencies[0],
    message.form === 'kyodo' ? 'KYODO' : 'AP',
  );
  const time = readTrailer(message, zone, capturedAt) ?? readDay(message, zone, capturedAt);
  const takeKey = message.takeKey ?? readTakeKey(text.slugLine);
  const editorNote = [...text.notes, settled.editorNote].filter((note) => note !== null).join('\n') || null;
  const life = settleLife({
    status: /(?:^|\W)(?:withhold|hold)(?:\W|$)/i.test(takeKey ?? '') ? 'withheld' : 'usable',
    embargo: { given: false, release: null },
    headline: text.headline,
    takeKey,
    editorNote,
    zone,
    near: time?.at ?? capturedAt,
  });
  const isEmpty = text.headline === null && settled.paragraphs.length === 0;
  if (isEmpty && (slug === null || life.status === 'usable')) return null;
  return {
    ...emptyItem,
    role: 'lead',
    format: 'anpa1312',
    headline: text.headline,
    section: message.category,
    dateline: settled.dateline,
    paragraphs: settled.paragraphs,
    subheads: settled.subheads,
    publishedAt: time?.at ?? null,
    precision: time?.precision ?? null,
    truncated: !message.complete,
    editorNote,
    slug,
    takeKey,
    byline: settled.byline,
    priority: priorities[message.priority ?? ''] ?? 6,
    sequence: message.sequence,
    storyKey:
      slug === null ? null : slugKey(message.form, bareSlug(slug), dayOf(time?.at ?? capturedAt, zone)),
    ...life,
    signal: settled.signal ?? readSignal(takeKey),
  };
}

/** The slug without the cycle (`am-`, `pm-`, `bc-`, `ap-`), which changes from one sending to the next. */
function bareSlug(slug: string): string {
  return slug.replace(/^(?:am|pm|bc|ap)-/i, '');
}

/** `^BC-US--Giant Lobster Death, 1st Ld-Writethru,127<`: what stands between slug and number of words. */
function readTakeKey(slugLine: string | null): string | null {
  const parts = slugLine?.split(',').map(cleanLine) ?? [];
  const key = parts.slice(1).filter((part) => !/^\d*$/.test(part));
  return key.length === 0 ? null : key.join(', ');
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
