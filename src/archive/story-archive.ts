import type { Query, QueryField } from '../wire/query.ts';
import type { ArchivedStory, Story } from '../wire/story.ts';

/** What became of a story that was handed to the archive. */
export type Filing = 'new' | 'changed' | 'known' | 'killed';

/** A story that is held and may be the same as an item that comes in. */
export interface Candidate {
  readonly story: ArchivedStory;
  /** True when this very text was filed under that story before, in whatever revision, be it as `known`. */
  readonly hadText: boolean;
  /** True when the item's storyKey was filed under that story before. */
  readonly hadKey: boolean;
}

/** What the desk decided about one item. */
export interface Judgement {
  readonly filing: Filing;
  /** The item as the story that it is: with the id that is held, its text merged. */
  readonly story: Story;
  /** The id of the story that it follows up, null when it follows none that is known. */
  readonly follows: string | null;
  /** Other stories that the item ends: each as it is to be kept, killed. */
  readonly alsoKilled?: readonly Story[];
  /** Held stories that the item holds back or lets go: each as it is to be kept. */
  readonly alsoChanged?: readonly Story[];
  /** Ids of held stories that turn out to follow up the one that the item became. */
  readonly followedBy?: readonly string[];
}

/**
 * Decides what one item is, from the item and what is held that may be the same. `claimed`: ids of the stories that
 * earlier items of the same copy became. Pure.
 */
export type Judge = (
  item: Story,
  candidates: readonly Candidate[],
  claimed: ReadonlySet<string>,
) => Judgement;

/**
 * The judge of one copy, by `held`: for each of its items what `withText` gives once the copies before it were taken in. Pure; asked
 * again when what was kept of the copy had to be undone.
 */
export type JudgeOf = (held: readonly (readonly ArchivedStory[])[]) => Judge;

/** What was filed, and as what. */
export interface Filed {
  readonly story: ArchivedStory;
  readonly filing: Filing;
}

/** How much to find, in which order, and of which window of time. */
export interface FindOptions {
  /** Stories to return at most, 1 to 100. */
  readonly limit: number;
  /**
   * `newest` unless told otherwise. `best`: of the 100 newest matches first those that are most about what is looked for,
   * of as many newest first.
   */
  readonly order?: 'newest' | 'best';
  /** Continue after the page that gave this token, in the same order; stable while new stories come in. */
  readonly after?: string;
  /** Only stories whose news time lies in [from, to), ms since the epoch. */
  readonly from?: number;
  readonly to?: number;
  /**
   * How long somebody waits, ms on the clock: then the page is given with what was found until then, be it nothing, and its
   * token goes on from there. Each page gets further, however little time it has. Without it every page is whole.
   */
  readonly mostTime?: number;
}

/** One page of what was found. */
export interface Found {
  /** Newest first unless asked otherwise; of the same moment, in the order in which they were filed. Only what may be shown: see `find`. */
  readonly stories: readonly ArchivedStory[];
  /** The token of the next page, null at the end. */
  readonly next: string | null;
  /** True when time was over before that was known: the next page may be empty, and so may this one. */
  readonly isCutShort?: true;
}

/** Of which stretches of news time stories are to be counted. */
export interface CountOptions {
  /** ms since the epoch, rising: a stretch reaches from each, included, to the next. */
  readonly edges: readonly number[];
  /** How long somebody waits, ms on the clock. */
  readonly mostTime?: number;
}

/** How many stories there are. */
export interface StoryCount {
  /** In each stretch, oldest first; null for those that were not counted to their end when time was over: the oldest. */
  readonly counts: readonly (number | null)[];
  /** In all that was looked through: there are more where a count is null. */
  readonly found: number;
}

/** A place or a dateline's token that stories carry, for autocomplete. */
export interface CityCount {
  /** What to show and what `stad:` takes. */
  readonly name: string;
  /**
   * What `stad:` takes to mean this place alone (`Bergen (Noorwegen)`), where others with stories go by its name; left
   * out where `name` does that.
   */
  readonly apart?: string;
  /** ISO 3166-1 alpha-2 when the gazetteer knows the place. */
  readonly country: string | null;
  /** Usable stories that carry it. */
  readonly stories: number;
}

/**
 * What the archive asks of those who know names: the desk, with its list of sections and its gazetteer. Without them a
 * name is what stands in the copy.
 */
export interface Names {
  /**
   * The sections under which a desk's own section is found: itself by its name on the one list, then what it is part
   * of. An unknown section is itself alone.
   */
  sections(name: string): readonly string[];
  /** The ids of the gazetteer's places that go by this name, in whatever language; none when it is unknown. */
  places(name: string): readonly string[];
  /** What Dutch copy calls the places that go by this name, likeliest first. */
  placeNames?(name: string): readonly string[];
  /** Names of a field but cities that somebody may have meant who typed another, nearest first, as they are typed. */
  near?(field: QueryField, typed: string): readonly string[];
  /** A name that `places` reads as the one place with this id, which goes by `name`; null when there is none. */
  apart?(placeId: string, name: string): string | null;
  /** The gazetteer's places with how many stories each has, none yet. Reads the gazetteer. */
  holdPlaces(): HeldPlaces;
}

