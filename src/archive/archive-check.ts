/**
 * What can be wrong in an archive. `file`: the engine's own pages. `derived`: those of tables and indexes that can be made
 * again. `schema`: tables, indexes and settings that are not there. `state`: what upkeep must remember. `index`: the full-text
 * index within itself. `misindexed`: found by other words than the story has. `word`: words for help with typos that are
 * missing or wrong. `forgotten`: stories whose text or key would not be known again. `unversioned`: earlier versions that were
 * kept and are gone. `change`: changes of held stories that those who showed them would not be told of.
 * `story`, `revision`: cannot be read. `columns`: what a story is found and hidden by is not what it says. `unindexed`:
 * may be shown and not be found. `overindexed`: found by words and not there, or not to be shown. `tally`: counts that differ
 * from a recount. `early`, `late`: counted while an embargo holds or the story is hidden; never to be counted. `gram`, `ungrammed`:
 * what near-copies are found by, of no story or missing of one. `key`, `text`, `follows`, `orphan`: an agency key, a text, a link
 * or an earlier version that points to no story.
 */
export type FindingKind =
  | 'file'
  | 'derived'
  | 'schema'
  | 'state'
  | 'index'
  | 'story'
  | 'revision'
  | 'unversioned'
  | 'change'
  | 'columns'
  | 'unindexed'
  | 'overindexed'
  | 'misindexed'
  | 'word'
  | 'tally'
  | 'early'
  | 'late'
  | 'gram'
  | 'ungrammed'
  | 'forgotten'
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
  /** When the file itself is damaged and was to be mended: what was put beside it; null when nothing of it can be read. */
  readonly salvaged?: Salvaged | null;
}

/** What could still be read of a damaged file, in a file of its own. */
export interface Salvaged {
  readonly path: string;
  /** How many stories are in it. */
  readonly stories: number;
  /** The tables of which rows are missing. */
  readonly lost: readonly Lost[];
  /** Whether what is in it is whole. */
  readonly isWhole: boolean;
}

/** A table of which not every row could be read. */
export interface Lost {
  readonly table: string;
  /** The ids of what is missing as far as anything still knows them; null where nothing does. */
  readonly ids: readonly string[] | null;
  /** Whether these are surely all. */
  readonly isAll: boolean;
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
  /** Is told what is being looked at. */
  readonly onProgress?: (at: string) => void;
}

/** Looks an archive through from end to end, be it in use: what it says is of one moment. */
export interface ArchiveCheck {
  /** Takes some minutes for a million stories. Throws what the engine throws when it cannot go on. */
  check(options: CheckOptions): Promise<CheckReport>;
}
