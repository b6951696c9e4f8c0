import { createRequire } from 'node:module';
import { emptyItem } from '../../wire/item.ts';
import { type ArchivedStory, newsTime, type Story } from '../../wire/story.ts';
import { seqRange } from '../news-clock.ts';
import { readStoryRow, type StoryRow, storyColumns } from '../story-row.ts';
import { headlineHash } from '../text-hash.ts';

/** A row of `story` with the columns that repeat what its body says. */
export interface CheckedRow extends StoryRow {
  readonly status: string;
  readonly news_at: number;
  readonly embargo_until: number | null;
  /** As text: 64 bits. */
  readonly headline_hash: string | null;
}

/** The columns of a `CheckedRow`, for a SELECT on either engine. */
export const checkedColumns = `${storyColumns}, story.status, story.news_at, story.embargo_until,
  CAST(story.headline_hash AS TEXT) AS headline_hash`;

/** The furthest that a Date goes, ms either way. */
const lastMoment = 8.64e15;

/** What every part of Telex takes for granted of a story that the archive gives. */
function makeSoundStory({ z }: typeof import('zod')) {
  const moment = z.number().min(-lastMoment).max(lastMoment);
  const text = z.string().nullable();
  const texts = z.array(z.string());
  const place = z.looseObject({
    id: z.string(),
    name: z.string(),
    country: z.string(),
    province: text,
  });
  return z.looseObject({
    id: z.string().min(1),
    source: z.string(),
    capturedAt: moment,
    revision: z.int().min(1),
    firstSeenAt: moment,
    changedAt: moment,
    publishedAt: moment.nullable(),
    embargoUntil: moment.nullable(),
    status: z.enum(['usable', 'withheld', 'killed']),
    headline: text,
    section: text,
    byline: text,
    storyKey: text,
    evolvedFrom: text,
    replaces: text,
    paragraphs: texts,
    keywords: texts,
    subheads: z.array(z.looseObject({ text: z.string(), before: z.number() })),
    takes: z
      .array(
        z.looseObject({
          kind: z.enum(['main', 'add', 'copy', 'hold', 'doubt', 'kill']),
          mark: z.string(),
          capturedAt: moment,
          publishedAt: moment.nullable(),
          takeKey: text,
          status: z.enum(['usable', 'withheld', 'killed']),
          text: z.looseObject({ paragraphs: texts }).optional(),
        }),
      )
      .optional(),
    dateline: z.looseObject({ cities: texts, agencies: texts, places: z.array(place) }).nullable(),
  });
}

let soundStory: ReturnType<typeof makeSoundStory> | null = null;
const require = createRequire(import.meta.url);

/** What a row is: whole; a story beside columns that say something else, with what it must be kept as; or no story. */
export type Examined =
  | { readonly kind: 'sound'; readonly story: ArchivedStory }
  | { readonly kind: 'columns'; readonly story: ArchivedStory; readonly mended: ArchivedStory }
  | { readonly kind: 'unreadable' };

/** Examines one row. Pure. */
export function examineRow(row: CheckedRow): Examined {
  const story = readSound(row);
  if (story === null || story.id !== row.id) return { kind: 'unreadable' };
  const newsAt = newsTime(story);
  const range = seqRange(newsAt, newsAt);
  const isSound =
    row.status === story.status &&
    row.embargo_until === story.embargoUntil &&
    row.news_at === newsAt &&
    row.seq >= range.from &&
    row.seq < range.to &&
    row.headline_hash === (headlineHash(story.headline)?.toString() ?? null);
  return isSound ? { kind: 'sound', story } : { kind: 'columns', story, mended: mendStory(row, story) };
}

/** Whether a row, be it an earlier version's, holds a story at all. */
export function readSound(row: Omit<StoryRow, 'seq' | 'counted'>): ArchivedStory | null {
  try {
    const body: unknown = JSON.parse(row.body);
    if (typeof body !== 'object' || body === null || Array.isArray(body)) return null;
    const story = readStoryRow(row);
    // A bot looks at stories so once a day at most, if it lets any go: zod takes eight megabytes on each thread that has it.
    soundStory ??= makeSoundStory(require('zod'));
    return soundStory.safeParse(story).success ? story : null;
  } catch (error) {
    if (error instanceof SyntaxError) return null;
    throw error;
  }
}

const strictness: readonly string[] = ['usable', 'withheld', 'killed'];

/** The story as hidden as the stricter of the two has it: nobody knows which of them is the damage. */
function mendStory(row: CheckedRow, story: ArchivedStory): ArchivedStory {
  const column = strictness.includes(row.status) ? row.status : 'withheld';
  const status = strictness.indexOf(column) > strictness.indexOf(story.status) ? column : story.status;
  const embargoes = [row.embargo_until, story.embargoUntil].filter(
    (until) => until !== null && Math.abs(until) <= lastMoment,
  ) as number[];
  return {
    ...story,
    status: status as Story['status'],
    embargoUntil: embargoes.length === 0 ? null : Math.max(...embargoes),
  };
}

/**
 * What stays of a hidden story whose row cannot be read: its id, under which it is known to be hidden; null for one that
 * was not hidden. `now` in ms.
 */
export function hiddenRest(row: CheckedRow, now: number): ArchivedStory | null {
  if (row.status === 'usable') return null;
  const seenAt = Math.abs(row.first_seen_at) <= lastMoment ? row.first_seen_at : now;
  return {
    ...emptyItem,
    role: 'brief',
    format: 'page',
    id: row.id,
    source: '',
    capturedAt: seenAt,
    status: row.status === 'killed' ? 'killed' : 'withheld',
    revision: Number.isInteger(row.revision) && row.revision > 0 ? row.revision : 1,
    firstSeenAt: seenAt,
    changedAt: seenAt,
  };
}
