import { emptyItem } from '../../src/wire/item.ts';
import type { ArchivedStory } from '../../src/wire/story.ts';

/** Monday 19 May 2025, 8:00 in Amsterdam. */
export const eight = Date.parse('2025-05-19T08:00:00+02:00');
export const minute = 60_000;
export const hour = 60 * minute;
export const day = 24 * hour;

/** What a test says of a story; the rest is invented here. */
export interface Said extends Partial<Omit<ArchivedStory, 'dateline'>> {
  readonly id: string;
  /** `KYIV/WASHINGTON (ANP/RTR)` */
  readonly from?: string;
}

/** A story as the archive would hold it. */
export function story({ id, from, ...said }: Said): ArchivedStory {
  const [, cities = '', agencies = ''] = from?.match(/^(.*?)(?: \((.*)\))?$/) ?? [];
  const publishedAt = said.publishedAt === undefined ? eight - hour : said.publishedAt;
  return {
    ...emptyItem,
    role: 'brief',
    format: 'page',
    source: 'fixture',
    capturedAt: eight,
    firstSeenAt: eight,
    changedAt: eight,
    revision: 1,
    // Words of its own: no two of these are the same event.
    paragraphs: [`Bericht ${id}: ${[...'abcdefghij'].map((letter) => `${letter}${id}`).join(' ')}.`],
    precision: publishedAt === null ? null : 'minute',
    ...said,
    publishedAt,
    id,
    dateline:
      from === undefined
        ? null
        : {
            raw: `${from} - `,
            cities: cities.split('/'),
            agencies: agencies === '' ? [] : agencies.split('/'),
            places: [],
          },
  };
}
