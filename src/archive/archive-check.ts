/**
 * What can be wrong in an archive. `file`: the engine's own pages. `index`: the full-text index within itself.
 * `story`, `revision`: cannot be read. `columns`: what a story is found and hidden by is not what it says. `unindexed`:
 * may be shown and not be found. `overindexed`: found by words and not there, or not to be shown. `tally`: counts that differ
 * from a recount. `early`, `late`: counted while an embargo holds or the story is hidden; never to be counted. `gram`, `ungrammed`:
 * what near-copies are found by, of no story or missing of one. `key`, `text`, `follows`, `orphan`: an agency key, a text, a link
 * or an earlier version that points to no story.
 */
export type FindingKind =
  | 'file'
  | 'index'
  | 'story'
  | 'revision'
  | 'columns'
  | 'unindexed'
  | 'overindexed'
  | 'tally'
  | 'early'
  | 'late'
  | 'gram'
  | 'ungrammed'
  | 'key'
  | 'text'
  | 'follows'
  | 'orphan';

/** One kind of damage. */
export interface Finding {
  readonly kind: FindingKind;
  /** How many of it. */
  readonly count: number;
  /** One of them: a story's id, or what says most of it. */
  readonly example: string;
}

/** What a check found, and what of it is still there: all of it unless it was mended. Both empty: the archive is whole. */
export interface CheckReport {
  readonly found: readonly Finding[];
  readonly left: readonly Finding[];
}

/** What a check may do. */
export interface CheckOptions {
  /**
   * Makes indexes, tallies and pointers again from the stories, in short transactions, and sets aside what cannot be read.
   * What is hidden stays so: of two readings the stricter one is kept. The rooms beside the archive are left alone.
   */
  readonly mend: boolean;
  /** ms since the epoch. */
  readonly now: number;
}

/** Looks an archive through from end to end, be it in use: what it says is of one moment. */
export interface ArchiveCheck {
  /** Takes some minutes for a million stories. Throws what the engine throws when it cannot go on. */
  check(options: CheckOptions): Promise<CheckReport>;
}
