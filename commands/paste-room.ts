import type { Filing } from '../src/archive/story-archive.ts';
import type { SentFile } from '../src/discord/command.ts';
import type { Prospect } from '../src/discord/paste-prospect.ts';
import type { Status, WireCopy } from '../src/wire/item.ts';
import type { Problem, Result } from '../src/wire/problem.ts';
import type { Story } from '../src/wire/story.ts';
import type { PasteDrafts } from './paste-drafts.ts';

/** What became of pasted copy. */
export interface PasteReport {
  /** In the order of the copy. */
  readonly stories: readonly {
    readonly headline: string | null;
    /** How its text begins. */
    readonly opening: string;
    readonly filing: Filing;
    readonly status: Status;
    /** ms since the epoch. */
    readonly embargoUntil: number | null;
    /** Whether something of it was there before. */
    readonly wasHeld: boolean;
    /** Messages that show it, or did until now. */
    readonly posts: number;
    /** Why no reader gets it, though nothing holds it back; null when they do. */
    readonly mute: Prospect['mute'];
  }[];
  /** Why it, or a part of it, could not be read. */
  readonly problem: Problem | null;
}

/** What pasting works with; the composition root fills it in. */
export interface PasteRoom {
  /** Whether the operator lets editors of this server put copy into the archive, which all servers read. */
  isOpenTo(guildId: string): boolean;
  /**
   * The stories of copy as they are understood, for each what publishing it would do (`prospects`, in the same order), and
   * what was not understood; nothing is kept.
   */
  preview(copy: WireCopy): Promise<{
    readonly stories: readonly Story[];
    readonly prospects: readonly Prospect[];
    readonly problems: readonly Problem[];
  }>;
  /**
   * Takes copy in; `section` for stories that have none of their own, `now` in ms, `by` the id of who pasted it, for the log.
   * Rejects when the database fails: the
   * copy can then be taken in again.
   */
  take(copy: WireCopy, section: string | null, now: number, by: string): Promise<PasteReport>;
  /** The bytes of a file that somebody attached. */
  fetchFile(file: SentFile): Promise<Result<Uint8Array>>;
  readonly drafts: PasteDrafts;
}
