import { ArchiveError } from './archive/archive-error.ts';
import { PostgresTrouble } from './store/postgres.ts';

/** Whether an error means that what the commands read from cannot be reached just now, so that the same command may work in a minute. */
export function isAway(error: unknown): boolean {
  return error instanceof PostgresTrouble || (error instanceof ArchiveError && error.code === 'unavailable');
}
