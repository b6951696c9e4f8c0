import type { Filed, Filing } from '../../src/archive/story-archive.ts';
import { fileCopy } from '../../src/desk/file-copy.ts';
import type { ArchivedStory, Story } from '../../src/wire/story.ts';
import { day, hour, invent, minute, noon } from '../contracts/invent-story.ts';
import { openEmptyArchive } from './empty-archive.ts';
import type { Told } from './invented-copy.ts';

/** A day and more after all that the tests below tell. */
export const now = noon + 30 * day;

/** What an archive of its own holds after these copies, each a list of items, came in in their order. */
export interface Taken {
  /** What may be shown at `now`, newest first. */
  readonly shown: readonly ArchivedStory[];
  /** What became of each item, copy by copy. */
  readonly filings: readonly (readonly Filing[])[];
  /** The id under which each item stands, copy by copy. */
  readonly ids: readonly (readonly string[])[];
  /** The ids of the stories that follow this one up. */
  followUps(id: string): Promise<readonly string[]>;
}

/** Takes copies in; `at`: the moment at which it is asked what may be shown, ms. */
export async function takeCopies(copies: readonly (readonly Told[])[], at = now): Promise<Taken> {
  return takeStories(
    copies.map((copy, i) => copy.map((told) => invent({ source: `copy-${i}.txt`, ...told }))),
    at,
  );
}

/** The same for stories that were read. */
export async function takeStories(copies: readonly (readonly Story[])[], at = now): Promise<Taken> {
  const archive = openEmptyArchive();
  const filed: (readonly Filed[])[] = [];
  for (const copy of copies) filed.push(await fileCopy(archive, copy, now));
  return {
    shown: (await archive.find({ kind: 'all' }, { limit: 100 }, at)).stories,
    filings: filed.map((copy) => copy.map(({ filing }) => filing)),
    ids: filed.map((copy) => copy.map(({ story }) => story.id)),
    followUps: (id) => archive.followUps(id),
  };
}

/** Every order in which these can come. */
export function ordersOf<T>(all: readonly T[]): readonly (readonly T[])[] {
  if (all.length < 2) return [all];
  return all.flatMap((one, i) => ordersOf(all.toSpliced(i, 1)).map((rest) => [one, ...rest]));
}

/** A version that an agency sent, `hours` after noon, under a key that stands for one story. */
export const sent = (version: number, hours: number, told: Told): Told => ({
  format: 'ninjs',
  role: 'lead',
  storyKey: 'anp:1',
  version,
  cities: ['OOSTERHAVEN'],
  publishedAt: noon + hours * hour,
  precision: 'minute',
  capturedAt: noon + hours * hour,
  ...told,
});

/** An item that an agency sent `hours` after noon under a slug, its key that of the slug's day. */
export const slugged = (hours: number, told: Told): Told => {
  const at = noon + hours * hour;
  const today = new Date(at).toISOString().slice(0, 10);
  return {
    ...sent(0, hours, told),
    format: 'iptc7901',
    version: null,
    storyKey: `eca:${today}:verkeer`,
    slug: 'Verkeer',
    ...told,
  };
};

/** A brief of a page that was captured `hours` after noon, `age` minutes old then. */
export const shownAt = (hours: number, text: string, told: Told = {}): Told => ({
  text,
  cities: ['OOSTERHAVEN'],
  age: '13 minuten geleden',
  publishedAt: noon + hours * hour - 13 * minute,
  precision: 'minute',
  capturedAt: noon + hours * hour,
  ...told,
});
