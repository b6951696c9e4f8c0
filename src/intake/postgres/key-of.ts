import { createHash } from 'node:crypto';

/** What a path is looked up by: an index of PostgreSQL takes no text as long as a path may be. 32 bytes. */
export function keyOf(path: string): Uint8Array {
  return createHash('sha256').update(path).digest();
}
