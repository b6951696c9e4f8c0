import { dirname } from 'node:path';
import type { Problem } from '../wire/problem.ts';
import { isDiskError, isGone } from './copy-file.ts';
import type { FolderSettings } from './folder-settings.ts';
import { pruneDone } from './prune-done.ts';
import { createPuttingAway } from './put-away.ts';
import type { ReadLog } from './read-log.ts';
import { bringBackGrown, bringBackUnknown } from './watch-done.ts';
import type { Trouble, WireFile } from './wire-files.ts';

/** Of files that were moved it is remembered for so long that they were read, ms. */
const rememberTime = 90 * 24 * 3_600_000;

/** Keeps a folder empty of what was read. */
export interface Clearing {
  /** Before a look: brings back what must be read again, see watch-done.ts. Rejects when the database fails. */
  begin(now: number): Promise<void>;
  /** True for a file that was read, is still there and should not be, as far as that can be changed now. */
  shouldMove(file: WireFile): boolean;
  /**
   * Moves a file that was read; `problem`: why it, or a part of it, could not be. What stands in the way is told once, and the file stays.
   * Rejects when the database fails.
   */
  move(file: WireFile, problem: Problem | null, now: number): Promise<void>;
  /**
   * The same for a file that was read at an earlier look; `read` when it is to be read anew, see `PuttingAway.meetAgain`.
   */
  moveKnown(file: WireFile, now: number): Promise<'read' | 'done'>;
  /** Behind a look: removes from `done/` what is too old, and forgets. */
  end(now: number): Promise<void>;
}

/** For a folder with these settings. `tell` hears why files stay. */
export function createClearing(
  { path: folder, afterwards = 'move', keepDoneDays = null }: FolderSettings,
  { moves }: Pick<ReadLog, 'moves'>,
  tell: (trouble: Trouble) => void,
): Clearing {
  const away = createPuttingAway(folder, moves);
  /** Folders that nothing can be moved out of, and single files that cannot be moved: not tried again at this look. */
  let stuck = new Set<string>();
  let hasBegun = false;

  async function trying(file: WireFile, work: () => Promise<void>): Promise<void> {
    try {
      await work();
    } catch (error) {
      if (!isDiskError(error)) throw error;
      if (isGone(error)) return;
      const source = whatIsStuck(file, error as NodeJS.ErrnoException);
      stuck.add(source);
      tell({ source, problem: describeStuck(folder, error as NodeJS.ErrnoException) });
    }
  }

  /** A name that is too long is the file's own trouble; where nothing can be made, that of all; else of the folder that it is in. */
  function whatIsStuck({ path }: WireFile, { code = '', syscall }: NodeJS.ErrnoException): string {
    if (code === 'ENAMETOOLONG') return path;
    const isForAll = syscall !== 'rename' && (notAllowed.test(code) || diskFull.test(code));
    return isForAll ? folder : dirname(path);
  }

  const canMove = ({ path, isLink }: WireFile) =>
    afterwards === 'move' && !isLink && ![path, dirname(path), folder].some((one) => stuck.has(one));

  return {
    async begin(now) {
      stuck = new Set();
      if (afterwards === 'leave') return;
      if (!hasBegun) await bringBackUnknown(folder, moves, away, now);
      hasBegun = true;
      await bringBackGrown(moves, away, now);
    },
    shouldMove: canMove,
    async move(file, problem, now) {
      if (canMove(file)) await trying(file, () => away.putAway(file, problem, now));
    },
    async moveKnown(file, now) {
      let outcome: 'read' | 'done' = 'done';
      await trying(file, async () => {
        const before = await moves.placeOf(file);
        const met = before === null ? 'resume' : await away.meetAgain(file, before);
        if (met === 'read') outcome = 'read';
        if (met === 'move') await away.putAway(file, null, now);
        if (met === 'resume') await away.putAway(file, await moves.problemOf(file), now);
      });
      return outcome;
    },
    async end(now) {
      if (afterwards === 'leave') return;
      if (keepDoneDays !== null) await pruneDone(folder, keepDoneDays, now);
      await moves.forgetMoved(now - rememberTime);
    },
  };
}

const notAllowed = /^(?:EACCES|EPERM|EROFS)$/;
const diskFull = /^(?:ENOSPC|EDQUOT)$/;

function describeStuck(folder: string, { code = '', message }: NodeJS.ErrnoException): Problem {
  const why = notAllowed.test(code)
    ? 'this user may not write there'
    : diskFull.test(code)
      ? 'the disk is full'
      : message;
  return {
    code: 'not-moved',
    message: `What was read here stays here, and is remembered: it cannot be moved to ${folder}/done or ${folder}/spiked, as ${why}. Let this user write there; or, for a folder that another program keeps, set \`afterwards\` to \`leave\`.`,
  };
}
