/** The vocabulary of what comes in. Nothing here runs: these are the words that every room shares. */

/** The layouts and formats that Telex reads; the names that `telex parse --format` takes. */
export const wireFormats = [
  'page',
  'iptc7901',
  'anpa1312',
  'newsml1',
  'newsmlg2',
  'nitf',
  'ninjs',
  'feed',
] as const;
/** What copy can be, as the detection names it and `--format` takes it. */
export type WireFormat = (typeof wireFormats)[number];

/** Bytes exactly as received. */
export interface WireCopy {
  /** Where it came from: a path, an address, `-` for standard input. Shown to people, never interpreted. */
  readonly source: string;
  readonly bytes: Uint8Array;
  /** The moment of capture, in ms since the epoch: what the ages on a page are relative to. */
  readonly capturedAt: number;
  /** The encoding that its sender declared beside it, for HTML; left out where nobody did. */
  readonly charset?: string;
}

/** How exactly a time is known. `1 uur geleden` is known to the hour. */
export type Precision = 'minute' | 'hour' | 'day' | 'week' | 'month' | 'year';

/** The story that a page or message is about, or one of the short ones beside it. */
export type Role = 'lead' | 'brief';

/** `withheld`: not to be shown now; `killed`: never to be shown again. */
export type Status = 'usable' | 'withheld' | 'killed';

/** What the agency says that this item does to an earlier one of the same `storyKey`. */
export type Signal = 'correction' | 'update' | 'replacement';

/** A place of the gazetteer that a dateline's token stands for. */
export interface Place {
  /** GeoNames id where there is one, else a stable name of our own (`tlx:…`). */
  readonly id: string;
  /** The name as a Dutch reader writes it: `Moskou`. */
  readonly name: string;
  /** ISO 3166-1 alpha-2. */
  readonly country: string;
  /** Province or first-level region in Dutch where known (NL and BE), else null. */
  readonly province: string | null;
  readonly lat: number;
  readonly lon: number;
}

/** What stands before the text of a story: where it was written, and by which agencies. */
export interface Dateline {
  /** What stands in the copy, up to and with the dash and its blank: `MOSKOU (ANP/RTR) - `. */
  readonly raw: string;
  /** The place tokens as they stand, case kept. */
  readonly cities: readonly string[];
  /**
   * City by city what the copy says of where it lies, as it stands (`Idaho`, `NH`, `ODER`), null for a city of which it
   * says nothing. Left out where it says so of no city.
   */
  readonly qualifiers?: readonly (string | null)[];
  /** The agency codes as they stand, in their order. */
  readonly agencies: readonly string[];
  /** What the desk made of `cities`; empty until the desk has seen it, and for what the gazetteer does not know. */
  readonly places: readonly Place[];
}

/** A short line between paragraphs. */
export interface Subhead {
  readonly text: string;
  /** The index in `paragraphs` of the paragraph that it stands above. */
  readonly before: number;
}

/**
 * What is known of showing a picture: its own terms allow it, or the operator has it licensed; nobody says; or its terms are
 * against it.
 */
export type PictureUse = 'allowed' | 'unstated' | 'refused';

/** A picture that copy brings with a story, with what the copy says of it; null where it says nothing. */
export interface StoryPicture {
  /** Where anybody can fetch it, https. */
  readonly url: string;
  /** What it shows, for who does not see it: not its caption. */
  readonly alt: string | null;
  readonly caption: string | null;
  readonly credit: string | null;
  /** Its usage terms, as they stand. */
  readonly rights: string | null;
  readonly use: PictureUse;
  /** From when on, and until when, it may be shown at all; ms since the epoch. */
  readonly from: number | null;
  readonly until: number | null;
}

/** One item of copy, as a parser reads it: text and what the copy says of itself, nothing looked up. */
export interface WireItem {
  readonly role: Role;
  readonly format: WireFormat;
  readonly headline: string | null;
  readonly section: string | null;
  readonly dateline: Dateline | null;
  /** The text without dateline, subheads, credits, notes and marks. */
  readonly paragraphs: readonly string[];
  readonly subheads: readonly Subhead[];
  /** The age as it stands: `13 minuten geleden`. */
  readonly age: string | null;
  /** The agency's own time of this version, or what the age amounts to; ms since the epoch. Never the time of reading. */
  readonly publishedAt: number | null;
  readonly precision: Precision | null;
  /** The copy ends before the item does. */
  readonly truncated: boolean;
  /** For the desk; never published. */
  readonly editorNote: string | null;
  /** The headline of the story that an editor's note says this one replaces. */
  readonly replaces: string | null;
  readonly slug: string | null;
  readonly takeKey: string | null;
  readonly byline: string | null;
  /** IPTC news urgency, 1 (most urgent) to 9. */
  readonly urgency: number | null;
  /** IPTC 7901 / ANPA transmission priority, 1 (flash) to 6. */
  readonly priority: number | null;
  readonly sequence: string | null;
  /** The agency's identity of the story, without its version. */
  readonly storyKey: string | null;
  readonly version: number | null;
  /** The `storyKey` of the story that the agency says this one evolved from. */
  readonly evolvedFrom: string | null;
  readonly status: Status;
  readonly signal: Signal | null;
  /** ms since the epoch. An embargo that cannot be read as a time leaves this null and makes `status` withheld. */
  readonly embargoUntil: number | null;
  readonly keywords: readonly string[];
  readonly language: string | null;
  readonly credit: string | null;
  /** What the agency says may be done with it (usage terms), as it stands. */
  readonly rights: string | null;
  /** Left out where it brings none that could be shown. */
  readonly picture?: StoryPicture;
}

/** An item with everything at "the copy says nothing"; parsers spread it and fill in what they read. */
export const emptyItem: Omit<WireItem, 'role' | 'format'> = {
  headline: null,
  section: null,
  dateline: null,
  paragraphs: [],
  subheads: [],
  age: null,
  publishedAt: null,
  precision: null,
  truncated: false,
  editorNote: null,
  replaces: null,
  slug: null,
  takeKey: null,
  byline: null,
  urgency: null,
  priority: null,
  sequence: null,
  storyKey: null,
  version: null,
  evolvedFrom: null,
  status: 'usable',
  signal: null,
  embargoUntil: null,
  keywords: [],
  language: null,
  credit: null,
  rights: null,
};
