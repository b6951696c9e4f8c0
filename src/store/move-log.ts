import type { Database } from './database.ts';

/** A checkpoint that takes less than this (ms) found little: nearly all that is in the log is in the file. */
const quick = 10;
/** Where others write all the time and the disk is slow there may never be a quick one. */
const mostTries = 8;

/**
 * Moves what stands in the write-ahead log into the file, until little is left: the log begins anew only when a writer finds
 * all of it moved, and while a long log is moved others write on. It keeps nobody else waiting.
 */
export function moveLog(db: Database): void {
  for (let tries = 0; tries < mostTries; tries += 1) {
    const begun = performance.now();
    db.pragma('wal_checkpoint(PASSIVE)');
    if (performance.now() - begun < quick) return;
  }
}
