import { createHash } from 'node:crypto';
import { type CopyToRead, isDiskError, isInHand, readBytes, readChunks, smallFile } from './copy-file.ts';
import type { ReadLog } from './read-log.ts';

/**
 * The copy with the moment at which these very bytes were first captured, and remembers it. A file that was copied or
 * touched comes with another moment, by which the ages on a page would be of today and its stories news again. Copy that
 * the disk does not give is left as it is: its reader says so.
 */
export async function keepFirstCapture<T extends CopyToRead>(
  copy: T,
  log: Pick<ReadLog, 'firstCapture'>,
): Promise<T> {
  try {
    return { ...copy, capturedAt: await log.firstCapture(await hashCopy(copy), copy.capturedAt) };
  } catch (error) {
    if (!isDiskError(error)) throw error;
    return copy;
  }
}

/** SHA-256 of all of it. */
async function hashCopy(copy: CopyToRead): Promise<Uint8Array> {
  const hash = createHash('sha256');
  if (isInHand(copy)) hash.update(copy.bytes);
  // A chunk takes a mebibyte, however small the file.
  else if (copy.size <= smallFile) hash.update(await readBytes(copy.source));
  else for await (const chunk of readChunks(copy.source)) hash.update(chunk);
  return hash.digest();
}
