import { readFile } from 'node:fs/promises';
import type { WireCopy } from '../wire/item.ts';
import type { Problem } from '../wire/problem.ts';
import type { ReadLog } from './read-log.ts';
import { addFilings, type Filings, noFilings, type Taken } from './take-in.ts';
import { listWireFiles, type WireFile } from './wire-files.ts';

/** A file younger than this may still be being written; it waits for the next look. ms. */
const settleTime = 2_000;

/** What one look at the folder brought. */
export interface FolderReading {
  readonly files: number;
  readonly filings: Readonly<Filings>;
  readonly spiked: readonly { readonly source: string; readonly problem: Problem }[];
}

/** What the folder source needs from outside. */
export interface FolderSource {
  /** The path of the folder. */
  readonly folder: string;
  readonly log: ReadLog;
  /** When this file's copy was captured, in ms: its stamp where it has one, else `modifiedAt`. */
  capturedAt(bytes: Uint8Array, file: WireFile): number;
  takeIn(copy: WireCopy, now: number): Promise<Taken>;
}

/**
 * Reads what is new in the folder, oldest file first, each file once as it now is. Copy that cannot be read is kept
 * aside with its reason and counts as read, until the file changes; a file that the disk does not give us is reported
 * and tried again at the next look. `now`: ms since the epoch.
 * Rejects when the folder itself cannot be read or the archive fails; files done by then stay done.
 */
export async function readFolder(source: FolderSource, now: number): Promise<FolderReading> {
  const filings = noFilings();
  const spiked: { source: string; problem: Problem }[] = [];
  let files = 0;
  for (const file of await listWireFiles(source.folder)) {
    if (source.log.hasRead(file) || Math.abs(now - file.modifiedAt) < settleTime) continue;
    const bytes = await readFile(file.path).catch((error: Error) => error);
    if (bytes instanceof Error) {
      spiked.push({ source: file.path, problem: { code: 'unreadable-file', message: bytes.message } });
      continue;
    }
    files += 1;
    const copy = { source: file.path, bytes, capturedAt: source.capturedAt(bytes, file) };
    const taken = await source.takeIn(copy, now);
    if (taken.ok) {
      addFilings(filings, taken.filings);
    } else {
      source.log.spike(copy, taken.problem, now);
      spiked.push({ source: file.path, problem: taken.problem });
    }
    source.log.markRead(file, now);
  }
  return { files, filings, spiked };
}
