import { stat } from 'node:fs/promises';
import { setImmediate, setTimeout } from 'node:timers/promises';
import type { Problem } from '../wire/problem.ts';
import { type CopyFile, type CopyToRead, isDiskError, isGone, readHead, readProblem } from './copy-file.ts';
import { holdCopy } from './hold-copy.ts';
import type { ReadLog } from './read-log.ts';
import { addFilings, type Filings, noFilings, type Taken } from './take-in.ts';
import { listWireFiles, type WireFile } from './wire-files.ts';

/** A file younger than this may still be being written; it waits for the next look. ms. */
const settleTime = 2_000;

/** After as many files that were read before, others have their turn. */
const filesPerTurn = 500;

/** A file and what is wrong with it. */
export interface Trouble {
  readonly source: string;
  readonly problem: Problem;
}

/** What one look at the folder brought. */
export interface FolderReading {
  /** Files that were given to the readers. */
  readonly files: number;
  readonly filings: Readonly<Filings>;
  /** Copy that could not be read, or not all of it; it is kept aside. */
  readonly spiked: readonly Trouble[];
  /** Files and folders that the disk does not give; tried again at each look, told when it is new. */
  readonly unreadable: readonly Trouble[];
  /** What was passed over as it should be: pictures, other languages. Nothing is kept aside for it. */
  readonly passedOver: readonly Trouble[];
}

/** What the folder source needs from outside. */
export interface FolderSource {
  /** The path of the folder. */
  readonly folder: string;
  readonly log: ReadLog;
  /** When this file's copy was captured, in ms: its stamp where it has one, else `modifiedAt`. `head`: its first 4,096 bytes. */
  capturedAt(head: Uint8Array, file: WireFile): number;
  takeIn(copy: CopyToRead, now: number, signal: AbortSignal): Promise<Taken>;
}

/** The folder as a source of wire copy. */
export interface WireFolder {
  /**
   * Reads what is new in the folder, oldest file first, each file once as it now is (its size and time of writing).
   * A file that is or may be being written waits for the next look: one written less than two seconds ago, and one that
   * changed while it was read. Copy that cannot be read is kept aside with its reason and counts as read, until the file
   * changes; no file or folder stops the others. `now`: ms since the epoch.
   * Resolves when all is read, or after `patience` with what was read by then: the reading goes on, and the next call
   * brings the rest. Digests need not wait for an archive of years that somebody put there.
   * Rejects when the folder itself cannot be read or the database fails; files done by then stay done.
   */
  read(now: number): Promise<FolderReading>;
  /**
   * Breaks off a reading that is going on, between two parts of a file; that file is read again another time. Resolves
   * when nothing more is read.
   */
  stop(): Promise<void>;
}

/** The folder of this source. It does nothing before `read`. `patience`: how long a call of `read` takes at most, in ms. */
export function openWireFolder(source: FolderSource, patience = 20_000): WireFolder {
  const stopping = new AbortController();
  /** What was told of which path, so that it is told once. */
  let told = new Map<string, string>();

  /** What became of one file; null when it waits for the next look. */
  async function readFile(file: WireFile, now: number): Promise<Taken | null> {
    let taken: Taken;
    try {
      const { head } = await readHead(file.path);
      const capturedAt = source.capturedAt(head, file);
      const copy: CopyFile = { source: file.path, size: file.size, capturedAt };
      taken = await source.takeIn(copy, now, stopping.signal);
      if (await hasChanged(file)) return null;
      if (taken.problem?.code === 'unreadable-file') return taken;
      if (taken.problem !== null) source.log.spike(await holdCopy(copy), taken.problem, now);
    } catch (error) {
      if (!isDiskError(error)) throw error;
      if (isGone(error)) return null;
      return { filings: noFilings(), problem: readProblem(error) };
    }
    source.log.markRead(file, now);
    return taken;
  }

  async function* unread(files: readonly WireFile[], now: number): AsyncGenerator<WireFile, void, void> {
    for (const [index, file] of files.entries()) {
      if (index % filesPerTurn === 0) await setImmediate();
      if (stopping.signal.aborted) return;
      if (Math.abs(now - file.modifiedAt) >= settleTime && !source.log.hasRead(file)) yield file;
    }
  }

  let brought = nothing();
  async function readAll(now: number): Promise<void> {
    const listing = await listWireFiles(source.folder);
    const unreadable = [...listing.problems];
    for await (const file of unread(listing.files, now)) {
      const taken = await readFile(file, now);
      if (taken === null) continue;
      addFilings(brought.filings, taken.filings);
      const { problem } = taken;
      if (problem?.code === 'unreadable-file') {
        unreadable.push({ source: file.path, problem });
      } else {
        brought.files += 1;
        if (problem !== null) brought.spiked.push({ source: file.path, problem });
        for (const aside of taken.asides ?? [])
          brought.passedOver.push({ source: file.path, problem: aside });
      }
    }
    brought.unreadable.push(...unreadable.filter((one) => told.get(one.source) !== one.problem.message));
    told = new Map(unreadable.map((one) => [one.source, one.problem.message]));
  }

  /** The reading that goes on: resolves with what broke it off, if anything did. */
  let going: Promise<unknown> | null = null;
  return {
    async read(now) {
      going ??= readAll(now).catch((error: unknown) => error);
      const waited = new AbortController();
      const failed = await Promise.race([going, setTimeout(patience, stillGoing, { signal: waited.signal })]);
      waited.abort();
      if (failed !== stillGoing) going = null;
      if (failed instanceof Error && !stopping.signal.aborted) throw failed;
      const reading = brought;
      brought = nothing();
      return reading;
    },
    async stop() {
      stopping.abort();
      await going;
    },
  };
}

const stillGoing = Symbol('the reading goes on');

function nothing() {
  const none: Trouble[] = [];
  return { files: 0, filings: noFilings(), spiked: [...none], unreadable: [...none], passedOver: [...none] };
}

/** True when the file is no longer as it was listed: what was read of it may be half of it. */
async function hasChanged(file: WireFile): Promise<boolean> {
  const seen = await stat(file.path).catch(() => null);
  return seen === null || seen.size !== file.size || Math.trunc(seen.mtimeMs) !== file.modifiedAt;
}
