/**
 * What the operator is told of the bot itself, beside its sources: what it cannot mend alone, or that it is over. Moments in ms since
 * the epoch.
 */
export type Matter = LostMatter | LateMatter | DiskMatter | UnaskedMatter | CrewMatter;

/** Messages that were given up. */
export interface LostMatter {
  readonly kind: 'lost';
  readonly posts: number;
  readonly channels: number;
  /** Those of these channels that are known to be in one. */
  readonly servers: number;
  /** By the code of a `SendProblem`, the most frequent first. */
  readonly causes: readonly { readonly code: string; readonly posts: number }[];
  /** When the first of them was given up, and up to when they are counted. */
  readonly since: number;
  readonly until: number;
}

/** Messages that are due do not go out. */
export interface LateMatter {
  readonly kind: 'late';
  readonly isOver: boolean;
  /** Since when one has been due, or nothing any more. */
  readonly since: number;
  /** Channels with something that is late. */
  readonly channels: number;
}

/** The disk is nearly full. */
export interface DiskMatter {
  readonly kind: 'disk';
  readonly isOver: boolean;
  readonly since: number;
  /** What of the bot is on it. */
  readonly of: 'database' | 'wire';
  readonly freeBytes: number;
}

/** What the bot keeps could not be asked for; told once it can. */
export interface UnaskedMatter {
  readonly kind: 'unasked';
  readonly part: Kept;
  readonly since: number;
  readonly until: number;
}

/** Processes that share the work are gone without having left in good order, or there are as many again. */
export interface CrewMatter {
  readonly kind: 'crew';
  readonly isOver: boolean;
  readonly since: number;
  /** How many there are fewer, and how many there are. */
  readonly missing: number;
  readonly left: number;
}

/** A part of what the bot keeps. */
export type Kept = 'database' | 'archive';
