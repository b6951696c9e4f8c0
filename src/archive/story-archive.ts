import type { Query } from '../wire/query.ts';
import type { ArchivedStory, Story } from '../wire/story.ts';

/** What became of a story that was handed to the archive. */
export type Filing = 'new' | 'changed' | 'known' | 'killed';

export interface FindOptions {
  /** Stories to return at most, 1 to 100. */
  readonly limit: number;
  /** Continue after the page that gave this token; stable while new stories come in. */
  readonly after?: string;
  /** Only stories whose news time lies in [from, to), ms since the epoch. */
  readonly from?: number;
  readonly to?: number;
}

export interface Found {
  /** Newest first. Killed, withheld and embargoed stories are never among them. */
  readonly stories: readonly ArchivedStory[];
  /** The token of the next page, null at the end. */
  readonly next: string | null;
}

/** A place or a dateline's token that stories carry, for autocomplete. */
export interface CityCount {
  /** What to show and what `stad:` takes. */
  readonly name: string;
  /** ISO 3166-1 alpha-2 when the gazetteer knows the place. */
  readonly country: string | null;
  /** Usable stories that carry it. */
  readonly stories: number;
}

/** The keeping of stories. Two engines, one seam: tests/contracts/story-archive.ts runs on each. */
export interface StoryArchive {
  /**
   * Keeps what the desk decided about one item, in one transaction. `known` changes nothing but when it was last seen.
   * `now`: ms since the epoch.
   */
  file(story: Story, filing: Filing, now: number): Promise<ArchivedStory>;
  /** The story with this id, whatever its status; null when there is none. */
  get(id: string): Promise<ArchivedStory | null>;
  /** Stories that may be the same as `item`, for the desk to judge: same storyKey, or text that shares word 3-grams. */
  candidates(item: Story): Promise<readonly ArchivedStory[]>;
  /** `now` decides which embargoes have lifted, ms since the epoch. */
  find(query: Query, options: FindOptions, now: number): Promise<Found>;
  /** Cities whose name or alias begins with (or resembles) what was typed, most useful first. */
  cities(typed: string, limit: number, now: number): Promise<readonly CityCount[]>;
  /** The sections that usable stories carry, with how many, most first. */
  sections(now: number): Promise<readonly { readonly name: string; readonly stories: number }[]>;
}
