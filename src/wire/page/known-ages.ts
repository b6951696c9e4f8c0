import type { PlainAge } from '../age.ts';
import type { DatedAge } from '../age-instant.ts';
import type { Precision } from '../item.ts';

/** An age as it stands and what it amounts to; one object for all stories of that age. */
export interface KnownAge {
  readonly text: string;
  readonly publishedAt: number | null;
  readonly precision: Precision | null;
}

/** What ages amount to on pages of one capture. Pages use few different ages, and calendars are slow. */
export interface KnownAges {
  readonly plain: Map<PlainAge, KnownAge>;
  readonly byText: Map<string, KnownAge>;
}

/** The age with what it amounts to; null where it amounts to no moment. */
export function makeKnownAge(text: string, dated: DatedAge | null): KnownAge {
  return { text, publishedAt: dated?.publishedAt ?? null, precision: dated?.precision ?? null };
}

/** No age known yet. */
export function makeKnownAges(): KnownAges {
  return { plain: new Map(), byText: new Map() };
}

let last = { capturedAt: Number.NaN, ages: makeKnownAges() };

/**
 * The ages of pages captured at `capturedAt` (ms). Kept for the latest capture, since pages of one crawl come one after
 * the other; what an age amounts to depends on nothing else.
 */
export function knownAgesAt(capturedAt: number): KnownAges {
  if (last.capturedAt !== capturedAt) last = { capturedAt, ages: makeKnownAges() };
  return last.ages;
}
