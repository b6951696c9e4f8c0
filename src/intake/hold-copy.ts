import { type CopyToRead, isDiskError, isInHand, readBytes } from './copy-file.ts';

/** Copy of more bytes than this is not kept whole on the spike; it stays in its file. */
const largestKept = 32 * 1024 * 1024;

/**
 * The copy as the spike keeps it: its bytes, or the file that it is in when it is larger than `largestKept` or the disk
 * no longer gives it.
 */
export async function holdCopy(copy: CopyToRead): Promise<CopyToRead> {
  if (isInHand(copy) || copy.size > largestKept) return copy;
  try {
    return { source: copy.source, capturedAt: copy.capturedAt, bytes: await readBytes(copy.source) };
  } catch (error) {
    if (!isDiskError(error)) throw error;
    return copy;
  }
}
