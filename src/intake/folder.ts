import { stat } from 'node:fs/promises';
import { join } from 'node:path';
import { setTimeout } from 'node:timers/promises';
import { chooseFiles, type Portion } from './choose-files.ts';
import { createClearing } from './clear-folder.ts';
import {
  type CopyToRead,
  endsOf,
  isDiskError,
  isGone,
  readBytes,
  readEnds,
  readHead,
  readProblem,
  smallFile,
} from './copy-file.ts';
import { type CopyReading, emptyReading } from './copy-reading.ts';
import { doneName, type FolderSettings, spikedName } from './folder-settings.ts';
import { holdCopy } from './hold-copy.ts';
import { createProcession, doSideBySide, type Place } from './procession.ts';
import type { ReadLog } from './read-log.ts';
import { createSettling } from './settle-file.ts';
import { addFilings, noFilings, type Taken } from './take-in.ts';
import { type Trouble, type WireFile, walkWireFiles } from './wire-files.ts';

/** What one look at the folder brought. */
export interface FolderReading extends CopyReading {
  /** False when the reading goes on: `patience` was over. */
  readonly isWhole: boolean;
}

/** What the folder source needs from outside. */
export interface FolderSource {
  readonly folder: FolderSettings;
  readonly log: ReadLog;
  /** When this file's copy was captured, in ms: its stamp where it has one, else `modifiedAt`. `head`: its first 4,096 bytes. */
  capturedAt(head: Uint8Array, file: WireFile): number;
  /** Takes it in, in its `place` among those that are taken in beside it; see `takeIn`. */
  takeIn(copy: CopyToRead, now: number, signal: AbortSignal, place: Place): Promise<Taken>;
}

/**
 * So many files are read side by side, though filed in their order: while one waits for the disk or for the archive's next turn, others are
 * looked at, and a turn of the archive takes in what several brought.
 */
const usualSideBySide = 16;

/** Bounds, each with its default. */
export interface FolderBounds {
  /** How long a call of `read` takes at most, in ms. */
  readonly patience?: number;
  /** How many files are read before the folder is looked through again for what came in meanwhile. */
  readonly portion?: number;
  /** How many files are read side by side. */
  readonly sideBySide?: number;
}