/** The gazetteer's places that stories have, for autocomplete. */
export interface HeldPlaces {
  /** How many stories the place with this id has now, 0 and up. */
  count(placeId: string, stories: number): void;
  /** The places with stories that what was typed may become, most useful first, 25 at most. */
  suggest(typed: string): readonly SuggestedPlace[];
}

/** A place that what was typed may become. */
export interface SuggestedPlace {
  readonly placeId: string;
  /**
   * How one of its names is what was typed. `whole`: it is that name, or stands for it (`NYC`). `begins`: the name, or a later
   * word of it, begins so. `short`: so does its Dutch name, when a word that has short forms is written out (`st`: Sint-Petersburg).
   * `near`: it ends so, or would begin so without a typo.
   */
  readonly fit: 'whole' | 'begins' | 'short' | 'near';
}

/**
 * What a new revision of a held story is: the agency took the story back, holds it back (without or with a moment), lets it
 * go again, corrected it (signal `correction` or `replacement`), or sent a newer text.
 */
export type ChangeKind = 'killed' | 'withheld' | 'embargoed' | 'released' | 'corrected' | 'updated';

/** One change of a story that was held already. */
export interface StoryChange {
  readonly storyId: string;
  readonly revision: number;
  readonly kind: ChangeKind;
}

/** The keeping of stories. Two engines, one seam: tests/contracts/story-archive.ts runs on each. */
export interface StoryArchive {
  /**
   * Takes in the items of one copy, in their order: each is judged against what is held (the items before it included)
   * and kept as the judge says. An item is kept as a whole or not at all; many take several transactions, with others
   * having their turn between them. When the judge throws, some items before may have been kept: they are known when the
   * copy is handed in again. `now`: ms since the epoch.
   */
  admit(items: readonly Story[], judge: Judge, now: number): Promise<readonly Filed[]>;
  /**
   * The same by a judge that is to know first what is held of the copy's texts. Copies are taken in in the order in which this is
   * called, also when none is waited for: small ones then share transactions. One that rejects costs the others nothing.
   */
  admitCopy(items: readonly Story[], judgeOf: JudgeOf, now: number): Promise<readonly Filed[]>;
  /**
   * Keeps one story as it is, without a judge, in one transaction. `known` adds no revision: it keeps when the story
   * was last seen, and what the desk learned besides the text (a better time, places). A story that was killed stays
   * killed whatever is filed. `now`: ms since the epoch.
   */
  file(story: Story, filing: Filing, now: number): Promise<ArchivedStory>;
  /** The story with this id, whatever its status; null when there is none. */
  get(id: string): Promise<ArchivedStory | null>;
  /** Every text that was kept of a story, oldest first, the current one last; empty when there is none. */
  revisions(id: string): Promise<readonly ArchivedStory[]>;
  /** The ids of the stories that follow this one up, newest first. */
  followUps(id: string): Promise<readonly string[]>;
  /** The id of the story that this one follows up; null when it follows none that is held. */
  followed(id: string): Promise<string | null>;
  /**
   * Stories that may be the same as `item`, killed ones too, likeliest first, 20 at most: the same id, storyKey or text
   * whenever it was, the same headline or shared word 3-grams within about a week.
   */
  candidates(item: Story): Promise<readonly Candidate[]>;
  /**
   * For each item the stories under which its very text (of an item without text, its headline) was filed, in whatever
   * revision, be it as `known`; of a text that was news many times, the four nearest in time.
   */
  withText(items: readonly Story[]): Promise<readonly (readonly ArchivedStory[])[]>;
  /**
   * What matches, in the order asked for; others have their turn while it is looked for. Killed and withheld stories are never found, embargoed ones from their moment on:
   * `now`, ms since the epoch. Throws an `ArchiveError` of code `bad-page-token` for a token that no page gave.
   */
  find(query: Query, options: FindOptions, now: number): Promise<Found>;
  /**
   * How many stories `find` would give in each stretch of time, counted by the index and not one by one, newest stretch first; others have
   * their turn meanwhile. A story that moves in time while it goes on may count twice or not at all.
   */
  count(query: Query, options: CountOptions, now: number): Promise<StoryCount>;
  /**
   * For a query that finds nothing: the same with each word and each name of a field that no story has as the nearest that some
   * have, a typo or two away; null when that does not help. What it gives finds something that may be shown at `now` (ms).
   */
  suggest(query: Query, now: number): Promise<Query | null>;
  /**
   * Cities that begin with what was typed (case and accents aside), by the name shown or another that `Names` knows, or
   * have a later word that does: a name typed in full first, then those whose name as shown begins so, signs included, then
   * most stories. Where none does, those that are a typo away. All cities for empty text. Counts stories that `find` would give.
   */
  cities(typed: string, limit: number, now: number): Promise<readonly CityCount[]>;
  /**
   * What changed after it was first kept, in the order in which it was kept and not by any clock: `limit` changes at most
   * after `cursor`, 0 for all that is remembered (90 days, as long as the story is held), and the cursor to go on from. A
   * cursor that this archive never gave, since it was put back from a backup, counts as 0.
   */
  changedSince(
    cursor: number,
    limit: number,
  ): Promise<{ readonly changes: readonly StoryChange[]; readonly cursor: number }>;
  /** The sections that stories which `find` would give carry, with how many, most first. */
  sections(now: number): Promise<readonly { readonly name: string; readonly stories: number }[]>;
}
