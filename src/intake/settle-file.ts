import { type Ending, judgeEnding } from '../wire/ending.ts';
import type { FileEnds } from './copy-file.ts';
import type { WireFile } from './wire-files.ts';

/**
 * How long a file must have been as it is before it is read, by how it ends, ms. An upload pauses for seconds where a line is
 * slow, and for minutes until it is given up and begun again (vsftpd waits 300 s); most pages that break off do so for good.
 */
const quietTimes: Readonly<Record<Ending, number>> = {
  whole: 2_000,
  open: 10_000,
  'cut-text': 60_000,
  cut: 10 * 60_000,
};

const { whole: shortest, cut: longest } = quietTimes;

/** Tells which files are being written. */
export interface Settling {
  /** False for a file that was written this very moment, whatever is in it. Looks at nothing but what is given. */
  mayBeSettled(file: WireFile, now: number): boolean;
  /**
   * True when the file has been as it is for long enough by how it ends, which `readEnds` is asked for where it counts. Rejects with
   * what that rejects with. `now`: ms since the epoch.
   */
  isSettled(file: WireFile, now: number, readEnds: () => Promise<FileEnds>): Promise<boolean>;
}

/**
 * Remembers when it saw files whose time of writing lies ahead of this machine's clock: of those only a second look, in which
 * they are the same, tells anything.
 */
export function createSettling(): Settling {
  const ahead = new Map<string, WireFile & { readonly since: number }>();

  /** For how long it has been as it is, ms. */
  function quietFor(file: WireFile, now: number): number {
    if (file.modifiedAt <= now) {
      ahead.delete(file.path);
      return now - file.modifiedAt;
    }
    const seen = ahead.get(file.path);
    if (seen?.size === file.size && seen.modifiedAt === file.modifiedAt) return now - seen.since;
    ahead.set(file.path, { ...file, since: now });
    return 0;
  }

  return {
    mayBeSettled: (file, now) => quietFor(file, now) >= shortest,
    async isSettled(file, now, readEnds) {
      const quiet = quietFor(file, now);
      if (quiet < shortest) return false;
      if (quiet < longest) {
        const { head, end } = await readEnds();
        if (quiet < quietTimes[judgeEnding(head, end, file.size)]) return false;
      }
      ahead.delete(file.path);
      return true;
    },
  };
}
