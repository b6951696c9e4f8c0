import type { Disk } from './free-space.ts';
import type { Logger } from './log.ts';

/** What differs between a bot in service, a demo and a test. */
export interface AppSurroundings {
  /** ms since the epoch. */
  now(): number;
  readonly log: Logger;
  /** False: names of places are read when somebody types the first, who waits for that. Default true: before that. */
  readonly warm?: boolean | undefined;
  /** Ends the start, also while Discord cannot be reached: `startApp` then rejects with the signal's reason. */
  readonly signal?: AbortSignal | undefined;
  /**
   * Takes copy in, and reads it, on the thread that calls instead of two of its own, which take longer to start than all the
   * rest: for who starts many bots, as tests do. Copy then holds up the answers, and copy that is too much for the reader
   * takes the bot along.
   */
  readonly intakeHere?: boolean;
  /** Bytes that are free on this disk; the file system tells when left out. */
  readonly freeBytes?: ((disk: Disk) => Promise<number>) | undefined;
}