/** The folder as a source of wire copy. */
export interface WireFolder {
  /**
   * Reads what is new in the folder, each file once as it now is (its size and time of writing), oldest first; of a backlog in
   * portions, see `chooseFiles`. A file that is or may be being written waits for a later look: see `createSettling`, and one that
   * changed while it was read. What was read is moved to `done/`, and with its reason to `spiked/` when it could not be read: it is
   * kept aside as well. Where files stay they count as read until they change. No file or folder stops the others.
   * `now`: ms since the epoch.
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

/** The folder of this source. It does nothing before `read`. */
export function openWireFolder(
  source: FolderSource,
  { patience = 20_000, portion, sideBySide = usualSideBySide }: FolderBounds = {},
): WireFolder {
  const { folder, log } = source;
  const own = [doneName, spikedName].map((name) => join(folder.path, name));
  const others = [...own, ...(folder.apart ?? [])];
  const stopping = new AbortController();
  const settling = createSettling();
  const procession = createProcession();
  /** The moment of the newest call: a long reading does not stay behind at its first. */
  let now = 0;
  let brought = emptyReading();
  /** What was told of which path, so that it is told once. */
  let told = new Map<string, string>();
  let toldNow = new Map<string, string>();
  const tellIn = (list: 'unreadable' | 'unmoved') => (trouble: Trouble) => {
    const { source: path, problem } = trouble;
    const key = `${list} ${path}`;
    if (told.get(key) !== problem.message && !toldNow.has(key)) brought[list].push(trouble);
    toldNow.set(key, problem.message);
  };
  const tellUnreadable = tellIn('unreadable');
  const clearing = createClearing(folder, log, tellIn('unmoved'));

  /** The file as copy, a small one in hand; null when it waits for a later look. Rejects with what the disk says. */
  async function holdFile(file: WireFile, at: number): Promise<CopyToRead | null> {
    const { path, size } = file;
    if (size > smallFile) {
      if (!(await settling.isSettled(file, at, () => readEnds(path)))) return null;
      const { head } = await readHead(path);
      return { source: path, size, capturedAt: source.capturedAt(head, file) };
    }
    const bytes = await readBytes(path);
    const ends = endsOf(bytes);
    if (!(await settling.isSettled(file, at, async () => ends)) || bytes.length !== size) return null;
    return { source: path, bytes, capturedAt: source.capturedAt(ends.head, file) };
  }

  /** What became of one file; null when it waits for a later look. */
  async function readFile(file: WireFile, place: Place): Promise<Taken | null> {
    const at = now;
    let taken: Taken;
    try {
      const copy = await holdFile(file, at);
      if (copy === null) return null;
      taken = await source.takeIn(copy, at, stopping.signal, place);
      if (await hasChanged(file)) return null;
      if (taken.problem?.code === 'unreadable-file') return taken;
      if (taken.problem !== null) await log.spike(await holdCopy(copy), taken.problem, at);
    } catch (error) {
      if (!isDiskError(error)) throw error;
      if (isGone(error)) return null;
      return { filings: noFilings(), problem: readProblem(error) };
    }
    await log.markRead(file, at);
    await clearing.move(file, taken.problem, at);
    return taken;
  }

  /** Reads one file and notes what came of it; false when it is to be tried again. */
  async function read(file: WireFile): Promise<boolean> {
    const place = procession.join();
    const taken = await readFile(file, place).finally(() => {
      place.reads();
      place.filed();
    });
    if (taken === null) return false;
    addFilings(brought.filings, taken.filings);
    const { problem } = taken;
    if (problem?.code === 'unreadable-file') {
      tellUnreadable({ source: file.path, problem });
      return false;
    }
    brought.files += 1;
    if (problem !== null) brought.spiked.push({ source: file.path, problem });
    for (const aside of taken.asides ?? []) brought.passedOver.push({ source: file.path, problem: aside });
    return true;
  }

  async function readAll(): Promise<void> {
    /** Files that wait, or that the disk does not give, by the moment at which they were tried. */
    const tried = new Map<string, number>();
    const isStopped = () => stopping.signal.aborted;
    const choose = (): Promise<Portion> =>
      chooseFiles(walkWireFiles(folder.path, others), {
        async sort(files) {
          const read = await log.haveRead(files);
          return files.map((file, i) => {
            if (tried.get(file.path) === now) return null;
            if (read[i]) return clearing.shouldMove(file) ? 'move' : null;
            return settling.mayBeSettled(file, now) ? 'read' : null;
          });
        },
        tell: tellUnreadable,
        isStopped,
        now,
        ...(portion === undefined ? {} : { portion }),
      });
    toldNow = new Map();
    await clearing.begin(now);
    for (let isMore = true; isMore && !isStopped(); ) {
      const { toRead, toMove, hasMore } = await choose();
      await doSideBySide(toRead, sideBySide, isStopped, async (file) => {
        if (!(await read(file))) tried.set(file.path, now);
      });
      for (const file of toMove) {
        if (isStopped()) return;
        if (!clearing.shouldMove(file)) continue;
        if ((await clearing.moveKnown(file, now)) === 'read' && !(await read(file)))
          tried.set(file.path, now);
      }
      isMore = hasMore;
    }
    await clearing.end(now);
    told = toldNow;
  }

  /** The reading that goes on: resolves with what broke it off, if anything did. */
  let going: Promise<unknown> | null = null;
  return {
    async read(at) {
      now = at;
      going ??= readAll().catch((error: unknown) => error);
      const waited = new AbortController();
      const failed = await Promise.race([going, setTimeout(patience, stillGoing, { signal: waited.signal })]);
      waited.abort();
      if (failed !== stillGoing) going = null;
      if (failed instanceof Error && !stopping.signal.aborted) throw failed;
      const reading = { ...brought, isWhole: failed !== stillGoing };
      brought = emptyReading();
      return reading;
    },
    async stop() {
      stopping.abort();
      await going;
    },
  };
}

const stillGoing = Symbol('the reading goes on');

/** True when the file is no longer as it was listed: what was read of it may be half of it. */
async function hasChanged(file: WireFile): Promise<boolean> {
  const seen = await stat(file.path).catch(() => null);
  return seen === null || seen.size !== file.size || Math.trunc(seen.mtimeMs) !== file.modifiedAt;
}
