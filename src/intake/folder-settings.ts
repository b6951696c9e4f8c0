/** The settings of a folder that wire copy is put into. */
export interface FolderSettings {
  /** Its path. */
  readonly path: string;
  /**
   * What becomes of a file that was read. `move` (when left out): it goes to `done/` below the folder, or to `spiked/` when
   * it could not be read. `leave`: it stays, and is remembered by its size and time of writing; for a folder that something
   * keeps like another one and would fill again (rsync).
   */
  readonly afterwards?: 'move' | 'leave';
  /** How many days files are kept in `done/` at least, from 1; null, or left out: for ever. */
  readonly keepDoneDays?: number | null;
  /** Paths below it that are not of it: another source reads them. Written as `path` is. */
  readonly apart?: readonly string[];
}

/** What was read, below the folder, a folder for each day: `done/2026-11-28/…`. */
export const doneName = 'done';

/** What could not be read, or not all of it, below the folder. */
export const spikedName = 'spiked';

/** What these files' names end in tells of the copy beside it; it is no copy. */
export const reasonEnding = '.reason.txt';
