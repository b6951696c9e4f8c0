import { addFilings, type Filings, noFilings } from './take-in.ts';
import type { Trouble } from './wire-files.ts';

/** What reading copy brought, be it of a folder, of any source or of all of them. */
export interface CopyReading {
  /** Pieces of copy that were given to the readers. */
  readonly files: number;
  readonly filings: Readonly<Filings>;
  /** Copy that could not be read, or not all of it; it is kept aside. */
  readonly spiked: readonly Trouble[];
  /** What could not be had; tried again at each look. Of files and folders it is told when it is new. */
  readonly unreadable: readonly Trouble[];
  /** What was passed over as it should be: pictures, other languages. Nothing is kept aside for it. */
  readonly passedOver: readonly Trouble[];
  /** Folders out of which what was read cannot be moved; tried again at each look, told when it is new. */
  readonly unmoved: readonly Trouble[];
}

/** A reading that is being added to. */
export interface CopyTally {
  files: number;
  readonly filings: Filings;
  readonly spiked: Trouble[];
  readonly unreadable: Trouble[];
  readonly passedOver: Trouble[];
  readonly unmoved: Trouble[];
}

/** Nothing yet; a fresh object to add to. */
export function emptyReading(): CopyTally {
  return { files: 0, filings: noFilings(), spiked: [], unreadable: [], passedOver: [], unmoved: [] };
}

/** Adds `more` to what `tally` holds. */
export function addReading(tally: CopyTally, more: CopyReading): void {
  tally.files += more.files;
  addFilings(tally.filings, more.filings);
  tally.spiked.push(...more.spiked);
  tally.unreadable.push(...more.unreadable);
  tally.passedOver.push(...more.passedOver);
  tally.unmoved.push(...more.unmoved);
}
