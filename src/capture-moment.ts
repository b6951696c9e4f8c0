import { basename } from 'node:path';
import { findCaptureStamp } from './wire/capture-stamp.ts';
import { decodeText } from './wire/decode.ts';

/**
 * The moment at which copy was captured, in ms: as the copy or its file's name states it, else `otherwise` (the
 * file's modification time, or now).
 */
export function captureMoment(bytes: Uint8Array, path: string, otherwise: number): number {
  // A stamp stands at the head of the copy.
  const head = decodeText(bytes.subarray(0, 4_096));
  return findCaptureStamp(head, basename(path), otherwise) ?? otherwise;
}
